/// \file
/// The findings of one or several runs as Markdown (GitHub's flavour), for a comment on a pull request: counts, a table
/// of the runs, then the worst findings of all of them, each with its words in their sentence.
///
///     std::string comment = reports::to_markdown(reports::ReportContents{.runs = runs}, 20);
///
/// Texts cannot break out of it: nothing in them is markup, an element, a link or a @mention. At most 60,000 bytes.
/// Thread-safe; linear.
#pragma once

#include <cstddef>
#include <string>

#include "reports/report_contents.h"

namespace lacuna::reports {

/// At most `limit` findings; the rest are counted.
[[nodiscard]] std::string to_markdown(const ReportContents& contents, std::size_t limit = 20);

}  // namespace lacuna::reports
