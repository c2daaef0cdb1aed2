#include "reports/console_writer.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/run_names.h"
#include "reports/display_width.h"
#include "reports/finding_text.h"
#include "reports/one_line.h"
#include "reports/run_overview.h"
#include "reports/terminal_text.h"
#include "reports/text_table.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kNameWidth = 28;  // of a run, a check or a place in a table

class Writer {
 public:
  Writer(std::vector<const RunReport*> runs, std::vector<std::string> names, std::vector<ListedFinding> findings,
         const ConsoleOptions& options)
      : runs_(std::move(runs)),
        names_(std::move(names)),
        findings_(std::move(findings)),
        options_(options),
        width_(std::max(options.width, kLeastWidth)) {}

  std::string write() {
    if (runs_.size() == 1) {
      head(*runs_[0]);
    } else {
      run_table();
    }
    if (options_.table) {
      table();
    } else {
      findings();
    }
    if (runs_.size() == 1) {
      scores(runs_[0]->scores);
    } else {
      score_table();
    }
    return std::move(out_);
  }

 private:
  void head(const RunReport& report) {
    tool(report);
    for (const DocumentInfo& document : report.documents) {
      out_ += "  " + one_line(document.role) + "  " + one_line(document.path);
      out_ += in_style(kDim, "  " + one_line(document_notes(report, document))) + "\n";
    }
    for (const std::string& remark : report.remarks) out_ += "  " + one_line(remark) + "\n";
    out_ += '\n';
    if (report.corpus) out_ += corpus_size(*report.corpus) + ": ";
    out_ += counted(count_units(report), "passage", "passages") + ", ";
    if (const SeverityCounts counts = count_severities(report); counts.all() == 0) {
      out_ += "nothing found\n";
    } else {
      out_ += in_style(kBold, counted(counts.all(), "finding", "findings")) + ": " + severity_counts(counts) + "\n";
      std::string rules;
      for (const auto& [rule, count] : rule_counts(report)) {
        rules += (rules.empty() ? "" : " · ") + one_line(rule) + " " + grouped(count);
      }
      out_ += rules + "\n";
    }
    suppressions(report, {});
    if (report.corpus) distributions(*report.corpus);
  }

  // What its passages are like.
  void distributions(const CorpusTotals& corpus) {
    std::vector<TableRow> rows = distribution_table(corpus);
    if (rows.empty()) return;
    for (TableRow& row : rows) row.front() = cut_line(row.front(), kNameWidth);
    out_ += '\n';
    lines(rows, 1);
  }

  void tool(const RunReport& report) {
    out_ += in_style(kBold, one_line(report.tool.name + " " + report.tool.version));
    if (report.pack) {
      out_ += one_line(", language pack " + report.pack->name + " " + report.pack->version);
      if (!report.pack->sha256.empty())
        out_ += in_style(kDim, one_line(" (" + report.pack->sha256.substr(0, 12) + ")"));
    }
    out_ += "\n";
  }

  // What is not shown, and which entries of the list are of no use.
  void suppressions(const RunReport& report, const std::string& name) {
    if (const std::size_t count = count_suppressed(report); count > 0) {
      out_ += in_style(kDim, name + counted(count, "finding is suppressed", "findings are suppressed")) + "\n";
    }
    for (const SuppressionUse& use : report.suppressions) {
      if (!is_useless(use)) continue;
      out_ += name + one_line(use.path + ":" + std::to_string(use.line) + ": " + what_is_wrong(use)) + "\n";
    }
  }

