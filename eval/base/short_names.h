/// \file
/// Names for files that are told apart by as little of their paths as that takes.
#pragma once

#include <string>
#include <vector>

namespace lacuna::base {

/// A name for each path, in their order, all different: the file's name, with as much of its folder as tells it from
/// the others ("a/run.json" and "b/run.json", but "one.txt"); the second of two equal paths is "run.json (2)".
[[nodiscard]] std::vector<std::string> short_names(const std::vector<std::string>& paths);

}  // namespace lacuna::base
