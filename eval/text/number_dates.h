/// \file
/// Dates: 15/8/2025, 2025-08-15, "August 15, 2025", "ngày 15 tháng 8 năm 2025", "tháng 8".
/// The functions add to `found` and return what `add_mention` says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "eval/text/number_text.h"
#include "eval/text/numbers.h"

namespace lacuna::text {

/// 15/8/2025, 15-8-2025, 15.8.2025, 2025-08-15, 8/2025, 15/8.
std::size_t add_numeric_date_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i);
/// A date with a month in words that begins with the day at word i.
std::size_t add_worded_date_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i);

/// "15 August 2025": the day was read from word `first` on; a month may be at `month_word`.
std::size_t add_english_date(const NumberText& text, std::vector<NumberMention>& found, std::size_t first,
                             std::uint32_t day, std::size_t month_word);
/// "August 15, 2025", "August 2025", "August": word i may be a month.
std::size_t add_english_month_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i);

/// "15 tháng 8 (năm 2025)": the day was read from word `first` on, `next` is the word behind it.
std::size_t add_vietnamese_date(const NumberText& text, std::vector<NumberMention>& found, std::size_t first,
                                std::uint32_t day, std::size_t next);
/// "tháng 8", "tháng 8/2025", "tháng Tám năm 2025", "tháng 9-10": word i is "tháng".
std::size_t add_vietnamese_month_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i);

}  // namespace lacuna::text
