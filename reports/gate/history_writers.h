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

/// A line for each run, newest last: number, time, commit, verdict, scores, findings. Columns that are too much for the
/// width are named below the table.
[[nodiscard]] std::string history_table(const std::vector<HistoryRun>& runs, const HistoryTextOptions& options);

/// A plot of each score over the runs, in Braille dots; a mark below for each verdict.
[[nodiscard]] std::string history_plot(const std::vector<HistoryRun>& runs, const HistoryTextOptions& options);

/// A row for each run and score, with a header (RFC 4180); a run without scores has one row, in which they are empty.
[[nodiscard]] std::string history_csv(const std::vector<HistoryRun>& runs);

/// Shape: reports/schema/history.schema.json.
[[nodiscard]] std::string history_json(const std::vector<HistoryRun>& runs);

/// An inline <svg> of one score over the runs, with its interval and a tooltip at each value; empty for fewer than two
/// values. Colours are the page's CSS variables --trend, --muted and --bad, or else that of its text and a red; it has
/// no styles of its own, so that a page may forbid them.
[[nodiscard]] std::string trend_svg(const std::vector<HistoryRun>& runs, const std::string& suite,
                                    const std::string& metric);

}  // namespace lacuna::reports
