/// \file
/// The professional translation that checks are measured on, for tests labelled `shared` that plant errors into it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace lacuna::test {

inline const std::filesystem::path kMeasured =
    std::filesystem::path(LACUNA_SHARED_DIR) / "corpora" / "vi-en" / "measure";

/// Lines of the file of that name ("ntrex-a.vi"); none when it is not there.
inline std::vector<std::string> measured_lines(const std::string& name) {
  std::ifstream file(kMeasured / name, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

/// A space inside the text, 0 < place < size - 1; 0 when there is none.
inline std::size_t random_space(const std::string& text, std::mt19937& random) {
  std::vector<std::size_t> spaces;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == ' ') spaces.push_back(i);
  }
  return spaces.empty() ? 0 : spaces[random() % spaces.size()];
}

}  // namespace lacuna::test
