#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/format_number.h"
#include "reports/gate/gate_wording.h"
#include "reports/gate/gate_writers.h"
#include "reports/gate/history_writers.h"
#include "reports/gate/interval_svg.h"
#include "reports/highlight.h"
#include "reports/html_page.h"
#include "reports/markup.h"
#include "reports/one_line.h"
#include "reports/page_templates.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kFindingsShown = 500;  // new ones of a suite; a browser is slow with very long pages

std::string badge(Verdict verdict) {
  const std::string name = to_string(verdict);
  return "<span class=\"badge " + name + "\">" + capitalised(name) + "</span>";
}

// Names and sentences; what could turn them round is shown as such.
std::string isolated(std::string_view text) { return "<bdi>" + escaped(one_line(text)) + "</bdi>"; }

std::string list_of(const std::vector<std::string>& texts, std::string_view name) {
  if (texts.empty()) return {};
  std::string out = "<ul class=\"" + std::string(name) + "\">\n";
  for (const std::string& text : texts) out += "<li>" + isolated(text) + "</li>\n";
  return out + "</ul>\n";
}

std::string cell(std::string_view label, const std::string& content, std::string_view name = "number") {
  if (content.empty()) return "<td class=\"none\"></td>";
  return "<td class=\"" + std::string(name) + "\" data-label=\"" + std::string(label) + "\">" + content + "</td>";
}

// What can be opened, closed at first.
std::string folded(const std::string& title, const std::string& content) {
  return "<details class=\"more\"><summary>" + title + "</summary>\n" + content + "</details>\n";
}

/// One side of a finding's unit, the words marked.
std::string side(const RunReport& check, std::string_view role, std::string_view name,
                 const std::optional<TextSpan>& text, const std::optional<TextSpan>& span, const Finding& finding) {
  std::string out = "<div class=\"side\"><span class=\"lang\">" + std::string(name) + "</span>";
  if (!text) {
    out += "<p class=\"text none\">Nothing in the " + std::string(role == "source" ? "source" : "translation");
    return out + "</p></div>\n";
  }
  const std::string language = language_of(check, role);
  out += "<p class=\"text\"";
  if (!language.empty()) out += attribute("lang", language);
  out += " dir=\"auto\">";
  std::vector<Highlight> highlights;
  if (span) highlights.push_back({span->begin, span->end, 0});
  const std::string look(look_of(finding.rule));
  for (const TextRun& run : highlight_runs(*text, highlights)) {
    if (run.findings.empty()) {
      out += escaped(run.text);
    } else if (run.is_place()) {
      out += "<span class=\"place " + look + "\" role=\"img\" aria-label=\"Missing here\" data-findings=\"…\"></span>";
    } else {
      out += "<mark class=\"" + look + "\">" + escaped(run.text) + "</mark>";
    }
  }
  return out + "</p></div>\n";
}

std::string finding_item(const RunReport& check, const Finding& finding, const FindingGate& gate) {
  std::string out = "<li class=\"note " + std::string(to_string(finding.severity)) + (gate.hard_break ? " break" : "") +
                    "\"><div class=\"head\">";
  if (gate.hard_break) out += "<span class=\"breaks\">Hard break</span> ";
  out += "<span class=\"severity\">" + capitalised(to_string(finding.severity)) + "</span> <span class=\"rule\">" +
         escaped(capitalised(finding.rule)) + "</span> <span>" + percent(finding.probability) + " likely</span>";
  if (gate.state == FindingState::kExpired) out += " <span>expired, known since " + escaped(gate.since) + "</span>";
  out += " <span class=\"where\">" + isolated(finding_place(check, finding)) + "</span></div>\n";
  out += "<p class=\"what\" dir=\"auto\">" + escaped(capitalised(finding.message)) + "</p>";
  if (finding.suggestion) {
    out += "<p class=\"fix\">Suggestion: <ins dir=\"auto\">" + escaped(*finding.suggestion) + "</ins></p>";
  }
  if (finding.unit < check.units.size()) {
    const UnitReport& unit = check.units[finding.unit];
    out += "<div class=\"sides\">\n" + side(check, "source", "Source", unit.source, finding.source, finding) +
           side(check, "target", "Translation", unit.target, finding.target, finding) + "</div>";
  }
  return out + "</li>\n";
}

