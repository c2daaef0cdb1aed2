/// \file
/// A check's result for a terminal: what was compared, how much was found, then the findings worst first, each with its
/// words in their sentence, then the scores. Of several runs a table comes first, and the findings are those of all.
///
///     std::string text = reports::to_console(report, {.color = is_terminal, .width = columns});
///
/// Thread-safe; the cost of a finding is bounded, however long its unit is.
#pragma once

#include <cstddef>
#include <string>

#include "lacuna/run_report.h"
#include "reports/report_contents.h"

namespace lacuna::reports {

struct ConsoleOptions {
  bool color = false;             ///< ANSI colours and styles; without them »…« marks the words and ‸ the place
  std::size_t max_findings = 25;  ///< how many findings are shown; the rest are counted
  std::size_t width = 100;        ///< cells in a line; at least 40 are used
  bool table = false;             ///< a line for each finding, without its texts
};

/// UTF-8 lines. Controls in the documents' texts are made visible, so that a document cannot steer the terminal.
[[nodiscard]] std::string to_console(const RunReport& report, const ConsoleOptions& options = {});
[[nodiscard]] std::string to_console(const ReportContents& contents, const ConsoleOptions& options = {});

}  // namespace lacuna::reports
