/// \file
/// Public test sets for people and programs: what there is, what is known of one, where its files and texts lie.
///
/// Thread-safety: pure functions. Cost: linear.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lacuna/test_sets.h"

namespace lacuna::reports {

/// A line for each set: its name, how many pairs it has, and what it is. `width`: columns of the terminal.
[[nodiscard]] std::string test_set_table(const std::vector<TestSet>& sets, std::size_t width);

/// All that is known of one, and which of its files are in the cache.
[[nodiscard]] std::string test_set_page(const TestSet& set, const std::vector<CachedFile>& cached, std::size_t width);

/// A line for each file: what it hashes to and how that is known.
[[nodiscard]] std::string cached_files_text(const std::vector<CachedFile>& files);

/// A line for each text, "FIELD<tab>PATH".
[[nodiscard]] std::string test_set_paths_text(const std::vector<TestSetPath>& paths);

[[nodiscard]] std::string to_json(const std::vector<TestSet>& sets);
[[nodiscard]] std::string to_json(const TestSet& set, const std::vector<CachedFile>& cached);
[[nodiscard]] std::string to_json(const std::vector<CachedFile>& files);
[[nodiscard]] std::string to_json(const std::vector<TestSetPath>& paths);

}  // namespace lacuna::reports
