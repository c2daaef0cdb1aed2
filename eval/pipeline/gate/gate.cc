#include "lacuna/gate.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/interruption.h"
#include "eval/config/config.h"
#include "eval/corpus/external_scores.h"
#include "eval/pipeline/gate/findings.h"
#include "eval/pipeline/gate/judge.h"
#include "eval/pipeline/gate/measure.h"
#include "eval/pipeline/gate/metrics.h"
#include "eval/pipeline/gate/remarks.h"
#include "eval/pipeline/gate/suites.h"
#include "eval/pipeline/gate/update.h"
#include "eval/pipeline/house_rules.h"
#include "eval/pipeline/parallel.h"
#include "eval/records/baseline.h"
#include "eval/records/suite_cache.h"
#include "lacuna/version.h"

namespace lacuna {
namespace pipeline {
namespace {

using records::Baseline;
using records::SuiteCache;
using records::SuiteMeasure;

constexpr std::size_t kKeptInCache = 256;  // suites

/// A suite that was measured, or why it could not be.
struct Measured {
  GateSuite suite;
  std::vector<MetricPtr> metrics;
  std::vector<std::uint32_t> documents;  ///< of each unit; or none
  std::optional<SuiteMeasure> measure;
  bool from_cache = false;
  std::optional<Error> error;
};

/// One run of the gate.
class Gate {
 public:
  Gate(const GateRequest& request, config::Config config, Progress* progress)
      : request_(request),
        config_(std::move(config)),
        rules_(*config_.gate),
        progress_(progress),
        parallel_for_(parallel_for(request.threads, progress)) {
    std::string folder = request.cache_folder;
    if (folder.empty() && rules_.cache) folder = rules_.cache->path;
    if (request.use_cache && !folder.empty()) cache_.emplace(std::move(folder));
    settings_ = {.alpha = 0.0,
                 .samples = rules_.samples,
                 .seed = rules_.seed,
                 .acceptance = {.days = rules_.accept_for_days, .today = request.today}};
  }

  Result<GateReport> run() {
    Result<std::vector<GateSuite>> suites = all_suites();
    if (!suites) return suites.error();
    Result<std::string> digest = settings_digest(request_, config_);
    if (!digest) return digest.error();
    digest_ = std::move(*digest);
    settings_.alpha = rules_.alpha / static_cast<double>(std::max<std::size_t>(comparisons(*suites), 1));
    report_.tool.version = kVersion;
    report_.config_path = request_.config_path;
    report_.alpha = rules_.alpha;
    report_.samples = rules_.samples;
    report_.inconclusive = rules_.inconclusive;
    report_.complete = request_.suites.empty();
    if (rules_.history) report_.history_path = rules_.history->path;
    read_known();
    if (Status selected = select(*suites); !selected) return selected.error();
    std::vector<Measured> measured;
    for (GateSuite& suite : *suites) {
      if (progress_ != nullptr) progress_->update(suite.name, measured.size(), suites->size());
      measured.push_back(measure(std::move(suite)));
    }
    if (cache_) cache_->prune(kKeptInCache);
    if (request_.update) {
      if (Status updated = update(measured); !updated) return updated.error();
    }
    judge_all(std::move(measured));
    conclude();
    return std::move(report_);
  }

 private:
  [[nodiscard]] Error usage(std::string message, std::size_t line = 0) const {
    return {.code = ErrorCode::kUsage, .message = std::move(message), .path = request_.config_path, .line = line};
  }

  [[nodiscard]] Result<std::vector<GateSuite>> all_suites() const {
    std::vector<GateSuite> suites = expand_suites(rules_, request_.config_path);
    if (suites.empty()) return usage("the gate has no suites");
    std::set<std::string> names;
    for (const GateSuite& suite : suites) {
      if (!names.insert(suite.name).second) return usage("two suites are called " + suite.name, suite.rule->line);
    }
    return suites;
  }

  [[nodiscard]] bool is_wanted(std::string_view name) const {
    return request_.suites.empty() || std::any_of(request_.suites.begin(), request_.suites.end(),
                                                  [&](const std::string& glob) { return selects(glob, name); });
  }

  /// Leaves the suites that are asked for. A name that there is neither here nor in the baseline is mistyped.
  Status select(std::vector<GateSuite>& suites) const {
    for (const std::string& glob : request_.suites) {
      const auto fits = [&](const auto& suite) { return selects(glob, suite.name); };
      if (std::any_of(suites.begin(), suites.end(), fits)) continue;
      if (known_ && std::any_of(known_->suites.begin(), known_->suites.end(), fits)) continue;
      std::string names;
      for (const GateSuite& suite : suites) names.append(names.empty() ? "" : ", ").append(suite.name);
      return usage(std::string("no suite is called '").append(glob).append("'; there are: ").append(names));
    }
    std::erase_if(suites, [&](const GateSuite& suite) { return !is_wanted(suite.name); });
    for (GateSuite& suite : suites) {
      const records::BaselineSuite* before = known_ ? known_->find(suite.name) : nullptr;
      if (before == nullptr) continue;
      if (suite.source_language.empty()) suite.source_language = before->source_language;
      if (suite.target_language.empty()) suite.target_language = before->target_language;
    }
    return {};
  }

