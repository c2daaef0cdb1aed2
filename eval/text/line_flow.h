/// \file
/// Which lines of a paragraph flow into each other, and which paragraphs: the pieces of text in which sentences are
/// then looked for. A line break is a space in text that was hard-wrapped, and a border everywhere else. Thread-safety:
/// const and reentrant. Cost: linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/text/abbreviations.h"

namespace lacuna::text {

/// A line without the white space around it.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// Text between two borders: a line, or several that flow.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t paragraph = 0;  ///< in which it begins
  /// Where a later paragraph begins in it, and which, in order; only where a border between paragraphs was soft.
  std::vector<std::pair<std::size_t, std::uint32_t>> later_paragraphs;
};

/// Whether a line ends a sentence: a terminator, perhaps before closing marks, that is no abbreviation's.
[[nodiscard]] bool ends_sentence(std::string_view line, const Abbreviations& abbreviations);

/// Whether a line begins in lower case, quotes and brackets aside.
[[nodiscard]] bool begins_lower(std::string_view line);

/// The blocks of one paragraph, in order. `lines` are not empty.
[[nodiscard]] std::vector<Block> join_lines(std::string_view text, const std::vector<Line>& lines,
                                            std::uint32_t paragraph, const Abbreviations& abbreviations);

}  // namespace lacuna::text
