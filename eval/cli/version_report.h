/// \file
/// What `lacuna --version --json` says: which program this is, and what it was built from.
#pragma once

#include <string>

namespace lacuna::cli {

/// One JSON object: name, version, commit, build (compiler, type, date), the versions of the libraries that it was
/// built with, its features, and the versions of the schemas of what it writes. Null stands for what the build did not
/// know.
[[nodiscard]] std::string version_json();

/// "YYYY-MM-DD": the day of the commit, or of the configuration of a tree without one.
[[nodiscard]] std::string build_date();

}  // namespace lacuna::cli
