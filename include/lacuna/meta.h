/// \file
/// Meta-evaluation: how well metrics agree with human scores, with the definitions of the WMT metrics shared task.
///
///     MetaRequest request;
///     request.human = {.name = "mqm", .segments = {{"systemA", {-1.0, 0.0, std::nullopt}}, …}};
///     request.metrics = {{.name = "BLEU", .segments = {{"systemA", {31.2, 55.0, 8.4}}, …}}};
///     Result<MetaReport> report = meta_evaluate(request, nullptr);
///
/// Statistics are those of mt-metrics-eval (google-research, `stats.py`, `tau_optimization.py`, `pce.py`); papers are
/// named at `MetaStatistic`.
/// Thread-safety: independent calls may run at the same time. Cost: sorting for all but acc-eq, which looks at each
/// pair of a group twice; a permutation test is `samples` times that for each pair of metrics. The report is the same
/// whatever the number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lacuna/meta_report.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna {

/// The scores of one system: of its segments in order, or the single one of the whole; null: not scored.
struct SystemScores {
  std::string system;
  std::vector<std::optional<double>> scores;
};

/// Scores by system. Higher is better.
using ScoreTable = std::vector<SystemScores>;

/// Scores of one metric, or of people.
struct RatedScores {
  std::string name = {};
  ScoreTable segments = {};      ///< equally many of every system; may be empty
  ScoreTable systems = {};       ///< one of every system; empty: the means of its segments
  bool lower_is_better = false;  ///< all scores are negated first
};

/// What two metrics exchange in a permutation of the test (Deutsch, Dror & Roth 2021).
enum class MetaPermutation : std::uint8_t {
  kBoth,     ///< each score of the level by itself, as mt-metrics-eval
  kInputs,   ///< all scores of a segment together; those of systems are means of segments
  kSystems,  ///< all scores of a system together
};

struct MetaOptions {
  std::vector<MetaStatistic> system_statistics = {MetaStatistic::kPearson, MetaStatistic::kKendall,
                                                  MetaStatistic::kAccuracy, MetaStatistic::kSoftAccuracy};
  std::vector<MetaStatistic> segment_statistics = {MetaStatistic::kPearson, MetaStatistic::kKendall,
                                                   MetaStatistic::kTieAccuracy};
  std::vector<MetaGrouping> groupings = {MetaGrouping::kItem};  ///< of segments: a column for each
  double like_threshold = 25.0;    ///< of kKendallLike, above 0: least difference of human scores that counts
  bool undefined_as_zero = false;  ///< a group whose correlation is undefined counts as 0 instead of not at all
  MetaPermutation permutation = MetaPermutation::kBoth;
  std::size_t samples = 1000;       ///< of the permutation tests; 0: none
  std::uint64_t seed = 12345;       ///< of the permutation tests
  double alpha = 0.05;              ///< in (0, 1): p-values up to it make a new cluster
  std::size_t soft_samples = 1000;  ///< within kSoftAccuracy
  std::uint64_t soft_seed = 4;      ///< mt-metrics-eval's, whose draws these are
  std::size_t threads = 0;          ///< 0: one per core

  [[nodiscard]] Status validate() const;
};

struct MetaRequest {
  RatedScores human = {};
  std::vector<RatedScores> metrics = {};
  std::vector<std::string> excluded = {};  ///< systems that are left out; those that nobody scored are ignored
  std::string language_pair = {};          ///< for the report only
  MetaOptions options = {};
};

/// Compares the metrics by each statistic on the systems that people scored, in the order of their scores. Where the
/// scores that a statistic needs are missing its values are null with a reason.
/// Errors: kUsage (no metric, two of one name, options that make no sense; `inputs` with scores of systems), kMismatch
/// (a system without scores of a metric, unequal numbers of segments, fewer than two systems; the message names them),
/// kFormat (a segment or system that a metric did not score).
[[nodiscard]] Result<MetaReport> meta_evaluate(const MetaRequest& request, Progress* progress);

}  // namespace lacuna
