/// \file
/// What the edit distances of TER share: the part of the edit matrix that they visit, and what they say about it.
///
/// Rows are the words of the hypothesis, columns those of the reference, both from 0 (nothing yet) to their number.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lacuna::metrics {

/// The beam of sacreBLEU's `BeamEditDistance`: columns around a "pseudo-diagonal", in each row those in [begin, end).
class BeamBand {
 public:
  static constexpr std::uint32_t kBeamWidth = 25;

  struct Row {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] bool has(std::size_t column) const { return column >= begin && column < end; }
  };

  /// Whether rows have at most twice `kBeamWidth` columns, the first and the last apart.
  [[nodiscard]] static bool is_narrow(std::size_t hypothesis, std::size_t reference) {
    return hypothesis == 0 || ratio(hypothesis, reference) / 2 <= kBeamWidth;
  }

  /// Whether so many edits are so few that the beam makes no difference: a distance that it gives is then that of the
  /// whole matrix, and the trace, too. With k edits and lengths m and n, a path is at most (k + |m - n|) / 2 columns
  /// away from the straight line, and that at most one from the pseudo-diagonal.
  [[nodiscard]] static bool is_wide_enough(std::size_t edits, std::size_t hypothesis, std::size_t reference) {
    const std::size_t difference = std::max(hypothesis, reference) - std::min(hypothesis, reference);
    return edits + difference <= 2 * std::size_t{kBeamWidth - 2};
  }

  /// For so many words of the hypothesis and of the reference. In double precision, as in Python.
  void set(std::size_t hypothesis, std::size_t reference) {
    rows_.resize(hypothesis + 1);
    const auto columns = static_cast<std::uint32_t>(reference + 1);
    rows_[0] = {.begin = 0, .end = columns};
    if (hypothesis == 0) return;
    const double step = ratio(hypothesis, reference);
    const std::uint32_t width =
        is_narrow(hypothesis, reference) ? kBeamWidth : static_cast<std::uint32_t>(std::ceil(step / 2 + kBeamWidth));
    for (std::size_t i = 1; i <= hypothesis; ++i) {
      const auto diagonal = static_cast<std::uint32_t>(static_cast<double>(i) * step);
      rows_[i] = {.begin = diagonal > width ? diagonal - width : 0, .end = std::min(columns, diagonal + width)};
    }
    rows_[hypothesis].end = columns;
  }

  /// One more than there are words in the hypothesis.
  [[nodiscard]] std::span<const Row> rows() const { return rows_; }

 private:
  static double ratio(std::size_t hypothesis, std::size_t reference) {
    return static_cast<double>(reference) / static_cast<double>(hypothesis);
  }

  std::vector<Row> rows_;
};

/// Two neighbouring blocks of the hypothesis, [first, middle) and [middle, last), that change places: a shift.
struct BlockSwap {
  std::size_t first = 0;
  std::size_t middle = 0;
  std::size_t last = 0;
};

/// What the cheapest edits are, of equally cheap ones sacreBLEU's.
struct EditAlignment {
  /// By word of the reference, from 1: how many words of the hypothesis lie before or at it; 0 for the place before the
  /// first word. Never decreases.
  std::vector<std::uint32_t> positions;
  /// By number of words: how many of so many first words are not matched.
  std::vector<std::uint32_t> hypothesis_errors;
  std::vector<std::uint32_t> reference_errors;

  void clear(std::size_t hypothesis, std::size_t reference) {
    positions.assign(reference + 1, 0);
    hypothesis_errors.assign(hypothesis + 1, 0);
    reference_errors.assign(reference + 1, 0);
  }
  /// Makes sums of marks on single words.
  void sum_errors() {
    for (std::size_t i = 1; i < hypothesis_errors.size(); ++i) hypothesis_errors[i] += hypothesis_errors[i - 1];
    for (std::size_t j = 1; j < reference_errors.size(); ++j) reference_errors[j] += reference_errors[j - 1];
  }
};

}  // namespace lacuna::metrics
