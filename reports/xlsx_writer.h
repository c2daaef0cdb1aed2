/// \file
/// The findings of one or several runs as an Excel workbook (Office Open XML), for editors who work in spreadsheets.
///
///     Result<std::string> workbook = reports::to_xlsx(reports::ReportContents{.runs = runs});
///     if (!workbook) return workbook.error();
///
/// Sheet "Summary": the runs, findings by check and severity with a chart, scores, remarks. Sheet "Work list": a row
/// for each finding, worst first, the words concerned in colour within their texts, empty columns for a decision (a
/// list to choose from) and a comment; a header that stays, and filters. Texts are texts, whatever they begin with.
///
/// What a spreadsheet cannot hold (rows beyond 1,048,576, cells beyond 32,767 characters) is cut, and the summary says
/// so. Equal contents give equal bytes. Thread-safe; linear, about 0.1 ms a finding, half of it small temporary files.
#pragma once

#include <cstddef>
#include <string>

#include "lacuna/result.h"
#include "reports/report_contents.h"

namespace lacuna::reports {

inline constexpr std::size_t kMostSheetRows = 1048576;  ///< the header's included

/// Errors: kIo when there is no room for temporary files. `most_rows`: of a sheet; for tests.
[[nodiscard]] Result<std::string> to_xlsx(const ReportContents& contents, std::size_t most_rows = kMostSheetRows);

}  // namespace lacuna::reports
