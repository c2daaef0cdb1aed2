/// \file
/// Which of a command's formats is meant: by name, or by the ending of the file to write.
///
///     constexpr std::array<FormatChoice, 2> kFormats = {{{"console", ".txt"}, {"json", ".json"}}};
///     Result<std::size_t> format = format_choice(kFormats, name, out);
///
/// Thread-safe; linear in the number of formats.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::cli {

struct FormatChoice {
  std::string_view name;    ///< for --format
  std::string_view ending;  ///< of files that are written in it where no format is named; empty: none
};

/// Index of the format of that name; without one, of the format that the ending of the file `out` says (that of a
/// packed file is not looked at; .htm, .markdown, .tab and .ndjson are endings, too); of the first for standard output
/// ("-"). Errors: kUsage for a name or an ending that is none of them; lists them.
[[nodiscard]] Result<std::size_t> format_choice(std::span<const FormatChoice> formats, std::string_view name,
                                                const std::string& out);

/// Their names, for CLI11's check.
[[nodiscard]] std::vector<std::string> names_of(std::span<const FormatChoice> formats);

}  // namespace lacuna::cli
