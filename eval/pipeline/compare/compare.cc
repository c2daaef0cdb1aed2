#include "lacuna/compare.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "eval/base/format_number.h"
#include "eval/base/interruption.h"
#include "eval/corpus/external_scores.h"
#include "eval/pipeline/compare/compare_buckets.h"
#include "eval/pipeline/compare/compared.h"
#include "eval/pipeline/compare/ngram_differences.h"
#include "eval/pipeline/compare/run_metrics.h"
#include "eval/pipeline/compare/system_names.h"
#include "eval/pipeline/compare/text_metrics.h"
#include "eval/pipeline/compare/unit_differences.h"
#include "eval/pipeline/compare/word_counts.h"
#include "eval/pipeline/compare/word_index.h"
#include "eval/pipeline/detect_language.h"
#include "eval/pipeline/parallel.h"
#include "eval/stats/significance.h"
#include "lacuna/version.h"
#include "metrics/registry.h"

namespace lacuna {
namespace pipeline {
namespace {

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

/// The stages of a comparison, for who watches it.
class Stages {
 public:
  explicit Stages(Progress* progress) : progress_(progress) {}
  void begin(std::string_view stage) {
    if (progress_ != nullptr) progress_->update(stage, done_, kStages);
    ++done_;
  }

 private:
  static constexpr std::size_t kStages = 4;
  Progress* progress_;
  std::size_t done_ = 0;
};

/// Enough of a text to tell its language.
std::string language_of(const Lines& lines) {
  constexpr std::size_t kEnough = std::size_t{1} << 16U;
  std::string text;
  for (std::size_t i = 0; i < lines.size() && text.size() < kEnough; ++i) {
    text += lines[i];
    text += '\n';
  }
  return detect_language(text);
}

void name_languages(const CompareOptions& options, Compared& compared) {
  if (!options.source_language.empty()) compared.source_language = options.source_language;
  if (!options.target_language.empty()) compared.target_language = options.target_language;
  if (compared.source_language.empty()) compared.source_language = language_of(compared.source);
  if (compared.target_language.empty()) {
    compared.target_language =
        language_of(compared.references.empty() ? compared.hypotheses.front() : compared.references.front());
  }
}

Result<std::vector<std::uint32_t>> read_documents(const CompareOptions& options, const Compared& compared) {
  if (options.documents_path.empty()) return std::vector<std::uint32_t>{};
  Result<std::vector<std::uint32_t>> documents = corpus::read_document_ids(options.documents_path);
  if (!documents) return documents;
  const Result<std::vector<std::size_t>> lines =
      lines_of_units(options.documents_path, documents->size(), compared.systems.front().path, compared);
  if (!lines) return lines.error();
  std::map<std::uint32_t, std::uint32_t> numbers;  // of the documents that have a unit
  std::vector<std::uint32_t> of_units;
  of_units.reserve(lines->size());
  for (const std::size_t line : *lines) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    of_units.push_back(numbers.try_emplace((*documents)[line], next).first->second);
  }
  return of_units;
}

/// Scores, intervals and differences.
Status add_metrics(const Compared& compared, const CompareOptions& options, const base::ParallelFor& parallel_for,
                   CompareReport& report) {
  Result<std::vector<std::uint32_t>> documents = read_documents(options, compared);
  if (!documents) return documents.error();
  std::vector<ScoredSystems> tables;
  for (const ComparedMetric& metric : compared.metrics) {
    const MetricInfo& info = metric.metric->info();
    MetricComparison& row = report.metrics.emplace_back(
        MetricComparison{.metric = metric.scores.front().metric, .direction = info.direction});
    row.ideal = info.direction == Direction::kNearerToIdeal ? info.ideal : 0.0;
    row.decimals = metric.decimals;
    for (const Score& score : metric.scores) row.systems.push_back({.score = score});
    ScoredSystems& scored = tables.emplace_back(ScoredSystems{.metric = metric.metric, .tables = {}});
    for (const StatsTable& table : metric.tables) scored.tables.push_back(&table);
  }
  ComparisonOptions test{
      .samples = options.samples, .seed = options.seed, .alpha = options.alpha, .documents = std::move(*documents)};
  if (!test.documents.empty()) {
    report.document_count = 1 + *std::max_element(test.documents.begin(), test.documents.end());
  }
  const bool by_documents = report.document_count > 0;
  if ((by_documents ? report.document_count : report.unit_count) < 2) {
    report.remarks.push_back(std::string("There is a single ") + (by_documents ? "document" : "unit") +
                             ", so nothing can be tested.");
    return {};
  }
  const Result<stats::SystemTests> tests = stats::test_systems(tables, test, parallel_for);
  if (!tests) return tests.error();
  for (std::size_t m = 0; m < report.metrics.size(); ++m) {
    for (std::size_t s = 0; s < report.systems.size(); ++s) {
      report.metrics[m].systems[s].interval = tests->intervals[m][s];
    }
  }
  for (const Comparison& comparison : tests->comparisons) {
    report.metrics[comparison.metric].differences.push_back(comparison);
  }
  for (const std::string& reason : tests->untested) {
    std::string remark = "There is " + reason + ".";
    if (std::find(report.remarks.begin(), report.remarks.end(), remark) == report.remarks.end()) {
      report.remarks.push_back(std::move(remark));
    }
  }
  return {};
}

/// The words of all texts.
struct Indexed {
  WordIndex target;
  std::vector<IndexedText> references;
  std::vector<IndexedText> hypotheses;
  std::vector<std::size_t> source_lengths;
};

Indexed index_words(const Compared& compared, const base::ParallelFor& parallel_for) {
  Indexed indexed{.target = WordIndex(compared.target_language)};
  for (const Lines& lines : compared.references) indexed.references.push_back(indexed.target.add(lines, parallel_for));
  for (const Lines& lines : compared.hypotheses) {
    if (!compared.references.empty()) indexed.hypotheses.push_back(indexed.target.add(lines, parallel_for));
  }
  if (!compared.source.empty()) {
    WordIndex source(compared.source_language);
    indexed.source_lengths = source.add(compared.source, parallel_for).lengths;
  }
  return indexed;
}

void append(std::vector<BucketTable> tables, CompareReport& report) {
  for (BucketTable& table : tables) report.buckets.push_back(std::move(table));
}

/// Buckets and n-grams.
Status add_words(const Compared& compared, const CompareOptions& options, const base::ParallelFor& parallel_for,
                 CompareReport& report) {
  const Indexed indexed = index_words(compared, parallel_for);
  append(compared.more_buckets, report);
  if (!compared.references.empty()) {
    append(length_buckets(compared, indexed.references.front().lengths, "reference length"), report);
  }
  if (!compared.source.empty()) append(length_buckets(compared, indexed.source_lengths, "source length"), report);
  if (compared.references.empty()) return {};

  const bool by_references = options.training_path.empty();
  std::vector<std::uint64_t> counts = counts_of(indexed.references, indexed.target);
  if (!by_references) {
    Result<TrainingCounts> training = training_counts(options.training_path, indexed.target, parallel_for);
    if (!training) return training.error();
    counts = std::move(training->counts);
    report.remarks.push_back(options.training_path + " is taken as " +
                             (training->is_list ? "a list of words with their counts" : "a training text") + ": " +
                             std::to_string(training->lines) + (training->lines == 1 ? " line." : " lines."));
  }
  report.buckets.push_back(
      frequency_buckets(indexed.references, indexed.hypotheses, indexed.target, counts, by_references));
  if (by_references) {
    report.remarks.emplace_back(
        "Words are counted in the references, for lack of a training text: a word seen once is rare here, not "
        "everywhere.");
  }
  if (options.max_ngrams == 0) return {};
  const NgramMatches matches(indexed.references, indexed.hypotheses, options.max_order, parallel_for);
  for (std::size_t system = 1; system < report.systems.size(); ++system) {
    NgramLists lists = matches.compare(system, options.max_ngrams, indexed.target);
    std::move(lists.gained.begin(), lists.gained.end(), std::back_inserter(report.ngrams_gained));
    std::move(lists.lost.begin(), lists.lost.end(), std::back_inserter(report.ngrams_lost));
  }
  return {};
}

/// What the tests cannot show, and what they do not know.
void add_test_remarks(const Compared& compared, const CompareOptions& options, CompareReport& report) {
  const std::size_t comparisons = comparison_count(report);
  if (comparisons == 0) return;
  if (const double least = least_holm_p_value(report); least > report.alpha) {
    const bool by_documents = report.document_count > 0;
    const std::size_t drawn = by_documents ? report.document_count : report.unit_count;
    const auto most = static_cast<double>(comparisons);
    std::string remark = "The test cannot tell: p (Holm) is " + base::format_fixed(std::min(least, 1.0), 4) +
                         " at least, and significant is what is at most " + base::format_shortest(report.alpha);
    const auto needed = static_cast<std::size_t>(std::ceil(most / report.alpha));
    if (most * std::exp2(1.0 - static_cast<double>(drawn)) > report.alpha) {
      remark += "; it takes more " + std::string(by_documents ? "documents" : "units") + " than " +
                std::to_string(drawn) + (comparisons > 1 ? ", or fewer metrics and systems." : ".");
    } else {
      remark += "; it takes --samples " + std::to_string(needed) + " or more" +
                (comparisons > 1 ? " for " + std::to_string(comparisons) + " comparisons." : ".");
    }
    report.remarks.push_back(std::move(remark));
  }
  const bool are_texts = compared.findings.empty();  // runs are of a document or two
  if (are_texts && options.documents_path.empty()) {
    report.remarks.emplace_back(
        "Each unit is drawn on its own, but units of one document are alike, so that intervals come out too narrow: "
        "--documents FILE (a document's name for each line) draws whole documents.");
  }
}

void add_remarks(Compared& compared, CompareReport& report) {
  for (std::size_t s = 0; s < compared.systems.size(); ++s) {
    const Lines& lines = compared.hypotheses[s];
    const auto empty = std::count(lines.begin(), lines.end(), std::string_view());
    if (empty == 0) continue;
    report.remarks.push_back(compared.systems[s].name + " leaves " + std::to_string(empty) + " of " +
                             std::to_string(lines.size()) + " units empty.");
  }
  for (std::string& remark : compared.remarks) report.remarks.push_back(std::move(remark));
}

/// BLEU over the tokens of 13a is of little use for languages without spaces.
void add_tokenizer_remark(const Compared& compared, CompareReport& report) {
  const std::string_view usual = metrics::usual_tokenizer(compared.target_language);
  const bool unusual = std::any_of(compared.metrics.begin(), compared.metrics.end(), [&](const ComparedMetric& metric) {
    return metric.scores.front().signature.find("|tok:13a|") != std::string::npos;
  });
  if (usual == "13a" || !unusual) return;
  report.remarks.push_back("BLEU takes words at spaces (tok:13a), but the language looks like " +
                           compared.target_language + ", whose tokeniser is " + std::string(usual) + ": name it with " +
                           "--tokenize " + std::string(usual) + ", or the languages with -l.");
}

/// What texts and runs have in common: scores of texts where there are references, tests, words, units.
Result<CompareReport> compare_all(Compared compared, const CompareOptions& options,
                                  const base::ParallelFor& parallel_for, Stages& stages) {
  name_languages(options, compared);
  stages.begin("scoring");
  if (!compared.references.empty()) {
    if (const Status status = score_hypotheses(options, parallel_for, compared); !status) return status.error();
  }
  CompareReport report;
  report.tool.version = kVersion;
  report.systems = compared.systems;
  report.references = compared.reference_paths;
  report.source = compared.source_path;
  report.source_language = compared.source_language;
  report.target_language = compared.target_language;
  report.unit_count = compared.units();
  report.samples = options.samples;
  report.seed = options.seed;
  report.alpha = options.alpha;
  add_tokenizer_remark(compared, report);
  add_remarks(compared, report);
  stages.begin("testing");
  if (const Status status = add_metrics(compared, options, parallel_for, report); !status) return status.error();
  add_test_remarks(compared, options, report);
  stages.begin("comparing words");
  if (const Status status = add_words(compared, options, parallel_for, report); !status) return status.error();
  DifferentUnits units = different_units(compared, options.max_units);
  report.differences = std::move(units.differences);
  report.units = std::move(units.units);
  return report;
}

Result<Compared> read_texts(const CompareRequest& request) {
  const std::vector<std::string>& paths = request.hypothesis_paths;
  const Result<std::vector<std::string>> names = system_names(paths);
  if (!names) return names.error();
  if (request.options.reference_paths.empty()) return usage("texts are compared with a reference; there is none");
  Compared compared;
  for (std::size_t s = 0; s < paths.size(); ++s) {
    Result<Lines> lines = read_lines(paths[s], compared);
    if (!lines) return lines.error();
    if (s > 0) {
      if (const Status fits = expect_lines(paths[s], lines->size(), paths.front(), compared.units()); !fits) {
        return fits.error();
      }
    }
    compared.systems.push_back({.name = (*names)[s], .path = paths[s]});
    compared.hypotheses.push_back(std::move(*lines));
  }
  if (const Status status = read_references(request.options, paths.front(), compared); !status) return status.error();
  if (!request.source_path.empty()) {
    Result<Lines> lines = read_lines(request.source_path, compared);
    if (!lines) return lines.error();
    const Status fits = expect_lines(request.source_path, lines->size(), paths.front(), compared.units());
    if (!fits) return fits.error();
    compared.source = std::move(*lines);
    compared.source_path = request.source_path;
  }
  return compared;
}

}  // namespace
}  // namespace pipeline

