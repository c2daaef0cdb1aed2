/// \file
/// The history of a project's gates for people and other programs. Pure functions; thread-safe; linear.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lacuna/history.h"

namespace lacuna::reports {

struct HistoryTextOptions {
  bool color = false;
  std::size_t width = 100;  ///< cells in a line; at least 40 are used
};

/// A line for each run, newest last: number, time, commit, verdict, scores, findings.
[[nodiscard]] std::string history_table(const std::vector<HistoryRun>& runs, const HistoryTextOptions& options);

/// A plot of each score over the runs, in characters.
[[nodiscard]] std::string history_plot(const std::vector<HistoryRun>& runs, const HistoryTextOptions& options);

/// A row for each run and score, with a header (RFC 4180).
[[nodiscard]] std::string history_csv(const std::vector<HistoryRun>& runs);

/// Shape: reports/schema/history.schema.json.
[[nodiscard]] std::string history_json(const std::vector<HistoryRun>& runs);

/// An inline <svg> of one score over the runs, with its interval; empty for fewer than two values. Colours are CSS
/// variables of the page (--line, --muted, --bad).
[[nodiscard]] std::string trend_svg(const std::vector<HistoryRun>& runs, const std::string& suite,
                                    const std::string& metric);

}  // namespace lacuna::reports
