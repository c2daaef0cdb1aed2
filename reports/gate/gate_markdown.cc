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
#include "reports/markdown_sheet.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kMetricRows = 40;  // shown; the others are folded away
constexpr std::size_t kMetricBytes = 15000;
constexpr std::size_t kFailingBytes = 10000;  // of the names of suites that do not pass
constexpr std::size_t kReasonsShown = 8;      // of one suite
constexpr std::size_t kNamesShown = 20;
constexpr std::size_t kOldShown = 50;   // lines of findings that are no news, of one kind
constexpr std::size_t kSentence = 400;  // characters of a message or a reason
constexpr std::size_t kWords = 120;     // characters of the words concerned
constexpr std::size_t kMoreBytes = 64;  // the line that counts what is not shown
constexpr const char* kMetricHead =
    "| | suite | metric | score | baseline | gain | interval | margin | detectable | limits |\n"
    "|---|---|---|---:|---:|---:|---:|---:|---:|---|\n";

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

/// A suite's part of the report. Its rows are findings: how many are shown is a matter of room.
struct Section {
  const SuiteGate* suite;
  std::string head;
  std::string table;  ///< the head of the table of findings
  std::vector<std::string> rows;
  std::size_t findings = 0;  ///< all that there are, shown or not
  std::size_t shown = 0;     ///< rows
  bool is_in = false;
};

/// A line of the table of metrics.
struct MetricLine {
  const SuiteGate* suite;
  const MetricGate* gate;
};

class Writer {
 public:
  Writer(const GateReport& report, std::size_t limit) : report_(report), limit_(limit) {}

  /// However much there is: the verdict, which suites do not pass, and what to do are always told.
  std::string write() {
    const std::string next = steps();
    const std::string failing = not_passed();
    sheet_.promise(next);
    sheet_.promise(failing);
    head();
    sheet_.keep(failing);
    std::vector<MetricLine> lines = metric_lines();
    metrics(lines);
    passed();
    suites();
    sheet_.keep(next);
    folded_metrics(lines);
    old_findings();
    notes();
    return std::move(sheet_).finish();
  }

 private:
  void head() {
    const std::string becomes = inconclusive_text(report_);
    sheet_.add("## " + mark_of(report_.verdict) + " Lacuna gate: " + to_string(report_.verdict) +
               (becomes.empty() ? "" : ", " + becomes) + "\n\n");
    std::string reason = "**" + prose(main_reason(report_)) + "**";
    if (const std::size_t more = more_reasons(report_); more > 0) {
      reason += " and " + counted(more, "more reason", "more reasons");
    }
    sheet_.add(reason + "\n\n");
    sheet_.add("Baseline " + markdown_code(report_.baseline.path, kWords) + prose_after(baseline_facts(report_)) +
               "\n\n");
    items(other_run_reasons(report_));
  }

  void items(const std::vector<std::string>& texts) { sheet_.add(item_lines(texts)); }

  static std::string item_lines(const std::vector<std::string>& texts) {
    std::string lines;
    const std::size_t shown = std::min(texts.size(), kReasonsShown);
    for (std::size_t i = 0; i < shown; ++i) lines += "- " + prose(texts[i]) + "\n";
    if (shown < texts.size()) lines += "- … and " + std::to_string(texts.size() - shown) + " more\n";
    return texts.empty() ? lines : lines + "\n";
  }

