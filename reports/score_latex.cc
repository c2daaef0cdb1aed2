#include <ostream>
#include <string_view>

#include "eval/base/format_number.h"
#include "reports/score_report.h"

namespace lacuna::reports {
namespace {

std::string escaped(std::string_view text) {
  std::string latex;
  for (const char c : text) {
    switch (c) {
      case '\\': latex += "\\textbackslash{}"; break;
      case '~': latex += "\\textasciitilde{}"; break;
      case '^': latex += "\\textasciicircum{}"; break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}': latex += '\\'; [[fallthrough]];
      default: latex += c;
    }
  }
  return latex;
}

std::string number(double value, int width) { return "$" + base::format_fixed(value, width) + "$"; }

std::string cell_text(const ScoreCell& cell, int width) {
  width += cell.more_digits;
  if (!cell.score.value) return "--";
  std::string text = number(*cell.score.value, width);
  if (cell.shows_interval()) {
    text += " ($\\mu = " + base::format_fixed(cell.interval->mean, width) + " \\pm " +
            base::format_fixed(cell.interval->half_width, width) + "$)";
  }
  if (cell.p_value) {
    text += " ($p = " + base::format_fixed(*cell.p_value, 4) + "$)" + (*cell.p_value < 0.05 ? "$^*$" : "");
  }
  if (cell.comparison) {
    const Comparison& comparison = *cell.comparison;
    text += " ($\\Delta = " + base::format_fixed(comparison.difference, width) + "$ $[" +
            base::format_fixed(comparison.low, width) + ", " + base::format_fixed(comparison.high, width) +
            "]$, $p = " + base::format_fixed(comparison.holm_p_value, 4) + "$)" +
            (comparison.significant ? "$^*$" : "");
  }
  return text;
}

}  // namespace

void write_score_latex(const ScoreReport& report, const ScoreFormat& format, std::ostream& out) {
  const std::vector<ScoreCell>& first = report.systems.front().metrics;
  out << "\\begin{tabular}{l" << std::string(first.size(), 'r') << "}\n\\toprule\nSystem";
  for (const ScoreCell& cell : first) out << " & " << escaped(cell.score.metric);
  out << " \\\\\n\\midrule\n";
  for (const ScoredSystem& system : report.systems) {
    out << escaped(system.name);
    for (const ScoreCell& cell : system.metrics) out << " & " << cell_text(cell, format.width);
    out << " \\\\\n";
  }
  out << "\\bottomrule\n\\end{tabular}\n";
  for (const ScoreCell& cell : first) out << "% " << cell.score.metric << "|" << cell.score.signature << '\n';
}

}  // namespace lacuna::reports
