/// \file
/// What is measured: the unit or currency that stands with a number ("5 km", "$5 million", "5 triệu đồng", "37 °C").
///
///     if (const auto measure = measure_of(text, words, number, "vi")) use(measure->unit->symbol);
///
/// Thread-safety: pure functions. Cost: a few look-ups around the number.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "eval/text/numbers.h"
#include "eval/text/words.h"
#include "lacuna/span.h"

namespace lacuna::text {

enum class Dimension : std::uint8_t {
  kLength,  ///< in metres; a speed counts as the length of its unit of time
  kArea,    ///< in square metres
  kVolume,  ///< in litres
  kMass,    ///< in kilograms
  kTemperature,
  kDuration,  ///< in seconds
  kMoney,     ///< not convertible
  kShare,     ///< per cent
  kData,      ///< in bytes
  kPower,     ///< in watts
};

struct Unit {
  std::string_view symbol;  ///< its identity: "km", "USD", "%"
  Dimension dimension = Dimension::kLength;
  double factor = 0.0;  ///< in the dimension's base; 0: not convertible
};

struct Measure {
  const Unit* unit = nullptr;  ///< lives for ever
  ByteSpan span;               ///< of the unit's words, without the number
};

/// The unit that stands behind or before `number`, one of the numbers of `text`. Words that are often others ("bảng":
/// pound or table) are taken for units only with `weak_too`. Units are known by their international
/// symbols, and by their words in Vietnamese, English and, the common ones, French, German, Spanish and Chinese.
[[nodiscard]] std::optional<Measure> measure_of(std::string_view text, const std::vector<Word>& words,
                                                const NumberMention& number, std::string_view language,
                                                bool weak_too = false);

/// Whether two units may name the same thing: equal, or one is less exact ("$" and "US$", "°" and "°C", "ton" of any
/// kind, "pound" the weight or the money).
[[nodiscard]] bool same_unit(const Unit& a, const Unit& b);

/// Whether any words of the text name the unit or one that may be the same, with a number or not.
[[nodiscard]] bool names_unit(std::string_view text, const std::vector<Word>& words, const Unit& unit,
                              std::string_view language);

/// Whether `value` of unit `a` is about `other` of unit `b` (to 6 % or the last digit said): 20 miles = 32 km.
[[nodiscard]] bool same_amount(double value, const Unit& a, double other, const Unit& b);

}  // namespace lacuna::text
