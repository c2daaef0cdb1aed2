#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/display_width.h"
#include "reports/finding_text.h"
#include "reports/gate/gate_wording.h"
#include "reports/gate/gate_writers.h"
#include "reports/one_line.h"
#include "reports/terminal_text.h"
#include "reports/text_table.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kNameWidth = 32;  // of a suite or a metric
constexpr std::size_t kHeadlineWidth = 400;
constexpr std::size_t kReasonLines = 3;    // of one reason
constexpr std::size_t kReasonsShown = 10;  // of one suite

constexpr std::size_t kShortFindings = 3;  // new ones of a suite that passes

/// Bad verdicts in capitals, for logs without colours.
std::string word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass: return "pass";
    case Verdict::kInconclusive: return "INCONCLUSIVE";
    case Verdict::kFail: return "FAIL";
    case Verdict::kError: return "ERROR";
  }
  return {};
}

/// "FAIL", and of a run that nobody can judge what becomes of it.
std::string headline_word(const GateReport& report) {
  if (report.verdict == Verdict::kPass) return "PASS";
  if (report.verdict != Verdict::kInconclusive || report.inconclusive == InconclusivePolicy::kReport) {
    return word_of(report.verdict);
  }
  return word_of(report.verdict) + ", " + inconclusive_text(report);
}

/// A log's reader on a CI server takes commands from lines: "::error …" at their begin (GitHub), "##teamcity[…",
/// "##vso[…", "##[…" anywhere. A space of no width takes them apart.
std::string without_commands(std::string_view text) {
  constexpr std::string_view kZeroWidthSpace = "\xE2\x80\x8B";
  std::string out;
  bool is_at_begin = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if ((text[i] == '#' && next == '#') || (text[i] == ':' && next == ':' && is_at_begin)) out += kZeroWidthSpace;
    if (text[i] == '\n') {
      is_at_begin = true;
    } else if (text[i] != ' ') {
      is_at_begin = false;
    }
  }
  return out;
}

class Writer {
 public:
  Writer(const GateReport& report, const GateConsoleOptions& options)
      : report_(report), options_(options), width_(std::max<std::size_t>(options.width, 40)) {
    for (const SuiteGate& suite : report.suites) {
      name_width_ = std::max(name_width_, display_width(short_name(suite.name)));
    }
  }

  std::string write() {
    head();
    bool is_first = true;
    for (const SuiteGate& suite : report_.suites) {
      if (suite.verdict != Verdict::kPass) continue;
      if (is_first) out_ += '\n';
      is_first = false;
      passed(suite);
    }
    bool any_failed = false;
    for (const SuiteGate& suite : report_.suites) {
      if (suite.verdict == Verdict::kPass) continue;
      failed(suite);
      any_failed = true;
    }
    foot(any_failed);
    return without_commands(out_);
  }

 private:
  void head() {
    std::string reason = main_reason(report_);
    if (const std::size_t more = more_reasons(report_); more > 0) {
      reason += "; " + counted(more, "more reason", "more reasons") + " below";
    }
    // The verdict and what matters most are one line, however wide: this is what is searched for in a log.
    out_ += in_style(style_of(report_.verdict), headline_word(report_)) + "  " +
            styled_cells(shorten(cells_of(reason, false), kHeadlineWidth, true), {}) + "\n";
    paragraph("baseline  ", report_.baseline.path + baseline_facts(report_));
    for (const std::string& other : other_run_reasons(report_)) paragraph("- ", other);
  }

  /// A line, or a few: names wrap under themselves.
  void passed(const SuiteGate& suite) {
    const std::string name = short_name(suite.name);
    const std::string pad(name_width_ - std::min(name_width_, display_width(name)), ' ');
    std::string facts = scores_text(suite);
    if (suite.check || !suite.fixed.empty()) {
      facts += (facts.empty() ? "" : "; ") + std::string("findings: ") + counts_text(count_findings(suite));
    }
    if (facts.empty()) facts = size_text(suite);
    hanging("pass  " + name + pad + "  ", in_style(style_of(Verdict::kPass), "pass") + "  " + name + pad + "  ", facts);
    short_findings(suite);
  }

  /// New ones that no limit forbids, a line each.
  void short_findings(const SuiteGate& suite) {
    const std::vector<std::size_t> fresh = new_findings(suite);
    const std::size_t shown = std::min({fresh.size(), options_.max_findings, kShortFindings});
    for (std::size_t i = 0; i < shown; ++i) {
      const Finding& finding = suite.check->findings[fresh[i]];
      std::string line = state_of(suite, fresh[i]).state == FindingState::kExpired ? "expired, " : "";
      line += std::string(to_string(finding.severity)) + " " + finding.rule + ", " +
              finding_place(*suite.check, finding) + ": " + finding.message;
      short_line(line);
    }
    if (shown > 0 && shown < fresh.size()) short_line("… and " + more_of(suite, fresh.size() - shown));
  }

  void short_line(const std::string& text) {
    constexpr std::size_t kIndent = 6;
    out_.append(kIndent, ' ');
    out_ += styled_cells(shorten(cells_of(text, false), width_ - kIndent, true), {}) + "\n";
  }

  static std::string more_of(const SuiteGate& suite, std::size_t count) {
    const std::string what = "more " + name_of_new(suite);
    return counted(count, what + " finding", what + " findings");
  }

  void failed(const SuiteGate& suite) {
    out_ += '\n';
    out_ += in_style(style_of(suite.verdict), word_of(suite.verdict)) + "  " + in_style(kBold, short_name(suite.name)) +
            "  " + in_style(kDim, size_text(suite) + (suite.from_cache ? ", from the cache" : "")) + "\n";
    metrics(suite);
    items(all_reasons(suite));
    if (const std::string limits = limits_text(suite); !limits.empty()) out_ += "  " + in_style(kDim, limits) + "\n";
    findings(suite);
  }