Status CompareOptions::validate() const {
  if (samples < 100) return pipeline::usage("a comparison needs at least 100 resamples");
  if (!(alpha > 0.0 && alpha < 1.0)) return pipeline::usage("alpha must be between 0 and 1");
  constexpr std::size_t kLongest = 16;
  if (max_order < 1 || max_order > kLongest) return pipeline::usage("n-grams have 1 to 16 words");
  return {};
}

namespace {

Result<CompareReport> compare_texts(const CompareRequest& request, Progress* progress) {
  if (const Status status = request.options.validate(); !status) return status.error();
  pipeline::Stages stages(progress);
  stages.begin("reading");
  const base::ParallelFor parallel_for = pipeline::parallel_for(request.options.threads, progress);
  Result<pipeline::Compared> compared = pipeline::read_texts(request);
  if (!compared) return compared.error();
  return pipeline::compare_all(std::move(*compared), request.options, parallel_for, stages);
}

Result<CompareReport> compare_saved(std::span<const NamedRun> runs, const CompareOptions& options, Progress* progress) {
  if (const Status status = options.validate(); !status) return status.error();
  pipeline::Stages stages(progress);
  stages.begin("reading");
  Result<pipeline::Compared> compared = pipeline::compared_runs(runs);
  if (!compared) return compared.error();
  if (const Status status = pipeline::read_references(options, runs.front().path, *compared); !status) {
    return status.error();
  }
  return pipeline::compare_all(std::move(*compared), options, pipeline::parallel_for(options.threads, progress),
                               stages);
}

}  // namespace

Result<CompareReport> compare(const CompareRequest& request, Progress* progress) {
  return base::interruptible([&] { return compare_texts(request, progress); });
}

Result<CompareReport> compare_runs(std::span<const NamedRun> runs, const CompareOptions& options, Progress* progress) {
  return base::interruptible([&] { return compare_saved(runs, options, progress); });
}

}  // namespace lacuna
