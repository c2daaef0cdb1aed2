/// \file
/// Scores in the format that was asked for.
#pragma once

#include <iosfwd>
#include <string>

#include "eval/cli/score_options.h"
#include "reports/score_report.h"

namespace lacuna::cli {

/// "json", "text", "latex", or empty for sacreBLEU's default: JSON. The variable SACREBLEU_FORMAT goes before the
/// option.
[[nodiscard]] std::string output_format(const ScoreArguments& arguments);

/// As `arguments` say: format, digits, signatures.
void write_score_report(const reports::ScoreReport& report, const ScoreArguments& arguments, std::ostream& out);

}  // namespace lacuna::cli
