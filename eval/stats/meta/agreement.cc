#include "eval/stats/meta/agreement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "eval/stats/meta/ranks.h"

namespace lacuna::stats {
namespace {

double mean_of(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

bool all_equal(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

/// 0 when all are equal, whatever rounding makes of their mean.
double norm_of(std::span<const double> values, double mean) {
  if (all_equal(values)) return 0.0;
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares);
}

/// Counts of ranks, and how many are below one (Fenwick 1994).
class RankCounts {
 public:
  RankCounts(std::vector<std::uint32_t>& tree, std::size_t ranks) : tree_(tree) { tree_.assign(ranks + 1, 0); }
  void add(std::uint32_t rank) {
    for (std::size_t i = rank + std::size_t{1}; i < tree_.size(); i += i & (~i + 1)) ++tree_[i];
  }
  [[nodiscard]] std::uint32_t below(std::uint32_t rank) const {
    std::uint32_t count = 0;
    for (std::size_t i = rank; i > 0; i &= i - 1) count += tree_[i];
    return count;
  }

 private:
  std::vector<std::uint32_t>& tree_;
};

bool reads_values(MetaStatistic statistic) { return statistic == MetaStatistic::kPearson; }

}  // namespace

/// As mt-metrics-eval's `AverageCorrelation`: groups without a value are left out, or count as 0.
class Agreement::Mean {
 public:
  explicit Mean(bool undefined_as_zero) : undefined_as_zero_(undefined_as_zero) {}
  void add(const Figure& figure) {
    if (!figure.value && !undefined_as_zero_) return;
    sum_ += figure.weight * figure.value.value_or(0.0);
    weight_ += figure.weight;
    ++groups_;
  }
  [[nodiscard]] GroupedValue value() const {
    if (weight_ <= 0.0) return {};
    return {.value = sum_ / weight_, .groups = groups_};
  }

