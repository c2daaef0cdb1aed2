/// \file
/// What domains and file names end in.
///
/// Thread-safety: pure functions. Cost: a binary search.
#pragma once

#include <string_view>

namespace lacuna::text {

/// Whether `host` ("docs.example.org") is the name of a domain and no sentence without a space ("xong.In"): its last
/// label is in lower case and one that no usual word is, or a country's behind a "www" or before a path (`has_path`).
[[nodiscard]] bool is_domain(std::string_view host, bool has_path);

/// Whether files have such an ending ("txt", "html"), in lower case.
[[nodiscard]] bool is_file_ending(std::string_view ending);

}  // namespace lacuna::text
