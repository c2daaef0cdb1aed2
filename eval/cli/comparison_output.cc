#include "eval/cli/comparison_output.h"

#include <unistd.h>

#include <array>
#include <cstdint>

#include "eval/cli/format_choice.h"
#include "reports/compare/compare_writers.h"
#include "reports/html_writer.h"

namespace lacuna::cli {
namespace {

enum class Format : std::uint8_t { kConsole, kMarkdown, kJson, kHtml };

/// In the order of the enumeration.
constexpr std::array<FormatChoice, 4> kFormats = {
    {{"console", ".txt"}, {"markdown", ".md"}, {"json", ".json"}, {"html", ".html"}}};

Result<Format> format_of(const ComparisonOutput& output) {
  const Result<std::size_t> choice = format_choice(kFormats, output.format, output.path);
  if (!choice) return choice.error();
  return static_cast<Format>(*choice);
}

std::string console(const CompareReport& report, const ComparisonOutput& output, const Context& context) {
  reports::CompareConsoleOptions options;
  options.top = output.top.value_or(options.top);
  options.cut_to_width = output.path == "-" && ::isatty(STDOUT_FILENO) != 0;
  if (output.path == "-") {
    options.color = context.color;
    options.width = context.width;
  }
  return reports::to_console(report, options);
}

}  // namespace

std::vector<std::string> comparison_format_names() { return names_of(kFormats); }

Status check_comparison_output(const ComparisonOutput& output) {
  const Result<Format> format = format_of(output);
  if (!format) return format.error();
  return {};
}

Result<std::string> comparison_bytes(const CompareReport& report, const std::vector<NamedRun>& runs,
                                     const ComparisonOutput& output, const Context& context) {
  const Result<Format> format = format_of(output);
  if (!format) return format.error();
  switch (*format) {
    case Format::kConsole: break;
    case Format::kMarkdown:
      return output.top ? reports::to_markdown(report, *output.top) : reports::to_markdown(report);
    case Format::kJson: return reports::to_json(report);
    case Format::kHtml: return reports::to_html({.runs = runs, .comparison = &report});
  }
  return console(report, output, context);
}

bool is_comparison(std::string_view json) {
  constexpr std::size_t kBeginning = 1024;
  const std::string_view start = json.substr(0, kBeginning);
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || start[first] != '{') return false;
  const std::size_t version = start.find("\"schema_version\"");
  const std::size_t systems = start.find("\"systems\"");
  return version != std::string_view::npos && systems != std::string_view::npos && version < systems;
}

Result<std::string> saved_comparison(std::string_view json, const std::string& path, const ComparisonOutput& output,
                                     const Context& context) {
  const Result<CompareReport> report = reports::compare_from_json(json, path);
  if (!report) return report.error();
  return comparison_bytes(*report, {}, output, context);
}

Error comparison_for_run(const std::string& path) {
  return {.code = ErrorCode::kUsage,
          .message =
              "this is a comparison ('lacuna compare'), not a run of 'lacuna check'; 'lacuna report' shows one "
              "comparison alone",
          .path = path};
}

}  // namespace lacuna::cli
