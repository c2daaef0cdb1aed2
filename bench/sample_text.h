/// \file
/// The sample documents as input of benchmarks.
#pragma once

#include <array>
#include <cstdlib>
#include <iostream>
#include <string>

#include "eval/base/file.h"

namespace lacuna::bench {

inline constexpr std::array<const char*, 5> kSamples = {"news", "health", "contract", "release-notes", "travel"};

/// The bytes of a file of the repository; a benchmark without its input ends here.
inline std::string read_repository_file(const std::string& path) {
  Result<std::string> bytes = base::read_text_file(std::string(LACUNA_SOURCE_DIR) + "/" + path);
  if (!bytes) {
    std::cerr << bytes.error().to_string() << '\n';
    std::exit(2);
  }
  return *std::move(bytes);
}

/// One file ("source.vi.txt", "reference.en.txt") of every sample document, one after the other.
inline std::string all_samples(const std::string& file) {
  std::string text;
  for (const char* sample : kSamples) {
    text += read_repository_file("corpora/samples/vi-en/" + std::string(sample) + "/" + file) + "\n";
  }
  return text;
}

}  // namespace lacuna::bench
