/// \file
/// Checksums of files, read a piece at a time.
#pragma once

#include <cstdint>
#include <string>

#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna::testsets {

/// Of a file's bytes: lower-case hexadecimal digits.
struct Digests {
  std::string sha256;
  std::string md5;
  std::uint64_t size = 0;
};

/// Reads the file at `path` once. MD5 is there because older test sets were published with nothing else. Errors: kIo;
/// kInterrupted when `progress` (may be null) asks to stop.
[[nodiscard]] Result<Digests> digests_of_file(const std::string& path, const Progress* progress);

}  // namespace lacuna::testsets
