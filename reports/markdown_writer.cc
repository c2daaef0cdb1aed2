#include "reports/markdown_writer.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/run_names.h"
#include "reports/cell_text.h"
#include "reports/gate/markdown_text.h"
#include "reports/markdown_sheet.h"
#include "reports/run_overview.h"
#include "reports/terminal_text.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kSentence = 400;  // cells of a message or a remark
constexpr std::size_t kName = 120;      // of a name or a path
constexpr std::size_t kWords = 90;      // of a text around the words concerned
constexpr std::size_t kMostRuns = 50;   // in the table
constexpr std::size_t kMostRules = 40;  // in the line of checks
constexpr std::size_t kMoreBytes = 80;  // of the line that counts what is not shown

std::string prose(std::string_view text) { return markdown_text(text, kSentence); }

/// Marked words in their sentence. As an element: what stands beside `**` may keep it from being bold.
std::string marked(const std::optional<TextSpan>& text, const std::optional<TextSpan>& span) {
  if (!text) return "_nothing_";
  const Cells cells = excerpt(*text, span, kWords, false);
  std::string out;
  for (std::size_t begin = 0; begin < cells.size();) {
    std::size_t end = begin;
    std::string piece;
    for (; end < cells.size() && cells[end].is_marked == cells[begin].is_marked; ++end) piece += cells[end].bytes;
    if (piece.starts_with(' ') && !out.empty()) out += ' ';
    if (cells[begin].is_marked && span && span->begin == span->end) piece = kMissingMark;  // a caret is too thin here
    const std::string words = markdown_text(piece, piece.size());
    out += cells[begin].is_marked ? "<b>" + words + "</b>" : words;
    if (piece.size() > 1 && piece.ends_with(' ') && end < cells.size()) out += ' ';
    begin = end;
  }
  return out;
}

class Writer {
 public:
  Writer(const ReportContents& contents, std::size_t limit)
      : runs_(contents.runs), names_(base::run_names(contents.runs)), limit_(limit) {}

  std::string write() {
    head();
    runs();
    rules();
    corpora();
    findings();
    notes();
    return std::move(sheet_).finish();
  }

 private:
  void head() {
    SeverityCounts sum;
    for (const NamedRun& run : runs_) {
      sum.add(count_severities(run.report));
    }
    std::string title = "## Lacuna check: ";
    if (sum.all() == 0) {
      title += "nothing found";
    } else {
      title += counted(sum.all(), "finding", "findings") + " (" + severity_counts(sum) + ")";
    }
    sheet_.add(title + "\n\n");
  }

  void runs() {
    if (runs_.empty()) return;
    const bool many = runs_.size() > 1;
    const bool measured = std::any_of(runs_.begin(), runs_.end(),
                                      [](const NamedRun& run) { return source_coverage(run.report).has_value(); });
    sheet_.add(std::string(many ? "| run " : "") + "| source | translation | passages | critical | major | minor |" +
               (measured ? " coverage |\n" : "\n") + (many ? "|---" : "") + "|---|---|---:|---:|---:|---:|" +
               (measured ? "---:|\n" : "\n"));
    for (std::size_t i = 0; i < std::min(runs_.size(), kMostRuns); ++i) {
      const RunReport& report = runs_[i].report;
      const SeverityCounts counts = count_severities(report);
      std::vector<std::string> cells;
      if (many) cells.push_back(markdown_code(names_[i], kName));
      for (const char* role : {"source", "target"}) {
        const DocumentInfo* document = find_document(report, role);
        cells.push_back(document == nullptr ? "" : markdown_code(document->path, kName));
      }
      cells.push_back(grouped(count_units(report)));
      for (const Severity severity : kWorstFirst) cells.push_back(grouped(counts.at(severity)));
      if (measured) {
        const std::optional<double> share = source_coverage(report);
        cells.push_back(share ? percent(*share) : "");
      }
      sheet_.add(markdown_row(cells));
    }
    sheet_.add("\n");
    if (runs_.size() > kMostRuns) sheet_.add("… and " + std::to_string(runs_.size() - kMostRuns) + " more runs\n\n");
  }

  void rules() {
    const std::vector<RuleCounts> rules = count_rules(runs_);
    if (rules.empty()) return;
    std::string line;
    for (std::size_t i = 0; i < std::min(rules.size(), kMostRules); ++i) {
      if (i > 0) line += " · ";
      line.append(markdown_code(rules[i].rule, kName)).append(" ").append(grouped(rules[i].counts.all()));
    }
    if (rules.size() > kMostRules) line += " and " + std::to_string(rules.size() - kMostRules) + " more checks";
    sheet_.add(line + "\n\n");
  }