  /// Comparisons that share the run's alpha.
  static std::size_t comparisons(const std::vector<GateSuite>& suites) {
    std::size_t count = 0;
    for (const GateSuite& suite : suites) {
      count += static_cast<std::size_t>(std::count_if(suite.rule->metrics.begin(), suite.rule->metrics.end(),
                                                      [](const auto& metric) { return !metric.alpha; }));
    }
    return count;
  }

  void read_known() {
    BaselineInfo& info = report_.baseline;
    info.path = rules_.baseline.path;
    std::error_code code;
    if (!std::filesystem::exists(info.path, code)) return;
    info.present = true;
    const std::uintmax_t bytes = std::filesystem::file_size(info.path, code);
    if (!code) info.bytes = bytes;
    Result<Baseline> read = records::read_baseline(info.path);
    if (!read) {
      info.error = read.error();
      return;
    }
    known_ = std::move(*read);
    describe_known();
  }

  void describe_known() {
    BaselineInfo& info = report_.baseline;
    info.present = true;
    info.updated = known_->updated;
    info.days = days_between(known_->updated, request_.today);
    info.version = known_->version;
    info.known_findings = 0;
    for (const records::BaselineSuite& suite : known_->suites) info.known_findings += suite.findings.size();
  }

  Measured measure(GateSuite suite) {
    Measured measured{.suite = std::move(suite), .error = {}};
    measured.error = measured.suite.error;
    if (!measured.error) {
      if (const Status done = fill(measured); !done) measured.error = done.error();
    }
    return measured;
  }

  Status fill(Measured& measured) {
    const GateSuite& suite = measured.suite;
    Result<std::vector<MetricPtr>> metrics = make_gate_metrics(
        *suite.rule, {.packs = request_.pack_folders, .models = request_.model_folders}, request_.config_path);
    if (!metrics) return metrics.error();
    measured.metrics = std::move(*metrics);
    Result<SuiteInputs> inputs = read_inputs(suite);
    if (!inputs) return inputs.error();
    const std::string key = measure_key(digest_, suite, *inputs, measured.metrics);
    if (cache_) measured.measure = cache_->find(key);
    measured.from_cache = measured.measure.has_value();
    if (!measured.measure) {
      Result<SuiteMeasure> made =
          measure_suite(suite, std::move(inputs->files), measured.metrics, request_, parallel_for_);
      if (!made) return made.error();
      measured.measure = std::move(*made);
      // A cache that cannot be written makes the next run slower, nothing else.
      if (cache_) {
        if (const Status stored = cache_->store(key, *measured.measure); !stored && !cache_complained_) {
          cache_complained_ = true;
          report_.remarks.push_back("the cache is not used: " + stored.error().to_string());
        }
      }
    }
    return read_documents(measured);
  }

  static Status read_documents(Measured& measured) {
    const config::NamedFile* file = measured.suite.file("documents");
    if (file == nullptr) return {};
    Result<std::vector<std::uint32_t>> documents = corpus::read_document_ids(file->path);
    if (!documents) return documents.error();
    if (documents->size() != measured.measure->units) {
      return Error{.code = ErrorCode::kMismatch,
                   .message = "has " + std::to_string(documents->size()) + " lines, the texts have " +
                              std::to_string(measured.measure->units),
                   .path = file->path,
                   .line = std::min(documents->size(), measured.measure->units) + 1};
    }
    measured.documents = std::move(*documents);
    return {};
  }

  /// Makes what was measured the baseline, and says what is accepted by that.
  Status update(const std::vector<Measured>& measured) {
    if (report_.baseline.error && !request_.suites.empty()) {
      return usage("some suites cannot be updated: the others are in a baseline that cannot be read (" +
                   report_.baseline.error->to_string() + ")");
    }
    for (const Measured& one : measured) {
      if (one.error) {
        report_.remarks.push_back("the baseline is not written: suite '" + one.suite.name + "' could not be run");
        return {};
      }
    }
    std::vector<MeasuredSuite> suites;
    suites.reserve(measured.size());
    for (const Measured& one : measured) suites.push_back({one.suite.name, &*one.measure});
    Baseline fresh = updated_baseline(known_, suites, request_.suites.empty(), settings_.acceptance);
    if (known_) describe_changes(*known_, fresh, report_.remarks);
    if (!known_ || *known_ != fresh) {
      const std::string text = records::to_text(fresh);
      if (Status written = base::write_file(rules_.baseline.path, text); !written) return written;
      report_.baseline.written = true;
      report_.baseline.bytes = text.size();
    } else {
      report_.remarks.emplace_back("the baseline is up to date and was not written");
    }
    report_.baseline.error.reset();
    known_ = std::move(fresh);
    describe_known();
    return {};
  }

