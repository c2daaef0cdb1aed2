/// \file
/// Words of line-aligned texts as numbers, so that they are split once and compared quickly.
///
///     WordIndex index("de");
///     IndexedText reference = index.add(reference_lines, parallel_for);
///     for (std::uint32_t id : reference.unit(3)) use(index.word(id));
///
/// Words are those of `eval/text/words.h` (dictionaries for languages without spaces), as they are written: case
/// counts. Thread-safety: `add` from one thread; reading from any. Cost: linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "eval/base/parallel.h"

namespace lacuna::pipeline {

/// The words of each unit of a text.
struct IndexedText {
  std::vector<std::uint32_t> ids;
  std::vector<std::size_t> ends;     ///< of each unit, in `ids`
  std::vector<std::size_t> lengths;  ///< of each unit, in words and numbers: punctuation does not count

  [[nodiscard]] std::size_t units() const { return ends.size(); }
  [[nodiscard]] std::span<const std::uint32_t> unit(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    return std::span(ids).subspan(begin, ends[i] - begin);
  }
};

class WordIndex {
 public:
  /// `language` (BCP 47) may be empty.
  explicit WordIndex(std::string language) : language_(std::move(language)) {}

  /// The views stay the caller's, and are kept.
  IndexedText add(std::span<const std::string_view> units, const base::ParallelFor& parallel_for);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view word(std::uint32_t id) const { return words_[id]; }
  /// Whether it is a word or a number, not punctuation.
  [[nodiscard]] bool is_lexical(std::uint32_t id) const { return lexical_[id] != 0; }
  [[nodiscard]] const std::string& language() const { return language_; }
  /// The number of a word, or `size()`.
  [[nodiscard]] std::uint32_t find(std::string_view word) const;

 private:
  std::string language_;
  std::unordered_map<std::string_view, std::uint32_t> ids_;
  std::vector<std::string_view> words_;
  std::vector<std::uint8_t> lexical_;
};

}  // namespace lacuna::pipeline