std::string metric_row(const MetricGate& gate) {
  const MetricTexts texts = metric_texts(gate);
  std::string out =
      "<tr class=\"" + std::string(to_string(gate.verdict)) + "\"><th scope=\"row\">" + isolated(texts.name) + "</th>";
  std::string score = escaped(texts.score);
  if (gate.score.value) {
    score = "<span" + attribute("title", base::format_shortest(*gate.score.value)) + ">" + score + "</span>";
  }
  out += cell("Score", score) + cell("Baseline", texts.baseline) + cell("Gain", texts.gain) +
         cell("Interval", texts.interval) + cell("", interval_svg(gate), "drawing") + cell("Margin", texts.margin) +
         cell("Detectable", texts.detectable) + cell("Limits", texts.limits, "limits") +
         cell("", badge(gate.verdict), "state") + "</tr>\n";
  return out;
}

std::string metrics_table(const SuiteGate& suite) {
  if (suite.metrics.empty()) return {};
  std::string out =
      "<table class=\"metrics\"><caption class=\"vh\">Metrics against the baseline</caption><thead><tr>"
      "<th scope=\"col\">Metric</th><th scope=\"col\">Score</th><th scope=\"col\">Baseline</th>"
      "<th scope=\"col\">Gain</th><th scope=\"col\">Interval</th>"
      "<td><span class=\"key zero\">0</span> <span class=\"key margin\">margin</span></td>"
      "<th scope=\"col\">Margin</th><th scope=\"col\" title=\"The smallest drop that this test set can show\">"
      "Detectable</th><th scope=\"col\">Limits</th><th scope=\"col\">Verdict</th></tr></thead><tbody>\n";
  for (const MetricGate& gate : suite.metrics) out += metric_row(gate);
  return out + "</tbody></table>\n";
}

std::string new_list(const SuiteGate& suite) {
  const std::vector<std::size_t> fresh = new_findings(suite);
  if (fresh.empty()) return {};
  const std::size_t shown = std::min(fresh.size(), kFindingsShown);
  std::string out = "<ol class=\"fresh\">\n";
  for (std::size_t i = 0; i < shown; ++i) {
    out += finding_item(*suite.check, suite.check->findings[fresh[i]], state_of(suite, fresh[i]));
  }
  out += "</ol>\n";
  if (shown < fresh.size()) {
    const std::string what = "more " + name_of_new(suite);
    out += "<p class=\"kept\">And " + counted(fresh.size() - shown, what + " finding", what + " findings") +
           ", in the JSON report.</p>\n";
  }
  return out;
}

std::string short_line(std::string_view severity, const std::string& rule, const std::string& message,
                       const std::string& where) {
  return "<li><span class=\"rule\">" + escaped(rule) + "</span> <span class=\"quiet\">" + std::string(severity) +
         "</span> " + isolated(message) +
         (where.empty() ? "" : " <span class=\"quiet\">" + isolated(where) + "</span>") + "</li>\n";
}

