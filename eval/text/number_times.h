/// \file
/// Times of day: "15:30", "3:30 pm", "15h30", "15 giờ 30", "8 giờ kém 15", "three o'clock".
/// The functions add to `found` and return what `add_mention` says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "eval/text/number_text.h"
#include "eval/text/numbers.h"

namespace lacuna::text {

/// A time whose hour is written in digits at word i.
std::size_t add_time_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i);

/// How an hour was written before the words that make it a time.
struct HourReading {
  std::size_t first = 0;   ///< its first word
  std::size_t next = 0;    ///< the word behind it
  std::uint32_t hour = 0;  ///< 0 to 24
  bool digits = false;     ///< not in words
};

/// "15 giờ 30", "3 giờ chiều", "8 giờ rưỡi", "8 giờ kém 15", "lúc 8 giờ"; without a sign that it is a time of day
/// ("24 giờ") it is none.
std::size_t add_vietnamese_time(const NumberText& text, std::vector<NumberMention>& found, const HourReading& hour);
/// "three o'clock", "three pm".
std::size_t add_english_time(const NumberText& text, std::vector<NumberMention>& found, const HourReading& hour);

}  // namespace lacuna::text
