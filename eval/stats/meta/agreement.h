/// \file
/// How well a metric agrees with people within groups: correlations and accuracies, also of mixtures of two metrics,
/// which permutation tests are made of.
///
///     Agreement agreement(grouped, {.statistic = MetaStatistic::kKendall});
///     GroupedValue value = agreement.of(gather(grouped, metric));
///
/// Thread-safety: immutable; each thread has a `Scratch` of its own. Cost: a sort for each metric, or for each pair of
/// metrics; a mixture of two is then linear for Pearson's and Spearman's, and O(n log n) for Kendall's (Knight 1966).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "eval/stats/meta/grouped_scores.h"

namespace lacuna::stats {

struct AgreementOptions {
  MetaStatistic statistic = MetaStatistic::kPearson;  ///< any but kSoftAccuracy and kTieAccuracy
  double like_threshold = 25.0;                       ///< above 0
  bool undefined_as_zero = false;
};

/// A mean over groups, and over how many; null: no group has a value.
struct GroupedValue {
  std::optional<double> value = std::nullopt;
  std::size_t groups = 0;
};

class Agreement {
 public:
  /// Memory that is used again and again.
  struct Scratch {
    struct Side {
      std::vector<double> values;
      std::vector<std::uint32_t> cells;
      std::vector<std::uint32_t> ranks;
      std::vector<std::uint32_t> human;
    };
    std::array<Side, 2> sides;
    std::vector<std::uint32_t> buffer;
    std::vector<std::uint32_t> tree;
  };

  /// `grouped` must outlive it.
  Agreement(const GroupedScores& grouped, const AgreementOptions& options);

  /// Of one metric: its scores of the cells, in their order.
  [[nodiscard]] GroupedValue of(std::span<const double> metric) const;

  /// Two metrics whose scores are mixed: their union is sorted once.
  class Mixture {
   public:
    /// All must outlive it.
    Mixture(const Agreement& agreement, std::span<const double> first, std::span<const double> second);

    /// The values of the metric that has the first one's score of each cell whose `takes_first` is 1, not 0, and of the
    /// metric that has the other scores.
    [[nodiscard]] std::array<GroupedValue, 2> at(std::span<const std::uint8_t> takes_first, Scratch& scratch) const;

   private:
    struct Entry {
      std::uint32_t cell = 0;
      std::uint32_t rank = 0;   // in the union of both, within the group
      std::uint32_t human = 0;  // rank of the human score
      std::uint8_t first = 0;
    };
    void split(std::size_t group, std::span<const std::uint8_t> takes_first, Scratch& scratch) const;

    const Agreement& agreement_;
    std::span<const double> first_;
    std::span<const double> second_;
    std::vector<Entry> entries_;  // 2 x cells, group by group, by value and human rank
  };

 private:
  struct Human {
    double mean = 0.0;
    double norm = 0.0;  // of what is left when the mean is taken away; 0: all scores are equal
    std::uint64_t tied = 0;
    std::uint32_t distinct = 0;
  };
  struct Figure {
    std::optional<double> value;
    double weight = 1.0;
  };
  class Mean;

  [[nodiscard]] std::size_t size_of(std::size_t group) const;
  [[nodiscard]] Figure figure(std::size_t group, Scratch::Side& side, Scratch& scratch) const;
  [[nodiscard]] Figure correlation(std::size_t group, std::span<const double> values) const;
  [[nodiscard]] Figure spearman(std::size_t group, Scratch::Side& side) const;
  [[nodiscard]] Figure kendall(std::size_t group, Scratch::Side& side, Scratch& scratch) const;
  [[nodiscard]] Figure kendall_like(std::size_t group, const Scratch::Side& side, Scratch& scratch) const;

  const GroupedScores& grouped_;
  AgreementOptions options_;
  std::vector<Human> humans_;               // of each group
  std::vector<double> human_values_;        // of each cell: the score, or its average rank
  std::vector<std::uint32_t> human_ranks_;  // of each cell, within its group
  std::vector<std::uint32_t> human_order_;  // cells of a group by human score; of kKendallLike only
};

}  // namespace lacuna::stats
