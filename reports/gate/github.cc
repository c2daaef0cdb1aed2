#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/utf8.h"
#include "reports/code_points.h"
#include "reports/gate/finding_places.h"
#include "reports/gate/gate_cases.h"
#include "reports/gate/gate_writers.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kNamesShown = 20;  // of suites, in one message

/// What a command must not hold is a percent code; other controls become visible, since the lines stand in a log too.
std::string encoded(std::string_view text, std::string_view reserved) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = code_point_at(text, at);
    if (code.value < 0x80 && reserved.find(static_cast<char>(code.value)) != std::string_view::npos) {
      out += '%';
      out += kDigits[code.value >> 4U];
      out += kDigits[code.value & 15U];
    } else if (is_control(code.value)) {
      base::append_code_point(out, picture_of_control(code.value));
    } else if (is_bidi_control(code.value) || code.value == kReplacement) {
      base::append_code_point(out, kReplacement);
    } else {
      out.append(text, at, code.end - at);
    }
    at = code.end;
  }
  return out;
}

std::string in_message(std::string_view text) { return encoded(text, "%\r\n"); }
std::string in_property(std::string_view text) { return encoded(text, "%\r\n:,"); }

std::string command(std::string_view name, std::string_view properties, std::string_view title, std::string_view text) {
  std::string line = "::";
  (line += name) += ' ';
  if (!properties.empty()) (line += properties) += ',';
  ((line += "title=") += in_property(title)) += "::";
  (line += in_message(text)) += '\n';
  return line;
}

std::string properties_of(const FilePlace& place) {
  std::string out = "file=" + in_property(place.path);
  const auto add = [&](std::string_view name, std::size_t value) {
    ((out += ',') += name) += '=';
    out += std::to_string(value);
  };
  if (place.line > 0) add("line", place.line);
  if (!place.region) return out;
  add("endLine", place.region->end_line);
  // Columns of several lines are refused.
  if (place.region->end_line != place.region->line) return out;
  add("col", place.region->column);
  add("endColumn", place.region->end_column);
  return out;
}

/// Commands of one kind, of which only the first are shown.
struct Commands {
  std::string_view name;
  std::vector<std::string> lines = {};

  /// Appends up to `limit`; how many were left out.
  std::size_t write(std::string& out, std::size_t limit) const {
    const std::size_t shown = std::min(limit, lines.size());
    for (std::size_t i = 0; i < shown; ++i) out += lines[i];
    return lines.size() - shown;
  }
};

struct AllCommands {
  Commands errors{"error"};
  Commands warnings{"warning"};
  Commands notices{"notice"};

  Commands& of(const Finding& finding, bool hard_break) {
    if (hard_break || finding.severity == Severity::kCritical) return errors;
    return finding.severity == Severity::kMajor ? warnings : notices;
  }
};

/// Whether a case says no more than that the baseline does not have the suite.
bool is_lack_of_baseline(const SuiteGate& suite, const GateCase& one) {
  if (suite.in_baseline || suite.error || !suite.differences.empty()) return false;
  if (one.kind == CaseKind::kComparison) return true;
  return one.kind == CaseKind::kRun && suite.reasons.size() == 1 &&
         suite.reasons.front().starts_with("it is not in the baseline");
}

void add_case(AllCommands& commands, std::string_view suite, const GateCase& one) {
  if (one.outcome == CaseOutcome::kPassed || one.kind == CaseKind::kHardBreak) return;
  Commands& kind = one.outcome == CaseOutcome::kSkipped ? commands.warnings : commands.errors;
  std::string title = "lacuna: ";
  ((title += suite) += ", ") += one.name;
  std::string text = one.message;
  for (const std::string& detail : one.details) (text += '\n') += detail;
  kind.lines.push_back(command(kind.name, {}, title, text));
}

/// One for all suites that the baseline lacks; none when something worse is said of the baseline itself.
void add_unknown_suites(AllCommands& commands, const GateReport& report) {
  std::vector<std::string_view> names;
  for (const SuiteGate& suite : report.suites) {
    if (!suite.in_baseline && !suite.error && suite.differences.empty()) names.push_back(suite.name);
  }
  if (names.empty() || report.baseline.error || !report.baseline.present) return;
  std::string text = counted(names.size(), "suite is", "suites are") + " not in the baseline: ";
  const std::size_t shown = std::min(names.size(), kNamesShown);
  for (std::size_t i = 0; i < shown; ++i) (text += i == 0 ? "" : ", ") += names[i];
  if (shown < names.size()) text += " and " + std::to_string(names.size() - shown) + " more";
  commands.warnings.lines.push_back(command("warning", {}, "lacuna: new suites", text));
}

void add_cases(AllCommands& commands, const GateReport& report) {
  for (const GateCase& one : run_cases(report)) add_case(commands, kRunSuite, one);
  for (const SuiteGate& suite : report.suites) {
    for (const GateCase& one : cases_of(report, suite)) {
      if (!is_lack_of_baseline(suite, one)) add_case(commands, suite.name, one);
    }
  }
  add_unknown_suites(commands, report);
}

void add_finding(AllCommands& commands, const SuiteGate& suite, std::size_t i, const FindingPlaces& places) {
  const Finding& finding = suite.check->findings[i];
  Commands& kind = commands.of(finding, suite.findings[i].hard_break);
  const FindingPlace place = places.find(*suite.check, finding);
  std::string title = "lacuna: ";
  title += finding.rule;
  std::string text = finding.message;
  if (finding.source && !finding.source->text.empty()) (text += "\nsource: ") += finding.source->text;
  if (finding.target && !finding.target->text.empty()) (text += "\ntranslation: ") += finding.target->text;
  if (finding.suggestion) (text += "\nsuggestion: ") += *finding.suggestion;
  kind.lines.push_back(command(kind.name, place.main ? properties_of(*place.main) : std::string(), title, text));
}

/// Those that are hard breaks, or the others.
void add_findings(AllCommands& commands, const GateReport& report, bool hard_breaks, const FindingPlaces& places) {
  for (const SuiteGate& suite : report.suites) {
    for (std::size_t i = 0; suite.check && i < suite.check->findings.size(); ++i) {
      if (is_added(suite, i) && suite.findings[i].hard_break == hard_breaks) add_finding(commands, suite, i, places);
    }
  }
}

}  // namespace

std::string to_github(const GateReport& report, const std::vector<SourceText>& texts, std::size_t limit) {
  AllCommands commands;
  const FindingPlaces places(texts);
  // What alone fails the gate is what has to be mended: no limit of commands may hide it.
  add_findings(commands, report, true, places);
  add_cases(commands, report);
  add_findings(commands, report, false, places);
  std::string out;
  const std::size_t left_out = commands.errors.write(out, limit) + commands.warnings.write(out, limit);
  // The notice of how many more there are is one of the notices.
  const bool is_last = left_out == 0 && commands.notices.lines.size() <= limit;
  const std::size_t more =
      left_out + commands.notices.write(out, is_last ? limit : std::max<std::size_t>(limit, 1) - 1);
  if (more > 0) {
    out += command("notice", {}, "lacuna", counted(more, "more annotation is", "more annotations are") + " not shown");
  }
  return out;
}

}  // namespace lacuna::reports
