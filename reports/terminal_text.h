/// \file
/// Text in a terminal: on one line, nothing in it that steers, cut and wrapped by cells, styled. Internal to the
/// writers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/finding.h"
#include "lacuna/verdict.h"

namespace lacuna::reports {

inline constexpr std::string_view kReset = "\x1b[0m";
inline constexpr std::string_view kBold = "\x1b[1m";
inline constexpr std::string_view kDim = "\x1b[2m";
inline constexpr std::string_view kRedWords = "\x1b[1;4;31m";
inline constexpr std::string_view kGreenWords = "\x1b[1;4;32m";

[[nodiscard]] std::string_view style_of(Severity severity);
[[nodiscard]] std::string_view style_of(Verdict verdict);

/// Characters as cells, so that cutting and wrapping never split one.
struct Cell {
  std::string bytes;
  std::size_t width = 0;
  bool is_marked = false;

  [[nodiscard]] bool is_space() const { return bytes == " "; }
};
using Cells = std::vector<Cell>;

/// The cells of `one_line(text)`.
[[nodiscard]] Cells cells_of(std::string_view text, bool is_marked);

[[nodiscard]] std::size_t width_of(const Cells& cells);

/// The first (or last) cells that fit, cut at a space if there is one in the outer half; an ellipsis says that it is
/// cut.
[[nodiscard]] Cells shorten(Cells cells, std::size_t width, bool keep_head);

/// Greedy line breaks at spaces and beside wide characters; a word longer than a line is cut.
[[nodiscard]] std::vector<Cells> wrap(const Cells& cells, std::size_t width);

/// The marked words with as much of their sentence as one line takes; long words get up to three lines. `in_brackets`:
/// »…« marks them, for lack of styles.
[[nodiscard]] Cells excerpt(const TextSpan& text, const std::optional<TextSpan>& span, std::size_t line_width,
                            bool in_brackets);

/// `text` in a style; as it is in an empty one.
[[nodiscard]] std::string styled(std::string_view style, std::string_view text);

/// The marked cells in a style, which ends with the line, so that wrapped words do not colour the margin.
[[nodiscard]] std::string styled_cells(const Cells& cells, std::string_view style);

}  // namespace lacuna::reports
