/// \file
/// Runs of `check`, a comparison and a history as one page for an editor: an application (reports/web) with its data,
/// in one file that needs no server and no network.
///
///     std::string page = reports::to_html({.runs = runs});
///
/// The page's Content-Security-Policy allows its own script and style sheet (by hash) and nothing else. What it shows
/// before the script has run, or without one, is the worst findings. The texts are escaped there; the application's
/// data are base64, of which nothing can end an element. Thread-safe. Cost: linear in the contents; the page is held
/// once.
#pragma once

#include <string>

#include "reports/report_contents.h"

namespace lacuna::reports {

[[nodiscard]] std::string to_html(const ReportContents& contents);

}  // namespace lacuna::reports