  // Several runs: a line for each, then what is to be said of any of them.
  void run_table() {
    std::vector<TableRow> rows = {{"run", "passages", "findings", "critical", "major", "minor", "covered"}};
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const SeverityCounts counts = count_severities(*runs_[i]);
      TableRow row = {name_of(i), grouped(count_units(*runs_[i])), grouped(counts.all())};
      for (const Severity severity : kWorstFirst) row.push_back(grouped(counts.at(severity)));
      const std::optional<double> share = source_coverage(*runs_[i]);
      row.push_back(share ? percent(*share) : "");
      rows.push_back(std::move(row));
    }
    drop_empty_columns(rows);
    lines(rows, 1);
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const std::string name = name_of(i) + ": ";
      for (const std::string& remark : runs_[i]->remarks) out_ += name + one_line(remark) + "\n";
      suppressions(*runs_[i], name);
    }
  }

  void findings() {
    std::vector<FindingText> texts;  // of each run
    texts.reserve(runs_.size());
    for (const RunReport* report : runs_) texts.emplace_back(*report, options_.color, width_);
    const std::size_t shown = std::min(findings_.size(), options_.max_findings);
    const std::size_t digits = std::to_string(shown).size();
    for (std::size_t i = 0; i < shown; ++i) {
      const Finding& finding = finding_at(findings_[i]);
      const std::string number = std::to_string(i + 1);
      out_ += '\n';
      out_.append(digits - number.size(), ' ') += number + "  ";
      out_ += in_style(style_of(finding.severity), to_string(finding.severity)) + "  " + one_line(finding.rule) + "  " +
              percent(finding.probability);
      const UnitReport* unit = unit_of(*runs_[findings_[i].run], finding);
      if (runs_.size() > 1) out_ += "  " + name_of(findings_[i].run);
      if (unit != nullptr) out_ += in_style(kDim, "  " + one_line(place_name(*unit)));
      out_ += "\n";
      out_ += texts[findings_[i].run].body(finding, std::string(digits + 2, ' '));
    }
    more(shown);
  }

  // A line for each; what it says takes the room that the other columns leave.
  void table() {
    const std::size_t shown = std::min(findings_.size(), options_.max_findings);
    if (shown == 0) return more(shown);
    std::vector<TableRow> rows = {{"#", "severity", "check", "sure", "run", "where"}};
    for (std::size_t i = 0; i < shown; ++i) {
      const Finding& finding = finding_at(findings_[i]);
      const UnitReport* unit = unit_of(*runs_[findings_[i].run], finding);
      rows.push_back({std::to_string(i + 1), to_string(finding.severity), cut_line(finding.rule, kNameWidth),
                      percent(finding.probability), runs_.size() > 1 ? name_of(findings_[i].run) : "",
                      unit == nullptr ? "" : place_cell(*unit)});
    }
    drop_empty_columns(rows);
    std::vector<std::string> lines = aligned_lines(rows, rows[0].size());
    std::size_t used = 0;
    for (const std::string& line : lines) used = std::max(used, display_width(line));
    const std::size_t room = width_ - std::min(used + 2, width_ - kLeastWidth / 2);
    out_ += '\n';
    for (std::size_t i = 0; i <= shown; ++i) {
      lines[i].append(used - display_width(lines[i]) + 2, ' ');
      if (i == 0) {
        out_ += in_style(kDim, lines[i] + "what") + "\n";
        continue;
      }
      const Finding& finding = finding_at(findings_[i - 1]);
      const std::string severity = to_string(finding.severity);
      const std::size_t at = lines[i].find(severity);
      out_ += lines[i].substr(0, at) + in_style(style_of(finding.severity), severity) +
              lines[i].substr(at + severity.size()) + cut_line(finding.message, room) + "\n";
    }
    more(shown);
  }

  // Of a path the end says more than the beginning.
  static std::string place_cell(const UnitReport& unit) {
    if (!unit.place || unit.place->file.empty()) return cut_line(place_name(unit), kNameWidth);
    return styled_cells(shorten(cells_of(place_name(unit), false), kNameWidth, false), {});
  }

  void more(std::size_t shown) {
    if (shown == findings_.size()) return;
    out_ += "\n… and " + counted(findings_.size() - shown, "more finding", "more findings") + " in the full report\n";
  }

  // Several runs: a line for each metric with its signature, a column for each run.
  void score_table() {
    std::vector<TableRow> rows = {{"score"}};
    for (std::size_t i = 0; i < runs_.size(); ++i) rows[0].push_back(name_of(i));
    std::vector<std::string> signatures = {"signature"};
    for (const ScoreRow& row : score_rows(runs_)) {
      TableRow& line = rows.emplace_back(TableRow{one_line(row.metric)});
      for (const Score* score : row.by_run) {
        line.push_back(score == nullptr ? "" : score->value ? readable_number(*score->value) : "undefined");
      }
      signatures.push_back(one_line(row.signature));
    }
    if (rows.size() == 1) return;
    out_ += '\n';
    const std::vector<std::string> lines = aligned_lines(rows);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      out_ += lines[i];
      if (!signatures[i].empty()) out_ += in_style(kDim, "  " + signatures[i]);
      out_ += '\n';
    }
  }

  void scores(const std::vector<Score>& scores) {
    if (scores.empty()) return;
    out_ += '\n';
    std::vector<std::string> values;
    std::size_t name_width = 0;
    std::size_t value_width = 0;
    for (const Score& score : scores) {
      name_width = std::max(name_width, display_width(one_line(score.metric)));
      values.push_back(score.value ? readable_number(*score.value) : "undefined");
      value_width = std::max(value_width, values.back().size());
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const Score& score = scores[i];
      const std::string name = one_line(score.metric);
      out_ += name + std::string(name_width - display_width(name) + 2 + value_width - values[i].size(), ' ');
      out_ += in_style(kBold, values[i]);
      if (!score.value && !score.reason.empty()) out_ += "  " + one_line(score.reason);
      if (!score.signature.empty()) out_ += in_style(kDim, "  " + one_line(score.signature));
      out_ += "\n";
    }
  }

  void lines(const std::vector<TableRow>& rows, std::size_t left) {
    for (const std::string& line : aligned_lines(rows, left)) out_.append(line).append("\n");
  }

  [[nodiscard]] const Finding& finding_at(const ListedFinding& place) const {
    return runs_[place.run]->findings[place.finding];
  }
  [[nodiscard]] std::string name_of(std::size_t run) const { return cut_line(names_[run], kNameWidth); }

  [[nodiscard]] std::string in_style(std::string_view style, std::string_view text) const {
    return styled(options_.color ? style : std::string_view{}, text);
  }

  std::vector<const RunReport*> runs_;
  std::vector<std::string> names_;
  std::vector<ListedFinding> findings_;
  const ConsoleOptions& options_;
  std::size_t width_;
  std::string out_;
};

}  // namespace

std::string to_console(const RunReport& report, const ConsoleOptions& options) {
  std::vector<ListedFinding> findings(report.findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i].finding = i;
  return Writer({&report}, {""}, std::move(findings), options).write();
}

std::string to_console(const ReportContents& contents, const ConsoleOptions& options) {
  std::vector<const RunReport*> runs;
  runs.reserve(contents.runs.size());
  for (const NamedRun& run : contents.runs) runs.push_back(&run.report);
  return Writer(std::move(runs), base::run_names(contents.runs), work_list(contents.runs), options).write();
}

}  // namespace lacuna::reports