 private:
  bool undefined_as_zero_;
  double sum_ = 0.0;
  double weight_ = 0.0;
  std::size_t groups_ = 0;
};

Agreement::Agreement(const GroupedScores& grouped, const AgreementOptions& options)
    : grouped_(grouped), options_(options), human_values_(grouped.human) {
  humans_.reserve(grouped.groups());
  human_ranks_.reserve(grouped.size());
  for (std::size_t group = 0; group < grouped.groups(); ++group) {
    const std::size_t begin = grouped.begins[group];
    const std::span<const double> scores(grouped.human.data() + begin, size_of(group));
    const DenseRanks ranks = dense_ranks(scores);
    human_ranks_.insert(human_ranks_.end(), ranks.ranks.begin(), ranks.ranks.end());
    const std::span<double> values(human_values_.data() + begin, scores.size());
    if (options_.statistic == MetaStatistic::kSpearman) {
      const std::vector<double> average = average_ranks(scores);
      std::copy(average.begin(), average.end(), values.begin());
    }
    const double mean = mean_of(values);
    humans_.push_back(
        {.mean = mean, .norm = norm_of(values, mean), .tied = tied_pairs(ranks), .distinct = ranks.distinct});
  }
  if (options_.statistic != MetaStatistic::kKendallLike) return;
  human_order_.resize(grouped.size());
  std::iota(human_order_.begin(), human_order_.end(), 0U);
  for (std::size_t group = 0; group < grouped.groups(); ++group) {
    std::sort(human_order_.begin() + static_cast<std::ptrdiff_t>(grouped.begins[group]),
              human_order_.begin() + static_cast<std::ptrdiff_t>(grouped.begins[group + 1]),
              [&](std::uint32_t a, std::uint32_t b) {
                return grouped.human[a] != grouped.human[b] ? grouped.human[a] < grouped.human[b] : a < b;
              });
  }
}

std::size_t Agreement::size_of(std::size_t group) const { return grouped_.begins[group + 1] - grouped_.begins[group]; }

GroupedValue Agreement::of(std::span<const double> metric) const {
  Scratch scratch;
  const std::vector<std::uint8_t> all(grouped_.size(), 1);
  return Mixture(*this, metric, metric).at(all, scratch)[0];
}

Agreement::Figure Agreement::figure(std::size_t group, Scratch::Side& side, Scratch& scratch) const {
  switch (options_.statistic) {
    case MetaStatistic::kPearson: return correlation(group, side.values);
    case MetaStatistic::kSpearman: return spearman(group, side);
    case MetaStatistic::kKendallLike: return kendall_like(group, side, scratch);
    default: return kendall(group, side, scratch);
  }
}

// `scipy.stats.pearsonr`: undefined when either side is constant.
Agreement::Figure Agreement::correlation(std::size_t group, std::span<const double> values) const {
  const Human& human = humans_[group];
  const double mean = mean_of(values);
  const double norm = norm_of(values, mean);
  if (human.norm <= 0.0 || norm <= 0.0) return {};
  const double* const scores = human_values_.data() + grouped_.begins[group];
  double product = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    product += (scores[i] - human.mean) / human.norm * ((values[i] - mean) / norm);
  }
  return {.value = std::clamp(product, -1.0, 1.0)};
}

Agreement::Figure Agreement::spearman(std::size_t group, Scratch::Side& side) const {
  const std::size_t size = side.ranks.size();
  side.values.resize(size);
  for (std::size_t begin = 0; begin < size;) {
    std::size_t end = begin + 1;
    while (end < size && side.ranks[end] == side.ranks[begin]) ++end;
    const double rank = static_cast<double>(begin + end + 1) / 2.0;
    for (; begin < end; ++begin) side.values[side.cells[begin] - grouped_.begins[group]] = rank;
  }
  return correlation(group, side.values);
}

Agreement::Figure Agreement::kendall(std::size_t group, Scratch::Side& side, Scratch& scratch) const {
  const std::uint64_t size = side.ranks.size();
  std::uint64_t metric_tied = 0;
  std::uint64_t both_tied = 0;
  std::uint32_t distinct = 0;
  for (std::size_t begin = 0; begin < size; ++distinct) {
    std::size_t end = begin;
    while (end < size && side.ranks[end] == side.ranks[begin]) {
      std::size_t same = end + 1;
      while (same < size && side.ranks[same] == side.ranks[begin] && side.human[same] == side.human[end]) ++same;
      both_tied += pairs_of(same - end);
      end = same;
    }
    metric_tied += pairs_of(end - begin);
    begin = end;
  }
  const Human& human = humans_[group];
  const std::uint64_t all = pairs_of(size);
  const std::uint64_t discordant = count_inversions(side.human, scratch.buffer);
  const std::uint64_t concordant = all + both_tied - metric_tied - human.tied - discordant;
  if (options_.statistic == MetaStatistic::kAccuracy) {
    return {.value = static_cast<double>(concordant + both_tied) / static_cast<double>(all)};
  }
  if (metric_tied == all || human.tied == all) return {};
  const double difference = static_cast<double>(concordant) - static_cast<double>(discordant);
  if (options_.statistic == MetaStatistic::kKendallC) {
    const auto classes = static_cast<double>(std::min(distinct, human.distinct));
    const auto count = static_cast<double>(size);
    return {.value = std::clamp(2.0 * difference / (count * count * (classes - 1.0) / classes), -1.0, 1.0)};
  }
  // One root of the product: of equal factors it is exact.
  const double tau =
      difference / std::sqrt(static_cast<double>(all - metric_tied) * static_cast<double>(all - human.tied));
  return {.value = std::clamp(tau, -1.0, 1.0)};
}

// WMT: of the pairs that people tell apart by the threshold, those in the right order less all others, ties too.
Agreement::Figure Agreement::kendall_like(std::size_t group, const Scratch::Side& side, Scratch& scratch) const {
  const std::size_t begin = grouped_.begins[group];
  const std::size_t size = side.ranks.size();
  scratch.buffer.resize(std::max(scratch.buffer.size(), size));
  for (std::size_t i = 0; i < size; ++i) scratch.buffer[side.cells[i] - begin] = side.ranks[i];
  RankCounts worse(scratch.tree, std::size_t{side.ranks.back()} + 1);
  std::uint64_t pairs = 0;
  std::uint64_t concordant = 0;
  std::size_t next = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t cell = human_order_[begin + i];
    while (next < i && grouped_.human[cell] - grouped_.human[human_order_[begin + next]] >= options_.like_threshold) {
      worse.add(scratch.buffer[human_order_[begin + next] - begin]);
      ++next;
    }
    pairs += next;
    concordant += worse.below(scratch.buffer[cell - begin]);
  }
  if (pairs == 0) return {.value = std::nullopt, .weight = 0.0};
  const auto all = static_cast<double>(pairs);
  return {.value = (2.0 * static_cast<double>(concordant) - all) / all, .weight = all};
}

