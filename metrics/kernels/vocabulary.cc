#include "metrics/kernels/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace lacuna::metrics {
namespace {

constexpr std::size_t kInline = 16;  // bytes of a token that are the whole of its key
constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t kOtherFactor = 0xC2B2AE3D27D4EB4FU;

std::uint64_t load(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof(word));
  return word;
}

// By length of a token: which bits of the two words behind its beginning are its own.
constexpr auto kOwnBits = [] {
  std::array<std::array<std::uint64_t, 2>, kInline + 1> masks{};
  for (std::size_t length = 0; length <= kInline; ++length) {
    for (std::size_t byte = 0; byte < length; ++byte) {
      const std::size_t place = std::endian::native == std::endian::little ? byte % 8 : 7 - byte % 8;
      masks[length][byte / 8] |= std::uint64_t{0xFF} << (8 * place);
    }
  }
  return masks;
}();

}  // namespace

// What is looked up with: by value in the loops, because members would be read again after every store.
struct Vocabulary::Table {
  std::uint32_t* slots;
  const Key* keys;    // of id 1, 2, …
  const char* bytes;  // of their tokens
  std::size_t mask;
  unsigned shift;  // from a hash to a slot

  [[nodiscard]] std::size_t slot_of(const Key& key) const {
    return (key.low * kFactor + key.high * kOtherFactor) >> shift;
  }
  [[nodiscard]] bool is_token(std::uint32_t id, const Key& key, const char* own) const {
    const Key& known = keys[id - 1];
    return ((known.low ^ key.low) | (known.high ^ key.high) | (known.length ^ key.length)) == 0 &&
           (key.length <= kInline || std::memcmp(bytes + known.offset, own, key.length) == 0);
  }
};

// The key of the token at `bytes`. `kInline` bytes are read, whatever its length.
inline Vocabulary::Key Vocabulary::key_of(const char* bytes, std::size_t length) {
  const std::uint64_t low = load(bytes);
  const std::uint64_t high = load(bytes + 8);
  if (length <= kInline) return {low & kOwnBits[length][0], high & kOwnBits[length][1], length, 0};
  std::uint64_t hash = high;
  for (std::size_t at = kInline; at < length; at += 8) {
    hash = std::rotl(hash * kFactor, 29) ^ load(bytes + std::min(at, length - 8));
  }
  return {low, hash, length, 0};
}

// An empty table for the tokens [begin, end): at most a quarter full, so that looking further is rare.
Vocabulary::Table Vocabulary::empty_table(std::size_t begin, std::size_t end, Index& index) const {
  const unsigned bits = static_cast<unsigned>(std::bit_width(end - begin)) + 2;
  const std::size_t size = std::size_t{1} << bits;
  if (index.slots_.size() < size) index.slots_.resize(size);
  std::memset(index.slots_.data(), 0, size * sizeof(index.slots_.front()));
  return {index.slots_.data(), keys_.data() + begin, bytes_.data(), size - 1, 64 - bits};
}

void Vocabulary::add(std::string_view text, std::span<const ByteSpan> tokens) {
  const std::size_t base = bytes_.size();
  bytes_.append(text).append(kInline, '\0');
  const char* const bytes = bytes_.data();
  const std::size_t first = keys_.size();
  keys_.resize(first + tokens.size());
  Key* key = keys_.data() + first;
  for (const ByteSpan token : tokens) {
    *key = key_of(bytes + base + token.begin, token.size());
    key->offset = base + token.begin;
    ++key;
  }
}

std::span<const std::uint32_t> Vocabulary::end_unit(Index& index) {
  const std::size_t begin = ends_.empty() ? 0 : ends_.back();
  const std::size_t end = keys_.size();
  const std::size_t count = end - begin;
  const Table table = empty_table(begin, end, index);
  ids_.resize(end);
  slots_.resize(end);
  std::uint32_t* const ids = ids_.data() + begin;
  std::uint32_t* const slots = slots_.data() + begin;
  for (std::size_t i = 0; i < count; ++i) {
    const Key& key = table.keys[i];
    const auto own = static_cast<std::uint32_t>(i + 1);
    for (std::size_t slot = table.slot_of(key);; slot = (slot + 1) & table.mask) {
      // A free slot becomes the token's own, and a token is equal to itself: one comparison without asking which.
      const std::uint32_t id = table.slots[slot] != 0 ? table.slots[slot] : own;
      table.slots[slot] = id;
      ids[i] = id;
      slots[i] = static_cast<std::uint32_t>(slot);
      if (table.is_token(id, key, table.bytes + key.offset)) break;
    }
  }
  ends_.push_back(end);
  return {ids, count};
}

void Vocabulary::find(std::size_t unit, std::string_view text, std::span<const ByteSpan> tokens, Index& index,
                      std::vector<std::uint32_t>& ids) const {
  const std::size_t begin = unit == 0 ? 0 : ends_[unit - 1];
  const std::size_t end = ends_[unit];
  const Table table = empty_table(begin, end, index);
  for (std::size_t i = begin; i < end; ++i) table.slots[slots_[i]] = ids_[i];

  index.text_.assign(text).append(kInline, '\0');
  const char* const bytes = index.text_.data();
  ids.resize(tokens.size());
  std::uint32_t* found = ids.data();
  for (const ByteSpan token : tokens) {
    const char* const own = bytes + token.begin;
    const Key key = key_of(own, token.size());
    std::size_t slot = table.slot_of(key);
    std::uint32_t id = table.slots[slot];
    while (id != 0 && !table.is_token(id, key, own)) {
      slot = (slot + 1) & table.mask;
      id = table.slots[slot];
    }
    *found++ = id;
  }
}

}  // namespace lacuna::metrics
