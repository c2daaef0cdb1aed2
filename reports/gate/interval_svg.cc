#include "reports/gate/interval_svg.h"

#include <algorithm>
#include <cmath>

#include "eval/base/format_number.h"
#include "reports/gate/gate_wording.h"
#include "reports/markup.h"

namespace lacuna::reports {
namespace {

constexpr double kWidth = 160.0;
constexpr double kEdge = 6.0;  // left free on both sides

}  // namespace

std::string interval_svg(const MetricGate& gate) {
  if (!gate.gain) return {};
  const auto [estimate, low, high] = *gate.gain;
  const double margin = -gate.margin;
  for (const double value : {estimate, low, high, margin}) {
    if (!std::isfinite(value)) return {};
  }
  const auto [least, most] = std::minmax({estimate, low, high, margin, 0.0});
  const double range = most - least;
  const auto place = [&, least = least](double value) {
    const double share = range > 0.0 ? (value - least) / range : 0.5;
    return base::format_fixed(kEdge + share * (kWidth - 2 * kEdge), 1);
  };
  const auto line = [&](const char* name, double value, const char* top, const char* bottom) {
    const std::string x = place(value);
    return std::string("<line class=\"") + name + "\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + top + "\" y2=\"" +
           bottom + "\"/>";
  };
  const MetricTexts texts = metric_texts(gate);
  std::string svg = "<svg class=\"interval\" viewBox=\"0 0 160 24\" width=\"160\" height=\"24\" role=\"img\"";
  svg += " aria-label=\"" +
         escaped("gain " + texts.gain + ", interval " + texts.interval + ", margin " + texts.margin) + "\">";
  svg += line("zero", 0.0, "2", "22");
  if (gate.margin > 0.0) svg += line("margin", margin, "2", "22");
  svg += "<line class=\"range\" x1=\"" + place(low) + "\" x2=\"" + place(high) + "\" y1=\"12\" y2=\"12\"/>";
  svg += line("bound", low, "8", "16") + line("bound", high, "8", "16");
  return svg + "<circle class=\"estimate\" cx=\"" + place(estimate) + "\" cy=\"12\" r=\"3.5\"/></svg>";
}

}  // namespace lacuna::reports
