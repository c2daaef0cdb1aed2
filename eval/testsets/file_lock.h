/// \file
/// A lock that one process at a time holds. It ends with the process, however that ends.
#pragma once

#include <string>

#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna::testsets {

class FileLock {
 public:
  /// Waits until the lock on the file at `path`, which is made if need be, is free; tells `progress` (may be null) that
  /// it waits for `what`. Where the file system has no locks there is none to wait for. Errors: kIo when the file
  /// cannot be made; kInterrupted.
  [[nodiscard]] static Result<FileLock> acquire(const std::string& path, const std::string& what, Progress* progress);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace lacuna::testsets
