#include "eval/stats/replicate_scores.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "eval/stats/masked_sums.h"
#include "eval/stats/unit_masks.h"

namespace lacuna::stats {
namespace {

constexpr double kLargestSingle = 16777216.0;  // 2^24: whole numbers up to here are exact in single precision
constexpr double kLargestInt = 2147483647.0;

/// Columns of several tables of the same length, side by side; `value(unit, column)` of the whole.
class Columns {
 public:
  void add(const StatsTable& table) {
    for (std::size_t c = 0; c < table.width(); ++c) columns_.push_back({&table, nullptr, c});
    units_ = table.units();
  }
  /// `first` - `second`.
  void add_difference(const StatsTable& first, const StatsTable& second) {
    for (std::size_t c = 0; c < first.width(); ++c) columns_.push_back({&first, &second, c});
    units_ = first.units();
  }

  [[nodiscard]] std::size_t size() const { return columns_.size(); }
  [[nodiscard]] std::size_t units() const { return units_; }
  [[nodiscard]] std::size_t blocks() const { return (size() + kMaskedColumns - 1) / kMaskedColumns; }

  /// The rows of one block of columns; zeros where the last block has no column.
  [[nodiscard]] std::vector<double> block(std::size_t block) const {
    std::vector<double> rows(units_ * kMaskedColumns);
    const std::size_t first = block * kMaskedColumns;
    for (std::size_t c = first; c < std::min(first + kMaskedColumns, size()); ++c) {
      const Column& column = columns_[c];
      for (std::size_t unit = 0; unit < units_; ++unit) {
        const double less = column.minus == nullptr ? 0.0 : column.minus->row(unit)[column.index];
        rows[unit * kMaskedColumns + c - first] = column.table->row(unit)[column.index] - less;
      }
    }
    return rows;
  }

 private:
  struct Column {
    const StatsTable* table;
    const StatsTable* minus;
    std::size_t index;
  };
  std::vector<Column> columns_;
  std::size_t units_ = 0;
};

// The largest |sum| that as many rows as there are units can have, or infinity when a value is not whole.
double largest_sum(std::span<const double> values, std::size_t units) {
  double largest = 0.0;
  for (const double value : values) {
    if (value != std::floor(value)) return std::numeric_limits<double>::infinity();
    largest = std::max(largest, std::abs(value));
  }
  return largest * static_cast<double>(units);
}

/// Sums of some columns for a batch of replicates.
class ReplicateSums {
 public:
  ReplicateSums(std::size_t replicates, std::size_t columns)
      : replicates_(replicates), blocks_((columns + kMaskedColumns - 1) / kMaskedColumns) {}

  /// Adds `weight[p]` x (rows whose bit is set in `planes[p]`). Blocks may be done at the same time.
  void add_block(const Columns& columns, std::size_t block, std::span<const UnitMasks> planes) {
    const std::vector<double> rows = columns.block(block);
    std::vector<double>& sums = blocks_[block];
    sums.assign(replicates_ * kMaskedColumns, 0.0);
    if (largest_sum(rows, columns.units()) <= kLargestInt) {
      const std::vector<std::int32_t> whole(rows.begin(), rows.end());
      std::vector<std::int32_t> whole_sums(sums.size());
      for (std::size_t p = 0; p < planes.size(); ++p) {
        add_masked_sums<std::int32_t>(whole, planes[p], std::int32_t{1} << p, whole_sums);
      }
      std::copy(whole_sums.begin(), whole_sums.end(), sums.begin());
    } else {
      for (std::size_t p = 0; p < planes.size(); ++p) {
        add_masked_sums<double>(rows, planes[p], std::ldexp(1.0, static_cast<int>(p)), sums);
      }
    }
  }

  /// `width` columns from `first` on, one row per replicate.
  [[nodiscard]] std::vector<double> rows(std::size_t first, std::size_t width) const {
    std::vector<double> rows(replicates_ * width);
    for (std::size_t c = 0; c < width; ++c) {
      const std::vector<double>& block = blocks_[(first + c) / kMaskedColumns];
      const std::size_t column = (first + c) % kMaskedColumns;
      for (std::size_t r = 0; r < replicates_; ++r) rows[r * width + c] = block[r * kMaskedColumns + column];
    }
    return rows;
  }

