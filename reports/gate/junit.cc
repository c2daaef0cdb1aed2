#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/utf8.h"
#include "reports/code_points.h"
#include "reports/gate/gate_cases.h"
#include "reports/gate/gate_writers.h"
#include "reports/markup.h"

namespace lacuna::reports {
namespace {

struct Counts {
  std::size_t tests = 0;
  std::size_t skipped = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;

  void add(CaseOutcome outcome) {
    ++tests;
    skipped += outcome == CaseOutcome::kSkipped ? 1 : 0;
    failures += outcome == CaseOutcome::kFailed ? 1 : 0;
    errors += outcome == CaseOutcome::kError ? 1 : 0;
  }
  void add(const Counts& other) {
    tests += other.tests;
    skipped += other.skipped;
    failures += other.failures;
    errors += other.errors;
  }
};

/// Servers show the text in lines of their own, which nothing isolates: what could turn them round is replaced.
std::string shown(std::string_view text) {
  std::string straight;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = code_point_at(text, at);
    if (is_bidi_control(code.value)) {
      base::append_code_point(straight, kReplacement);
    } else {
      straight.append(text, at, code.end - at);
    }
    at = code.end;
  }
  return escaped(straight);
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  (((out += ' ') += name) += "=\"") += shown(value);
  out += '"';
}

void append_attribute(std::string& out, std::string_view name, std::size_t value) {
  append_attribute(out, name, std::to_string(value));
}

/// Lines stay lines: `shown` would put them on one.
void append_lines(std::string& out, const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += '\n';
    out += shown(lines[i]);
  }
}

void append_outcome(std::string& out, const GateCase& one) {
  if (one.outcome == CaseOutcome::kPassed) {
    out += "<system-out>";
    append_lines(out, all_lines(one));
    out += "</system-out>";
    return;
  }
  const std::string_view element = one.outcome == CaseOutcome::kSkipped  ? "skipped"
                                   : one.outcome == CaseOutcome::kFailed ? "failure"
                                                                         : "error";
  (out += '<') += element;
  append_attribute(out, "message", one.message);
  if (one.outcome != CaseOutcome::kSkipped) append_attribute(out, "type", to_string(one.kind));
  out += '>';
  append_lines(out, all_lines(one));
  ((out += "</") += element) += '>';
}

void append_case(std::string& out, std::string_view suite, const GateCase& one) {
  out += "    <testcase";
  append_attribute(out, "classname", suite);
  append_attribute(out, "name", one.name);
  append_attribute(out, "time", "0");
  if (one.outcome == CaseOutcome::kPassed && all_lines(one).empty()) {
    out += "/>\n";
    return;
  }
  out += ">\n      ";
  append_outcome(out, one);
  out += "\n    </testcase>\n";
}

/// Appends the suite; what it counted.
Counts append_suite(std::string& out, std::string_view name, const std::vector<GateCase>& cases) {
  Counts counts;
  for (const GateCase& one : cases) counts.add(one.outcome);
  out += "  <testsuite";
  append_attribute(out, "name", name);
  append_attribute(out, "tests", counts.tests);
  append_attribute(out, "failures", counts.failures);
  append_attribute(out, "errors", counts.errors);
  append_attribute(out, "skipped", counts.skipped);
  append_attribute(out, "time", "0");
  out += ">\n";
  for (const GateCase& one : cases) append_case(out, name, one);
  out += "  </testsuite>\n";
  return counts;
}

}  // namespace

std::string to_junit(const GateReport& report) {
  std::string suites;
  Counts counts = append_suite(suites, kRunSuite, run_cases(report));
  for (const SuiteGate& suite : report.suites) {
    counts.add(append_suite(suites, suite.name, cases_of(report, suite)));
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites";
  append_attribute(out, "name", "lacuna gate");
  append_attribute(out, "tests", counts.tests);
  append_attribute(out, "failures", counts.failures);
  append_attribute(out, "errors", counts.errors);
  append_attribute(out, "skipped", counts.skipped);
  append_attribute(out, "time", "0");
  ((out += ">\n") += suites) += "</testsuites>\n";
  return out;
}

}  // namespace lacuna::reports
