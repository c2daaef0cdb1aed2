#include "reports/console_writer.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/display_width.h"
#include "reports/finding_text.h"
#include "reports/one_line.h"
#include "reports/terminal_text.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

class Writer {
 public:
  Writer(const RunReport& report, const ConsoleOptions& options)
      : report_(report), options_(options), text_(report, options.color, std::max<std::size_t>(options.width, 40)) {}

  std::string write() {
    head();
    findings();
    scores();
    return std::move(out_);
  }

 private:
  void head() {
    out_ += in_style(kBold, one_line(report_.tool.name + " " + report_.tool.version));
    if (report_.pack) {
      out_ += one_line(", language pack " + report_.pack->name + " " + report_.pack->version);
      if (!report_.pack->sha256.empty())
        out_ += in_style(kDim, one_line(" (" + report_.pack->sha256.substr(0, 12) + ")"));
    }
    out_ += "\n";
    for (const DocumentInfo& document : report_.documents) {
      out_ += "  " + one_line(document.role) + "  " + one_line(document.path);
      out_ += in_style(kDim, "  " + one_line(document_notes(report_, document))) + "\n";
    }
    for (const std::string& remark : report_.remarks) out_ += "  " + one_line(remark) + "\n";
    out_ += '\n';
    out_ += counted(report_.units.size(), "passage", "passages") + ", ";
    if (report_.findings.empty()) {
      out_ += "nothing found\n";
      suppressions();
      return;
    }
    out_ += in_style(kBold, counted(report_.findings.size(), "finding", "findings")) + ": " +
            severity_counts(report_.findings) + "\n";
    std::string rules;
    for (const auto& [rule, count] : rule_counts(report_.findings)) {
      rules += (rules.empty() ? "" : " · ") + one_line(rule) + " " + std::to_string(count);
    }
    out_ += rules + "\n";
    suppressions();
  }

  // What is not shown, and which entries of the list are of no use.
  void suppressions() {
    if (!report_.suppressed.empty()) {
      out_ +=
          in_style(kDim, counted(report_.suppressed.size(), "finding is suppressed", "findings are suppressed")) + "\n";
    }
    for (const SuppressionUse& use : report_.suppressions) {
      if (!is_useless(use)) continue;
      out_ += one_line(use.path + ":" + std::to_string(use.line) + ": " + what_is_wrong(use)) + "\n";
    }
  }

  void findings() {
    const std::size_t shown = std::min(report_.findings.size(), options_.max_findings);
    const std::size_t digits = std::to_string(shown).size();
    for (std::size_t i = 0; i < shown; ++i) {
      const Finding& finding = report_.findings[i];
      const std::string number = std::to_string(i + 1);
      out_ += '\n';
      out_.append(digits - number.size(), ' ') += number + "  ";
      out_ += in_style(style_of(finding.severity), to_string(finding.severity)) + "  " + one_line(finding.rule) + "  " +
              percent(finding.probability);
      const UnitReport* unit = finding.unit < report_.units.size() ? &report_.units[finding.unit] : nullptr;
      if (unit != nullptr) out_ += in_style(kDim, "  " + one_line(place_name(*unit)));
      out_ += "\n";
      out_ += text_.body(finding, std::string(digits + 2, ' '));
    }
    if (shown < report_.findings.size()) {
      out_ += "\n… and " + counted(report_.findings.size() - shown, "more finding", "more findings") +
              " in the full report\n";
    }
  }

  void scores() {
    if (report_.scores.empty()) return;
    out_ += "\n";
    std::size_t name_width = 0;
    std::size_t value_width = 0;
    std::vector<std::string> values;
    for (const Score& score : report_.scores) {
      name_width = std::max(name_width, display_width(one_line(score.metric)));
      values.push_back(score.value ? readable_number(*score.value) : "undefined");
      value_width = std::max(value_width, values.back().size());
    }
    for (std::size_t i = 0; i < report_.scores.size(); ++i) {
      const Score& score = report_.scores[i];
      const std::string name = one_line(score.metric);
      out_ += name + std::string(name_width - display_width(name) + 2 + value_width - values[i].size(), ' ');
      out_ += in_style(kBold, values[i]);
      if (!score.value && !score.reason.empty()) out_ += "  " + one_line(score.reason);
      if (!score.signature.empty()) out_ += in_style(kDim, "  " + one_line(score.signature));
      out_ += "\n";
    }
  }

  [[nodiscard]] std::string styled(std::string_view style, std::string_view text) const {
    if (!options_.color || style.empty()) return std::string(text);
    return std::string(style) + std::string(text) + std::string(kReset);
  }

  [[nodiscard]] std::string in_style(std::string_view style, std::string_view text) const {
    return styled(options_.color ? style : std::string_view{}, text);
  }

  const RunReport& report_;
  const ConsoleOptions& options_;
  FindingText text_;
  std::string out_;
};

}  // namespace

std::string to_console(const RunReport& report, const ConsoleOptions& options) {
  return Writer(report, options).write();
}

}  // namespace lacuna::reports
