/// \file
/// Translation probabilities t(output | input), sparse, in compressed rows.
#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "eval/base/shared_array.h"
#include "eval/langpack/vocabulary.h"

namespace lacuna::langpack {

/// One entry of a row.
struct Translation {
  WordId word = 0;
  float probability = 0.0F;

  friend bool operator==(const Translation&, const Translation&) = default;
};

/// Row `input` lists its outputs, sorted by id; rows need not sum to one (small probabilities are pruned).
/// Immutable after construction, and a copy shares the rows; reading is thread-safe. Look-up is a binary search in a
/// row.
class Lexicon {
 public:
  Lexicon() = default;
  /// `row_begin` has rows + 1 entries into `entries`; each row sorted by word.
  Lexicon(base::SharedArray<std::uint32_t> row_begin, base::SharedArray<Translation> entries)
      : row_begin_(std::move(row_begin)), entries_(std::move(entries)) {}

  [[nodiscard]] std::size_t rows() const { return row_begin_.empty() ? 0 : row_begin_.size() - 1; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// Outputs of `input`; empty for an unknown word.
  [[nodiscard]] std::span<const Translation> row(WordId input) const;
  /// t(output | input), 0 when absent or when either is `kUnknownWord`.
  [[nodiscard]] float probability(WordId input, WordId output) const;

  [[nodiscard]] const base::SharedArray<std::uint32_t>& row_begin() const { return row_begin_; }
  [[nodiscard]] const base::SharedArray<Translation>& entries() const { return entries_; }

 private:
  base::SharedArray<std::uint32_t> row_begin_;
  base::SharedArray<Translation> entries_;
};

}  // namespace lacuna::langpack
