#include "eval/stats/meta/pair_test.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numbers>

#include "eval/base/random.h"
#include "eval/stats/meta/ranks.h"
#include "eval/stats/meta/tie_calibration.h"

namespace lacuna::stats {
namespace {

constexpr double kRounding = 1e-12;                     // relative to the weights of all pairs that differ
constexpr std::uint64_t kStream = 0x7469657300000000U;  // "ties"

/// The number of heads of `count` fair coins.
double heads(base::KeyedRandom& random, std::uint64_t count) {
  constexpr std::uint64_t kMostCoins = 65536;
  if (count > kMostCoins) {
    // Box & Muller 1958. The first uniform number is in (0, 1].
    const double first = (static_cast<double>(random.next() >> 11U) + 1.0) * 0x1p-53;
    const double second = static_cast<double>(random.next() >> 11U) * 0x1p-53;
    const double normal = std::sqrt(-2.0 * std::log(first)) * std::cos(2.0 * std::numbers::pi * second);
    const auto all = static_cast<double>(count);
    return std::clamp(std::round(all / 2.0 + std::sqrt(all) / 2.0 * normal), 0.0, all);
  }
  std::uint64_t sum = 0;
  for (; count >= 64; count -= 64) sum += static_cast<std::uint64_t>(std::popcount(random.next()));
  if (count > 0) sum += static_cast<std::uint64_t>(std::popcount(random.next() >> (64 - count)));
  return static_cast<double>(sum);
}

}  // namespace

std::vector<RightPairs> compare_pairs(const GroupedScores& grouped, std::span<const CalibratedMetric> metrics,
                                      const base::ParallelFor& parallel_for) {
  constexpr std::size_t kBlocks = 64;
  const std::size_t count = metrics.size();
  using Counts = std::map<std::uint64_t, std::vector<std::uint64_t>>;  // by pairs of a group: [metric * count + other]
  std::vector<Counts> blocks(kBlocks);
  // Rows of the triangle of pairs are dealt out in turn, so that all blocks have about as many pairs.
  parallel_for(kBlocks, [&](std::size_t block) {
    std::vector<std::vector<std::uint64_t>> words(count);
    for (std::size_t group = 0; group < grouped.groups(); ++group) {
      const std::size_t begin = grouped.begins[group];
      const std::size_t end = grouped.begins[group + 1];
      if (end - begin < 2) continue;
      std::vector<std::uint64_t>& counts = blocks[block][pairs_of(end - begin)];
      counts.resize(count * count);
      for (std::size_t i = begin; i + 1 < end; ++i) {
        if (i % kBlocks != block) continue;
        for (std::size_t m = 0; m < count; ++m) {
          words[m].assign((end - i + 62) / 64, 0);
          for (std::size_t j = i + 1; j < end; ++j) {
            const bool right = is_right_pair(metrics[m].scores[i] - metrics[m].scores[j],
                                             grouped.human[i] - grouped.human[j], metrics[m].epsilon);
            words[m][(j - i - 1) / 64] |= std::uint64_t{right} << ((j - i - 1) % 64);
          }
        }
        for (std::size_t m = 0; m < count; ++m) {
          for (std::size_t other = 0; other < count; ++other) {
            if (other == m) continue;
            std::uint64_t& sum = counts[m * count + other];
            for (std::size_t w = 0; w < words[m].size(); ++w) {
              sum += static_cast<std::uint64_t>(std::popcount(words[m][w] & ~words[other][w]));
            }
          }
        }
      }
    }
  });
  Counts total;
  for (const Counts& block : blocks) {
    for (const auto& [pairs, counts] : block) {
      std::vector<std::uint64_t>& sums = total[pairs];
      sums.resize(count * count);
      for (std::size_t i = 0; i < counts.size(); ++i) sums[i] += counts[i];
    }
  }
  std::vector<RightPairs> result;
  result.reserve(total.size());
  for (const auto& [pairs, sums] : total) {
    RightPairs& right = result.emplace_back(RightPairs{.pairs_of_group = pairs});
    for (std::size_t m = 0; m < count; ++m) {
      right.right.emplace_back(sums.begin() + static_cast<std::ptrdiff_t>(m * count),
                               sums.begin() + static_cast<std::ptrdiff_t>((m + 1) * count));
    }
  }
  return result;
}

double pair_permutation_p_value(std::span<const RightPairs> pairs, std::size_t better, std::size_t worse,
                                std::size_t samples, std::uint64_t seed) {
  double difference = 0.0;
  double scale = 0.0;
  for (const RightPairs& of_size : pairs) {
    const double weight = 1.0 / static_cast<double>(of_size.pairs_of_group);
    const auto up = static_cast<double>(of_size.right[better][worse]);
    const auto down = static_cast<double>(of_size.right[worse][better]);
    difference += weight * (up - down);
    scale += weight * (up + down);
  }
  const double least = difference - kRounding * std::max(scale, 1.0);
  std::size_t as_large = 0;
  for (std::size_t sample = 0; sample < samples; ++sample) {
    base::KeyedRandom random(seed, kStream, sample);  // which other metrics there are changes nothing
    double sum = 0.0;
    for (const RightPairs& of_size : pairs) {
      const std::uint64_t differing = of_size.right[better][worse] + of_size.right[worse][better];
      sum += (2.0 * heads(random, differing) - static_cast<double>(differing)) /
             static_cast<double>(of_size.pairs_of_group);
    }
    if (sum >= least) ++as_large;
  }
  return static_cast<double>(as_large) / static_cast<double>(samples);
}

}  // namespace lacuna::stats
