#include "eval/stats/meta/permutation_test.h"

#include <algorithm>
#include <array>

#include "eval/base/random.h"

namespace lacuna::stats {
namespace {

constexpr double kRounding = 1e-12;  // differences of values that are this close are equal
constexpr std::size_t kBlocks = 8;   // of samples, for each pair

/// Independent fair coins.
class Coins {
 public:
  Coins(std::uint64_t seed, std::size_t sample) : random_(seed, kPermutationStream, sample) {}
  std::uint8_t flip() {
    if (left_ == 0) {
      bits_ = random_.next();
      left_ = 64;
    }
    const auto side = static_cast<std::uint8_t>(bits_ & 1U);
    bits_ >>= 1U;
    --left_;
    return side;
  }
  void flip(std::span<std::uint8_t> sides) {
    for (std::uint8_t& side : sides) side = flip();
  }

 private:
  base::KeyedRandom random_;
  std::uint64_t bits_ = 0;
  int left_ = 0;
};

std::vector<std::vector<double>> standardised(std::span<const std::vector<double>> metrics) {
  std::vector<std::vector<double>> scores;
  scores.reserve(metrics.size());
  for (const std::vector<double>& metric : metrics) scores.push_back(z_scores(metric));
  return scores;
}

/// Which cells of a systems x segments matrix stay as they are in a sample.
class Exchange {
 public:
  Exchange(std::size_t systems, std::size_t segments, const PermutationOptions& options)
      : systems_(systems), segments_(segments), options_(options) {}

  void draw(std::size_t sample, std::vector<std::uint8_t>& sides) const {
    Coins coins(options_.seed, sample);
    sides.resize(systems_ * segments_);
    if (options_.permutation == MetaPermutation::kBoth) {
      coins.flip(sides);
      return;
    }
    const bool by_segment = options_.permutation == MetaPermutation::kInputs;
    std::vector<std::uint8_t> drawn(by_segment ? segments_ : systems_);
    coins.flip(drawn);
    for (std::size_t cell = 0; cell < sides.size(); ++cell) {
      sides[cell] = drawn[by_segment ? cell % segments_ : cell / segments_];
    }
  }

 private:
  std::size_t systems_;
  std::size_t segments_;
  const PermutationOptions& options_;
};

double difference_of(const std::array<GroupedValue, 2>& values) {
  return values[0].value.value_or(0.0) - values[1].value.value_or(0.0);
}

/// Calls `count(pair, first sample, end)` for blocks of samples of each pair, at the same time, and sums what it
/// returns.
template <class Count>
std::vector<double> shares_of(std::size_t pairs, std::size_t samples, const base::ParallelFor& parallel_for,
                              Count count) {
  std::vector<std::size_t> counts(pairs * kBlocks);
  parallel_for(counts.size(), [&](std::size_t task) {
    const std::size_t block = task % kBlocks;
    counts[task] = count(task / kBlocks, block * samples / kBlocks, (block + 1) * samples / kBlocks);
  });
  std::vector<double> shares(pairs);
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    std::size_t sum = 0;
    for (std::size_t block = 0; block < kBlocks; ++block) sum += counts[pair * kBlocks + block];
    shares[pair] = static_cast<double>(sum) / static_cast<double>(samples);
  }
  return shares;
}

}  // namespace

std::vector<double> permutation_p_values(const Agreement& agreement, const GroupedScores& grouped, std::size_t segments,
                                         std::span<const std::vector<double>> metrics,
                                         std::span<const MetricPair> pairs, const PermutationOptions& options,
                                         const base::ParallelFor& parallel_for) {
  const std::vector<std::vector<double>> scores = standardised(metrics);
  std::size_t systems = 0;
  for (const std::uint32_t cell : grouped.cells) systems = std::max(systems, cell / segments + 1);
  const Exchange exchange(systems, segments, options);
  return shares_of(pairs.size(), options.samples, parallel_for,
                   [&](std::size_t pair, std::size_t first, std::size_t end) {
                     Agreement::Scratch scratch;
                     const Agreement::Mixture mixture(agreement, scores[pairs[pair].better], scores[pairs[pair].worse]);
                     std::vector<std::uint8_t> sides;
                     std::vector<std::uint8_t> takes_first(grouped.size(), 1);
                     const double least = difference_of(mixture.at(takes_first, scratch)) - kRounding;
                     std::size_t as_large = 0;
                     for (std::size_t sample = first; sample < end; ++sample) {
                       exchange.draw(sample, sides);
                       for (std::size_t i = 0; i < grouped.size(); ++i) takes_first[i] = sides[grouped.cells[i]];
                       if (difference_of(mixture.at(takes_first, scratch)) >= least) ++as_large;
                     }
                     return as_large;
                   });
}