// What is not news: known, fixed and accepted findings, each with a line, as many as of the new ones at most.
std::string old_lists(const SuiteGate& suite, const FindingCounts& counts) {
  std::string out;
  const auto list = [&](std::size_t count, std::string_view what, const auto& write) {
    if (count == 0) return;
    const std::size_t shown = std::min(count, kFindingsShown);
    std::string lines = "<ul class=\"old\">\n";
    for (std::size_t i = 0; i < shown; ++i) lines += write(i);
    lines += "</ul>\n";
    if (shown < count) lines += "<p class=\"kept\">And " + std::to_string(count - shown) + " more.</p>\n";
    out += folded(std::to_string(count) + " " + std::string(what), lines);
  };
  if (suite.check) {
    std::vector<std::size_t> known;
    for (std::size_t i = 0; i < suite.check->findings.size(); ++i) {
      if (state_of(suite, i).state == FindingState::kUnchanged) known.push_back(i);
    }
    list(counts.unchanged, "unchanged", [&](std::size_t i) {
      const Finding& finding = suite.check->findings[known[i]];
      return short_line(to_string(finding.severity), finding.rule, finding.message,
                        finding_place(*suite.check, finding) + ", known since " + state_of(suite, known[i]).since);
    });
    list(suite.check->suppressed.size(), "suppressed", [&](std::size_t i) {
      const SuppressedFinding& suppressed = suite.check->suppressed[i];
      return short_line(to_string(suppressed.finding.severity), suppressed.finding.rule, suppressed.finding.message,
                        suppressed.reason);
    });
  }
  list(suite.fixed.size(), "fixed", [&](std::size_t i) {
    const KnownFinding& known = suite.fixed[i];
    return short_line(to_string(known.severity), known.rule, known.message, "known since " + known.since);
  });
  return out;
}

// The scores over the runs of the history, where there is one.
std::string trends(const GateReport& report, const SuiteGate& suite) {
  std::string figures;
  for (const MetricGate& gate : suite.metrics) {
    const std::string plot = trend_svg(report.history, suite.name, gate.score.metric);
    if (plot.empty()) continue;
    figures += "<figure><figcaption>" + isolated(gate.score.metric) + ", the last " +
               counted(report.history.size(), "run", "runs") + "</figcaption>" + plot + "</figure>\n";
  }
  return figures.empty() ? figures : "<div class=\"trends\">\n" + figures + "</div>\n";
}

std::string about(const SuiteGate& suite) {
  std::string out = "<dl>\n";
  for (const GateInput& input : suite.inputs) {
    out += "<dt>" + escaped(capitalised(input.role)) + "</dt><dd>" + isolated(input.path) + " <code>" +
           escaped(input.sha256) + "</code></dd>\n";
  }
  for (const MetricGate& gate : suite.metrics) {
    out += "<dt>" + isolated(gate.score.metric) + "</dt><dd><code>" + escaped(gate.score.signature) + "</code>";
    if (gate.gain) {
      out += "; each bound of its interval is passed with probability " + base::format_shortest(gate.alpha);
    }
    out += "</dd>\n";
  }
  if (suite.check) {
    for (const std::string& remark : suite.check->remarks) out += "<dt>Remark</dt><dd>" + isolated(remark) + "</dd>\n";
  }
  return folded("Files and signatures", out + "</dl>\n");
}

std::string suite_section(const GateReport& report, std::size_t index) {
  const SuiteGate& suite = report.suites[index];
  const FindingCounts counts = count_findings(suite);
  // What is closed is not printed.
  const bool is_open =
      suite.verdict != Verdict::kPass || report.suites.size() == 1 || counts.fresh + counts.expired > 0;
  std::string facts = suite.verdict == Verdict::kPass ? scores_text(suite) : "";
  if (suite.check || !suite.fixed.empty()) facts += (facts.empty() ? "" : " · ") + ("findings: " + counts_text(counts));
  std::string out = "<details class=\"suite\" id=\"s" + std::to_string(index + 1) + "\"" + (is_open ? " open" : "") +
                    "><summary>" + badge(suite.verdict) + " <h2>" + isolated(suite.name) +
                    "</h2> <span class=\"quiet\">" +
                    escaped(size_text(suite) + (suite.from_cache ? ", from the cache" : "")) +
                    (facts.empty() ? "" : " · " + escaped(facts)) + "</span></summary>\n<div class=\"inside\">\n";
  out += list_of(all_reasons(suite), "reasons") + metrics_table(suite);
  if (const std::string limits = limits_text(suite); !limits.empty()) out += "<p class=\"kept\">" + limits + "</p>\n";
  out += new_list(suite) + trends(report, suite);
  return out + old_lists(suite, counts) + about(suite) + "</div></details>\n";
}

