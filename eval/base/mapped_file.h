/// \file
/// Files that are used where they lie: mapped into memory read-only, or read where that cannot be done.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lacuna/result.h"

namespace lacuna::base {

/// Bytes at a multiple of 16, and what keeps them there. A copy shares them.
struct SharedBytes {
  std::string_view bytes;
  std::shared_ptr<const void> keeper;
};

/// The bytes of a regular file, mapped; what cannot be mapped is read. Whoever replaces the file must do so by a
/// rename, as `write_file` does: what is mapped is the old file then, and stays. Errors: as `read_file`.
[[nodiscard]] Result<SharedBytes> map_file(const std::string& path);

/// A copy of `bytes` at an aligned place.
[[nodiscard]] SharedBytes aligned_copy(std::string_view bytes);

}  // namespace lacuna::base