  /// Bad verdicts first.
  [[nodiscard]] std::vector<MetricLine> metric_lines() const {
    std::vector<MetricLine> lines;
    for (const SuiteGate& suite : report_.suites) {
      for (const MetricGate& gate : suite.metrics) lines.push_back({&suite, &gate});
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const MetricLine& a, const MetricLine& b) { return a.gate->verdict > b.gate->verdict; });
    return lines;
  }

  /// Takes out of `lines` what it shows.
  void metrics(std::vector<MetricLine>& lines) {
    if (lines.empty()) return;
    std::string rows = kMetricHead;
    std::size_t shown = 0;
    for (; shown < std::min(lines.size(), kMetricRows); ++shown) {
      const std::string row = metric_row(lines[shown]);
      if (rows.size() + row.size() > kMetricBytes) break;
      rows += row;
    }
    if (shown > 0) sheet_.add(rows + "\n");
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(shown));
  }

  void folded_metrics(const std::vector<MetricLine>& lines) {
    if (lines.empty()) return;
    sheet_.open(counted(lines.size(), "more metric", "more metrics"));
    sheet_.add(kMetricHead);
    for (const MetricLine& line : lines) sheet_.add(metric_row(line));
    sheet_.close();
  }

  static std::string metric_row(const MetricLine& line) {
    const MetricTexts texts = metric_texts(*line.gate);
    return markdown_row({mark_of(line.gate->verdict), markdown_code(line.suite->name, kWords),
                         markdown_text(texts.name, kWords), texts.score, texts.baseline, texts.gain,
                         markdown_text(texts.interval, kWords), texts.margin, texts.detectable, texts.limits});
  }

  /// Heads first, as many as fit, the bad ones before the others; then a finding of each in turn.
  void suites() {
    std::vector<Section> sections;
    for (const SuiteGate& suite : report_.suites) {
      if (suite.verdict != Verdict::kPass || !new_findings(suite).empty()) sections.push_back(section(suite));
    }
    std::vector<Section*> by_verdict;
    by_verdict.reserve(sections.size());
    for (Section& section : sections) by_verdict.push_back(&section);
    std::stable_sort(by_verdict.begin(), by_verdict.end(),
                     [](const Section* a, const Section* b) { return a->suite->verdict > b->suite->verdict; });
    std::size_t room = sheet_.room();
    const auto take = [&](std::size_t bytes) {
      if (bytes > room) return false;
      room -= bytes;
      return true;
    };
    bool is_cut = false;
    for (Section* section : by_verdict) {
      section->is_in = take(section->head.size() + kMoreBytes);
      is_cut = is_cut || !section->is_in;
    }
    for (std::size_t i = 0; i < limit_; ++i) {
      bool any = false;
      for (Section* section : by_verdict) {
        if (!section->is_in || section->shown != i || i >= section->rows.size()) continue;
        if (take(section->rows[i].size() + (i == 0 ? section->table.size() + 1 : 0))) {
          ++section->shown;
          any = true;
        } else {
          is_cut = true;
        }
      }
      if (!any) break;
    }
    for (const Section& section : sections) {
      if (section.is_in) write(section);
    }
    if (is_cut) sheet_.cut();
  }

  [[nodiscard]] Section section(const SuiteGate& suite) const {
    Section section{.suite = &suite};
    section.head = "### " + mark_of(suite.verdict) + " " + markdown_code(suite.name, kWords) + "\n\n" +
                   item_lines(all_reasons(suite));
    if (const std::string limits = limits_text(suite); !limits.empty()) section.head += limits + "\n\n";
    if (!suite.check) return section;
    section.head += "Findings: " + counts_text(count_findings(suite)) + "\n\n";
    const std::vector<std::size_t> fresh = new_findings(suite);
    section.findings = fresh.size();
    section.table =
        "| " + name_of_new(suite) + " finding | where | what | source | translation |\n|---|---|---|---|---|\n";
    for (std::size_t i = 0; i < std::min(fresh.size(), limit_); ++i) {
      section.rows.push_back(finding_row(*suite.check, suite.check->findings[fresh[i]], state_of(suite, fresh[i])));
    }
    return section;
  }

  void write(const Section& section) {
    std::string text = section.head;
    if (section.shown > 0) text += section.table;
    for (std::size_t i = 0; i < section.shown; ++i) text += section.rows[i];
    if (section.shown > 0) text += "\n";
    if (section.shown < section.findings) {
      const std::string what = "more " + name_of_new(*section.suite);
      text += "… and " + counted(section.findings - section.shown, what + " finding", what + " findings") + "\n\n";
    }
    sheet_.add(text);
  }

  static std::string finding_row(const RunReport& check, const Finding& finding, const FindingGate& gate) {
    std::string kind = gate.hard_break ? "⛔ **hard break**, " : "";
    kind += to_string(finding.severity);
    if (gate.state == FindingState::kExpired) kind += ", expired";
    return markdown_row({kind + " " + markdown_code(finding.rule, kWords),
                         markdown_code(finding_place(check, finding), kWords), prose(finding.message),
                         words(check, finding, &Finding::source, &UnitReport::source),
                         words(check, finding, &Finding::target, &UnitReport::target)});
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

  /// In one line, the bad ones first; nothing of a single suite.
  [[nodiscard]] std::string not_passed() const {
    std::vector<const SuiteGate*> failing;
    for (const SuiteGate& suite : report_.suites) {
      if (suite.verdict != Verdict::kPass) failing.push_back(&suite);
    }
    if (failing.empty() || report_.suites.size() == 1) return {};
    std::stable_sort(failing.begin(), failing.end(),
                     [](const SuiteGate* a, const SuiteGate* b) { return a->verdict > b->verdict; });
    std::string line = "Not passed: ";
    for (std::size_t i = 0; i < failing.size(); ++i) {
      const std::string name = mark_of(failing[i]->verdict) + " " + markdown_code(failing[i]->name, kWords);
      if (line.size() + name.size() > kFailingBytes) {
        line += " and " + std::to_string(failing.size() - i) + " more";
        break;
      }
      line += (i == 0 ? "" : ", ") + name;
    }
    return line + "\n\n";
  }

  [[nodiscard]] std::string steps() const {
    const std::vector<NextStep> steps = next_steps(report_);
    if (steps.empty()) return {};
    std::string text = "**What to do next**\n\n";
    for (const NextStep& step : steps) {
      text +=
          "- " + prose(step.what) + (step.command.empty() ? "" : ": " + markdown_code(step.command, kSentence)) + "\n";
    }
    return text + "\n";
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
  MarkdownSheet sheet_;
};

}  // namespace

std::string to_markdown(const GateReport& report, std::size_t limit) { return Writer(report, limit).write(); }

}  // namespace lacuna::reports
