/// \file
/// Lines and columns of bytes in a file, for formats that count them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::reports {

/// From 1, as editors count: a line ends with "\n", "\r\n" or "\r", and a byte-order mark takes no column. The end is
/// the place after the last character.
struct FileRegion {
  std::size_t line = 1;
  std::size_t column = 1;  ///< UTF-16 code units
  std::size_t end_line = 1;
  std::size_t end_column = 1;
};

class FileRegions {
 public:
  /// `bytes` are UTF-8 and stay the caller's.
  explicit FileRegions(std::string_view bytes);

  /// `span` is cut to the file and widened to whole characters. Cost: that of a search.
  [[nodiscard]] FileRegion region(const ByteSpan& span) const;

 private:
  struct Place {
    std::size_t line;
    std::size_t column;
  };
  [[nodiscard]] Place place(std::size_t byte) const;
  [[nodiscard]] std::size_t units_before(std::size_t byte) const;

  std::string_view bytes_;
  std::vector<std::size_t> line_begins_;
  std::vector<std::size_t> block_units_;  ///< before each block of bytes
};

}  // namespace lacuna::reports
