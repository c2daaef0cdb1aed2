/// \file
/// The files under reports/templates, which the build embeds so that no writer looks for a file at run time.
#pragma once

#include <string_view>

namespace lacuna::reports {

/// check.html: `{{name}}` is where the writer puts the part of that name.
extern const std::string_view kCheckPage;

/// check.css
extern const std::string_view kCheckStyle;

}  // namespace lacuna::reports
