/// \file
/// Findings put back into the file that they were found in, where a CAT tool shows them: XLIFF notes, TMX props, PO
/// comments.
///
///     Result<RunReport> report = check({.source_path = "messages.po"}, nullptr);
///     Result<std::string> bytes = annotated({.source_path = "messages.po"}, *report);
///
/// Thread-safety: independent calls may run at the same time. Cost: that of reading the file.
#pragma once

#include <string>

#include "lacuna/check.h"
#include "lacuna/result.h"
#include "lacuna/run_report.h"

namespace lacuna {

/// The bytes of the file `request.source_path`, in its encoding, with a note for each finding of `report`, worst first,
/// and without notes of an earlier run; everything else stays as it is. `request` names the file as `check` was asked
/// to read it. Errors: those of reading; kMismatch when the file has changed since; kUsage for formats without a place
/// for notes.
[[nodiscard]] Result<std::string> annotated(const CheckRequest& request, const RunReport& report);

}  // namespace lacuna
