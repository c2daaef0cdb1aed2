/// \file
/// Plain text in columns of bytes. Internal to the writers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lacuna::reports {

/// `text` with spaces behind it, so that it has `width` bytes at least.
[[nodiscard]] std::string padded(std::string text, std::size_t width);

/// Words on lines of at most `width` bytes, all but the first behind `indent` spaces.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent, std::size_t width);

}  // namespace lacuna::reports
