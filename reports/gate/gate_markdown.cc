#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/gate/gate_wording.h"
#include "reports/gate/gate_writers.h"
#include "reports/gate/markdown_text.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kMostBytes = 60000;  // GitHub takes 65,536 characters in a comment
constexpr std::size_t kMetricRows = 40;    // shown; the others are folded away
constexpr std::size_t kReasonsShown = 8;   // of one suite
constexpr std::size_t kNamesShown = 20;
constexpr std::size_t kOldShown = 50;   // lines of findings that are no news, of one kind
constexpr std::size_t kSentence = 400;  // characters of a message or a reason
constexpr std::size_t kWords = 120;     // characters of the words concerned
constexpr std::string_view kCutLine =
    "\n_This is cut: a comment cannot be longer. The HTML and JSON reports have all of it._\n";

std::string mark_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass: return "✅";
    case Verdict::kInconclusive: return "⚠️";
    case Verdict::kFail:
    case Verdict::kError: return "❌";
  }
  return {};
}

std::string prose(std::string_view text) { return markdown_text(text, kSentence); }

// That goes on after a name, with a space or not.
std::string prose_after(std::string_view text) { return (text.starts_with(' ') ? " " : "") + prose(text); }

std::string row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + cell + " |";
  return line + "\n";
}

/// Pieces, as long as they fit. What is open is always closed.
class Sheet {
 public:
  void add(std::string_view piece) {
    if (is_cut_ || text_.size() + piece.size() + closing_.size() + kCutLine.size() > kMostBytes) {
      is_cut_ = true;
    } else {
      text_ += piece;
    }
  }
  /// Folded away under a title, up to `close`.
  void open(std::string_view title) {
    const std::string tag = "<details><summary>" + std::string(title) + "</summary>\n\n";
    closing_ = "\n</details>\n\n";
    add(tag);
    if (is_cut_) closing_.clear();
  }
  void close() {
    text_ += closing_;
    closing_.clear();
  }
  [[nodiscard]] std::string finish() && {
    if (is_cut_) text_ += kCutLine;
    return std::move(text_);
  }

 private:
  std::string text_;
  std::string closing_;
  bool is_cut_ = false;
};

/// A line of the table of metrics.
struct MetricLine {
  const SuiteGate* suite;
  const MetricGate* gate;
};

class Writer {
 public:
  Writer(const GateReport& report, std::size_t limit) : report_(report), limit_(limit) {}

  std::string write() {
    head();
    metrics();
    passed();
    for (const SuiteGate& suite : report_.suites) {
      if (suite.verdict != Verdict::kPass || !new_findings(suite).empty()) this->suite(suite);
    }
    steps();
    old_findings();
    notes();
    return std::move(sheet_).finish();
  }

 private:
  void head() {
    sheet_.add("## " + mark_of(report_.verdict) + " Lacuna gate: " + to_string(report_.verdict) + "\n\n");
    std::string reason = "**" + prose(main_reason(report_)) + "**";
    if (const std::size_t more = more_reasons(report_); more > 0) {
      reason += " and " + counted(more, "more reason", "more reasons");
    }
    sheet_.add(reason + "\n\n");
    sheet_.add("Baseline " + markdown_code(report_.baseline.path, kWords) + prose_after(baseline_facts(report_)) +
               "\n\n");
    items(other_run_reasons(report_));
  }

  void items(const std::vector<std::string>& texts) {
    const std::size_t shown = std::min(texts.size(), kReasonsShown);
    for (std::size_t i = 0; i < shown; ++i) sheet_.add("- " + prose(texts[i]) + "\n");
    if (shown < texts.size()) sheet_.add("- … and " + std::to_string(texts.size() - shown) + " more\n");
    if (!texts.empty()) sheet_.add("\n");
  }

  /// Bad verdicts first.
  void metrics() {
    std::vector<MetricLine> lines;
    for (const SuiteGate& suite : report_.suites) {
      for (const MetricGate& gate : suite.metrics) lines.push_back({&suite, &gate});
    }
    if (lines.empty()) return;
    std::stable_sort(lines.begin(), lines.end(),
                     [](const MetricLine& a, const MetricLine& b) { return a.gate->verdict > b.gate->verdict; });
    const std::size_t shown = std::min(lines.size(), kMetricRows);
    metric_rows({lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(shown)});
    if (shown == lines.size()) return;
    sheet_.open(counted(lines.size() - shown, "more metric", "more metrics"));
    metric_rows({lines.begin() + static_cast<std::ptrdiff_t>(shown), lines.end()});
    sheet_.close();
  }

  void metric_rows(const std::vector<MetricLine>& lines) {
    sheet_.add("| | suite | metric | score | baseline | gain | interval | margin | detectable | limits |\n" +
               std::string("|---|---|---|---:|---:|---:|---:|---:|---:|---|\n"));
    for (const auto& [suite, gate] : lines) {
      const MetricTexts texts = metric_texts(*gate);
      sheet_.add(row({mark_of(gate->verdict), markdown_code(suite->name, kWords), markdown_text(texts.name, kWords),
                      texts.score, texts.baseline, texts.gain, markdown_text(texts.interval, kWords), texts.margin,
                      texts.detectable, texts.limits}));
    }
    sheet_.add("\n");
  }

  void suite(const SuiteGate& suite) {
    sheet_.add("### " + mark_of(suite.verdict) + " " + markdown_code(suite.name, kWords) + "\n\n");
    items(all_reasons(suite));
    if (const std::string limits = limits_text(suite); !limits.empty()) sheet_.add(limits + "\n\n");
    findings(suite);
  }

