#include "eval/cli/report_formats.h"

#include <CLI/CLI.hpp>
#include <array>
#include <utility>

#include "eval/cli/format_choice.h"
#include "eval/pipeline/source_texts.h"
#include "reports/console_writer.h"
#include "reports/delimited_writer.h"
#include "reports/gate/gate_writers.h"
#include "reports/html_writer.h"
#include "reports/json_writer.h"
#include "reports/jsonl_writer.h"
#include "reports/markdown_writer.h"
#include "reports/xlsx_writer.h"

namespace lacuna::cli {
namespace {

constexpr int kMostFindings = 1'000'000'000;

constexpr std::array<ReportFormatInfo, 10> kFormats = {{
    {ReportFormat::kConsole, "console", ".txt", "a summary for a terminal, with the worst findings in their sentences"},
    {ReportFormat::kTable, "table", "", "the same with a line for each finding"},
    {ReportFormat::kHtml, "html", ".html", "one self-contained page for an editor"},
    {ReportFormat::kXlsx, "xlsx", ".xlsx", "an Excel workbook: summary, and a work list with filters"},
    {ReportFormat::kMarkdown, "markdown", ".md", "counts and the worst findings, for a pull request"},
    {ReportFormat::kCsv, "csv", ".csv", "a row for each finding"},
    {ReportFormat::kTsv, "tsv", ".tsv", "the same with tabs"},
    {ReportFormat::kJson, "json", ".json", "everything; what 'lacuna report' reads"},
    {ReportFormat::kJsonl, "jsonl", ".jsonl", "a line for each passage, with its findings"},
    {ReportFormat::kSarif, "sarif", ".sarif", "SARIF 2.1.0, for code scanning and editors"},
}};

constexpr std::array<FormatChoice, kFormats.size()> kChoices = [] {
  std::array<FormatChoice, kFormats.size()> choices;
  for (std::size_t i = 0; i < choices.size(); ++i) choices[i] = {kFormats[i].name, kFormats[i].ending};
  return choices;
}();

std::string sarif_of(std::span<const NamedRun> runs) {
  std::vector<std::string> paths;
  for (const NamedRun& run : runs) {
    for (const DocumentInfo& document : run.report.documents) paths.push_back(document.path);
  }
  return reports::to_sarif(runs, pipeline::read_source_texts(paths));
}

/// The only run of a format that holds one.
Result<const RunReport*> only_run(const reports::ReportContents& contents, std::string_view name) {
  if (contents.runs.size() == 1) return &contents.runs[0].report;
  return Error{.code = ErrorCode::kUsage,
               .message = std::string(name) + " holds one run, and there are " + std::to_string(contents.runs.size())};
}

}  // namespace

std::span<const ReportFormatInfo> report_formats() { return kFormats; }

std::vector<std::string> report_format_names() { return names_of(kChoices); }

std::string report_formats_help() {
  std::string help;
  for (const ReportFormatInfo& info : kFormats) {
    help.append("  ").append(info.name).append(10 - info.name.size(), ' ').append(info.what).append("\n");
  }
  return help;
}

void add_show_option(CLI::App& command, std::size_t& show) {
  command.add_option("--show", show, "Findings in console, table and markdown")
      ->type_name("N")
      ->check(CLI::Range(0, kMostFindings))
      ->capture_default_str();
}

void add_max_findings_option(CLI::App& command, std::optional<std::size_t>& most) {
  command.add_option("--max-findings", most, "Exit with 1 when there are more findings")
      ->type_name("N")
      ->check(CLI::Range(0, kMostFindings));
}

Result<ReportFormat> report_format_of(std::string_view name, const std::string& out) {
  const Result<std::size_t> choice = format_choice(kChoices, name, out);
  if (!choice) return choice.error();
  return kFormats[*choice].format;
}

Result<std::string> rendered(ReportFormat format, const reports::ReportContents& contents,
                             const RenderOptions& options) {
  const reports::ConsoleOptions console = {.color = options.color,
                                           .max_findings = options.show,
                                           .width = options.width,
                                           .table = format == ReportFormat::kTable};
  switch (format) {
    case ReportFormat::kConsole:
    case ReportFormat::kTable: return reports::to_console(contents, console);
    case ReportFormat::kHtml: return reports::to_html(contents);
    case ReportFormat::kXlsx: return reports::to_xlsx(contents);
    case ReportFormat::kMarkdown: return reports::to_markdown(contents, options.show);
    case ReportFormat::kCsv: return reports::to_csv(contents.runs);
    case ReportFormat::kTsv: return reports::to_tsv(contents.runs);
    case ReportFormat::kSarif: return sarif_of(contents.runs);
    case ReportFormat::kJson:
    case ReportFormat::kJsonl: break;
  }
  const Result<const RunReport*> run = only_run(contents, kFormats[static_cast<std::size_t>(format)].name);
  if (!run) return run.error();
  return format == ReportFormat::kJson ? reports::to_json(**run) : reports::to_jsonl(**run);
}

}  // namespace lacuna::cli