  void judge_all(std::vector<Measured> measured) {
    for (Measured& one : measured) {
      if (one.error) {
        report_.suites.push_back({.name = one.suite.name,
                                  .error = one.error,
                                  .verdict = Verdict::kError,
                                  .reasons = {one.error->to_string()}});
        continue;
      }
      const records::BaselineSuite* before = known_ ? known_->find(one.suite.name) : nullptr;
      SuiteGate gate =
          judge_suite(one.suite, one.metrics, std::move(*one.measure), one.documents, before, settings_, parallel_for_);
      gate.from_cache = one.from_cache;
      if (before != nullptr) remark_on_settings(*before, gate, report_.remarks);
      if (known_ && before == nullptr) {
        gate.verdict = std::max(gate.verdict, Verdict::kFail);
        gate.reasons.insert(gate.reasons.begin(),
                            "it is not in the baseline; 'lacuna gate --update' adds it, to be committed");
      }
      report_.suites.push_back(std::move(gate));
    }
  }

  /// The verdict on the run: that of the worst suite, or of what is wrong with the baseline.
  void conclude() {
    Verdict worst = Verdict::kPass;
    for (const SuiteGate& suite : report_.suites) worst = std::max(worst, suite.verdict);
    if (report_.baseline.error) {
      report_.reasons.push_back(report_.baseline.error->to_string() +
                                "; restore it from version control, or make it anew with 'lacuna gate --update'");
      worst = Verdict::kError;
    } else if (!report_.baseline.present) {
      report_.reasons.push_back("there is no baseline " + report_.baseline.path +
                                "; 'lacuna gate --update' makes it, to be committed");
      worst = std::max(worst, Verdict::kFail);
    } else {
      worst = std::max(worst, look_for_lost_suites());
    }
    report_.verdict = worst;
    report_.exit_code = exit_code(worst);
  }

  /// A suite that is gone may be a regression that nobody sees any more.
  Verdict look_for_lost_suites() {
    Verdict verdict = Verdict::kPass;
    for (const records::BaselineSuite& known : known_->suites) {
      const bool here = std::any_of(report_.suites.begin(), report_.suites.end(),
                                    [&](const SuiteGate& suite) { return suite.name == known.name; });
      if (here || !is_wanted(known.name)) continue;
      report_.reasons.push_back("suite '" + known.name +
                                "' is in the baseline, but not here; 'lacuna gate --update' takes it out");
      verdict = Verdict::kFail;
    }
    return verdict;
  }

  [[nodiscard]] int exit_code(Verdict verdict) const {
    switch (verdict) {
      case Verdict::kPass: return 0;
      case Verdict::kFail: return 1;
      case Verdict::kError: return 2;
      case Verdict::kInconclusive: break;
    }
    switch (rules_.inconclusive) {
      case InconclusivePolicy::kPass: return 0;
      case InconclusivePolicy::kFail: return 1;
      case InconclusivePolicy::kReport: return 3;
    }
    return 2;
  }

  const GateRequest& request_;
  config::Config config_;
  const config::GateRules& rules_;
  Progress* progress_;
  base::ParallelFor parallel_for_;
  std::optional<SuiteCache> cache_;
  bool cache_complained_ = false;
  std::string digest_;
  JudgeSettings settings_;
  std::optional<Baseline> known_;
  GateReport report_;
};

}  // namespace
}  // namespace pipeline

namespace {

Result<GateReport> run_gate(const GateRequest& request, Progress* progress) {
  if (!request.today.empty() && !config::is_date(request.today)) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "the day must be one of the calendar, as YYYY-MM-DD, not '" + request.today + "'"};
  }
  Result<config::Config> config = pipeline::read_house_rules({.config_path = request.config_path});
  if (!config) return config.error();
  if (!config->gate) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "has no section \"gate\"; 'lacuna gate --init' writes one to start from",
                 .path = request.config_path};
  }
  return pipeline::Gate(request, std::move(*config), progress).run();
}

}  // namespace

Result<GateReport> gate(const GateRequest& request, Progress* progress) {
  return base::interruptible([&] { return run_gate(request, progress); });
}

}  // namespace lacuna
