/// \file
/// `Decimal`: a non-negative decimal number of any size, exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lacuna::text {

/// digits × 10^exponent. Thread-safety: a plain value.
class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(std::uint64_t value);
  /// `digits` (ASCII) with the point `fraction` digits before their end.
  Decimal(std::string_view digits, std::size_t fraction);

  /// × 10^power.
  [[nodiscard]] Decimal shifted(int power) const;
  [[nodiscard]] Decimal operator+(const Decimal& other) const;
  [[nodiscard]] bool is_zero() const { return digits_.empty(); }
  /// Whether the value is less than 10^power.
  [[nodiscard]] bool below_power(int power) const;
  /// The value when it is an integer not above `limit`.
  [[nodiscard]] std::optional<std::uint32_t> small_integer(std::uint32_t limit) const;
  /// Canonical: no leading zeros, no trailing zeros behind the point, no exponent ("0", "12", "0.05").
  [[nodiscard]] std::string to_string() const;

 private:
  void tidy();

  std::string digits_;  // no leading or trailing zeros; empty for zero
  int exponent_ = 0;
};

/// The value of digits of any script with separators (. , ' and their twins), read by the convention of a language:
/// `dot_decimal` for 1,234.5 (English), else 1.234,5 (Vietnamese, German …). A form impossible in that convention is
/// read in the other one, and so is one with three decimals that end in 0 ("10.000" in English); nothing when it is
/// impossible in both ("4.2.0", "0230.355.0115").
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text, bool dot_decimal);

/// `text` with the digits of all scripts as ASCII and separators as . , or '; nothing when it has anything else.
[[nodiscard]] std::optional<std::string> ascii_number(std::string_view text);

}  // namespace lacuna::text
