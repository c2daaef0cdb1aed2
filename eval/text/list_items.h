/// \file
/// Items of lists and headings with a number: "1. …", "a) …", "– …", "Điều 1. …". Thread-safety: reentrant. Cost:
/// bounded by a line's first words.
#pragma once

#include <cstddef>
#include <string_view>

namespace lacuna::text {

/// A bullet or a mark that serves as one ("•", "-", "→").
[[nodiscard]] bool is_bullet(char32_t code);

/// "12", "1.2.3", "a", "IV": what can number an item of a list.
[[nodiscard]] bool is_item_number(std::string_view token);

/// Whether `line`, without white space around it, begins an item: a bullet, or a number or letter with a full stop or a
/// bracket ("1.", "a)", "(iv)", "（一）", "1、").
[[nodiscard]] bool begins_item(std::string_view line);

}  // namespace lacuna::text
