/// \file
/// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace lacuna::base {

/// Offset of the first byte that does not belong to a well-formed sequence, or nothing. O(bytes), ASCII 8 at a time.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Decodes the code point at `position` of valid UTF-8 and moves `position` behind it.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& position);

/// Number of code points in valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

}  // namespace lacuna::base
