/// \file
/// Globs: names with wildcards, for files and rules.
///
/// Thread-safety: pure functions, but for the one that lists files. Cost: O(length of the glob × length of the name).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::base {

/// Whether all of `name` fits `glob`: `?` is one character, `*` any number of characters, neither of them a `/`; `**`
/// any number of characters, `/` among them ("docs/**/a.po" fits "docs/a.po" too). Everything else stands for itself.
[[nodiscard]] bool glob_matches(std::string_view glob, std::string_view name);

/// Whether a path fits: all of it, or, for a glob without `/`, its last part. A leading "./" does not count.
[[nodiscard]] bool glob_matches_path(std::string_view glob, std::string_view path);

/// Whether it has a wildcard at all.
[[nodiscard]] bool is_glob(std::string_view name);

/// What the wildcards of `glob` stand for in `name`, which fits it: all between the text before the first one and the
/// text after the last one ("vi/app" for "po/**/*.po" and "po/vi/app.po").
[[nodiscard]] std::string_view glob_part(std::string_view glob, std::string_view name);

/// The regular files that fit `glob`, in the order of their bytes; links to folders are not followed. A folder that
/// cannot be read holds none.
[[nodiscard]] std::vector<std::string> files_that_fit(const std::string& glob);

}  // namespace lacuna::base
