/// \file
/// What the HTML reports share: filling a template, the hash for its policy, attributes. Internal to the writers.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace lacuna::reports {

using PageParts = std::map<std::string_view, std::string>;

/// Puts the parts into a template in one pass: what a part holds is never looked at again. A part that there is not is
/// empty.
[[nodiscard]] std::string fill(std::string_view page, const PageParts& parts);

/// SHA-256 of a style sheet or a script as the source expression of a Content-Security-Policy has it: base64.
[[nodiscard]] std::string policy_hash(std::string_view content);

/// ` name="value"`, the value escaped.
[[nodiscard]] std::string attribute(std::string_view name, std::string_view value);

/// The class of the rules that have a look of their own, else "other": class names never come from a report.
[[nodiscard]] std::string_view look_of(std::string_view rule);

}  // namespace lacuna::reports
