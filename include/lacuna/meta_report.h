/// \file
/// `MetaReport`: how well metrics agree with people, as plain data. Writers turn it into bytes and compute nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/run_report.h"

namespace lacuna {

/// What is ranked: whole systems, or translations of segments.
enum class MetaLevel : std::uint8_t { kSystem, kSegment };

/// How agreement with people is measured; `eval/docs/meta.md` defines each.
enum class MetaStatistic : std::uint8_t {
  kPearson,       ///< Pearson 1895
  kSpearman,      ///< Pearson's of average ranks
  kKendall,       ///< tau-b (Kendall 1945)
  kKendallC,      ///< tau-c (Stuart 1953)
  kKendallLike,   ///< of segments: WMT's tau of pairs that people tell apart by `like_threshold`
  kAccuracy,      ///< share of pairs that are ordered, or tied, as people do (Kocmi et al. 2021)
  kSoftAccuracy,  ///< of systems: 1 - |difference of p-values| (Thompson et al. 2024)
  kTieAccuracy,   ///< of segments: accuracy where the metric's ties are calibrated (Deutsch et al. 2023)
};

/// Which translations are compared with each other; the figures of several groups are averaged.
enum class MetaGrouping : std::uint8_t {
  kNone,    ///< all with all
  kItem,    ///< those of one segment by all systems
  kSystem,  ///< those of all segments by one system
};

[[nodiscard]] std::string_view to_string(MetaLevel level);          ///< "system", "segment"
[[nodiscard]] std::string_view to_string(MetaGrouping grouping);    ///< "none", "item", "system"
[[nodiscard]] std::string_view to_string(MetaStatistic statistic);  ///< "pearson", …, "spa", "acc-eq"
/// Reads what `to_string` writes; null for anything else.
[[nodiscard]] std::optional<MetaStatistic> meta_statistic_of(std::string_view name);
[[nodiscard]] std::optional<MetaGrouping> meta_grouping_of(std::string_view name);
/// Whether the statistic is defined at the level.
[[nodiscard]] bool applies_to(MetaStatistic statistic, MetaLevel level);

/// One metric by one statistic.
struct MetaValue {
  std::optional<double> value = std::nullopt;    ///< null when undefined; then `reason` says why
  std::string reason = {};                       ///< empty, or a clause without a full stop
  std::size_t rank = 0;                          ///< of its cluster, from 1; 0: undefined
  std::size_t groups = 0;                        ///< that the value is the mean of
  std::optional<double> epsilon = std::nullopt;  ///< of acc-eq: scores this close are a tie
};

/// All metrics by one statistic.
struct MetaColumn {
  MetaLevel level = MetaLevel::kSystem;
  MetaStatistic statistic = MetaStatistic::kPearson;
  MetaGrouping grouping = MetaGrouping::kNone;
  std::vector<MetaValue> values = {};   ///< of each metric, in the order of `MetaReport::metrics`
  std::vector<std::size_t> order = {};  ///< of the metrics, best first; by name where equal; undefined ones last
  std::vector<std::vector<std::optional<double>>> p_values =
      {};  ///< [better][worse]: that the better one is better by chance; null elsewhere. Empty: not tested
};

struct MetaMetric {
  std::string name;
  bool has_segments = false;       ///< scores of segments were given
  bool means_of_segments = false;  ///< scores of systems are means of those
  bool negated = false;            ///< lower was better, so that all scores were negated
};

struct MetaReport {
  int schema_version = 1;
  ToolInfo tool = {};
  std::string language_pair = {};          ///< "en-de"; empty: not said
  std::string human = {};                  ///< name of the scores that people gave
  bool human_means_of_segments = false;    ///< scores of systems are means of those of segments
  std::vector<std::string> systems = {};   ///< that are compared
  std::vector<std::string> excluded = {};  ///< systems that were left out on request
  std::size_t segments = 0;                ///< of each system; 0: no scores of segments
  std::size_t rated = 0;                   ///< segments of systems that people scored
  std::size_t samples = 0;                 ///< of the permutation tests; 0: no test
  std::uint64_t seed = 0;
  double alpha = 0.05;
  std::string permutation = {};           ///< "both", "inputs" or "systems"
  std::vector<MetaMetric> metrics = {};   ///< in the order of the request
  std::vector<MetaColumn> columns = {};   ///< statistics of systems, then of segments
  std::vector<std::string> remarks = {};  ///< what a reader has to know, a sentence each
};

}  // namespace lacuna
