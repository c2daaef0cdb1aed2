/// \file
/// Globs: names with wildcards, for files and rules.
///
/// Thread-safety: pure functions. Cost: O(length of the glob × length of the name).
#pragma once

#include <string_view>

namespace lacuna::base {

/// Whether all of `name` fits `glob`: `?` is one character, `*` any number of characters, neither of them a `/`; `**`
/// any number of characters, `/` among them ("docs/**/a.po" fits "docs/a.po" too). Everything else stands for itself.
[[nodiscard]] bool glob_matches(std::string_view glob, std::string_view name);

/// Whether a path fits: all of it, or, for a glob without `/`, its last part. A leading "./" does not count.
[[nodiscard]] bool glob_matches_path(std::string_view glob, std::string_view path);

}  // namespace lacuna::base
