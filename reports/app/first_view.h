/// \file
/// What the page shows before its script has run, or where none runs (a preview in a mail program): how much was found
/// and the worst of it, as plain HTML. Internal to the HTML report.
#pragma once

#include <string>

#include "reports/report_contents.h"

namespace lacuna::reports {

/// "article.en.txt: 12 findings", escaped.
[[nodiscard]] std::string title_of(const ReportContents& contents);

/// A heading, and the worst few findings with their words marked. Long texts are cut, with an ellipsis.
[[nodiscard]] std::string first_view(const ReportContents& contents);

}  // namespace lacuna::reports
