/// \file
/// Strings with dense ids, looked up in tables that are the same in memory and in a pack's payload.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "eval/base/shared_array.h"

namespace lacuna::langpack {

using WordId = std::uint32_t;
inline constexpr WordId kUnknownWord = 0xFFFFFFFFU;

/// The hash that the tables are built with: 64 bits, the same on every machine; part of the payload's format.
[[nodiscard]] std::uint64_t hash_word(std::string_view word);

/// A place of the hash table.
struct VocabularySlot {
  WordId id = kUnknownWord;  ///< `kUnknownWord`: empty
  std::uint32_t tag = 0;     ///< low half of the word's hash
};

/// What a vocabulary is made of. Word `id` is the bytes [begin[id], begin[id + 1]) of `text`. A word's slot is the
/// first free one, in order of ids, from (high half of its hash) * slots / 2^32 on, and one slot at least is empty.
/// `prefixes` is a set of bits: (low half of the hash) * bits / 2^32 is set for all that comes before a space of a
/// word.
template <template <class> class Array>
struct VocabularyTables {
  Array<char> text;
  Array<std::uint32_t> begin;
  Array<VocabularySlot> slots;
  Array<std::uint64_t> prefixes;
};

/// Reads tables that others own. Cost of a look-up: one hash, about one slot, one comparison of the word if it is
/// there.
class VocabularyView {
 public:
  template <template <class> class Array>
  explicit VocabularyView(const VocabularyTables<Array>& tables)
      : text_(tables.text.data()),
        begin_(tables.begin.data()),
        size_(tables.begin.empty() ? 0 : tables.begin.size() - 1),
        slots_(tables.slots.data(), tables.slots.size()),
        prefixes_(tables.prefixes.data(), tables.prefixes.size()) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::string_view word(WordId id) const { return {text_ + begin_[id], begin_[id + 1] - begin_[id]}; }
  [[nodiscard]] WordId find(std::string_view word) const { return find(word, hash_word(word)); }
  /// Likewise; `hash` is `hash_word(word)`.
  [[nodiscard]] WordId find(std::string_view word, std::uint64_t hash) const {
    if (slots_.empty()) return kUnknownWord;
    const auto tag = static_cast<std::uint32_t>(hash);
    for (std::size_t slot = (hash >> 32) * slots_.size() >> 32; slots_[slot].id != kUnknownWord;) {
      if (slots_[slot].tag == tag && this->word(slots_[slot].id) == word) return slots_[slot].id;
      if (++slot == slots_.size()) slot = 0;
    }
    return kUnknownWord;
  }
  /// False when no word of the vocabulary begins with the string of this hash and a space.
  [[nodiscard]] bool may_continue(std::uint64_t hash) const {
    if (prefixes_.empty()) return false;
    const std::uint64_t bit = (hash & 0xFFFFFFFFU) * (prefixes_.size() * 64) >> 32;
    return (prefixes_[bit / 64] >> bit % 64 & 1) != 0;
  }

 private:
  const char* text_;
  const std::uint32_t* begin_;
  std::size_t size_;
  std::span<const VocabularySlot> slots_;
  std::span<const std::uint64_t> prefixes_;
};

/// A bijection between strings and 0..size-1, ids given in order of first `add`. Its tables are its own, or lie in a
/// mapped payload until the first `add`. Copies do not see each other's additions. Strings of up to 4 GiB together.
class Vocabulary {
 public:
  template <class T>
  using Growing = std::vector<T>;
  using SharedTables = VocabularyTables<base::SharedArray>;

  Vocabulary() = default;
  /// None when the tables do not add up: offsets that do not ascend, a word that is not found under its id, a prefix
  /// that is missing. Cost: a look-up of every word.
  [[nodiscard]] static std::optional<Vocabulary> from_tables(SharedTables tables);

  /// Id of `word`, new if it was not there. Views and words of this vocabulary end with it.
  WordId add(std::string_view word);
  /// Id of `word`, or `kUnknownWord`.
  [[nodiscard]] WordId find(std::string_view word) const { return view().find(word); }
  [[nodiscard]] std::string_view word(WordId id) const { return view().word(id); }
  [[nodiscard]] std::size_t size() const { return view().size(); }
  [[nodiscard]] VocabularyView view() const { return shared_ ? VocabularyView(*shared_) : VocabularyView(own_); }

  /// Tables for a payload: they depend on the words and their order only.
  [[nodiscard]] VocabularyTables<Growing> compact_tables() const;

 private:
  VocabularyTables<Growing> own_;
  std::optional<SharedTables> shared_;
};

}  // namespace lacuna::langpack
