/// \file
/// Which words of two texts differ. Internal to the writers.
///
///     WordDiff diff("de");
///     DiffTexts texts = diff.compare(baseline, system);
///
/// Words are those of `eval/text/words.h`, so that texts without spaces are compared by words, too. Thread-safety: one
/// object per thread. Cost: words of the one times words of the other, without those in which both begin and end alike;
/// where that is too much, all between is held to be different.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "eval/text/words.h"

namespace lacuna::reports {

/// A stretch of a text.
struct DiffPiece {
  std::string_view text;      ///< without white space at its ends
  bool is_different = false;  ///< the other text has not got it here
  bool after_space = false;   ///< white space stands before it
};
using DiffPieces = std::vector<DiffPiece>;

struct DiffTexts {
  DiffPieces first;
  DiffPieces second;
};

class WordDiff {
 public:
  explicit WordDiff(std::string_view language) : splitter_(language) {}

  /// By a longest common subsequence of words, as they are written. The pieces are views of the texts.
  [[nodiscard]] DiffTexts compare(std::string_view first, std::string_view second) const;

 private:
  text::WordSplitter splitter_;
};

}  // namespace lacuna::reports
