/// \file
/// The formats that runs of `check` are reported in: one table for every command that writes them.
///
///     command.add_option("--format", name)->check(CLI::IsMember(report_format_names()));
///     Result<ReportFormat> format = report_format_of(name, out);
///     Result<std::string> bytes = rendered(*format, {.runs = runs}, {.width = context.width});
///
/// Thread-safety: free functions. Cost: that of the writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"
#include "reports/report_contents.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

enum class ReportFormat : std::uint8_t {
  kConsole,
  kTable,
  kHtml,
  kXlsx,
  kMarkdown,
  kCsv,
  kTsv,
  kJson,
  kJsonl,
  kSarif,
};

struct ReportFormatInfo {
  ReportFormat format;
  std::string_view name;    ///< for --format
  std::string_view ending;  ///< of files that are written in it where no format is named; one of those it goes by
  std::string_view what;    ///< one line for help
};

/// All of them, in the order of the enumeration.
[[nodiscard]] std::span<const ReportFormatInfo> report_formats();

/// Their names.
[[nodiscard]] std::vector<std::string> report_format_names();

/// A line for each, for a command's help.
[[nodiscard]] std::string report_formats_help();

/// Adds --show: `RenderOptions::show`.
void add_show_option(CLI::App& command, std::size_t& show);
/// Adds --max-findings: with more, the exit code is 1.
void add_max_findings_option(CLI::App& command, std::optional<std::size_t>& most);

/// The format of that name; without one, what the ending of the file `out` says (that of a packed file is not looked
/// at); for standard output ("-") the console's. Errors: kUsage for a name or an ending that is none.
[[nodiscard]] Result<ReportFormat> report_format_of(std::string_view name, const std::string& out);

/// Whether a format shows which words render which, so that a check has to find it out.
[[nodiscard]] constexpr bool shows_rendered(ReportFormat format) {
  return format == ReportFormat::kHtml || format == ReportFormat::kJson || format == ReportFormat::kJsonl;
}

struct RenderOptions {
  bool color = false;
  std::size_t width = 100;  ///< cells in a line of the console's
  std::size_t show = 25;    ///< findings in formats that show the worst only: console, table, Markdown
};

/// The runs in a format. Errors: kUsage for several runs in a format that holds one (JSON, JSON Lines, whose schemas
/// are those of a run); kIo.
[[nodiscard]] Result<std::string> rendered(ReportFormat format, const reports::ReportContents& contents,
                                           const RenderOptions& options);

}  // namespace lacuna::cli
