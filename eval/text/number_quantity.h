/// \file
/// A quantity while it is being read, and the scale words that multiply it ("tỷ", "million").
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "eval/text/decimal.h"
#include "eval/text/number_text.h"

namespace lacuna::text {

/// A quantity that was read: from which byte, up to (not including) which word.
struct Quantity {
  Decimal value;
  std::size_t begin_byte = 0;
  std::size_t end_byte = 0;
  std::size_t next = 0;                         // first word behind it
  bool digits = false;                          // written in digits
  bool compound = false;                        // several number words, or one from eleven on
  bool vague = false;                           // "a hundred", "chục"
  bool ordinal = false;                         // "14th", "twenty-first"
  bool scaled = false;                          // a scale word was part of it
  int scale = 0;                                // exponent of its scale when there is one only: 6 in "1,5 triệu"
  std::optional<Decimal> other = std::nullopt;  // value by the convention of other languages, if not impossible there

  [[nodiscard]] bool certain() const { return digits || (compound && !vague); }
};

/// Lets the quantity reach up to word `next`.
void extend(const NumberText& text, Quantity& quantity, std::size_t next);

/// Exponent of the scale word i ("tỷ", "million"), which may be glued with a hyphen; `next` moves behind it.
[[nodiscard]] std::optional<int> scale_word_at(const NumberText& text, std::size_t i, std::size_t& next);
/// Whether word i is a scale from thousand on; sets `power` to its exponent.
[[nodiscard]] bool large_scale_at(const NumberText& text, std::size_t i, int& power);

/// A number of groups ("hai tỷ ba trăm nghìn") is read as parts that add up. Multiplies the trailing parts below
/// 10^power by it; false when the scale cannot stand there.
[[nodiscard]] bool multiply_trailing(std::vector<Decimal>& parts, int power);
[[nodiscard]] Decimal sum_of(const std::vector<Decimal>& parts);

}  // namespace lacuna::text
