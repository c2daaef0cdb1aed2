#include "eval/text/decimal.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "eval/base/utf8.h"

namespace lacuna::text {
namespace {

/// Whether `groups` are thousands: 1 to 3 digits without a leading zero, then threes (or Indian twos before a three).
bool is_grouping(const std::vector<std::string_view>& groups) {
  if (groups.front().empty() || groups.front().size() > 3 || groups.front().front() == '0') return false;
  bool threes = true;
  bool indian = groups.size() > 2 && groups.front().size() <= 2;
  for (std::size_t i = 1; i < groups.size(); ++i) {
    threes = threes && groups[i].size() == 3;
    indian = indian && groups[i].size() == (i + 1 == groups.size() ? 3U : 2U);
  }
  return threes || indian;
}

std::string join(const std::vector<std::string_view>& groups) {
  std::string digits;
  for (const std::string_view group : groups) digits += group;
  return digits;
}

}  // namespace

Decimal::Decimal(std::uint64_t value) : digits_(std::to_string(value)) { tidy(); }

Decimal::Decimal(std::string_view digits, std::size_t fraction)
    : digits_(digits), exponent_(-static_cast<int>(fraction)) {
  tidy();
}

void Decimal::tidy() {
  digits_.erase(0, std::min(digits_.find_first_not_of('0'), digits_.size()));
  while (!digits_.empty() && digits_.back() == '0') {
    digits_.pop_back();
    ++exponent_;
  }
  if (digits_.empty()) exponent_ = 0;
}

Decimal Decimal::shifted(int power) const {
  Decimal result = *this;
  if (!result.is_zero()) result.exponent_ += power;
  return result;
}

Decimal Decimal::operator+(const Decimal& other) const {
  const int exponent = std::min(exponent_, other.exponent_);
  std::string a = digits_ + std::string(static_cast<std::size_t>(is_zero() ? 0 : exponent_ - exponent), '0');
  std::string b =
      other.digits_ + std::string(static_cast<std::size_t>(other.is_zero() ? 0 : other.exponent_ - exponent), '0');
  if (a.size() < b.size()) std::swap(a, b);
  b.insert(0, a.size() - b.size(), '0');
  int carry = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    const int sum = (a[i] - '0') + (b[i] - '0') + carry;
    a[i] = static_cast<char>('0' + sum % 10);
    carry = sum / 10;
  }
  if (carry > 0) a.insert(a.begin(), '1');
  Decimal result;
  result.digits_ = a;
  result.exponent_ = exponent;
  result.tidy();
  return result;
}

bool Decimal::below_power(int power) const {
  return is_zero() || static_cast<int>(digits_.size()) + exponent_ <= power;
}

std::optional<std::uint32_t> Decimal::small_integer(std::uint32_t limit) const {
  if (exponent_ < 0 || !below_power(9)) return std::nullopt;
  std::uint32_t value = 0;
  for (const char digit : digits_) value = value * 10 + static_cast<std::uint32_t>(digit - '0');
  for (int i = 0; i < exponent_; ++i) value *= 10;
  if (value > limit) return std::nullopt;
  return value;
}

std::string Decimal::to_string() const {
  if (is_zero()) return "0";
  if (exponent_ >= 0) return digits_ + std::string(static_cast<std::size_t>(exponent_), '0');
  const auto fraction = static_cast<std::size_t>(-exponent_);
  if (digits_.size() > fraction) {
    return digits_.substr(0, digits_.size() - fraction) + "." + digits_.substr(digits_.size() - fraction);
  }
  return "0." + std::string(fraction - digits_.size(), '0') + digits_;
}

std::optional<std::string> ascii_number(std::string_view text) {
  std::string ascii;
  ascii.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = base::next_code_point(text, at);
    if (u_charType(static_cast<UChar32>(code)) == U_DECIMAL_DIGIT_NUMBER) {
      ascii.push_back(static_cast<char>('0' + u_charDigitValue(static_cast<UChar32>(code))));
    } else if (code == '.' || code == 0xFF0E || code == 0x066B) {
      ascii.push_back('.');
    } else if (code == ',' || code == 0xFF0C || code == 0x066C) {
      ascii.push_back(',');
    } else if (code == '\'' || code == 0x2019) {
      ascii.push_back('\'');
    } else if (code != 0xAD && code != 0x2060 && code != 0xFEFF) {
      return std::nullopt;
    }
  }
  return ascii;
}

std::optional<Decimal> parse_decimal(std::string_view text, bool dot_decimal) {
  const std::optional<std::string> ascii = ascii_number(text);
  if (!ascii || ascii->empty()) return std::nullopt;
  const std::string_view digits = *ascii;
  std::vector<std::string_view> groups;
  std::string separators;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= ascii->size(); ++i) {
    if (i < ascii->size() && (*ascii)[i] >= '0' && (*ascii)[i] <= '9') continue;
    if (i == begin) return std::nullopt;
    groups.push_back(digits.substr(begin, i - begin));
    if (i < ascii->size()) separators.push_back((*ascii)[i]);
    begin = i + 1;
  }
  if (separators.empty()) return Decimal(*ascii, 0);
  const char last = separators.back();
  const bool one_kind = separators.find_first_not_of(last) == std::string::npos;
  if (one_kind && separators.size() > 1) {
    if (!is_grouping(groups)) return std::nullopt;
    return Decimal(join(groups), 0);
  }
  if (one_kind) {
    const bool groups_here = last != (dot_decimal ? '.' : ',');
    // "1,000" in Vietnamese, "10.000" in English: nobody writes three decimals to end in zero.
    const bool foreign = groups.back().back() == '0';
    if ((groups_here || foreign) && is_grouping(groups)) return Decimal(join(groups), 0);
    if (last == '\'') return std::nullopt;
    return Decimal(join(groups), groups.back().size());
  }
  // Two kinds: the last one, used once, is the decimal mark; the other one groups.
  if (last == '\'') return std::nullopt;
  const std::string before = separators.substr(0, separators.size() - 1);
  if (before.find(last) != std::string::npos || before.find_first_not_of(before.front()) != std::string::npos) {
    return std::nullopt;
  }
  const std::string_view fraction = groups.back();
  std::vector<std::string_view> whole(groups.begin(), groups.end() - 1);
  if (!is_grouping(whole)) return std::nullopt;
  return Decimal(join(whole) + std::string(fraction), fraction.size());
}

}  // namespace lacuna::text
