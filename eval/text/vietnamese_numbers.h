/// \file
/// Vietnamese numbers in words: "hai nghìn ba trăm linh năm", "ba phẩy năm", "tám triệu rưỡi".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "eval/text/number_quantity.h"
#include "eval/text/number_text.h"

namespace lacuna::text {

/// A whole number in words at word i: groups with scales, "rưỡi", "phẩy".
[[nodiscard]] std::optional<Quantity> vietnamese_quantity_at(const NumberText& text, std::size_t i);

/// 1 to `limit` (at most 999) in digits or words at word i, as days, months and minutes are; `next` moves behind it.
[[nodiscard]] std::optional<std::uint32_t> vietnamese_small_integer_at(const NumberText& text, std::size_t i,
                                                                       std::uint32_t limit, std::size_t& next);

/// Whether "năm" at word i is surely "year", not "five".
[[nodiscard]] bool is_vietnamese_year_word(const NumberText& text, std::size_t i);

}  // namespace lacuna::text
