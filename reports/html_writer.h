/// \file
/// A check's result as one page for an editor: what was found, worst first, then both texts side by side in reading
/// order, with the words concerned highlighted. Needs no server, no network and no script.
///
///     std::string page = reports::to_html(report);
///
/// The documents' texts are always escaped, and the page's Content-Security-Policy allows its own style sheet (by hash)
/// and nothing else. Thread-safe; O(size of the report).
#pragma once

#include <string>

#include "lacuna/run_report.h"

namespace lacuna::reports {

[[nodiscard]] std::string to_html(const RunReport& report);

}  // namespace lacuna::reports
