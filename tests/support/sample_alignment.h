/// \file
/// A small alignment with every kind of bead, for the tests of its writers.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lacuna/align.h"

namespace lacuna::test {

/// A document of lines, of which blank ones are no segments; without a language.
[[nodiscard]] inline AlignedDocument document_of_lines(const std::string& role, const std::vector<std::string>& lines) {
  AlignedDocument document;
  std::size_t byte = 0;
  for (const std::string& line : lines) {
    if (!line.empty()) document.segments.push_back({{byte, byte + line.size(), line}, document.count});
    byte += line.size() + 1;
    ++document.count;
  }
  document.info.role = role;
  document.info.path = role + ".txt";
  document.info.bytes = byte;
  document.info.segments = document.segments.size();
  return document;
}

/// Six source and seven target segments, lines, the third source line blank: 1-1, 2-1, a moved 1-1, 0-1, 1-0, 1-2.
[[nodiscard]] inline DocumentAlignment sample_alignment() {
  DocumentAlignment alignment;
  alignment.tool.version = "1.2.3";
  alignment.pack = PackInfo{"xx-yy", "xx", "yy", "1.0.0", std::string(64, '0')};
  alignment.lines = true;
  alignment.source = document_of_lines("source", {"s zero", "s\tone", "", "s  two", "s three", "s four", "s five"});
  alignment.target =
      document_of_lines("target", {"t zero", "t one", "t two & <more>", "t three", "t four", "t \"five\"", "t six"});
  alignment.source.info.language = "xx";
  alignment.target.info.language = "yy-ZZ";
  alignment.beads = {
      {{0, 1}, {0, 1}, 0.75, 1.5, false},    {{1, 3}, {1, 2}, 1.0, 0.5, false},   {{3, 4}, {4, 5}, 0.5, 2.25, true},
      {{3, 3}, {2, 3}, 0.25, 0.0, false},    {{4, 5}, {3, 3}, 0.125, 0.0, false}, {{5, 6}, {5, 7}, 0.0625, -0.5, false},
      {{6, 6}, {3, 4}, 0.03125, 0.0, false},
  };
  alignment.sure_share = 0.5;
  return alignment;
}

}  // namespace lacuna::test
