/// \file
/// Lines of the texts that are scored: their fields, and what is said when they do not fit together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::pipeline {

/// A line and where it is.
struct PlacedLine {
  std::string_view text;
  const std::string& name;  ///< of its text
  std::size_t number = 1;   ///< from 1
};

/// A text and its number of lines.
struct LineCount {
  std::string name;
  std::size_t lines = 0;
};

/// Appends what is between the tabs of a line. Errors: kMismatch when that is not `fields` of them, unless it is 0.
[[nodiscard]] Status split_fields(const PlacedLine& line, std::size_t fields, std::vector<std::string_view>& out);

/// The error (kMismatch) of two texts with other numbers of lines; it is at the first line that the shorter one lacks.
/// `hint` follows the message.
[[nodiscard]] Error unequal_lines(const LineCount& first, const LineCount& other, std::string_view hint);

}  // namespace lacuna::pipeline
