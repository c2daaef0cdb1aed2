/// \file
/// The files under reports/templates and the application of reports/web, which the build embeds so that no writer looks
/// for a file at run time. In a page, `{{name}}` is where the writer puts the part of that name.
#pragma once

#include <string_view>

namespace lacuna::reports {

extern const std::string_view kPageStyle;  ///< page.css: what all pages share
extern const std::string_view kAppPage;    ///< app.html
extern const std::string_view kGatePage;   ///< gate.html
extern const std::string_view kGateStyle;  ///< gate.css
extern const std::string_view kAppScript;  ///< the application of reports/web, bundled
extern const std::string_view kAppStyle;   ///< its styles

}  // namespace lacuna::reports
