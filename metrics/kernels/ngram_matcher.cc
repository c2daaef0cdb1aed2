#include "metrics/kernels/ngram_matcher.h"

#include <algorithm>
#include <bit>

namespace lacuna::metrics {
namespace {

constexpr std::uint32_t kShared = std::uint32_t{1} << 31;

constexpr std::uint64_t key_of(std::uint32_t name, std::uint32_t symbol) {
  return (static_cast<std::uint64_t>(name) << 32) | symbol;
}

}  // namespace

void NgramMatcher::match(std::span<const std::uint32_t> hypothesis, std::span<const std::uint32_t> references,
                         std::span<double> matches) {
  std::fill(matches.begin(), matches.end(), 0.0);
  if (hypothesis.empty() || references.empty()) return;
  padded_.assign(hypothesis.begin(), hypothesis.end());
  padded_.push_back(0);
  hypothesis_positions_.resize(hypothesis.size());
  for (std::uint32_t i = 0; i < hypothesis.size(); ++i) hypothesis_positions_[i] = {i, 0};
  reference_positions_.resize(references.size());
  std::size_t kept = 0;
  for (std::uint32_t i = 0; i < references.size(); ++i) {
    reference_positions_[kept] = {i, 0};
    kept += static_cast<std::size_t>(references[i] != 0);
  }
  reference_positions_.resize(kept);
  const bool several = kept + 1 < references.size();

  for (std::size_t n = 1; n <= matches.size(); ++n) {
    if (hypothesis_positions_.empty() || reference_positions_.empty()) return;
    begin_order(reference_positions_.size());
    if (several) {
      count_several(references, n);
    } else {
      count_single(references, n);
    }
    matches[n - 1] = static_cast<double>(match_hypothesis(n));
    if (n < matches.size()) keep_shared();
  }
}

void NgramMatcher::begin_order(std::size_t most) {
  const std::size_t capacity = std::bit_ceil(std::max<std::size_t>(most + most / 2, 64));
  if (slots_.size() < capacity) {
    slots_.assign(capacity, {});
    epoch_ = 0;
  }
  shift_ = 64U - static_cast<unsigned>(std::countr_zero(capacity));
  if (++epoch_ == 0) {
    std::fill(slots_.begin(), slots_.end(), Slot{});
    epoch_ = 1;
  }
}

std::size_t NgramMatcher::find(std::uint64_t key) const {
  const std::size_t mask = (std::size_t{1} << (64U - shift_)) - 1;
  std::size_t slot = (key * 0x9E3779B97F4A7C15U) >> shift_;
  while (is_live(slot) && slots_[slot].key != key) slot = (slot + 1) & mask;
  return slot;
}

void NgramMatcher::count_single(std::span<const std::uint32_t> references, std::size_t n) {
  std::size_t kept = 0;
  for (const Position position : reference_positions_) {
    const std::uint32_t symbol = references[position.at + n - 1];
    if (symbol == 0) continue;
    const std::uint64_t key = key_of(position.name, symbol);
    const std::size_t slot = find(key);
    slots_[slot] = {key, epoch_, is_live(slot) ? slots_[slot].count + 1 : 1};
    reference_positions_[kept++] = {position.at, static_cast<std::uint32_t>(slot)};
  }
  reference_positions_.resize(kept);
}

void NgramMatcher::count_several(std::span<const std::uint32_t> references, std::size_t n) {
  if (tallies_.size() < slots_.size()) tallies_.resize(slots_.size());
  std::size_t kept = 0;
  std::size_t seen = 0;  // symbols before the position being looked at
  std::uint32_t reference = 1;
  for (const Position position : reference_positions_) {
    for (; seen < position.at; ++seen) reference += static_cast<std::uint32_t>(references[seen] == 0);
    const std::uint32_t symbol = references[position.at + n - 1];
    if (symbol == 0) continue;
    const std::uint64_t key = key_of(position.name, symbol);
    const std::size_t slot = find(key);
    if (!is_live(slot)) {
      slots_[slot] = {key, epoch_, 0};
      tallies_[slot] = {};
    }
    Tally& tally = tallies_[slot];
    tally.count = tally.reference == reference ? tally.count + 1 : 1;
    tally.reference = reference;
    slots_[slot].count = std::max(slots_[slot].count, tally.count);
    reference_positions_[kept++] = {position.at, static_cast<std::uint32_t>(slot)};
  }
  reference_positions_.resize(kept);
}

std::size_t NgramMatcher::match_hypothesis(std::size_t n) {
  std::size_t matches = 0;
  std::size_t kept = 0;
  for (const Position position : hypothesis_positions_) {
    const std::size_t slot = find(key_of(position.name, padded_[position.at + n - 1]));
    if (!is_live(slot)) continue;
    const std::uint32_t count = slots_[slot].count & ~kShared;
    const auto matched = static_cast<std::uint32_t>(count > 0);
    matches += matched;
    slots_[slot].count = (count - matched) | kShared;
    hypothesis_positions_[kept++] = {position.at, static_cast<std::uint32_t>(slot)};
  }
  hypothesis_positions_.resize(kept);
  return matches;
}

void NgramMatcher::keep_shared() {
  std::size_t kept = 0;
  for (const Position position : reference_positions_) {
    reference_positions_[kept] = position;
    kept += slots_[position.name].count >> 31;
  }
  reference_positions_.resize(kept);
}

}  // namespace lacuna::metrics
