#include "eval/langpack/vocabulary.h"

#include <algorithm>
#include <string>
#include <utility>

namespace lacuna::langpack {
namespace {

using Tables = VocabularyTables<Vocabulary::Growing>;

constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
constexpr std::size_t kLeastCapacity = 16;
constexpr std::size_t kBitsPerPrefix = 16;

template <class T>
T load(const char* bytes) {
  T value{};
  std::memcpy(&value, bytes, sizeof(T));
  return value;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * kFactor;
  return hash ^ (hash >> 32);
}

/// Slots for so many words: at most two thirds of them are taken, and one is always empty.
std::size_t slot_count(std::size_t words) { return words + words / 2 + 1; }

/// Calls `use(prefix)` for all that comes before a space of `word`.
template <class Use>
void for_each_prefix(std::string_view word, Use use) {
  for (std::size_t at = word.find(' '); at != std::string_view::npos; at = word.find(' ', at + 1)) {
    use(word.substr(0, at));
  }
}

/// Enters a word that is not there yet.
void enter(Tables& tables, WordId id, std::string_view word) {
  const std::uint64_t hash = hash_word(word);
  std::size_t slot = (hash >> 32) * tables.slots.size() >> 32;
  while (tables.slots[slot].id != kUnknownWord) slot = slot + 1 == tables.slots.size() ? 0 : slot + 1;
  tables.slots[slot] = {id, static_cast<std::uint32_t>(hash)};
  for_each_prefix(word, [&](std::string_view prefix) {
    const std::uint64_t bit = (hash_word(prefix) & 0xFFFFFFFFU) * (tables.prefixes.size() * 64) >> 32;
    tables.prefixes[bit / 64] |= std::uint64_t{1} << bit % 64;
  });
}

/// Builds slots and prefixes anew, with room for `capacity` words, which are no fewer than there are.
void build(Tables& tables, std::size_t capacity) {
  const std::size_t size = tables.begin.size() - 1;
  const auto spaces = static_cast<std::size_t>(std::count(tables.text.begin(), tables.text.end(), ' '));
  tables.slots.assign(slot_count(capacity), {});
  tables.prefixes.assign(spaces * kBitsPerPrefix / 64 * capacity / std::max<std::size_t>(size, 1) + 1, 0);
  const VocabularyView words(tables);
  for (WordId id = 0; id < size; ++id) enter(tables, id, words.word(id));
}

template <class T, template <class> class Array>
std::vector<T> copy_of(const Array<T>& values) {
  return {values.begin(), values.end()};
}

}  // namespace

std::uint64_t hash_word(std::string_view word) {
  const char* at = word.data();
  std::size_t left = word.size();
  std::uint64_t hash = word.size() * kFactor;
  for (; left >= 8; at += 8, left -= 8) hash = mix(hash, load<std::uint64_t>(at));
  std::uint64_t rest = 0;  // the bytes that are left, in order
  unsigned shift = 0;
  if ((left & 4U) != 0) {
    rest = load<std::uint32_t>(at);
    at += 4;
    shift = 32;
  }
  if ((left & 2U) != 0) {
    rest |= std::uint64_t{load<std::uint16_t>(at)} << shift;
    at += 2;
    shift += 16;
  }
  if ((left & 1U) != 0) rest |= std::uint64_t{load<std::uint8_t>(at)} << shift;
  hash = mix(hash, rest);
  return mix(hash, hash >> 29);
}

std::optional<Vocabulary> Vocabulary::from_tables(SharedTables tables) {
  const base::SharedArray<std::uint32_t>& begin = tables.begin;
  if (begin.empty() || begin.front() != 0 || begin.back() != tables.text.size() ||
      !std::is_sorted(begin.begin(), begin.end())) {
    return std::nullopt;
  }
  const std::size_t size = begin.size() - 1;
  std::size_t taken = 0;
  for (const VocabularySlot& slot : tables.slots) {
    taken += slot.id != kUnknownWord ? 1U : 0U;
    if (slot.id != kUnknownWord && slot.id >= size) return std::nullopt;
  }
  if (taken != size || tables.slots.size() <= taken || tables.slots.size() > kUnknownWord) return std::nullopt;
  // From here on look-ups end and stay inside.
  const VocabularyView words(tables);
  bool complete = true;
  for (WordId id = 0; id < size && complete; ++id) {
    const std::string_view word = words.word(id);
    complete = words.find(word) == id;
    for_each_prefix(word,
                    [&](std::string_view prefix) { complete = complete && words.may_continue(hash_word(prefix)); });
  }
  if (!complete) return std::nullopt;
  Vocabulary vocabulary;
  vocabulary.shared_ = std::move(tables);
  return vocabulary;
}

WordId Vocabulary::add(std::string_view word) {
  if (const WordId known = find(word); known != kUnknownWord) return known;
  if (shared_) {
    own_ = {copy_of(shared_->text), copy_of(shared_->begin), copy_of(shared_->slots), copy_of(shared_->prefixes)};
    shared_.reset();
  }
  if (own_.begin.empty()) own_.begin.push_back(0);
  const auto id = static_cast<WordId>(own_.begin.size() - 1);
  const std::string copy(word);  // it may be a part of one of ours
  own_.text.insert(own_.text.end(), copy.begin(), copy.end());
  own_.begin.push_back(static_cast<std::uint32_t>(own_.text.size()));
  const std::size_t size = std::size_t{id} + 1;
  if (slot_count(size) > own_.slots.size()) {
    build(own_, std::max(kLeastCapacity, 2 * size));
  } else {
    enter(own_, id, copy);
  }
  return id;
}

VocabularyTables<Vocabulary::Growing> Vocabulary::compact_tables() const {
  Tables tables =
      shared_ ? Tables{copy_of(shared_->text), copy_of(shared_->begin), {}, {}} : Tables{own_.text, own_.begin, {}, {}};
  if (tables.begin.empty()) tables.begin.push_back(0);
  build(tables, size());
  return tables;
}

}  // namespace lacuna::langpack
