#include "eval/cli/score_tests.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "eval/corpus/external_scores.h"
#include "eval/stats/significance.h"

namespace lacuna::cli {
namespace {

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

/// The seed, and how signatures write it. sacreBLEU's variable; "none" takes a new one every time.
struct Seed {
  std::uint64_t value = 12345;
  std::string text = "12345";
};

Result<Seed> seed_from_environment() {
  const char* const variable = std::getenv("SACREBLEU_SEED");
  if (variable == nullptr || *variable == '\0') return Seed{};
  const std::string text = variable;
  if (text == "none" || text == "None") {
    std::random_device device;
    return Seed{(std::uint64_t{device()} << 32) | device(), "none"};
  }
  std::uint64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) {
    return usage("SACREBLEU_SEED is '" + text + "'; a number or 'none' was expected");
  }
  return Seed{value, text};
}

// Puts `fields` behind the first field of each signature, where sacreBLEU has them.
void sign(reports::ScoreReport& report, const std::string& fields) {
  for (reports::ScoredSystem& system : report.systems) {
    for (reports::ScoreCell& cell : system.metrics) {
      std::string& signature = cell.score.signature;
      signature.insert(std::min(signature.find('|'), signature.size()), "|" + fields);
    }
  }
}

reports::ScoreReport plain_report(const Scored& scored) {
  reports::ScoreReport report;
  for (const SystemResult& result : scored.systems) {
    reports::ScoredSystem system{.name = result.name, .metrics = {}};
    for (std::size_t m = 0; m < result.metrics.size(); ++m) {
      system.metrics.push_back({.score = result.metrics[m].score,
                                .interval = {},
                                .p_value = {},
                                .comparison = {},
                                .more_digits = reports::more_digits(scored.metrics[m]->info())});
    }
    report.systems.push_back(std::move(system));
  }
  report.units = scored.units;
  return report;
}

std::vector<ScoredSystems> scored_systems(const Scored& scored) {
  std::vector<ScoredSystems> systems;
  for (std::size_t m = 0; m < scored.metrics.size(); ++m) {
    ScoredSystems& row = systems.emplace_back(ScoredSystems{.metric = scored.metrics[m], .tables = {}});
    for (const SystemResult& system : scored.systems) row.tables.push_back(&system.metrics[m].table);
  }
  return systems;
}

Status add_confidence(const ScoreArguments& arguments, const Scored& scored, const Seed& seed,
                      const base::ParallelFor& parallel_for, reports::ScoreReport& report) {
  const ResamplingOptions options{.samples = arguments.confidence_samples, .seed = seed.value};
  for (std::size_t s = 0; s < scored.systems.size(); ++s) {
    for (std::size_t m = 0; m < scored.metrics.size(); ++m) {
      const Result<ResampledMean> interval =
          stats::bootstrap_interval(*scored.metrics[m], scored.systems[s].metrics[m].table, options, parallel_for);
      if (!interval) return interval.error();
      report.systems[s].metrics[m].interval = *interval;
    }
  }
  sign(report, "bs:" + std::to_string(options.samples) + "|seed:" + seed.text);
  return {};
}

Status add_paired_test(const ScoreArguments& arguments, const Scored& scored, const Seed& seed,
                       const base::ParallelFor& parallel_for, reports::ScoreReport& report) {
  constexpr std::size_t kIntervalSamples = 2000;  // sacreBLEU's
  const bool bootstrap = arguments.paired_bootstrap;
  const ResamplingOptions options{.samples = bootstrap ? arguments.bootstrap_samples : arguments.randomization_samples,
                                  .seed = seed.value,
                                  .interval_samples = arguments.randomization_interval ? kIntervalSamples : 0};
  const std::vector<ScoredSystems> systems = scored_systems(scored);
  const Result<std::vector<PairedResults>> results = bootstrap
                                                         ? stats::paired_bootstrap(systems, options, parallel_for)
                                                         : stats::paired_randomization(systems, options, parallel_for);
  if (!results) return results.error();
  for (std::size_t m = 0; m < results->size(); ++m) {
    for (std::size_t s = 0; s < (*results)[m].size(); ++s) {
      report.systems[s].metrics[m].p_value = (*results)[m][s].p_value;
      report.systems[s].metrics[m].interval = (*results)[m][s].interval;
    }
  }
  report.test = bootstrap ? reports::ScoreTest::kBootstrap : reports::ScoreTest::kRandomization;
  report.samples = options.samples;
  std::string fields = (bootstrap ? "bs:" : "ar:") + std::to_string(options.samples) + "|seed:" + seed.text;
  if (!bootstrap && options.interval_samples > 0) fields.insert(0, "bs:" + std::to_string(kIntervalSamples) + "|");
  sign(report, fields);
  return {};
}

Status add_comparison(const ScoreArguments& arguments, const Scored& scored, const Seed& seed,
                      const base::ParallelFor& parallel_for, reports::ScoreReport& report) {
  ComparisonOptions options{
      .samples = arguments.compare_samples, .seed = seed.value, .alpha = arguments.alpha, .documents = {}};
  if (!arguments.documents.empty()) {
    Result<std::vector<std::uint32_t>> documents = corpus::read_document_ids(arguments.documents);
    if (!documents) return documents.error();
    if (documents->size() != report.units) {
      return Error{.code = ErrorCode::kMismatch,
                   .message = "has " + std::to_string(documents->size()) + " lines, the texts have " +
                              std::to_string(report.units),
                   .path = arguments.documents,
                   .line = std::min(documents->size(), report.units) + 1};
    }
    options.documents = std::move(*documents);
    report.documents = 1 + *std::max_element(options.documents.begin(), options.documents.end());
  }
  const std::vector<ScoredSystems> systems = scored_systems(scored);
  const Result<std::vector<Comparison>> comparisons = stats::compare_systems(systems, options, parallel_for);
  if (!comparisons) return comparisons.error();
  for (const Comparison& comparison : *comparisons) {
    report.systems[comparison.system].metrics[comparison.metric].comparison = comparison;
  }
  report.test = reports::ScoreTest::kComparison;
  report.samples = options.samples;
  report.alpha = options.alpha;
  const std::string samples = std::to_string(options.samples);
  sign(report, "bs:" + samples + "|ar:" + samples + "|seed:" + seed.text +
                   (report.documents > 0 ? "|documents:" + std::to_string(report.documents) : ""));
  return {};
}

}  // namespace

Result<reports::ScoreReport> make_score_report(const ScoreArguments& arguments, const Scored& scored,
                                               const base::ParallelFor& parallel_for) {
  reports::ScoreReport report = plain_report(scored);
  const Result<Seed> seed = seed_from_environment();
  if (!seed) return seed.error();
  const bool tested = arguments.paired_bootstrap || arguments.paired_randomization || arguments.compare;
  if (tested && scored.systems.size() < 2) return usage("a test needs two systems or more");
  Status status;
  if (arguments.confidence) status = add_confidence(arguments, scored, *seed, parallel_for, report);
  if (status && arguments.compare) status = add_comparison(arguments, scored, *seed, parallel_for, report);
  if (status && tested && !arguments.compare) status = add_paired_test(arguments, scored, *seed, parallel_for, report);
  if (!status) return status.error();
  if (tested) {
    std::string& name = report.systems.front().name;
    if (arguments.hypotheses.empty()) {  // fields of standard input: "Baseline", "System 1", …
      for (std::size_t s = 1; s < report.systems.size(); ++s) report.systems[s].name = "System " + std::to_string(s);
      name = "Baseline";
    } else {
      name = "Baseline: " + name;
    }
  }
  return report;
}

}  // namespace lacuna::cli
