/// \file
/// Text in other encodings.
#pragma once

#include <string>
#include <string_view>

#include "lacuna/result.h"

namespace lacuna::text {

/// `bytes` as UTF-8. `encoding` is any name that ICU knows ("latin-1", "cp1258", "shift_jis"). Errors: kUsage for
/// another name; kEncoding, with line and byte (of `bytes`, called `name`) of the first sequence that is not in that
/// encoding.
[[nodiscard]] Result<std::string> decode(const std::string& name, std::string_view bytes, const std::string& encoding);

/// Whether this is a name of UTF-8.
[[nodiscard]] bool is_utf8_name(std::string_view encoding);

}  // namespace lacuna::text
