/// \file
/// A comparison in the format that was asked for: as `compare` makes it, or as `report` finds it in a file.
///
/// Thread-safety: free functions. Cost: that of the writer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/cli/context.h"
#include "lacuna/compare.h"
#include "lacuna/result.h"

namespace lacuna::cli {

/// Names of its formats, for --format.
[[nodiscard]] std::vector<std::string> comparison_format_names();

struct ComparisonOutput {
  std::string format;                   ///< empty: by the ending of `path`
  std::string path = "-";               ///< "-": standard output
  std::optional<std::size_t> top = {};  ///< n-grams and units of each kind; empty: what the format usually has
};

/// Whether the format can be told. Errors: kUsage.
[[nodiscard]] Status check_comparison_output(const ComparisonOutput& output);

/// The bytes to write; `runs` are what was compared, for the page, and none where texts were. Errors: as above.
[[nodiscard]] Result<std::string> comparison_bytes(const CompareReport& report, const std::vector<NamedRun>& runs,
                                                   const ComparisonOutput& output, const Context& context);

/// Whether a file holds a saved comparison ('lacuna compare -o c.json'), by how it begins.
[[nodiscard]] bool is_comparison(std::string_view json);

/// A saved comparison as bytes to write; `path` is where it was read, for messages. Errors: as above; kFormat for one
/// that is none.
[[nodiscard]] Result<std::string> saved_comparison(std::string_view json, const std::string& path,
                                                   const ComparisonOutput& output, const Context& context);

/// What is said where a saved comparison stands in the place of a run.
[[nodiscard]] Error comparison_for_run(const std::string& path);

}  // namespace lacuna::cli
