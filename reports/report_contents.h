/// \file
/// What the writers for people take: one or several runs of `check`, and what is shown beside them.
///
///     reports::ReportContents contents{.runs = runs};
///     std::string page = reports::to_markdown(contents, 20);
///
/// Holds nothing: what it names must outlive it. Thread-safety: plain data.
#pragma once

#include <span>

#include "lacuna/compare.h"
#include "lacuna/compare_report.h"
#include "lacuna/history.h"

namespace lacuna::reports {

struct ReportContents {
  std::span<const NamedRun> runs = {};        ///< one or more, side by side in this order
  const CompareReport* comparison = nullptr;  ///< of these runs; null: there is none
  std::span<const HistoryRun> history = {};   ///< of the project's gates, oldest first
};

}  // namespace lacuna::reports
