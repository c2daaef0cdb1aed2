/// \file
/// Numbers written in digits: their affixes ("VND3.4bn", "14th", "120GB"), groups and scale words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/number_quantity.h"
#include "eval/text/number_text.h"
#include "eval/text/numbers.h"

namespace lacuna::text {

/// A word of digits in its parts: "VND" "3.4" "bn".
struct DigitWord {
  std::string prefix;
  std::string_view number;
  std::string suffix;
};

/// Cuts word i into letters, number and letters; nothing for other shapes ("IPv6", "15h30", "A4b2").
[[nodiscard]] std::optional<DigitWord> cut_digit_word(const NumberText& text, std::size_t i);

/// Digits at word i with their affixes, grouping by spaces and scale words; nothing for names ("5G", "A4") and for
/// digits that are no number.
[[nodiscard]] std::optional<Quantity> digit_quantity_at(const NumberText& text, std::size_t i);

/// A plain integer of digits without affixes at word i, not above `limit`.
[[nodiscard]] std::optional<std::uint32_t> plain_integer_at(const NumberText& text, std::size_t i, std::uint32_t limit);
/// A year of four digits, 1000 to 2999.
[[nodiscard]] std::optional<std::uint32_t> year_at(const NumberText& text, std::size_t i);

/// Digits that are no number of either convention: the groups of a telephone number one by one; versions not at all.
/// Returns the word behind them in any case.
std::size_t add_digit_groups_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i);

}  // namespace lacuna::text
