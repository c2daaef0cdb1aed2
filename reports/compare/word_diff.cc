#include "reports/compare/word_diff.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace lacuna::reports {
namespace {

constexpr std::size_t kMostCells = std::size_t{1} << 22U;  // of the table of common subsequences

using Words = std::vector<text::Word>;
using Flags = std::vector<bool>;  // of each word: whether it is different

/// A text and its words.
struct Side {
  std::string_view text;
  Words words;
  Flags is_different;

  [[nodiscard]] std::string_view word(std::size_t i) const {
    return text.substr(words[i].span.begin, words[i].span.end - words[i].span.begin);
  }
};

// Marks the words [begin, end) of both sides that are not in a longest common subsequence.
void mark(Side& first, Side& second, std::size_t begin, std::size_t first_end, std::size_t second_end) {
  const std::size_t rows = first_end - begin;
  const std::size_t columns = second_end - begin;
  if (rows == 0 || columns == 0 || rows > kMostCells / columns) return;
  // common[i][j]: length of the longest one of the words from i and from j on.
  const std::size_t width = columns + 1;
  std::vector<std::uint32_t> common((rows + 1) * width);
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      common[i * width + j] = first.word(begin + i) == second.word(begin + j)
                                  ? common[(i + 1) * width + j + 1] + 1
                                  : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (first.word(begin + i) == second.word(begin + j)) {
      first.is_different[begin + i++] = false;
      second.is_different[begin + j++] = false;
    } else if (common[(i + 1) * width + j] >= common[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
}

DiffPieces pieces_of(const Side& side) {
  DiffPieces pieces;
  for (std::size_t i = 0; i < side.words.size();) {
    std::size_t end = i + 1;
    while (end < side.words.size() && side.is_different[end] == side.is_different[i]) ++end;
    const std::size_t begin = side.words[i].span.begin;
    pieces.push_back({.text = side.text.substr(begin, side.words[end - 1].span.end - begin),
                      .is_different = side.is_different[i],
                      .after_space = i > 0 && side.words[i - 1].span.end < begin});
    i = end;
  }
  return pieces;
}

}  // namespace

DiffTexts WordDiff::compare(std::string_view first, std::string_view second) const {
  Side a{.text = first, .words = splitter_.split(first)};
  Side b{.text = second, .words = splitter_.split(second)};
  a.is_different.assign(a.words.size(), true);
  b.is_different.assign(b.words.size(), true);
  std::size_t begin = 0;
  std::size_t first_end = a.words.size();
  std::size_t second_end = b.words.size();
  while (begin < std::min(first_end, second_end) && a.word(begin) == b.word(begin)) {
    a.is_different[begin] = b.is_different[begin] = false;
    ++begin;
  }
  while (std::min(first_end, second_end) > begin && a.word(first_end - 1) == b.word(second_end - 1)) {
    a.is_different[--first_end] = b.is_different[--second_end] = false;
  }
  mark(a, b, begin, first_end, second_end);
  return {.first = pieces_of(a), .second = pieces_of(b)};
}

}  // namespace lacuna::reports
