/// \file
/// Whether a difference between systems is more than chance: sacreBLEU's tests to the last digit, and ours.
///
///     ScoredSystems bleu{.metric = metric, .tables = {&baseline, &candidate}};
///     std::vector<PairedResults> twin = paired_bootstrap({&bleu, 1}, {.samples = 1000});
///     std::vector<Comparison> ours = compare_systems({&bleu, 1}, {.documents = ids});
///
/// All tests are functions of tables, so they work for every metric alike.
/// Thread-safety: free functions, no state. Cost: samples x units x columns / 5 additions; memory: a few MB beside the
/// tables, 8 bytes a sample, system and metric.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lacuna/result.h"
#include "lacuna/scoring.h"
#include "lacuna/stats_table.h"

namespace lacuna {

/// One metric's tables of all systems, the baseline first; all with the same units in the same order.
struct ScoredSystems {
  MetricPtr metric;
  std::vector<const StatsTable*> tables;  ///< stay the caller's
};

/// A mean over resamples and half the width of the central 95 %: "μ = 38.60 ± 1.21".
struct ResampledMean {
  double mean = 0.0;
  double half_width = 0.0;

  friend bool operator==(const ResampledMean&, const ResampledMean&) = default;
};

/// How sacreBLEU resamples. The generator is NumPy's, so its numbers come out, to the last digit.
struct ResamplingOptions {
  std::size_t samples = 1000;
  std::uint64_t seed = 12345;
  std::size_t interval_samples = 0;  ///< `paired_randomization` only: resamples for intervals; 0: none
};

/// What sacreBLEU's `PairedTest` says of one system.
struct PairedResult {
  double score = 0.0;
  std::optional<double> p_value;          ///< none for the baseline
  std::optional<ResampledMean> interval;  ///< none for randomisation without `interval_samples`
};

/// One for each system, the baseline first.
using PairedResults = std::vector<PairedResult>;

/// The bootstrap interval of `corpus_score(…, n_bootstrap=samples)` of sacreBLEU (Efron 1979; Koehn 2004). Sums of
/// single-precision statistics, in the order drawn, as there. Errors: kUsage for no unit or no sample, or when
/// a score is undefined.
[[nodiscard]] Result<ResampledMean> bootstrap_interval(const Metric& metric, const StatsTable& table,
                                                       const ResamplingOptions& options);

/// sacreBLEU's paired bootstrap (Koehn 2004) for each of `metrics`. Errors: as above, and kMismatch for tables of
/// different size.
[[nodiscard]] Result<std::vector<PairedResults>> paired_bootstrap(std::span<const ScoredSystems> metrics,
                                                                  const ResamplingOptions& options);

/// sacreBLEU's paired approximate randomisation (Riezler & Maxwell 2005) for each of `metrics`. Errors: as above.
[[nodiscard]] Result<std::vector<PairedResults>> paired_randomization(std::span<const ScoredSystems> metrics,
                                                                      const ResamplingOptions& options);

/// How we recommend to compare.
struct ComparisonOptions {
  std::size_t samples = 10000;  ///< of the randomisation and of the bootstrap
  std::uint64_t seed = 12345;
  double alpha = 0.05;  ///< of the tests, and 1 - coverage of the intervals
  double power = 0.8;   ///< with which a difference is said to be detectable
  /// The document of each unit, as numbers of any kind; empty: every unit stands alone. Sentences of one document are
  /// alike, so whole documents are resampled.
  std::vector<std::uint32_t> documents;
};

/// One system against the baseline by one metric.
struct Comparison {
  std::size_t metric = 0;  ///< index of `metrics`
  std::size_t system = 0;  ///< index of `tables`, 1 or more
  double baseline_score = 0.0;
  double score = 0.0;
  double difference = 0.0;  ///< score - baseline_score
  double low = 0.0;         ///< of the bootstrap's percentile interval of the difference
  double high = 0.0;
  double p_value = 1.0;       ///< two-sided paired randomisation: P(|difference| at least this large | no difference)
  double holm_p_value = 1.0;  ///< corrected over all comparisons of the call (Holm 1979)
  bool significant = false;   ///< holm_p_value <= alpha
  /// The smallest true difference that a two-sided test of size `alpha` finds with probability `power` on a test set of
  /// this size: (z(1 - alpha / 2) + z(power)) standard errors (Card et al. 2020).
  double detectable = 0.0;
  /// In percent: how often human judges would agree with the order of the two systems (Kocmi et al. 2024, for systems
  /// of one family; poor for unrelated ones). None for metrics without published figures.
  std::optional<double> human_agreement;
};

/// Compares every system with the baseline by every metric: exact sums, whole documents, corrected for the number of
/// comparisons. Errors: as `paired_bootstrap`, and kMismatch when `documents` is not as long as the tables.
[[nodiscard]] Result<std::vector<Comparison>> compare_systems(std::span<const ScoredSystems> metrics,
                                                              const ComparisonOptions& options);

/// Kocmi et al. 2024: a / (1 + exp(-b |difference|)) with BLEU a 88.33, b .966 and chrF2 a 93.00, b 1.114; none for
/// other metrics. In percent.
[[nodiscard]] std::optional<double> human_agreement(const Metric& metric, double difference);

}  // namespace lacuna
