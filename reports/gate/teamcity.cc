#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/format_number.h"
#include "eval/base/sha256.h"
#include "reports/code_points.h"
#include "reports/gate/gate_cases.h"
#include "reports/gate/gate_writers.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kMaxDescription = 4000;  // of a build problem, in characters
constexpr std::size_t kIdentityDigits = 32;
constexpr int kStatisticDigits = 4;  // after the point; TeamCity takes no more

void append_code_unit(std::string& out, char32_t unit) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += "|0x";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) out += kDigits[unit >> shift & 15U];
}

/// ASCII only, so that no encoding of a console can spoil it; characters beyond U+FFFF are two code units.
std::string encoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = code_point_at(text, at);
    at = code.end;
    switch (code.value) {
      case '\n': out += "|n"; continue;
      case '\r': out += "|r"; continue;
      case '\'':
      case '|':
      case '[':
      case ']': out += '|'; break;
      default: break;
    }
    const char32_t value = is_control(code.value)        ? picture_of_control(code.value)
                           : is_bidi_control(code.value) ? kReplacement
                                                         : code.value;
    if (value < 0x80) {
      out += static_cast<char>(value);
    } else if (value <= 0xFFFF) {
      append_code_unit(out, value);
    } else {
      append_code_unit(out, 0xD800 + ((value - 0x10000) >> 10U));
      append_code_unit(out, 0xDC00 + ((value - 0x10000) & 0x3FFU));
    }
  }
  return out;
}

struct Attribute {
  std::string_view name;
  std::string_view value;
};

void append_message(std::string& out, std::string_view name, const std::vector<Attribute>& attributes) {
  (out += "##teamcity[") += name;
  for (const Attribute& attribute : attributes) {
    ((out += ' ') += attribute.name) += "='";
    (out += encoded(attribute.value)) += '\'';
  }
  out += "]\n";
}

void append_failure(std::string& out, const GateCase& one) {
  std::string details;
  for (const std::string& detail : all_lines(one)) (details += detail) += '\n';
  std::vector<Attribute> attributes{{"name", one.name}, {"message", one.message}, {"details", details}};
  std::string expected;
  std::string actual;
  if (one.expected && one.actual) {
    expected = number_of(one, *one.expected);
    actual = number_of(one, *one.actual);
    attributes.insert(attributes.begin() + 1, {"type", "comparisonFailure"});
    attributes.push_back({"expected", expected});
    attributes.push_back({"actual", actual});
  }
  append_message(out, "testFailed", attributes);
}

void append_case(std::string& out, const GateCase& one) {
  if (one.outcome == CaseOutcome::kSkipped) {
    append_message(out, "testIgnored", {{"name", one.name}, {"message", one.message}});
    return;
  }
  append_message(out, "testStarted", {{"name", one.name}});
  if (one.outcome != CaseOutcome::kPassed) append_failure(out, one);
  append_message(out, "testFinished", {{"name", one.name}, {"duration", "0"}});
}

void append_suite(std::string& out, const GateReport& report, const SuiteGate& suite) {
  const std::vector<GateCase> cases = cases_of(report, suite);
  append_message(out, "testSuiteStarted", {{"name", suite.name}});
  for (const GateCase& one : cases) append_case(out, one);
  append_message(out, "testSuiteFinished", {{"name", suite.name}});
  for (const GateCase& one : cases) {
    if (one.kind != CaseKind::kMetric || !one.actual || !std::isfinite(*one.actual)) continue;
    std::string key = "lacuna: ";
    ((key += suite.name) += ", ") += one.name;
    append_message(out, "buildStatisticValue",
                   {{"key", key}, {"value", base::format_fixed(*one.actual, kStatisticDigits)}});
  }
}

/// Cut between characters.
std::string_view shortened(std::string_view text) {
  return text.size() <= kMaxDescription ? text : text.substr(0, floor_to_code_point(text, kMaxDescription));
}

}  // namespace

std::string to_teamcity(const GateReport& report) {
  std::string out;
  for (const SuiteGate& suite : report.suites) append_suite(out, report, suite);
  for (const GateCase& one : run_cases(report)) {
    if (one.outcome == CaseOutcome::kPassed) continue;
    const std::string identity = "lacuna_" + base::sha256_hex(one.name).substr(0, kIdentityDigits);
    append_message(out, one.outcome == CaseOutcome::kSkipped ? "message" : "buildProblem",
                   one.outcome == CaseOutcome::kSkipped
                       ? std::vector<Attribute>{{"text", one.message}, {"status", "WARNING"}}
                       : std::vector<Attribute>{{"description", shortened(one.message)}, {"identity", identity}});
  }
  return out;
}

}  // namespace lacuna::reports
