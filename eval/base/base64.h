/// \file
/// Bytes as base64 (RFC 4648, section 4).
#pragma once

#include <string>
#include <string_view>

namespace lacuna::base {

/// On one line, padded with "=": four characters for three bytes.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace lacuna::base
