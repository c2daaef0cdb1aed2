/// \file
/// Cuts a translation where its reference is cut, by least edit distance (Matusov, Leusch, Bender & Ney 2005:
/// "Evaluating machine translation output with automatic sentence segmentation", the method of mwerSegmenter).
///
///     SegmentedReferences references;
///     references.add(words_of_the_first_line);
///     references.end_segment();
///     Resegmentation result = resegment(references, hypothesis_words, borders);
///     // segment i has the words result.borders[i] … result.borders[i + 1] - 1
///
/// Thread-safe. Cost: with up to `exact_cells` pairs of words, two or three nanoseconds for each; beyond, only those
/// near the anchors that the texts share are looked at (`edit_corridor.h`), and time and memory grow with the text's
/// length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lacuna::align {

/// Words of references, as numbers, by segment; each segment has one or more references, any of which may be empty.
class SegmentedReferences {
 public:
  /// Adds a reference to the segment at hand.
  void add(std::span<const std::uint32_t> words) {
    words_.insert(words_.end(), words.begin(), words.end());
    reference_ends_.push_back(words_.size());
  }
  /// The segment at hand has all its references.
  void end_segment() { segment_ends_.push_back(reference_ends_.size()); }

  [[nodiscard]] std::size_t segments() const { return segment_ends_.size(); }
  /// Words of all references.
  [[nodiscard]] std::size_t words() const { return words_.size(); }
  /// References of segment `s`: numbers from `first_reference(s)` to below `first_reference(s + 1)`.
  [[nodiscard]] std::size_t first_reference(std::size_t s) const { return s == 0 ? 0 : segment_ends_[s - 1]; }
  [[nodiscard]] std::span<const std::uint32_t> reference(std::size_t r) const {
    const std::size_t begin = r == 0 ? 0 : reference_ends_[r - 1];
    return std::span(words_).subspan(begin, reference_ends_[r] - begin);
  }

 private:
  std::vector<std::uint32_t> words_;
  std::vector<std::size_t> reference_ends_;  // in words_
  std::vector<std::size_t> segment_ends_;    // in reference_ends_
};

/// No segment may begin before this word.
inline constexpr std::uint8_t kNoBorder = 255;
/// The highest cost of a border that is allowed.
inline constexpr std::uint8_t kWorstBorder = 3;
/// Texts with more words than this cannot be resegmented.
inline constexpr std::size_t kMostResegmentedWords = std::size_t{1} << 26;

struct ResegmentOptions {
  std::size_t exact_cells = 200'000'000;    ///< reference words x hypothesis words up to which all are looked at
  std::size_t kept_positions = 25'000'000;  ///< segments x hypothesis words up to which the same holds, 4 bytes each
  std::size_t margin = 256;                 ///< words on each side of the expected path that are looked at, at least
};

struct Resegmentation {
  std::vector<std::size_t> borders;  ///< one more than segments: 0, where each segment ends; never falls
  std::uint64_t edits = 0;           ///< insertions, deletions and substitutions in all
  bool exact = true;                 ///< no placement has fewer edits; otherwise that is likely only
};

/// The borders for which the sum of edit distances between each segment and the nearest of its references is least. A
/// border is before a word whose entry in `borders` (one for each word of `words`) is not kNoBorder, or at an end.
/// Among placements with as few edits, the sum of the borders' entries (0 at the ends of the text) is least; among
/// those the last border is as late as can be, then the one before it, and so on. So words between two segments that
/// are in neither reference go where the borders are cheapest, or else to the segment before. A segment whose
/// references are all empty gets no words, unless all segments are so: then the last gets all. (Where no border is
/// allowed among the positions looked at, as in one endless word, all are allowed, and then moved on to the next word
/// that allows one; this, and texts of more than a million words, make sums of entries approximate.) Needs: one segment
/// or more, each with a reference; `words` and all references not above kMostResegmentedWords words.
[[nodiscard]] Resegmentation resegment(const SegmentedReferences& references, std::span<const std::uint32_t> words,
                                       std::span<const std::uint8_t> borders, const ResegmentOptions& options = {});

}  // namespace lacuna::align
