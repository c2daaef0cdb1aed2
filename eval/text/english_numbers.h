/// \file
/// English numbers in words: "two thousand three hundred and five", "twenty-first", "three point five million".
#pragma once

#include <cstddef>
#include <optional>

#include "eval/text/number_quantity.h"
#include "eval/text/number_text.h"

namespace lacuna::text {

/// A whole number in words at word i, cardinal or ordinal; "a hundred" is vague.
[[nodiscard]] std::optional<Quantity> english_quantity_at(const NumberText& text, std::size_t i);

}  // namespace lacuna::text
