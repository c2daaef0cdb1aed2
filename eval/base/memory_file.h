/// \file
/// Bytes under a file name, for libraries that read nothing else.
#pragma once

#include <string>
#include <string_view>

#include "lacuna/result.h"

namespace lacuna::base {

/// A file that lives in memory, in no folder, as long as the object; every opening of `path()` begins at its first
/// byte. Not for several threads.
class MemoryFile {
 public:
  /// Errors: kIo.
  [[nodiscard]] static Result<MemoryFile> create(std::string_view bytes);

  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  MemoryFile(MemoryFile&& other) noexcept;
  MemoryFile& operator=(MemoryFile&& other) noexcept;
  ~MemoryFile();

  /// Valid in this process.
  [[nodiscard]] std::string path() const;

 private:
  explicit MemoryFile(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace lacuna::base