std::vector<double> input_permutation_p_values(const Agreement& agreement, const GroupedScores& grouped,
                                               std::size_t segments, std::span<const std::vector<double>> metrics,
                                               std::span<const MetricPair> pairs, const PermutationOptions& options,
                                               const base::ParallelFor& parallel_for) {
  const std::vector<std::vector<double>> scores = standardised(metrics);
  return shares_of(pairs.size(), options.samples, parallel_for,
                   [&](std::size_t pair, std::size_t first, std::size_t end) {
                     const std::vector<double>& better = scores[pairs[pair].better];
                     const std::vector<double>& worse = scores[pairs[pair].worse];
                     const std::vector<std::uint8_t> all(grouped.size(), 1);
                     Agreement::Scratch scratch;
                     std::array<std::vector<double>, 2> means = {std::vector<double>(grouped.size()),
                                                                 std::vector<double>(grouped.size())};
                     const auto difference = [&](std::span<const std::uint8_t> stays) {
                       for (std::size_t i = 0; i < grouped.size(); ++i) {
                         const std::size_t begin = grouped.cells[i] * segments;
                         std::array<double, 2> sums = {0.0, 0.0};
                         for (std::size_t s = 0; s < segments; ++s) {
                           sums[0] += (stays[s] != 0 ? better : worse)[begin + s];
                           sums[1] += (stays[s] != 0 ? worse : better)[begin + s];
                         }
                         for (std::size_t side = 0; side < 2; ++side)
                           means[side][i] = sums[side] / static_cast<double>(segments);
                       }
                       return difference_of(Agreement::Mixture(agreement, means[0], means[1]).at(all, scratch));
                     };
                     std::vector<std::uint8_t> stays(segments, 1);
                     const double least = difference(stays) - kRounding;
                     std::size_t as_large = 0;
                     for (std::size_t sample = first; sample < end; ++sample) {
                       Coins(options.seed, sample).flip(stays);
                       if (difference(stays) >= least) ++as_large;
                     }
                     return as_large;
                   });
}

std::vector<double> soft_permutation_p_values(const SoftAccuracy& soft, std::span<const double> human,
                                              std::size_t segments, std::span<const std::vector<double>> metrics,
                                              std::span<const MetricPair> pairs, const PermutationOptions& options,
                                              const base::ParallelFor& parallel_for) {
  const std::vector<std::vector<double>> scores = standardised(metrics);
  std::vector<DrawnSums> whole(scores.size());
  parallel_for(scores.size(), [&](std::size_t m) { whole[m] = soft.sums_of(scores[m]); });
  const std::size_t cells = scores.empty() ? 0 : scores.front().size();
  const Exchange exchange(cells / segments, segments, options);
  std::vector<double> least;
  least.reserve(pairs.size());
  for (const MetricPair& pair : pairs) {
    least.push_back(SoftAccuracy::agreement(human, soft.p_values(whole[pair.better])) -
                    SoftAccuracy::agreement(human, soft.p_values(whole[pair.worse])) - kRounding);
  }
  // A mixture takes `kept` scores of one metric and all but those of the other, so that sums of each metric's kept
  // scores, made once for a sample, give those of every pair's mixtures.
  std::vector<std::uint8_t> as_large(options.samples * pairs.size());
  parallel_for(options.samples, [&](std::size_t sample) {
    std::vector<std::uint8_t> sides;
    exchange.draw(sample, sides);
    std::vector<DrawnSums> kept(scores.size());
    std::vector<double> part(cells);
    for (std::size_t m = 0; m < scores.size(); ++m) {
      for (std::size_t cell = 0; cell < cells; ++cell) part[cell] = sides[cell] != 0 ? scores[m][cell] : 0.0;
      kept[m] = soft.sums_of(part);
    }
    const auto mixed = [&](std::size_t m, std::size_t other) {
      DrawnSums sums = whole[other];
      for (std::size_t i = 0; i < sums.drawn.size(); ++i) sums.drawn[i] += kept[m].drawn[i] - kept[other].drawn[i];
      for (std::size_t i = 0; i < sums.totals.size(); ++i) {
        sums.totals[i] += kept[m].totals[i] - kept[other].totals[i];
        sums.magnitude[i] += whole[m].magnitude[i];
      }
      return SoftAccuracy::agreement(human, soft.p_values(sums));
    };
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      const double difference = mixed(pairs[p].better, pairs[p].worse) - mixed(pairs[p].worse, pairs[p].better);
      as_large[sample * pairs.size() + p] = difference >= least[p] ? 1 : 0;
    }
  });
  std::vector<double> shares(pairs.size());
  for (std::size_t i = 0; i < as_large.size(); ++i) shares[i % pairs.size()] += as_large[i];
  for (double& share : shares) share /= static_cast<double>(options.samples);
  return shares;
}

std::vector<std::size_t> cluster_ranks(std::span<const std::size_t> order,
                                       const std::vector<std::vector<std::optional<double>>>& p_values, double alpha) {
  std::vector<std::size_t> ranks(order.size());
  std::size_t rank = 1;
  std::size_t start = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = start; j < i; ++j) {
      const std::optional<double> p_value = p_values[order[j]][order[i]];
      if (p_value && *p_value <= alpha) {
        ++rank;
        start = i;
        break;
      }
    }
    ranks[i] = rank;
  }
  return ranks;
}

}  // namespace lacuna::stats