std::string head(const GateReport& report) {
  std::string out = "<h1>" + badge(report.verdict) + " " + isolated(main_reason(report)) + "</h1>\n";
  const std::size_t more = more_reasons(report);
  if (more > 0) out += "<p class=\"quiet\">" + counted(more, "more reason", "more reasons") + " below</p>\n";
  if (report.verdict == Verdict::kInconclusive) {
    const std::string has = report.inconclusive == InconclusivePolicy::kReport ? "has " : "";
    out += "<p class=\"quiet\">An inconclusive run " + has + inconclusive_text(report) + " here.</p>\n";
  }
  return out + "<p class=\"baseline\">Baseline <b>" + isolated(report.baseline.path) + "</b>" +
         escaped(baseline_facts(report)) + "</p>\n";
}

std::string summary(const GateReport& report) {
  std::string out = list_of(other_run_reasons(report), "reasons");
  if (const std::vector<NextStep> steps = next_steps(report); !steps.empty()) {
    out +=
        "<section class=\"next\" aria-labelledby=\"next\"><h2 id=\"next\">What to do next</h2>\n<ul class=\"steps\">\n";
    for (const NextStep& step : steps) {
      out += "<li>" + isolated(capitalised(step.what)) +
             (step.command.empty() ? "" : ": <code>" + escaped(step.command) + "</code>") + "</li>\n";
    }
    out += "</ul>\n</section>\n";
  }
  if (report.suites.size() < 2) return out;
  out +=
      "<table class=\"overview\"><caption class=\"vh\">Suites</caption><thead><tr><th scope=\"col\">Suite</th>"
      "<th scope=\"col\">Verdict</th><th scope=\"col\">New</th><th scope=\"col\">Fixed</th>"
      "<th scope=\"col\">Why</th></tr></thead><tbody>\n";
  for (std::size_t i = 0; i < report.suites.size(); ++i) {
    const SuiteGate& suite = report.suites[i];
    const FindingCounts counts = count_findings(suite);
    const std::vector<std::string> reasons = all_reasons(suite);
    out += "<tr><th scope=\"row\"><a href=\"#s" + std::to_string(i + 1) + "\">" + isolated(suite.name) + "</a></th>" +
           cell("Verdict", badge(suite.verdict), "state") + cell("New", std::to_string(counts.fresh + counts.expired)) +
           cell("Fixed", std::to_string(counts.fixed)) +
           cell("Why", reasons.empty() ? "" : isolated(reasons.front()), "reason") + "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string run_facts(const GateReport& report) {
  std::string out = "<dl>\n";
  const auto row = [&](std::string_view name, const std::string& value) {
    out += "<dt>" + std::string(name) + "</dt><dd>" + value + "</dd>\n";
  };
  for (const std::string& remark : report.remarks) row("Remark", isolated(remark));
  for (const std::string& entry : useless_suppressions(report)) row("Suppression", isolated(entry));
  row("Tool", escaped(report.tool.name + " " + report.tool.version));
  row("Configuration", isolated(report.config_path));
  row("Method", escaped(capitalised(method_text(report))));
  return out + "</dl>\n";
}

}  // namespace

std::string to_html(const GateReport& report) {
  PageParts parts;
  parts["style"] = std::string(kPageStyle) + std::string(kGateStyle);
  parts["style_hash"] = policy_hash(parts["style"]);
  parts["generator"] = escaped(report.tool.name + " " + report.tool.version);
  parts["verdict"] = to_string(report.verdict);
  parts["title"] = capitalised(to_string(report.verdict)) + ": " + escaped(main_reason(report)) + " – Lacuna gate";
  parts["head"] = head(report);
  parts["summary"] = summary(report);
  std::string& suites = parts["suites"];
  for (std::size_t i = 0; i < report.suites.size(); ++i) suites += suite_section(report, i);
  parts["run"] = run_facts(report);
  return fill(kGatePage, parts);
}

}  // namespace lacuna::reports
