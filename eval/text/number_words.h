/// \file
/// The words that make, scale or surround numbers in Vietnamese and English. All in matching form (`Word::norm`).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lacuna::text {

enum class NumberWordKind : std::uint8_t {
  kUnit,     ///< 0 to 9: "ba", "three"
  kTeen,     ///< 10 to 19 in one word: "mười", "eleven"
  kTens,     ///< 20 to 90 in one word: "twenty"
  kHundred,  ///< "trăm", "hundred"
  kScale,    ///< a power of ten: "nghìn", "million"; `value` is the exponent
  kOrdinal,  ///< "third", "twelfth"
  kTail,     ///< a unit only behind tens: "mốt", "lăm", "tư"
};

struct NumberWord {
  NumberWordKind kind = NumberWordKind::kUnit;
  std::uint32_t value = 0;
};

/// The number word `norm` in Vietnamese or English.
[[nodiscard]] std::optional<NumberWord> vietnamese_number_word(std::string_view norm);
[[nodiscard]] std::optional<NumberWord> english_number_word(std::string_view norm);

/// Exponent of a scale in a language whose number words are not read ("Milliarden", "億"), by primary subtag.
[[nodiscard]] std::optional<int> foreign_scale(std::string_view subtag, std::string_view norm);

/// The value of an English word that holds a number among other things ("half", "twice", "decade"); else "".
[[nodiscard]] std::string_view english_amount_word(std::string_view norm);

/// Exponent of a scale glued to digits ("3.4bn", "5tr", "500tỷ"), by language; nothing for other suffixes.
[[nodiscard]] std::optional<int> scale_suffix(std::string_view lower, bool vietnamese, bool money);
/// Units of measure and the like that may be glued to digits ("120gb", "38km").
[[nodiscard]] bool is_unit_suffix(std::string_view lower);
/// Codes of money that may be glued before digits ("vnd3.4").
[[nodiscard]] bool is_currency(std::string_view lower);

/// 1 to 12 for English names of months and their abbreviations.
[[nodiscard]] std::optional<std::uint32_t> english_month(std::string_view norm);
/// A word after which even a lone I, V or X is a Roman numeral ("thứ", "chương", "chapter", "war").
[[nodiscard]] bool is_roman_cue(std::string_view norm);
/// Value of a canonical upper-case Roman numeral.
[[nodiscard]] std::optional<std::uint32_t> roman_value(std::string_view letters);

}  // namespace lacuna::text