Agreement::Mixture::Mixture(const Agreement& agreement, std::span<const double> first, std::span<const double> second)
    : agreement_(agreement), first_(first), second_(second) {
  if (reads_values(agreement.options_.statistic)) return;
  const GroupedScores& grouped = agreement.grouped_;
  entries_.reserve(2 * grouped.size());
  const auto value_of = [&](const Entry& entry) { return (entry.first != 0 ? first_ : second_)[entry.cell]; };
  for (std::size_t group = 0; group < grouped.groups(); ++group) {
    const std::size_t begin = entries_.size();
    for (std::size_t cell = grouped.begins[group]; cell < grouped.begins[group + 1]; ++cell) {
      for (const std::uint8_t is_first : {std::uint8_t{1}, std::uint8_t{0}}) {
        entries_.push_back({.cell = static_cast<std::uint32_t>(cell),
                            .rank = 0,
                            .human = agreement.human_ranks_[cell],
                            .first = is_first});
      }
    }
    const std::span<Entry> entries(entries_.data() + begin, entries_.size() - begin);
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
      if (value_of(a) != value_of(b)) return value_of(a) < value_of(b);
      if (a.human != b.human) return a.human < b.human;
      return a.cell != b.cell ? a.cell < b.cell : a.first > b.first;
    });
    for (std::size_t i = 1; i < entries.size(); ++i) {
      entries[i].rank = entries[i - 1].rank + (value_of(entries[i]) != value_of(entries[i - 1]) ? 1U : 0U);
    }
  }
}

void Agreement::Mixture::split(std::size_t group, std::span<const std::uint8_t> takes_first, Scratch& scratch) const {
  const std::size_t begin = agreement_.grouped_.begins[group];
  const std::size_t size = agreement_.size_of(group);
  if (reads_values(agreement_.options_.statistic)) {
    for (Scratch::Side& side : scratch.sides) side.values.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
      const bool straight = takes_first[begin + i] != 0;
      scratch.sides[0].values[i] = (straight ? first_ : second_)[begin + i];
      scratch.sides[1].values[i] = (straight ? second_ : first_)[begin + i];
    }
    return;
  }
  std::array<std::size_t, 2> ends = {0, 0};
  for (Scratch::Side& side : scratch.sides) {
    side.cells.resize(size);
    side.ranks.resize(size);
    side.human.resize(size);
  }
  for (std::size_t i = 2 * begin; i < 2 * (begin + size); ++i) {
    const Entry& entry = entries_[i];
    const std::size_t which = entry.first == takes_first[entry.cell] ? 0 : 1;
    Scratch::Side& side = scratch.sides[which];
    const std::size_t end = ends[which]++;
    side.cells[end] = entry.cell;
    side.ranks[end] = entry.rank;
    side.human[end] = entry.human;
  }
}

std::array<GroupedValue, 2> Agreement::Mixture::at(std::span<const std::uint8_t> takes_first, Scratch& scratch) const {
  std::array<Mean, 2> means = {Mean(agreement_.options_.undefined_as_zero),
                               Mean(agreement_.options_.undefined_as_zero)};
  scratch.buffer.resize(std::max(scratch.buffer.size(), agreement_.grouped_.size()));
  for (std::size_t group = 0; group < agreement_.grouped_.groups(); ++group) {
    if (agreement_.size_of(group) < 2) continue;
    split(group, takes_first, scratch);
    for (std::size_t side = 0; side < 2; ++side) {
      means[side].add(agreement_.figure(group, scratch.sides[side], scratch));
    }
  }
  return {means[0].value(), means[1].value()};
}

}  // namespace lacuna::stats
