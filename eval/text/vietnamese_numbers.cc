#include "eval/text/vietnamese_numbers.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/text/decimal.h"
#include "eval/text/number_digits.h"
#include "eval/text/number_words.h"

namespace lacuna::text {
namespace {

std::optional<std::uint32_t> unit_at(const NumberText& text, std::size_t i) {
  if (!text.has(i) || text.word(i).kind != WordKind::kWord) return std::nullopt;
  const auto word = vietnamese_number_word(text.word(i).norm);
  return word && word->kind == NumberWordKind::kUnit ? std::optional(word->value) : std::nullopt;
}

/// A unit behind "mươi" or "mười": "mốt", "tư", "lăm" too, but "năm" there is a year.
std::optional<std::uint32_t> unit_behind_tens(const NumberText& text, std::size_t i) {
  if (!text.has(i) || text.norm(i) == "năm" || text.norm(i) == "không") return std::nullopt;
  const auto word = vietnamese_number_word(text.norm(i));
  if (!word || (word->kind != NumberWordKind::kUnit && word->kind != NumberWordKind::kTail)) return std::nullopt;
  return word->value;
}

/// 10 to 99 at word i.
std::optional<std::pair<std::uint32_t, std::size_t>> tens_at(const NumberText& text, std::size_t i) {
  if (text.norm(i) == "mười") {
    if (const auto unit = unit_behind_tens(text, i + 1);
        unit && text.norm(i + 1) != "mốt" && text.norm(i + 1) != "tư") {
      return std::pair(10 + *unit, i + 2);
    }
    return std::pair(10U, i + 1);
  }
  const auto tens = unit_at(text, i);
  if (!tens || *tens == 0) return std::nullopt;
  if (text.norm(i + 1) == "mươi") {
    if (const auto unit = unit_behind_tens(text, i + 2)) return std::pair(*tens * 10 + *unit, i + 3);
    return std::pair(*tens * 10, i + 2);
  }
  if (text.norm(i + 1) == "lăm" || text.norm(i + 1) == "mốt") {
    return std::pair(*tens * 10 + vietnamese_number_word(text.norm(i + 1))->value, i + 2);
  }
  return std::nullopt;
}

/// 0 to 999 in words at word i.
std::optional<Quantity> vietnamese_group_at(const NumberText& text, std::size_t i) {
  Quantity group;
  if (!text.has(i)) return std::nullopt;
  group.begin_byte = text.word(i).span.begin;
  std::uint32_t value = 0;
  const auto unit = unit_at(text, i);
  if (unit && text.norm(i + 1) == "trăm" && !(i > 0 && text.norm(i - 1) == "phần")) {
    value = *unit * 100;
    std::size_t next = i + 2;
    if (text.norm(next) == "linh" || text.norm(next) == "lẻ") {
      if (const auto small = unit_at(text, next + 1); small && *small > 0) {
        value += *small;
        next += 2;
      }
    } else if (text.norm(next) == "rưỡi") {
      value += 50;
      ++next;
    } else if (const auto tens = tens_at(text, next)) {
      value += tens->first;
      next = tens->second;
    }
    group.compound = true;
    extend(text, group, next);
  } else if (const auto tens = tens_at(text, i)) {
    value = tens->first;
    group.compound = value > 10;
    extend(text, group, tens->second);
  } else if (unit) {
    value = *unit;
    extend(text, group, i + 1);
    if (text.norm(i + 1) == "chục") {
      value *= 10;
      group.vague = true;
      extend(text, group, i + 2);
    }
  } else {
    return std::nullopt;
  }
  group.value = Decimal(value);
  return group;
}

/// Whether a group without a scale ends a number whose last scale was 10^last: "hai nghìn ba trăm", not
/// "hai triệu ba người".
bool closes(const NumberText& text, const Quantity& group, int last) {
  return !group.value.below_power(2) || (last == 3 && group.compound) || text.norm(group.next - 2) == "trăm";
}

}  // namespace

std::optional<Quantity> vietnamese_quantity_at(const NumberText& text, std::size_t i) {
  auto quantity = vietnamese_group_at(text, i);
  if (!quantity) return std::nullopt;
  std::vector<Decimal> parts = {quantity->value};
  int last = 100;
  while (true) {
    int power = 0;
    bool scaled = false;
    while (large_scale_at(text, quantity->next, power)) {
      if (!multiply_trailing(parts, power)) break;
      last = power;
      scaled = true;
      quantity->compound = true;
      quantity->scaled = true;
      quantity->scale = parts.size() == 1 ? quantity->scale + power : 0;
      extend(text, *quantity, quantity->next + 1);
    }
    if (!scaled) break;
    if (text.norm(quantity->next) == "rưỡi") {
      parts.push_back(Decimal(5).shifted(last - 1));
      extend(text, *quantity, quantity->next + 1);
      break;
    }
    std::size_t next = quantity->next;
    if ((text.norm(next) == "linh" || text.norm(next) == "lẻ") && unit_at(text, next + 1)) {
      parts.emplace_back(*unit_at(text, next + 1));
      extend(text, *quantity, next + 2);
      break;
    }
    auto more = vietnamese_group_at(text, next);
    if (!more || more->vague) break;
    int following = 0;
    const bool scale_follows = large_scale_at(text, more->next, following);
    const bool thousands = last == 3 && following > 3 && !more->value.below_power(2);  // "ba nghìn hai trăm tỷ"
    if (scale_follows ? following >= last && !thousands : !closes(text, *more, last)) break;
    quantity->scale = 0;
    parts.push_back(more->value);
    extend(text, *quantity, more->next);
    if (!scale_follows) break;
  }
  quantity->value = sum_of(parts);
  if (!quantity->scaled && text.norm(quantity->next) == "phẩy" && unit_at(text, quantity->next + 1)) {
    std::size_t next = quantity->next + 1;
    std::string fraction;
    while (const auto digit = unit_at(text, next)) {
      fraction.push_back(static_cast<char>('0' + *digit));
      ++next;
    }
    quantity->value = quantity->value + Decimal(fraction, fraction.size());
    quantity->compound = true;
    extend(text, *quantity, next);
  }
  return quantity;
}

std::optional<std::uint32_t> vietnamese_small_integer_at(const NumberText& text, std::size_t i, std::uint32_t limit,
                                                         std::size_t& next) {
  if (const auto value = plain_integer_at(text, i, limit)) {
    next = i + 1;
    return *value > 0 ? value : std::nullopt;
  }
  if (!text.has(i) || text.word(i).kind != WordKind::kWord) return std::nullopt;
  if (text.norm(i) == "tư") {
    next = i + 1;
    return 4U;
  }
  const auto group = vietnamese_group_at(text, i);
  if (!group) return std::nullopt;
  const auto value = group->value.small_integer(limit);
  if (!value || *value == 0) return std::nullopt;
  next = group->next;
  return value;
}

bool is_vietnamese_year_word(const NumberText& text, std::size_t i) {
  if (text.has_digit(i + 1)) return true;
  constexpr std::array<std::string_view, 12> kBehind = {"nay", "qua", "ngoái", "sau",  "trước", "tới",
                                                        "học", "tài", "đầu",   "cuối", "gần",   "liền"};
  if (is_one_of(text.norm(i + 1), kBehind)) return true;
  if (i == 0) return false;
  constexpr std::array<std::string_view, 16> kBefore = {"mỗi",  "trong", "đầu",   "cuối",  "giữa", "hằng",
                                                        "hàng", "cả",    "những", "nhiều", "vài",  "mấy",
                                                        "từng", "chục",  "mươi",  "trăm"};
  return text.has_digit(i - 1) || is_one_of(text.norm(i - 1), kBefore) ||
         vietnamese_number_word(text.norm(i - 1)).has_value();
}

}  // namespace lacuna::text
