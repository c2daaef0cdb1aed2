/// \file
/// What the reader of a bitext's format is given.
#pragma once

#include <cstdint>
#include <string>

#include "eval/corpus/bitext.h"

namespace lacuna::corpus {

struct BitextFile {
  BitextFormat format = BitextFormat::kTsv;  ///< as told or guessed
  std::string path;                          ///< for messages
  std::string sha256;                        ///< of the bytes on disk, unpacked
  std::string bytes;                         ///< UTF-8
  TextEncoding encoding = TextEncoding::kUtf8;
  std::uint64_t size = 0;  ///< of the file, unpacked
};

/// A bitext of the file, still without units.
[[nodiscard]] inline Bitext empty_bitext(BitextFile file) {
  Bitext bitext{.format = file.format, .bytes = std::move(file.bytes), .encoding = file.encoding};
  bitext.source = {.path = file.path, .text = {}, .sha256 = file.sha256, .file_size = file.size};
  bitext.target = {.path = std::move(file.path), .text = {}, .sha256 = std::move(file.sha256), .file_size = file.size};
  return bitext;
}

}  // namespace lacuna::corpus
