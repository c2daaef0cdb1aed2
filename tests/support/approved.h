/// \file
/// Compares bytes with an approved sample. A test never approves anything: when the bytes differ, they are written to
/// the build folder, to be read and, if they are better, copied by the command that the failure prints.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

#include "eval/base/file.h"

namespace lacuna::test {

/// The lines that differ, between the first and the last of them.
inline std::string difference(const std::string& approved, const std::string& actual) {
  const auto lines_of = [](const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
  };
  const std::vector<std::string> old_lines = lines_of(approved);
  const std::vector<std::string> new_lines = lines_of(actual);
  const std::size_t least = std::min(old_lines.size(), new_lines.size());
  std::size_t head = 0;
  while (head < least && old_lines[head] == new_lines[head]) ++head;
  std::size_t tail = 0;
  while (tail < least - head && old_lines[old_lines.size() - 1 - tail] == new_lines[new_lines.size() - 1 - tail])
    ++tail;
  std::string text = "@@ line " + std::to_string(head + 1) + " @@\n";
  const auto add = [&](const std::vector<std::string>& lines, const char* sign) {
    constexpr std::size_t kMost = 12;
    constexpr std::size_t kMostBytes = 400;
    const std::size_t end = lines.size() - tail;
    for (std::size_t i = head; i < std::min(end, head + kMost); ++i) {
      text += sign + lines[i].substr(0, kMostBytes) + (lines[i].size() > kMostBytes ? " …" : "") + "\n";
    }
    if (end > head + kMost) text += std::string(sign) + "… and " + std::to_string(end - head - kMost) + " more lines\n";
  };
  add(old_lines, "-");
  add(new_lines, "+");
  return text;
}

inline void expect_approved(const std::string& actual, const std::string& approved_path,
                            const std::string& actual_path) {
  const Result<std::string> approved = base::read_file(approved_path);
  if (approved && *approved == actual) return;
  const Status written = base::write_file(actual_path, actual);
  if (!approved) {
    ADD_FAILURE() << approved.error().to_string();
  } else {
    ADD_FAILURE() << approved_path << " differs\n" << difference(*approved, actual);
  }
  if (written) ADD_FAILURE() << "read it, and if it is better: cp " << actual_path << " " << approved_path;
}

}  // namespace lacuna::test
