#include "eval/cli/score_output.h"

#include <algorithm>
#include <cstdlib>

namespace lacuna::cli {

std::string output_format(const ScoreArguments& arguments) {
  if (const char* variable = std::getenv("SACREBLEU_FORMAT")) {
    std::string format = variable;
    std::transform(format.begin(), format.end(), format.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c); });
    if (format == "json" || format == "text" || format == "latex") return format;
  }
  return arguments.format;
}

void write_score_report(const reports::ScoreReport& report, const ScoreArguments& arguments, std::ostream& out) {
  const reports::ScoreFormat format{
      .width = arguments.width, .score_only = arguments.score_only, .short_signatures = arguments.short_signatures};
  const std::string shape = output_format(arguments);
  if (shape == "text") {
    reports::write_score_text(report, format, out);
  } else if (shape == "latex") {
    reports::write_score_latex(report, format, out);
  } else {
    reports::write_score_json(report, format, out);
  }
}

}  // namespace lacuna::cli
