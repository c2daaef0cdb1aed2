#include "reports/finding_text.h"

#include <algorithm>
#include <string_view>

#include "reports/display_width.h"
#include "reports/terminal_text.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kLabelWidth = 10;  // codes of languages are shorter

}  // namespace

FindingText::FindingText(const RunReport& report, bool color, std::size_t width)
    : report_(&report), color_(color), width_(width) {
  for (const char* role : {"source", "target"}) label_width_ = std::max(label_width_, display_width(label(role)));
}

std::string FindingText::body(const Finding& finding, const std::string& indent) const {
  std::string out;
  const std::size_t message_width = width_ - indent.size();
  const auto add = [&](const Cells& line) { (out += indent).append(styled_cells(line, {})) += '\n'; };
  const Cells message = shorten(cells_of(finding.message, false), 2 * message_width, true);
  for (const Cells& line : wrap(message, message_width)) add(line);
  if (finding.suggestion) {
    add(shorten(cells_of("suggestion: “" + *finding.suggestion + "”", false), message_width, true));
  }
  if (finding.unit >= report_->units.size()) return out;
  const UnitReport& unit = report_->units[finding.unit];
  out += side(indent, "source", unit.source, finding.source);
  out += side(indent, "target", unit.target, finding.target);
  return out;
}

std::string FindingText::label(const char* role) const {
  const std::string language = language_of(*report_, role);
  if (language.empty()) return role;
  return styled_cells(shorten(cells_of(language, false), kLabelWidth, true), {});
}

std::string FindingText::side(const std::string& indent, const char* role, const std::optional<TextSpan>& text,
                              const std::optional<TextSpan>& span) const {
  const std::string_view dim = color_ ? kDim : std::string_view{};
  const std::string name = label(role);
  const std::string pad(label_width_ - display_width(name), ' ');
  const std::size_t hanging = indent.size() + label_width_ + 2;
  if (!text) return indent + styled(dim, name + pad + "  (nothing)") + "\n";
  const std::size_t line_width = width_ - std::min(hanging, width_ - 20);
  const std::string_view words = std::string_view{role} == "source" ? kRedWords : kGreenWords;
  std::string out;
  std::string margin = indent + styled(dim, name) + pad + "  ";
  for (const Cells& line : wrap(excerpt(*text, span, line_width, !color_), line_width)) {
    out += margin;
    out += styled_cells(line, color_ ? words : std::string_view{});
    out += '\n';
    margin.assign(hanging, ' ');
  }
  return out;
}

}  // namespace lacuna::reports
