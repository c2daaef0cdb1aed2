/// \file
/// Packing as gzip (RFC 1952); `InputFile` unpacks.
#pragma once

#include <string>
#include <string_view>

#include "lacuna/result.h"

namespace lacuna::base {

enum class GzipEffort {
  kUsual,  ///< zlib's default
  kQuick,  ///< less than half the time for about a twentieth more bytes
};

/// One member that holds `bytes`, without name and time: the same bytes give the same bytes. Errors: kInternal, when
/// there is no memory for it.
[[nodiscard]] Result<std::string> gzip(std::string_view bytes, GzipEffort effort = GzipEffort::kUsual);

}  // namespace lacuna::base
