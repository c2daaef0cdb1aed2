/// \file
/// Numbers by value, whatever their form: "1.234,5" (vi) = "1,234.5" (en); "8" = "eight" = "tám"; "XIV" = "14th".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/words.h"
#include "lacuna/span.h"

namespace lacuna::text {

enum class NumberKind : std::uint8_t {
  kCardinal,  ///< also decimals and scaled numbers: "3,4 tỷ" = "3.4 billion" = 3400000000
  kOrdinal,   ///< "thứ ba", "third", "14th"; the value is that of the cardinal
  kRoman,     ///< "XIV"; the value is that of the cardinal
  kPercent,   ///< "37%", "37 percent", "37 phần trăm"; value without the sign
  kDate,      ///< value "2025-08-15", "--08-15" (no year), "2025-08" (no day), "--08" (a month alone)
  kTime,      ///< value "15:00", "07:30"
};

/// One number. Digits in the text are `certain`; number words that often mean something else ("một", "one", "second",
/// "năm" = five or year, Roman "IV", "half") are not, nor are digits that are as often said without: "24/7", "100%",
/// "6 tháng đầu năm", a list's "(1)", an amount repeated in another unit ("(32 km)"), an English month alone. They may
/// match a number, but their absence proves nothing.
struct NumberMention {
  ByteSpan span;  ///< in the text
  NumberKind kind = NumberKind::kCardinal;
  std::string value;  ///< canonical: decimal without separators, exponent or trailing zeros; or a date / time
  /// The value by the convention of other languages, when the form is a number there too: "5,801" in Vietnamese; or "".
  std::string other_value = {};
  bool certain = true;
};

/// All numbers of `text`, in order, not overlapping. `words` are the words of `text` (`WordSplitter`).
/// Digit grouping follows the language ("1.234" is 1234 in vi / de, 1.234 in en); a form impossible in the
/// language's own convention, or with three decimals that end in 0 ("1,000" in vi), is read in the other one. Number
/// words: Vietnamese and English; others digits only. Dates: 15/8/2025, 15-8-2025, "ngày 15 tháng 8 (năm 2025)",
/// "August 15, 2025", "15 August 2025", 2025-08-15, "tháng 8/2025", "August 2025", and in Vietnamese "(ngày) 15/8"; of
/// two readings day / month is preferred, except for "en-US". Times: "15 giờ 30", "15h30", "3 giờ chiều", "3:30 pm",
/// "3pm", "15:30"; "24 giờ" is a number of hours. Ranges: the scale of "1-5 million" and the century of "1038–40" hold
/// for both ends. "Q4" and "Gen2" are numbers that are not certain. Alphanumeric words ("IPv6", "COVID-19", "4.2.0",
/// "A4") and digits of web addresses are not numbers; units of measure glued to digits are cut off ("120GB"). Telephone
/// numbers: one number for each group of digits.
[[nodiscard]] std::vector<NumberMention> find_numbers(std::string_view text, const std::vector<Word>& words,
                                                      std::string_view language);

/// Whether two mentions name the same value: equal values whatever the kind (14 = XIV = 14th); a date equals a date
/// with fewer parts when the parts they share are equal, and a number that is its year or day; a time equals its
/// 12-hour twin, and a full hour the number of the hour; a month alone equals its ordinal ("seventh month"), 50% a
/// half.
[[nodiscard]] bool same_value(const NumberMention& a, const NumberMention& b);

}  // namespace lacuna::text
