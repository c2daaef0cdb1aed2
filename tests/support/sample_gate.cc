#include "tests/support/sample_gate.h"

#include <cstdint>
#include <string>
#include <utility>

#include "tests/support/sample_report.h"

namespace lacuna::test {
namespace {

constexpr const char* kBleuSignature = "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0";
constexpr const char* kChrfSignature = "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0";

MetricGate metric(const char* name, const char* signature, double value, double baseline, GainInterval gain,
                  double margin, Verdict verdict, std::string reason) {
  return {.score = {.metric = name, .value = value, .reason = {}, .components = {}, .signature = signature},
          .direction = Direction::kHigher,
          .baseline = baseline,
          .gain = gain,
          .alpha = 0.0125,
          .margin = margin,
          .detectable = 1.0625,
          .verdict = verdict,
          .reason = std::move(reason)};
}

std::string digits(char c, std::size_t count) { return std::string(count, c); }

/// What `sample_report` finds, compared with a baseline that knows all but the omissions.
SuiteGate news(bool fails) {
  SuiteGate suite{.name = "news", .units = 6, .documents = 2, .in_baseline = true};
  suite.inputs = {{"hypothesis", "out/news.en", digits('a', 64)},
                  {"source", "test/news.vi", digits('b', 64)},
                  {"reference", "test/news.en", digits('c', 64)},
                  {"documents", "test/news.docs", digits('d', 64)}};
  MetricGate bleu = fails ? metric("BLEU", kBleuSignature, 30.25, 34.5, {-4.25, -5.5, -3.0}, 0.5, Verdict::kFail,
                                   "dropped by 4.25 (3.00 to 5.50), 0.50 is accepted")
                          : metric("BLEU", kBleuSignature, 35.0, 34.5, {0.5, -0.25, 1.25}, 0.5, Verdict::kPass,
                                   "did not drop by more than 0.25, 0.50 is accepted");
  bleu.min = 30.0;
  suite.metrics = {std::move(bleu), metric("chrF2++", kChrfSignature, 58.125, 58.0, {0.125, -0.25, 0.5}, 0.5,
                                           Verdict::kPass, "did not drop by more than 0.25, 0.50 is accepted")};
  suite.check = sample_report();
  suite.check->documents[0].path = "test/news.vi";
  suite.check->documents[1].path = "out/news.en";
  for (std::size_t i = 0; i < suite.check->units.size(); ++i) {
    suite.check->units[i].place = UnitPlace{.name = {}, .line = i + 1, .index = i};
  }
  for (const Finding& finding : suite.check->findings) {
    const bool is_new = fails && finding.rule == "omission";
    suite.findings.push_back({.state = is_new ? FindingState::kNew : FindingState::kUnchanged,
                              .hard_break = is_new && finding.severity == Severity::kCritical,
                              .since = is_new ? "" : "2026-10-01"});
  }
  suite.budgets = {{.scope = "critical",
                    .limit = BudgetLimit::kMaxNew,
                    .allowed = 0,
                    .counted = fails ? 1.0 : 0.0,
                    .verdict = fails ? Verdict::kFail : Verdict::kPass,
                    .reason = fails ? "1 new critical finding, 0 are accepted" : ""},
                   {.scope = "number", .limit = BudgetLimit::kMaxRate, .allowed = 0.25, .counted = 0.125}};
  if (fails) {
    suite.verdict = Verdict::kFail;
    suite.reasons = {"BLEU dropped by 4.25 (3.00 to 5.50), 0.50 is accepted", "1 new critical finding, 0 are accepted",
                     "left out for the first time: test/news.vi, line 5"};
  }
  return suite;
}

SuiteGate course(bool sure) {
  SuiteGate suite{.name = "course/large", .units = 120, .in_baseline = true, .from_cache = true};
  suite.inputs = {{"hypothesis", "out/large/course.en", digits('e', 64)},
                  {"reference", "test/course.en", digits('f', 64)}};
  suite.metrics = {sure ? metric("BLEU", kBleuSignature, 41.5, 41.5, {0, 0, 0}, 0, Verdict::kPass, "as the baseline")
                        : metric("BLEU", kBleuSignature, 41.0, 41.5, {-0.5, -1.75, 0.75}, 0.5, Verdict::kInconclusive,
                                 "may have dropped by up to 1.75, 0.50 is accepted")};
  if (!sure) {
    suite.verdict = Verdict::kInconclusive;
    suite.reasons = {"BLEU may have dropped by up to 1.75, 0.50 is accepted"};
  }
  return suite;
}

SuiteGate messages() {
  SuiteGate suite{.name = "messages", .units = 2, .in_baseline = true};
  suite.inputs = {{"texts", "po/vi.po", digits('1', 64)}};
  RunReport report;
  report.tool.version = "0.6.0";
  report.documents = {{"source", "po/vi.po", "en", false, digits('1', 64), 180, 2},
                      {"target", "po/vi.po", "vi", false, digits('1', 64), 180, 2}};
  for (std::size_t i = 0; i < 2; ++i) {
    UnitReport unit;
    unit.id = i;
    unit.place = UnitPlace{.name = "", .line = 7 + 3 * i, .index = i};
    unit.source = TextSpan{0, 9, "%d file(s)", ByteSpan{100, 109}};
    unit.target = TextSpan{0, 6, "tập tin", ByteSpan{120, 128}};
    report.units.push_back(unit);
  }
  Finding finding{.rule = "placeholder", .severity = Severity::kCritical, .probability = 0.99, .unit = 1};
  finding.source = TextSpan{0, 2, "%d", ByteSpan{100, 102}};
  finding.message = "placeholder %d is missing";
  finding.fingerprint = digits('9', 32);
  report.suppressed = {{finding, "the plural form for one", 0}};
  report.suppressions = {{.conditions = "rule placeholder",
                          .reason = "the plural form for one",
                          .owner = "lan",
                          .expires = "2027-01-31",
                          .path = "lacuna.json",
                          .line = 12,
                          .matched = 1}};
  suite.check = std::move(report);
  suite.fixed = {{digits('7', 32), "double-space", Severity::kMinor, "several spaces in a row", "2026-09-30"}};
  return suite;
}

HistoryRun past_run(std::int64_t id, std::string time, double bleu, Verdict verdict) {
  HistoryRun run;
  run.id = id;
  run.time = std::move(time);
  run.commit = digits('a', 40);
  run.version = "0.6.0";
  run.config = "lacuna.json";
  run.verdict = verdict;
  run.exit_code = verdict == Verdict::kFail ? 1 : 0;
  run.scores = {{"news", "BLEU", kBleuSignature, false, bleu, 34.5, bleu - 34.5, bleu - 35.5, bleu - 33.5, verdict}};
  run.findings = {{"news", 6, 2, 3, 1, 1, 0, 0, verdict}};
  return run;
}

GateReport frame() {
  GateReport report;
  report.tool.version = "0.6.0";
  report.config_path = "lacuna.json";
  report.baseline = {.path = "lacuna.baseline.json",
                     .present = true,
                     .bytes = 43210,
                     .updated = "2026-11-01",
                     .days = 28,
                     .version = "0.6.0",
                     .known_findings = 7};
  report.remarks = {"the smallest drop that this run can detect: BLEU 1.06, chrF2++ 1.06"};
  return report;
}

}  // namespace

GateReport failing_gate() {
  GateReport report = frame();
  report.suites = {news(true), course(false), messages()};
  report.verdict = Verdict::kFail;
  report.exit_code = 1;
  report.history = {past_run(1, "2026-11-01T08:00:00Z", 34.5, Verdict::kPass),
                    past_run(2, "2026-11-08T08:00:00Z", 34.75, Verdict::kPass),
                    past_run(3, "2026-11-15T08:00:00Z", 34.25, Verdict::kPass),
                    past_run(4, "2026-11-22T08:00:00Z", 30.25, Verdict::kFail)};
  return report;
}

GateReport passing_gate() {
  GateReport report = frame();
  report.suites = {news(false), course(true), messages()};
  return report;
}

GateReport gate_without_baseline() {
  GateReport report = failing_gate();
  report.baseline = {.path = "lacuna.baseline.json"};
  report.history.clear();
  report.remarks.clear();
  for (SuiteGate& suite : report.suites) {
    suite.in_baseline = false;
    suite.fixed.clear();
    for (MetricGate& gate : suite.metrics) {
      gate.baseline.reset();
      gate.gain.reset();
      gate.detectable.reset();
      gate.verdict = Verdict::kPass;
      gate.reason = "nothing to compare with";
    }
    suite.verdict = Verdict::kFail;
    suite.reasons = {"it is not in the baseline"};
  }
  report.reasons = {"there is no baseline lacuna.baseline.json; 'lacuna gate --update' makes it, to be committed"};
  return report;
}

GateReport broken_gate() {
  GateReport report = failing_gate();
  report.baseline.error = Error{.code = ErrorCode::kFormat,
                                .message = "not a baseline: expected a ','",
                                .path = "lacuna.baseline.json",
                                .line = 12,
                                .byte = 345};
  report.suites.pop_back();
  SuiteGate& news = report.suites[0];
  news.metrics.clear();
  news.budgets.clear();
  news.check.reset();
  news.findings.clear();
  news.differences = {"the reference test/news.en is another: sha256 cccccccccccc, the baseline has 0123456789ab"};
  news.verdict = Verdict::kError;
  news.reasons = news.differences;
  SuiteGate& course = report.suites[1];
  course.metrics.clear();
  course.error = Error{.code = ErrorCode::kIo, .message = "cannot open: No such file", .path = "out/large/course.en"};
  course.verdict = Verdict::kError;
  course.reasons = {"out/large/course.en: cannot open: No such file"};
  report.verdict = Verdict::kError;
  report.exit_code = 2;
  return report;
}

GateReport hostile_gate() {
  const std::string hostile =
      "]]>--></script><script>alert(1)</script>\"'&<b>|`*_[x](y)\n::error::x\r##teamcity[x]\x1b[31m\u202e%0A";
  GateReport report = failing_gate();
  report.config_path = hostile;
  report.baseline.path = hostile;
  report.reasons = {hostile};
  report.remarks = {hostile};
  SuiteGate& suite = report.suites[0];
  suite.name = hostile;
  suite.reasons = {hostile};
  for (GateInput& input : suite.inputs) input.path = hostile;
  for (MetricGate& gate : suite.metrics) {
    gate.score.metric = hostile;
    gate.score.signature = hostile;
    gate.reason = hostile;
  }
  for (BudgetGate& budget : suite.budgets) budget.scope = budget.reason = hostile;
  suite.check = hostile_report();
  suite.findings.assign(suite.check->findings.size(), {.state = FindingState::kNew, .hard_break = true});
  suite.fixed = {{digits('7', 32), "double-space", Severity::kMinor, hostile, "2026-09-30"}};
  suite.differences = {hostile};
  for (HistoryRun& run : report.history) {
    run.commit = hostile;
    run.scores[0].suite = run.scores[0].metric = hostile;
    run.findings[0].suite = hostile;
  }
  return report;
}

}  // namespace lacuna::test