  void items(const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < std::min(texts.size(), kReasonsShown); ++i) paragraph("  - ", texts[i]);
    if (texts.size() > kReasonsShown) {
      out_ += "  … and " + std::to_string(texts.size() - kReasonsShown) + " more\n";
    }
  }

  void metrics(const SuiteGate& suite) {
    if (suite.metrics.empty()) return;
    std::vector<TableRow> rows = {{"metric", "score", "baseline", "gain", "interval", "margin", "limits"}};
    for (const MetricGate& gate : suite.metrics) {
      const MetricTexts texts = metric_texts(gate);
      rows.push_back({short_name(texts.name), texts.score, texts.baseline, texts.gain, texts.interval, texts.margin,
                      texts.limits});
    }
    drop_empty_columns(rows);
    const std::vector<std::string> lines = aligned_lines(rows);
    const std::size_t widest = display_width(lines.front());
    if (2 + widest + 2 + std::string_view{"INCONCLUSIVE"}.size() > width_) {
      narrow_metrics(suite);
    } else {
      out_ += "  " + in_style(kDim, lines.front() + "  verdict") + "\n";
      for (std::size_t i = 0; i < suite.metrics.size(); ++i) {
        const Verdict verdict = suite.metrics[i].verdict;
        out_ += "  " + lines[i + 1] + std::string(widest - display_width(lines[i + 1]) + 2, ' ') +
                in_style(style_of(verdict), word_of(verdict)) + "\n";
      }
    }
    if (const std::string drops = detectable_drops(suite); !drops.empty()) {
      paragraph("  ", "the smallest drop this test set can show: " + drops);
    }
  }

  void narrow_metrics(const SuiteGate& suite) {
    for (const MetricGate& gate : suite.metrics) {
      const MetricTexts texts = metric_texts(gate);
      std::string line = texts.name + " " + texts.score;
      if (!texts.baseline.empty()) line += ", baseline " + texts.baseline;
      if (!texts.gain.empty()) line += ", gain " + texts.gain + " " + texts.interval + ", margin " + texts.margin;
      if (!texts.limits.empty()) line += ", " + texts.limits;
      paragraph("  ", line + ": " + word_of(gate.verdict));
    }
  }

  void findings(const SuiteGate& suite) {
    if (!suite.check) return;
    hanging("  findings: ", "  findings: ", counts_text(count_findings(suite)));
    const std::vector<std::size_t> fresh = new_findings(suite);
    const std::size_t shown = std::min(fresh.size(), options_.max_findings);
    const std::size_t digits = std::to_string(shown).size();
    const std::string indent(digits + 4, ' ');
    const FindingText text(*suite.check, options_.color, width_);
    for (std::size_t i = 0; i < shown; ++i) {
      const Finding& finding = suite.check->findings[fresh[i]];
      const FindingGate gate = state_of(suite, fresh[i]);
      const std::string number = std::to_string(i + 1);
      out_ += '\n';
      out_.append(2 + digits - number.size(), ' ') += number + "  ";
      if (gate.hard_break) out_ += in_style(style_of(Verdict::kFail), "HARD BREAK") + "  ";
      if (gate.state == FindingState::kExpired) out_ += "expired (known since " + one_line(gate.since) + ")  ";
      out_ += in_style(reports::style_of(finding.severity), to_string(finding.severity)) + "  " +
              one_line(finding.rule) + "  " + percent(finding.probability) + "  " +
              in_style(kBold, one_line(finding_place(*suite.check, finding))) + "\n";
      out_ += text.body(finding, indent);
    }
    if (shown < fresh.size()) {
      out_ += "\n  … and " + more_of(suite, fresh.size() - shown) + " in the full report\n";
    }
  }

  void foot(bool any_failed) {
    std::vector<std::string> notes = useless_suppressions(report_);
    notes.insert(notes.end(), report_.remarks.begin(), report_.remarks.end());
    if (any_failed) notes.push_back(method_text(report_));
    const std::vector<NextStep> steps = next_steps(report_);
    if (!notes.empty() || !steps.empty()) out_ += '\n';
    for (const std::string& note : notes) paragraph("note  ", note);
    for (const NextStep& step : steps) {
      paragraph("next  ", step.what + (step.command.empty() ? "" : ":"));
      if (!step.command.empty()) paragraph("        ", step.command);  // in one piece, to be copied
    }
  }

  /// At most `kReasonLines` lines, the later ones under the first.
  void paragraph(const std::string& lead, const std::string& text) { hanging(lead, in_style(kDim, lead), text); }

  void hanging(const std::string& lead, const std::string& styled_lead, const std::string& text) {
    const std::size_t indent = display_width(lead);
    const std::size_t room = width_ - std::min(indent, width_ - 20);
    std::string margin = styled_lead;
    for (const Cells& line : wrap(shorten(cells_of(text, false), kReasonLines * room, true), room)) {
      out_ += margin;
      out_ += styled_cells(line, {});
      out_ += '\n';
      margin.assign(indent, ' ');
    }
  }

  [[nodiscard]] std::string short_name(const std::string& name) const {
    return styled_cells(shorten(cells_of(name, false), std::min(kNameWidth, (width_ - 16) / 2), true), {});
  }

  [[nodiscard]] std::string in_style(std::string_view style, std::string_view text) const {
    return styled(options_.color ? style : std::string_view{}, text);
  }

  const GateReport& report_;
  const GateConsoleOptions& options_;
  std::size_t width_;
  std::size_t name_width_ = 0;
  std::string out_;
};

}  // namespace

std::string to_console(const GateReport& report, const GateConsoleOptions& options) {
  return Writer(report, options).write();
}

}  // namespace lacuna::reports
