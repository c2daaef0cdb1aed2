#include "eval/cli/command_report.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/glob.h"
#include "eval/cli/comparison_output.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/report_formats.h"
#include "eval/config/fields.h"
#include "eval/pipeline/finding_filter.h"
#include "lacuna/check_info.h"
#include "lacuna/compare.h"
#include "lacuna/history.h"
#include "reports/json_writer.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(Several runs are shown side by side, the worst findings of all of them first; in html they are compared, too, when they
are of the same source. json and jsonl hold one run. A comparison that 'lacuna compare -o c.json' saved is shown alone,
as console, markdown, json or html.
SARIF and nothing else looks at the files that were checked, for lines and columns.

Examples:
  lacuna check article.vi.txt article.en.txt -q --json run.json
  lacuna report run.json -o report.xlsx
  lacuna report monday.json friday.json --format markdown --show 10
  lacuna report run.json --rule 'omission' --severity major --min-probability 0.5 --format table
  lacuna report run.json --history runs.sqlite --suite 'news' -o report.html)";

struct ReportArguments {
  std::vector<std::string> files;
  std::string format;
  std::string out = "-";
  std::string history;
  std::string suite;
  pipeline::FindingFilter filter;
  std::string severity;
  std::size_t show = 25;
  bool quiet = false;
};

/// Nothing that is read is replaced, and standard input is read once.
Status check_files(const ReportArguments& arguments) {
  if (Status possible = check_standard_input(arguments.files); !possible) return possible;
  std::vector<std::string> inputs = arguments.files;
  inputs.push_back(arguments.history);
  const std::vector<std::string> outputs = {arguments.out};
  return check_outputs(inputs, outputs);
}

/// Whether each rule that was asked for is a check's, or that of a finding in the runs (of the user's own patterns).
Status check_rules(const std::vector<std::string>& rules, const std::set<std::string>& found) {
  const std::vector<CheckInfo> checks = all_checks();
  for (const std::string& rule : rules) {
    const auto fits = [&](std::string_view id) { return base::glob_matches(rule, id); };
    if (std::any_of(found.begin(), found.end(), fits)) continue;
    if (std::any_of(checks.begin(), checks.end(), [&](const CheckInfo& check) { return fits(check.id); })) continue;
    return Error{.code = ErrorCode::kUsage,
                 .message = "no check is called '" + rule +
                            "', and no finding of the runs either; 'lacuna list checks' names them"};
  }
  return {};
}

/// `first` is the text of the first file, which was read to see what it holds.
Result<std::vector<NamedRun>> read_runs(const ReportArguments& arguments, const std::string& first) {
  pipeline::FindingFilter filter = arguments.filter;
  filter.severity = config::severity_named(arguments.severity).value_or(filter.severity);
  std::vector<NamedRun> runs;
  runs.reserve(arguments.files.size());
  std::set<std::string> rules;
  for (const std::string& path : arguments.files) {
    const Result<std::string> later = runs.empty() ? Result<std::string>(std::string()) : base::read_text_file(path);
    if (!later) return later.error();
    const std::string& text = runs.empty() ? first : *later;
    if (is_comparison(text)) return comparison_for_run(path);
    Result<RunReport> report = reports::from_json(text, path);
    if (!report) return report.error();
    for (const Finding& finding : report->findings) rules.insert(finding.rule);
    runs.push_back({path, std::move(*report)});
  }
  if (Status known = check_rules(filter.rules, rules); !known) return known.error();
  for (NamedRun& run : runs) pipeline::keep_findings(filter, run.report);
  return runs;
}

/// What the page shows of several runs: how they differ, where they are of the same source. That they are not is no
/// error: they are still shown side by side.
Result<std::optional<CompareReport>> comparison_of(const std::vector<NamedRun>& runs, bool quiet, Context& context) {
  Result<CompareReport> compared = compare_runs(runs, {}, nullptr);
  if (compared) return std::optional(std::move(*compared));
  if (compared.error().code != ErrorCode::kMismatch && compared.error().code != ErrorCode::kUsage) {
    return compared.error();
  }
  if (!quiet) context.err << "lacuna: warning: the runs are not compared: " << compared.error().to_string() << '\n';
  return std::optional<CompareReport>();
}

Status run(const ReportArguments& arguments, Context& context) {
  const Result<ReportFormat> format = report_format_of(arguments.format, arguments.out);
  if (!format) return format.error();
  if (Status possible = check_files(arguments); !possible) return possible;
  if (!(arguments.filter.min_probability >= 0.0)) {  // not a number passes for one in every range
    return Error{.code = ErrorCode::kUsage, .message = "--min-probability must be between 0 and 1"};
  }
  const Result<std::string> first = base::read_text_file(arguments.files.front());
  if (!first) return first.error();
  if (arguments.files.size() == 1 && is_comparison(*first)) {
    Result<std::string> comparison =
        saved_comparison(*first, arguments.files.front(), {.format = arguments.format, .path = arguments.out}, context);
    if (!comparison) return comparison.error();
    return write_outputs({{arguments.out, std::move(*comparison)}}, context);
  }
  const Result<std::vector<NamedRun>> runs = read_runs(arguments, *first);
  if (!runs) return runs.error();
  Result<std::vector<HistoryRun>> history = std::vector<HistoryRun>{};
  if (!arguments.history.empty()) history = read_history(arguments.history, {.suite = arguments.suite});
  if (!history) return history.error();
  Result<std::optional<CompareReport>> comparison = std::optional<CompareReport>();
  if (*format == ReportFormat::kHtml && runs->size() > 1) {
    comparison = comparison_of(*runs, arguments.quiet, context);
  }
  if (!comparison) return comparison.error();
  RenderOptions options{.show = arguments.show};
  if (arguments.out == "-") {
    options.color = context.color;
    options.width = context.width;
  }
  Result<std::string> bytes = rendered(
      *format, {.runs = *runs, .comparison = *comparison ? &**comparison : nullptr, .history = *history}, options);
  if (!bytes) return bytes.error();
  return write_outputs({{arguments.out, std::move(*bytes)}}, context);
}

}  // namespace

void add_report_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("report", "Show saved runs of 'lacuna check' in any format, side by side");
  const auto arguments = std::make_shared<ReportArguments>();
  command->footer("Formats:\n" + report_formats_help() + "\n" + kFooter);
  command->add_option("runs", arguments->files, "Runs, as 'lacuna check --json' saves them; - is standard input")
      ->type_name("RUN.json")
      ->required();
  command
      ->add_option("--format", arguments->format,
                   "How to write it (by the ending of --out, else console, when left out)")
      ->type_name("NAME")
      ->check(CLI::IsMember(report_format_names()));
  command->add_option("-o,--out", arguments->out, "File to write; - is standard output")
      ->type_name("FILE")
      ->capture_default_str();
  CLI::Option* history =
      command->add_option("--history", arguments->history, "A history of 'lacuna gate', for the trend in html")
          ->type_name("FILE");
  command
      ->add_option("--suite", arguments->suite, "Only suites of the history whose name fits: * and ? are no /, ** is")
      ->type_name("GLOB")
      ->needs(history);
  command->add_option("--min-probability", arguments->filter.min_probability, "Leave out findings that are less sure")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--rule", arguments->filter.rules, "Only findings of these checks; may be given several times")
      ->type_name("GLOB")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--severity", arguments->severity, "Leave out findings that are less severe")
      ->type_name("NAME")
      ->check(CLI::IsMember({"minor", "major", "critical"}));
  add_show_option(*command, arguments->show);
  command->add_flag("-q,--quiet", arguments->quiet, "No warnings");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
