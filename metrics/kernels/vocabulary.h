/// \file
/// Tokens to small numbers, unit by unit: exact, and without an allocation or a copy per token.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::metrics {

/// The tokens of the references of a run of units. Within a unit, equal tokens have equal ids above 0, none of them
/// above the number of the unit's tokens; 0 means "not here". Filled front to back, then only read.
///
/// A token of up to 16 bytes is two words; of a longer one the second word is a hash, and the bytes are compared too.
/// What is looked up is one unit's few tokens, in a table that stays in the nearest cache. Thread-safety: const calls,
/// with one `Index` per thread. Cost: linear in bytes.
class Vocabulary {
 public:
  /// The look-up table of one unit: memory that is used again and again.
  class Index {
   private:
    friend class Vocabulary;
    std::vector<std::uint32_t> slots_;  // ids, in open addressing
    std::string text_;
  };

  /// Appends `tokens` of `text` to the unit that is being made.
  void add(std::string_view text, std::span<const ByteSpan> tokens);

  /// Ends the unit and gives the ids of its tokens, in order.
  std::span<const std::uint32_t> end_unit(Index& index);

  /// Writes to `ids` for each of `tokens` its id in `unit`, or 0.
  void find(std::size_t unit, std::string_view text, std::span<const ByteSpan> tokens, Index& index,
            std::vector<std::uint32_t>& ids) const;

 private:
  struct Key {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::size_t length = 0;
    std::size_t offset = 0;  // of its bytes in `bytes_`
  };
  struct Table;

  static Key key_of(const char* bytes, std::size_t length);
  [[nodiscard]] Table empty_table(std::size_t begin, std::size_t end, Index& index) const;

  std::string bytes_;                 // all texts, each with padding
  std::vector<Key> keys_;             // of all tokens of all units
  std::vector<std::uint32_t> ids_;    // of each token
  std::vector<std::uint32_t> slots_;  // of each token in its unit's table
  std::vector<std::size_t> ends_;     // of units, in tokens
};

}  // namespace lacuna::metrics
