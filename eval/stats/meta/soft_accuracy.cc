#include "eval/stats/meta/soft_accuracy.h"

#include <algorithm>
#include <cmath>

#include "eval/stats/masked_sums.h"
#include "eval/stats/pcg64.h"

namespace lacuna::stats {
namespace {

// Relative to the sum of absolute scores: more than rounding can do to a sum of millions.
constexpr double kRounding = 1e-12;

/// NumPy's `rint(default_rng(seed).random(size=(samples, segments), dtype=float32))`: one half is rounded to 0.
UnitMasks draw_signs(std::size_t segments, std::size_t samples, std::uint64_t seed) {
  constexpr std::uint32_t kHalf = 1U << 23U;
  UnitMasks masks(segments, samples);
  Pcg64 random(seed);
  for (std::size_t sample = 0; sample < samples; ++sample) {
    for (std::size_t first = 0; first < segments; first += UnitMasks::kUnitsPerWord) {
      const std::size_t count = std::min(UnitMasks::kUnitsPerWord, segments - first);
      std::uint32_t word = 0;
      for (std::size_t bit = 0; bit < count; ++bit) {
        if ((random.next32() >> 8U) > kHalf) word |= 1U << bit;
      }
      masks.set_word(first / UnitMasks::kUnitsPerWord, sample, word);
    }
  }
  return masks;
}

}  // namespace

SoftAccuracy::SoftAccuracy(std::size_t systems, std::size_t segments, std::size_t samples, std::uint64_t seed)
    : systems_(systems), segments_(segments), samples_(samples), masks_(draw_signs(segments, samples, seed)) {}

DrawnSums SoftAccuracy::sums_of(std::span<const double> scores) const {
  DrawnSums sums{.drawn = std::vector<double>(systems_ * samples_),
                 .totals = std::vector<double>(systems_),
                 .magnitude = std::vector<double>(systems_)};
  for (std::size_t system = 0; system < systems_; ++system) {
    for (const double score : scores.subspan(system * segments_, segments_)) {
      sums.totals[system] += score;
      sums.magnitude[system] += std::abs(score);
    }
  }
  std::vector<double> rows(segments_ * kMaskedColumns);
  std::vector<double> drawn(samples_ * kMaskedColumns);
  for (std::size_t first = 0; first < systems_; first += kMaskedColumns) {
    const std::size_t count = std::min(kMaskedColumns, systems_ - first);
    std::fill(rows.begin(), rows.end(), 0.0);
    std::fill(drawn.begin(), drawn.end(), 0.0);
    for (std::size_t c = 0; c < count; ++c) {
      for (std::size_t s = 0; s < segments_; ++s) rows[s * kMaskedColumns + c] = scores[(first + c) * segments_ + s];
    }
    add_masked_sums<double>(rows, masks_, 1.0, drawn);
    for (std::size_t c = 0; c < count; ++c) {
      for (std::size_t r = 0; r < samples_; ++r) sums.drawn[(first + c) * samples_ + r] = drawn[r * kMaskedColumns + c];
    }
  }
  return sums;
}

std::vector<double> SoftAccuracy::p_values(const DrawnSums& sums) const {
  std::vector<double> values;
  values.reserve(systems_ * (systems_ - 1) / 2);
  for (std::size_t i = 0; i < systems_; ++i) {
    for (std::size_t j = i + 1; j < systems_; ++j) {
      // With signs instead of bits both sides would be 2 x bits - total: the same comparison.
      const double least = sums.totals[i] - sums.totals[j] - kRounding * (sums.magnitude[i] + sums.magnitude[j]);
      const double* const left = sums.drawn.data() + i * samples_;
      const double* const right = sums.drawn.data() + j * samples_;
      std::size_t as_large = 0;
      for (std::size_t r = 0; r < samples_; ++r) as_large += left[r] - right[r] >= least ? 1U : 0U;
      values.push_back(static_cast<double>(as_large) / static_cast<double>(samples_));
    }
  }
  return values;
}

double SoftAccuracy::agreement(std::span<const double> human, std::span<const double> metric) {
  double sum = 0.0;
  for (std::size_t i = 0; i < human.size(); ++i) sum += std::abs(human[i] - metric[i]);
  return 1.0 - sum / static_cast<double>(human.size());
}

}  // namespace lacuna::stats
