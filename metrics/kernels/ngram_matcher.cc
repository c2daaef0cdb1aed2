#include "metrics/kernels/ngram_matcher.h"

#include <algorithm>
#include <bit>

namespace lacuna::metrics {
namespace {

// In a slot's count.
constexpr std::uint32_t kShared = std::uint32_t{1} << 31;  // the hypothesis has it

constexpr std::uint64_t key_of(std::uint32_t name, std::uint32_t symbol) {
  return (static_cast<std::uint64_t>(name) << 32) | symbol;
}

}  // namespace

// The slots of one order: open addressing, at most half full, so a search always ends. Held by value in the loops,
// because members would be read again after every store.
class NgramMatcher::Table {
 public:
  Table(Slot* slots, std::size_t capacity, std::uint32_t epoch)
      : slots_(slots),
        mask_(capacity - 1),
        shift_(64U - static_cast<unsigned>(std::countr_zero(capacity))),
        epoch_(epoch) {}

  // The slot that has `key`, or the empty one where it belongs.
  [[nodiscard]] std::size_t find(std::uint64_t key) const {
    std::size_t slot = (key * 0x9E3779B97F4A7C15U) >> shift_;
    while (is_live(slot) && slots_[slot].key != key) slot = (slot + 1) & mask_;
    return slot;
  }
  [[nodiscard]] bool is_live(std::size_t slot) const { return slots_[slot].epoch == epoch_; }
  [[nodiscard]] Slot& operator[](std::size_t slot) const { return slots_[slot]; }
  [[nodiscard]] std::uint32_t epoch() const { return epoch_; }

 private:
  Slot* slots_;
  std::size_t mask_;
  unsigned shift_;
  std::uint32_t epoch_;
};

void NgramMatcher::match(std::span<const std::uint32_t> hypothesis, std::span<const std::uint32_t> references,
                         std::span<double> matches) {
  std::fill(matches.begin(), matches.end(), 0.0);
  if (hypothesis.empty() || references.empty()) return;
  const bool several = std::find(references.begin(), references.end(), 0U) != references.end() - 1;
  if (!several && windows_.match(hypothesis, references.first(references.size() - 1), matches)) return;
  std::fill(matches.begin(), matches.end(), 0.0);
  padded_.assign(hypothesis.begin(), hypothesis.end());
  padded_.push_back(0);
  list_positions(references);
  for (std::size_t n = 1; n <= matches.size(); ++n) {
    if (hypothesis_positions_.empty() || reference_positions_.empty()) return;
    const Table table = begin_order(reference_positions_.size());
    if (several) {
      count_several(table, references, n);
    } else {
      count_single(table, references, n);
    }
    matches[n - 1] = static_cast<double>(match_hypothesis(table, n));
    if (n < matches.size()) keep_shared(table);
  }
}

// All positions, for order 1.
void NgramMatcher::list_positions(std::span<const std::uint32_t> references) {
  hypothesis_positions_.resize(padded_.size() - 1);
  for (std::uint32_t i = 0; i < hypothesis_positions_.size(); ++i) hypothesis_positions_[i] = {i, 0};
  reference_positions_.clear();
  for (std::uint32_t i = 0; i < references.size(); ++i) {
    if (references[i] != 0) reference_positions_.push_back({i, 0});
  }
}

NgramMatcher::Table NgramMatcher::begin_order(std::size_t most) {
  const std::size_t capacity = std::bit_ceil(std::max<std::size_t>(most * 2, 64));
  if (slots_.size() < capacity) {
    slots_.assign(capacity, {});
    epoch_ = 0;
  }
  if (++epoch_ == 0) {
    std::fill(slots_.begin(), slots_.end(), Slot{});
    epoch_ = 1;
  }
  return {slots_.data(), capacity, epoch_};
}

void NgramMatcher::count_single(const Table& shared_table, std::span<const std::uint32_t> references, std::size_t n) {
  const Table table = shared_table;
  Position* const positions = reference_positions_.data();
  const std::size_t size = reference_positions_.size();
  const std::uint32_t* const last_symbols = references.data() + (n - 1);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const Position position = positions[i];
    const std::uint32_t symbol = last_symbols[position.at];
    if (symbol == 0) continue;
    const std::uint64_t key = key_of(position.name, symbol);
    const std::size_t slot = table.find(key);
    table[slot] = {key, table.epoch(), table.is_live(slot) ? table[slot].count + 1 : 1};
    positions[kept++] = {position.at, static_cast<std::uint32_t>(slot)};
  }
  reference_positions_.resize(kept);
}

void NgramMatcher::count_several(const Table& table, std::span<const std::uint32_t> references, std::size_t n) {
  if (tallies_.size() < slots_.size()) tallies_.resize(slots_.size());
  std::size_t kept = 0;
  std::size_t seen = 0;  // symbols before the position being looked at
  std::uint32_t reference = 1;
  for (const Position position : reference_positions_) {
    for (; seen < position.at; ++seen) reference += static_cast<std::uint32_t>(references[seen] == 0);
    const std::uint32_t symbol = references[position.at + n - 1];
    if (symbol == 0) continue;
    const std::uint64_t key = key_of(position.name, symbol);
    const std::size_t slot = table.find(key);
    if (!table.is_live(slot)) {
      table[slot] = {key, table.epoch(), 0};
      tallies_[slot] = {};
    }
    Tally& tally = tallies_[slot];
    tally.count = tally.reference == reference ? tally.count + 1 : 1;
    tally.reference = reference;
    table[slot].count = std::max(table[slot].count, tally.count);
    reference_positions_[kept++] = {position.at, static_cast<std::uint32_t>(slot)};
  }
  reference_positions_.resize(kept);
}

std::size_t NgramMatcher::match_hypothesis(const Table& shared_table, std::size_t n) {
  const Table table = shared_table;
  Position* const positions = hypothesis_positions_.data();
  const std::size_t size = hypothesis_positions_.size();
  const std::uint32_t* const last_symbols = padded_.data() + (n - 1);
  std::size_t matches = 0;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const Position position = positions[i];
    const std::size_t slot = table.find(key_of(position.name, last_symbols[position.at]));
    // Whether there is a match is a coin toss, so no branch on it: an empty slot gets back what it had.
    const bool live = table.is_live(slot);
    const std::uint32_t before = table[slot].count;
    const std::uint32_t count = before & ~kShared;
    const std::uint32_t matched = static_cast<std::uint32_t>(live) & static_cast<std::uint32_t>(count > 0);
    table[slot].count = live ? (count - matched) | kShared : before;
    matches += matched;
    positions[kept] = {position.at, static_cast<std::uint32_t>(slot)};
    kept += static_cast<std::size_t>(live);
  }
  hypothesis_positions_.resize(kept);
  return matches;
}

void NgramMatcher::keep_shared(const Table& table) {
  std::size_t kept = 0;
  for (const Position position : reference_positions_) {
    reference_positions_[kept] = position;
    kept += table[position.name].count >> 31;
  }
  reference_positions_.resize(kept);
}

}  // namespace lacuna::metrics