  /// Of each corpus how much the report has, and what its passages are like.
  void corpora() {
    for (std::size_t i = 0; i < std::min(runs_.size(), kMostRuns); ++i) {
      const RunReport& report = runs_[i].report;
      if (!report.corpus) continue;
      std::string line = runs_.size() > 1 ? markdown_code(names_[i], kName) + ": " : "";
      line += corpus_size(*report.corpus) + ".";
      if (const std::size_t shown = report.findings.size(); shown < count_severities(report).all()) {
        line += " The report has " + grouped(shown) + " of the findings.";
      }
      sheet_.add(line + "\n\n");
      const std::vector<TableRow> rows = distribution_table(*report.corpus);
      if (rows.empty()) continue;
      std::string table;
      for (const TableRow& row : rows) {
        TableRow cells = row;
        cells.front() = markdown_text(row.front(), kName);
        table += markdown_row(cells);
        if (table.find("---") == std::string::npos) table += "|---|---:|---:|---:|\n";
      }
      sheet_.add(table + "\n");
    }
  }

  void findings() {
    const std::vector<ListedFinding> places = work_list(runs_);
    if (places.empty()) return;
    const bool many = runs_.size() > 1;
    std::string table = std::string(many ? "| run " : "") + "| # | finding | where | what | source | translation |\n" +
                        (many ? "|---" : "") + "|---:|---|---|---|---|---|\n";
    std::size_t shown = 0;
    for (; shown < std::min(places.size(), limit_); ++shown) {
      const std::string row = finding_row(places[shown]);
      if (table.size() + row.size() + kMoreBytes > sheet_.room()) break;
      table += row;
    }
    if (shown > 0) sheet_.add(table + "\n");
    if (shown < places.size()) {
      sheet_.add("… and " + counted(places.size() - shown, "more finding", "more findings") + "\n\n");
    }
  }

  [[nodiscard]] std::string finding_row(const ListedFinding& place) const {
    const RunReport& report = runs_[place.run].report;
    const Finding& finding = report.findings[place.finding];
    const UnitReport* unit = unit_of(report, finding);
    std::vector<std::string> cells;
    if (runs_.size() > 1) cells.push_back(markdown_code(names_[place.run], kName));
    cells.push_back(std::to_string(place.finding + 1));
    cells.push_back(
        std::string(finding.severity == Severity::kCritical ? "**critical**" : to_string(finding.severity)) + " " +
        markdown_code(finding.rule, kName) + " " + percent(finding.probability));
    cells.push_back(unit == nullptr ? "" : markdown_text(place_name(*unit), kName));
    cells.push_back(prose(finding.message) +
                    (finding.suggestion ? " → " + markdown_code(*finding.suggestion, kWords) : ""));
    cells.push_back(unit == nullptr ? "" : marked(unit->source, finding.source));
    cells.push_back(unit == nullptr ? "" : marked(unit->target, finding.target));
    return markdown_row(cells);
  }

  void notes() {
    if (runs_.empty()) return;
    sheet_.open(runs_.size() > 1 ? "About these runs" : "About this run");
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const RunReport& report = runs_[i].report;
      const std::string name = runs_.size() > 1 ? markdown_code(names_[i], kName) + ": " : "";
      const auto note = [&](const std::string& text) { sheet_.add("- " + name + prose(text) + "\n"); };
      for (const std::string& remark : report.remarks) note(remark);
      if (const std::size_t count = count_suppressed(report); count > 0) {
        note(counted(count, "finding is suppressed", "findings are suppressed"));
      }
      for (const SuppressionUse& use : report.suppressions) {
        if (is_useless(use)) note(use.path + ":" + std::to_string(use.line) + ": " + what_is_wrong(use));
      }
      note(report.tool.name + " " + report.tool.version +
           (report.pack ? ", language pack " + report.pack->name + " " + report.pack->version : ""));
    }
    sheet_.close();
  }

  std::span<const NamedRun> runs_;
  std::vector<std::string> names_;
  std::size_t limit_;
  MarkdownSheet sheet_;
};

}  // namespace

std::string to_markdown(const ReportContents& contents, std::size_t limit) { return Writer(contents, limit).write(); }

}  // namespace lacuna::reports
