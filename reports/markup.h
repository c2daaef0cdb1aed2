/// \file
/// Text inside HTML and XML. Internal to the writers.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::reports {

/// `text` on one line, safe as the text of an element and within a quoted attribute, whatever the bytes are: & < > " '
/// become references, controls are shown by their pictures (U+2400 …), and what XML 1.0 cannot hold otherwise (bytes
/// that are not UTF-8, U+FFFE, U+FFFF) becomes U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace lacuna::reports
