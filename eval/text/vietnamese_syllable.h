/// \file
/// Whether letters without marks can be a Vietnamese syllable: tells Vietnamese names from foreign ones.
#pragma once

#include <string_view>

namespace lacuna::text {

/// `folded` (as `fold` gives it: lower-case ASCII) could be a Vietnamese syllable without its marks: "nguyen", "hoa";
/// not "obama", "smith". Thread-safety: pure function. Cost: one pass.
[[nodiscard]] bool may_be_vietnamese_syllable(std::string_view folded);

}  // namespace lacuna::text