 private:
  std::size_t replicates_;
  std::vector<std::vector<double>> blocks_;
};

// Sums of rows in single precision, in the order drawn: what NumPy's `stats[indices].sum(0)` gives.
std::vector<double> single_sums(const StatsTable& table, Pcg64 random, std::size_t replicates) {
  const std::vector<float> rows(table.values().begin(), table.values().end());
  const std::size_t width = table.width();
  std::vector<float> sum(width);
  std::vector<double> sums;
  sums.reserve(replicates * width);
  for (std::size_t r = 0; r < replicates; ++r) {
    std::fill(sum.begin(), sum.end(), 0.0F);
    for (std::size_t draw = 0; draw < table.units(); ++draw) {
      const float* const row = rows.data() + random.below(static_cast<std::uint32_t>(table.units())) * width;
      for (std::size_t c = 0; c < width; ++c) sum[c] += row[c];
    }
    sums.insert(sums.end(), sum.begin(), sum.end());
  }
  return sums;
}

// Writes the scores of `sums`, a row for each replicate, behind those in `scores`.
void append_scores(const Metric& metric, std::span<const double> sums, Arithmetic arithmetic,
                   std::vector<double>& scores) {
  std::vector<std::optional<double>> values(sums.size() / metric.info().columns.size());
  if (arithmetic == Arithmetic::kSingle) {
    metric.score_many_single(sums, values);
  } else {
    metric.score_many(sums, values);
  }
  for (const std::optional<double>& value : values) {
    scores.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
  }
}

// So many replicates at a time that their masks stay small, and no fewer than make the subset sums worth it.
std::size_t batch_size(std::size_t units, std::size_t samples) {
  constexpr std::size_t kMaskBits = std::size_t{1} << 26;
  return std::min(samples, std::max<std::size_t>(kMaskBits / std::max<std::size_t>(units, 1), 256));
}

template <class Work>
void for_each_batch(std::size_t units, std::size_t samples, Work&& work) {
  const std::size_t batch = batch_size(units, samples);
  for (std::size_t begin = 0; begin < samples; begin += batch) work(std::min(batch, samples - begin));
}

}  // namespace

ReplicateScores bootstrap_scores(std::span<const ScoredTable> tables, Pcg64& random, std::size_t samples,
                                 Arithmetic arithmetic, const base::ParallelFor& parallel_for) {
  ReplicateScores scores(tables.size());
  for (std::vector<double>& row : scores) row.reserve(samples);
  if (tables.empty() || samples == 0) return scores;

  const std::size_t units = tables.front().table->units();
  Columns columns;
  std::vector<std::size_t> first_column(tables.size());
  std::vector<bool> in_order(tables.size());  // single precision would round, so the order of additions matters
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const StatsTable& table = *tables[t].table;
    in_order[t] = arithmetic == Arithmetic::kSingle && largest_sum(table.values(), units) > kLargestSingle;
    first_column[t] = columns.size();
    if (!in_order[t]) columns.add(table);
  }

  for_each_batch(units, samples, [&](std::size_t replicates) {
    const Pcg64 before = random;
    const BootstrapMasks masks = draw_bootstrap(random, units, replicates);
    ReplicateSums sums(replicates, columns.size());
    parallel_for(columns.blocks(), [&](std::size_t block) { sums.add_block(columns, block, masks.planes); });
    parallel_for(tables.size(), [&](std::size_t t) {
      const StatsTable& table = *tables[t].table;
      append_scores(*tables[t].metric,
                    in_order[t] ? single_sums(table, before, replicates) : sums.rows(first_column[t], table.width()),
                    arithmetic, scores[t]);
    });
  });
  return scores;
}

ExchangedScores exchanged_scores(std::span<const TablePair> pairs, Pcg64& random, std::size_t samples,
                                 const base::ParallelFor& parallel_for) {
  ExchangedScores scores{.first = ReplicateScores(pairs.size()), .second = ReplicateScores(pairs.size())};
  if (pairs.empty() || samples == 0) return scores;

  const std::size_t units = pairs.front().first->units();
  Columns columns;
  std::vector<std::size_t> first_column;
  for (const TablePair& pair : pairs) {
    first_column.push_back(columns.size());
    columns.add_difference(*pair.first, *pair.second);
  }

  CoinFlips flips(random, units);
  for_each_batch(units, samples, [&](std::size_t replicates) {
    const UnitMasks masks = flips.draw(replicates);
    ReplicateSums sums(replicates, columns.size());
    parallel_for(columns.blocks(), [&](std::size_t block) { sums.add_block(columns, block, {&masks, 1}); });
    parallel_for(pairs.size(), [&](std::size_t p) {
      // A set bit takes the first table's row: sum(second) + sum of (first - second) over the set bits.
      const std::vector<double> first_sum = pairs[p].first->sum();
      const std::vector<double> second_sum = pairs[p].second->sum();
      const std::size_t width = first_sum.size();
      std::vector<double> first = sums.rows(first_column[p], width);
      std::vector<double> second(first.size());
      for (std::size_t i = 0; i < first.size(); ++i) {
        second[i] = first_sum[i % width] - first[i];
        first[i] += second_sum[i % width];
      }
      append_scores(*pairs[p].metric, first, Arithmetic::kExact, scores.first[p]);
      append_scores(*pairs[p].metric, second, Arithmetic::kExact, scores.second[p]);
    });
  });
  return scores;
}

}  // namespace lacuna::stats
