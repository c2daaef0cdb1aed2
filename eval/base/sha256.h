/// \file
/// SHA-256 of bytes, through OpenSSL's libcrypto.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::base {

/// 32 bytes.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace lacuna::base
