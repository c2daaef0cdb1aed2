/// \file
/// The language of a document that nobody names, where no language pack tells it.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::pipeline {

/// Primary subtag (BCP 47) of the language that nearly all of `text` (valid UTF-8) is in; empty when it is too short or
/// too mixed to say. Only its first part is looked at, so the cost is bounded.
[[nodiscard]] std::string detect_language(std::string_view text);

}  // namespace lacuna::pipeline