  void findings(const SuiteGate& suite) {
    if (!suite.check) return;
    sheet_.add("Findings: " + counts_text(count_findings(suite)) + "\n\n");
    const std::vector<std::size_t> fresh = new_findings(suite);
    if (fresh.empty()) return;
    const std::size_t shown = std::min(fresh.size(), limit_);
    if (shown > 0) sheet_.add("| new finding | where | what | source | translation |\n|---|---|---|---|---|\n");
    for (std::size_t i = 0; i < shown; ++i) {
      const Finding& finding = suite.check->findings[fresh[i]];
      const FindingGate gate = state_of(suite, fresh[i]);
      std::string kind = gate.hard_break ? "⛔ **hard break**, " : "";
      kind += to_string(finding.severity);
      if (gate.state == FindingState::kExpired) kind += ", expired";
      sheet_.add(row({kind + " " + markdown_code(finding.rule, kWords),
                      markdown_code(finding_place(*suite.check, finding), kWords), prose(finding.message),
                      words(*suite.check, finding, &Finding::source, &UnitReport::source),
                      words(*suite.check, finding, &Finding::target, &UnitReport::target)}));
    }
    if (shown > 0) sheet_.add("\n");
    if (shown < fresh.size()) {
      sheet_.add("… and " + counted(fresh.size() - shown, "more new finding", "more new findings") + "\n\n");
    }
  }

  /// The words concerned; where only a place is, the text that it is in.
  static std::string words(const RunReport& check, const Finding& finding, std::optional<TextSpan> Finding::*span,
                           std::optional<TextSpan> UnitReport::*side) {
    const std::optional<TextSpan>& marked = finding.*span;
    const std::string shown = marked ? markdown_text(marked->text, kWords) : "";
    if (!shown.empty()) return "**" + shown + "**";
    if (finding.unit >= check.units.size()) return {};
    const std::optional<TextSpan>& text = check.units[finding.unit].*side;
    return text ? markdown_text(text->text, kWords) : "_nothing_";
  }

  void passed() {
    std::vector<std::string> names;
    for (const SuiteGate& suite : report_.suites) {
      if (suite.verdict == Verdict::kPass) names.push_back(markdown_code(suite.name, kWords));
    }
    if (names.empty()) return;
    std::string line = "Passed: ";
    const std::size_t shown = std::min(names.size(), kNamesShown);
    for (std::size_t i = 0; i < shown; ++i) line += (i == 0 ? "" : ", ") + names[i];
    if (shown < names.size()) line += " and " + std::to_string(names.size() - shown) + " more";
    sheet_.add(line + "\n\n");
  }

  void steps() {
    const std::vector<NextStep> steps = next_steps(report_);
    if (steps.empty()) return;
    sheet_.add("**What to do next**\n\n");
    for (const NextStep& step : steps) {
      sheet_.add("- " + prose(step.what) + (step.command.empty() ? "" : ": " + markdown_code(step.command, kSentence)) +
                 "\n");
    }
    sheet_.add("\n");
  }

  /// What is no news, folded away.
  void old_findings() {
    for (const SuiteGate& suite : report_.suites) {
      const FindingCounts counts = count_findings(suite);
      const std::string name = markup_code(suite.name, kWords);
      if (counts.unchanged > 0) {
        sheet_.open(name + ": " + std::to_string(counts.unchanged) + " unchanged");
        for (const auto& [rule, count] : unchanged_rules(suite)) {
          sheet_.add("- " + markdown_code(rule, kWords) + " " + std::to_string(count) + "\n");
        }
        sheet_.close();
      }
      fold(name, "fixed", suite.fixed,
           [](const KnownFinding& known) { return markdown_code(known.rule, kWords) + " " + prose(known.message); });
      if (!suite.check) continue;
      fold(name, "suppressed", suite.check->suppressed, [](const SuppressedFinding& suppressed) {
        return markdown_code(suppressed.finding.rule, kWords) + " " + prose(suppressed.finding.message) + " (" +
               prose(suppressed.reason) + ")";
      });
    }
  }

  static std::vector<std::pair<std::string, std::size_t>> unchanged_rules(const SuiteGate& suite) {
    std::vector<Finding> unchanged;
    for (std::size_t i = 0; i < suite.check->findings.size(); ++i) {
      if (state_of(suite, i).state == FindingState::kUnchanged) unchanged.push_back(suite.check->findings[i]);
    }
    return rule_counts(unchanged);
  }

  template <class T, class Line>
  void fold(const std::string& name, std::string_view what, const std::vector<T>& items, const Line& line) {
    if (items.empty()) return;
    sheet_.open(name + ": " + std::to_string(items.size()) + " " + std::string(what));
    const std::size_t shown = std::min(items.size(), kOldShown);
    for (std::size_t i = 0; i < shown; ++i) sheet_.add("- " + line(items[i]) + "\n");
    if (shown < items.size()) sheet_.add("- … and " + std::to_string(items.size() - shown) + " more\n");
    sheet_.close();
  }

  void notes() {
    std::vector<std::string> notes = useless_suppressions(report_);
    notes.insert(notes.end(), report_.remarks.begin(), report_.remarks.end());
    notes.push_back(method_text(report_));
    notes.push_back(report_.tool.name + " " + report_.tool.version + ", " + report_.config_path);
    sheet_.open("About this run");
    for (const std::string& note : notes) sheet_.add("- " + prose(note) + "\n");
    sheet_.close();
  }

  const GateReport& report_;
  std::size_t limit_;
  Sheet sheet_;
};

}  // namespace

std::string to_markdown(const GateReport& report, std::size_t limit) { return Writer(report, limit).write(); }

}  // namespace lacuna::reports
