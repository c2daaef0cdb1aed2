#include "reports/compare/word_diff.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace lacuna::reports {
namespace {

constexpr std::size_t kMostCells = std::size_t{1} << 22U;  // of the table of common subsequences

using Words = std::vector<text::Word>;
using Flags = std::vector<bool>;  // of each word: whether it is different
using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

/// A text and its words.
struct Side {
  std::string_view text;
  Words words;
  std::vector<std::uint32_t> numbers;  ///< of the words: the same where they are written the same, in both texts
  Flags is_different;
};

Side side_of(std::string_view text, Words words, Numbers& numbers) {
  Side side{.text = text, .words = std::move(words)};
  side.numbers.reserve(side.words.size());
  for (const text::Word& word : side.words) {
    const std::string_view written = text.substr(word.span.begin, word.span.end - word.span.begin);
    side.numbers.push_back(numbers.try_emplace(written, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  side.is_different.assign(side.words.size(), true);
  return side;
}

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
      common[i * width + j] = first.numbers[begin + i] == second.numbers[begin + j]
                                  ? common[(i + 1) * width + j + 1] + 1
                                  : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (first.numbers[begin + i] == second.numbers[begin + j]) {
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
  Numbers numbers;
  Side a = side_of(first, splitter_.split(first), numbers);
  Side b = side_of(second, splitter_.split(second), numbers);
  std::size_t begin = 0;
  std::size_t first_end = a.words.size();
  std::size_t second_end = b.words.size();
  while (begin < std::min(first_end, second_end) && a.numbers[begin] == b.numbers[begin]) {
    a.is_different[begin] = b.is_different[begin] = false;
    ++begin;
  }
  while (std::min(first_end, second_end) > begin && a.numbers[first_end - 1] == b.numbers[second_end - 1]) {
    a.is_different[--first_end] = b.is_different[--second_end] = false;
  }
  mark(a, b, begin, first_end, second_end);
  return {.first = pieces_of(a), .second = pieces_of(b)};
}

}  // namespace lacuna::reports
