#include "eval/text/number_digits.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/decimal.h"
#include "eval/text/normalize.h"
#include "eval/text/number_words.h"
#include "eval/text/sentence_characters.h"

namespace lacuna::text {
namespace {

bool is_money_sign(const NumberText& text, std::size_t i) {
  return text.word(i).kind == WordKind::kSymbol &&
         u_charType(static_cast<UChar32>(code_point_at(text.bytes(), text.word(i).span.begin))) == U_CURRENCY_SYMBOL;
}

/// "162 584" in a language that groups otherwise: threes of digits that are neither a telephone number nor behind a
/// word that takes a number of its own ("số 15 300 người").
bool is_spaced_amount(const NumberText& text, std::size_t i) {
  constexpr std::array<std::string_view, 18> kLabels = {"ngày", "tháng", "năm",  "số",   "điều",  "khoản",
                                                        "thứ",  "lớp",   "quận", "no",   "day",   "article",
                                                        "tầng", "tuổi",  "lần",  "page", "trang", "route"};
  if (!(text.vietnamese() || text.english()) || text.bytes(i).front() == '0') return false;
  if (i > 0 && (text.glued(i - 1) || text.has_digit(i - 1) || is_one_of(text.norm(i - 1), kLabels))) return false;
  std::size_t k = i + 1;
  while (text.has(k) && text.word(k).kind == WordKind::kNumber &&
         text.word(k).span.begin == text.word(k - 1).span.end + 1) {
    if (text.bytes(k).size() != 3 || !plain_integer_at(text, k, 999)) return false;
    ++k;
  }
  return !text.has_digit(k) && !(text.glued(k - 1) && (text.is_hyphen(k) || text.is_mark(k, "/")));
}

/// "1 234 567" in languages that group so, or with no-break spaces in any.
void join_spaced_groups(const NumberText& text, std::string& number, Quantity& quantity) {
  const auto ascii = ascii_number(number);
  if (!ascii || ascii->size() > 3 || ascii->find_first_not_of("0123456789") != std::string::npos) return;
  const bool plain_spaces = text.space_groups() || is_spaced_amount(text, quantity.next - 1);
  while (text.has(quantity.next) && text.word(quantity.next).kind == WordKind::kNumber) {
    const std::string_view gap =
        text.bytes().substr(quantity.end_byte, text.word(quantity.next).span.begin - quantity.end_byte);
    if (gap != "\u00A0" && gap != "\u202F" && gap != "\u2009" && !(gap == " " && plain_spaces)) return;
    const auto group = ascii_number(text.bytes(quantity.next));
    if (!group) return;
    const std::size_t whole = std::min(group->find_first_not_of("0123456789"), group->size());
    if (whole != 3) return;
    number += *group;
    quantity.end_byte = text.word(quantity.next).span.end;
    ++quantity.next;
    if (group->size() > 3) return;
  }
}

Quantity continue_scaled(const NumberText& text, Quantity quantity, int scale) {
  if (text.vietnamese() && text.norm(quantity.next) == "rưỡi") {
    quantity.value = quantity.value + Decimal(5).shifted(scale - 1);
    extend(text, quantity, quantity.next + 1);
    return quantity;
  }
  // "3 nghìn 200 tỷ": thousands of a larger scale.
  if (text.vietnamese() && scale == 3) {
    const auto hundreds = plain_integer_at(text, quantity.next, 999);
    std::size_t next = quantity.next + 1;
    const auto power = hundreds && *hundreds >= 100 ? scale_word_at(text, next, next) : std::nullopt;
    if (power && *power > scale && quantity.value.below_power(6)) {
      quantity.value = (quantity.value + Decimal(*hundreds)).shifted(*power);
      extend(text, quantity, next);
      return quantity;
    }
  }
  // "2 tỷ 500 triệu": digits with a smaller scale add.
  while (text.has(quantity.next) && text.word(quantity.next).kind == WordKind::kNumber) {
    const auto more = parse_decimal(text.bytes(quantity.next), text.dot_decimal());
    std::size_t next = quantity.next + 1;
    const auto power = more ? scale_word_at(text, next, next) : std::nullopt;
    if (!power || *power >= scale || !more->shifted(*power).below_power(scale)) break;
    quantity.value = quantity.value + more->shifted(*power);
    quantity.scale = 0;
    scale = *power;
    extend(text, quantity, next);
  }
  return quantity;
}

/// Scale words behind a quantity of digits: "2.500 tỷ", "100 nghìn tỷ", "2 tỷ 500 triệu", "3 triệu rưỡi".
Quantity take_scales(const NumberText& text, Quantity quantity) {
  int scale = 0;
  std::size_t next = quantity.next;
  while (const auto power = scale_word_at(text, next, next)) {
    quantity.value = quantity.value.shifted(*power);
    scale += *power;
    extend(text, quantity, next);
  }
  // "500 K": thousands, or degrees.
  if (scale == 0 && !quantity.other && text.is_mark(quantity.next, "K") && quantity.next > 0 &&
      text.word(quantity.next).span.begin == quantity.end_byte + 1) {
    quantity.other = quantity.value.shifted(3);
  }
  if (scale == 0) return quantity;
  quantity.scaled = true;
  quantity.scale = scale;
  quantity.other.reset();
  return continue_scaled(text, quantity, scale);
}

}  // namespace

std::optional<DigitWord> cut_digit_word(const NumberText& text, std::size_t i) {
  const std::string_view word = text.bytes(i);
  std::size_t begin = 0;
  while (begin < word.size()) {
    std::size_t next = begin;
    if (is_digit(base::next_code_point(word, next))) break;
    begin = next;
  }
  std::size_t end = begin;
  std::size_t at = begin;
  while (at < word.size()) {
    std::size_t next = at;
    const char32_t code = base::next_code_point(word, next);
    if (is_digit(code)) {
      end = next;
    } else if (code != '.' && code != ',' && code != '\'' && code != 0x2019 && code != 0x066B && code != 0x066C &&
               code != 0xFF0C && code != 0xFF0E && code != 0xAD) {
      break;
    }
    at = next;
  }
  if (begin == end) return std::nullopt;
  DigitWord parts{.prefix = lower_nfc(word.substr(0, begin)),
                  .number = word.substr(begin, end - begin),
                  .suffix = lower_nfc(word.substr(end))};
  const std::string_view suffix = parts.suffix;
  if (std::any_of(suffix.begin(), suffix.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  return parts;
}

std::optional<Quantity> digit_quantity_at(const NumberText& text, std::size_t i) {
  const auto parts = cut_digit_word(text, i);
  if (!parts || (!parts->prefix.empty() && !is_currency(parts->prefix))) return std::nullopt;
  Quantity quantity;
  quantity.digits = true;
  quantity.begin_byte = text.word(i).span.begin;
  quantity.next = i + 1;
  std::string number(parts->number);
  quantity.end_byte = static_cast<std::size_t>(parts->number.data() - text.bytes().data()) + parts->number.size();
  if (parts->suffix.empty()) join_spaced_groups(text, number, quantity);
  const auto value = parse_decimal(number, text.dot_decimal());
  if (!value) return std::nullopt;
  quantity.value = *value;
  const bool one_comma = std::count(number.begin(), number.end(), ',') == 1 && number.find('.') == std::string::npos;
  if (!text.dot_decimal() && one_comma && number.size() >= 5 && number[number.size() - 4] == ',' && number[0] != '0') {
    quantity.other = parse_decimal(number, true);
  }
  const bool money = !parts->prefix.empty() || (i > 0 && text.glued(i - 1) && is_money_sign(text, i - 1));
  if (!parts->suffix.empty()) {
    const char last = text.bytes(i).back();
    const bool capital = parts->suffix.size() == 1 && (last == 'K' || last == 'M');  // "124M", not 5 m
    if (const auto scale = scale_suffix(parts->suffix, text.vietnamese(), money || capital)) {
      quantity.value = quantity.value.shifted(*scale);
      quantity.scaled = true;
      quantity.scale = *scale;
      quantity.other.reset();
      quantity.end_byte = text.word(i).span.end;
      return continue_scaled(text, quantity, *scale);
    }
    if (text.english() &&
        (parts->suffix == "st" || parts->suffix == "nd" || parts->suffix == "rd" || parts->suffix == "th")) {
      quantity.ordinal = true;
      quantity.end_byte = text.word(i).span.end;
      return quantity;
    }
    if (parts->suffix == "s" && text.english() && parts->number.size() >= 2) return quantity;  // "1990s"
    // "5G", "3D" name things; "5g" weighs.
    const bool letter_name =
        parts->suffix.size() == 1 && (last == 'G' || last == 'D' || last == 'S' || last == 'X' || last == 'H');
    if (letter_name || !is_unit_suffix(parts->suffix) || !parts->prefix.empty()) return std::nullopt;
    return quantity;
  }
  return take_scales(text, quantity);
}

std::optional<std::uint32_t> plain_integer_at(const NumberText& text, std::size_t i, std::uint32_t limit) {
  if (!text.has(i) || text.word(i).kind != WordKind::kNumber) return std::nullopt;
  const auto ascii = ascii_number(text.bytes(i));
  if (!ascii || ascii->find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  return Decimal(*ascii, 0).small_integer(limit);
}

std::optional<std::uint32_t> year_at(const NumberText& text, std::size_t i) {
  const auto year = plain_integer_at(text, i, 2999);
  return year && *year >= 1000 && text.bytes(i).size() == 4 ? year : std::nullopt;
}

std::size_t add_digit_groups_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i) {
  if (text.word(i).kind != WordKind::kNumber) return i + 1;
  const auto ascii = ascii_number(text.bytes(i));
  if (!ascii || ascii->size() != text.word(i).span.size()) return i + 1;
  std::vector<ByteSpan> groups;
  bool long_group = false;
  for (std::size_t at = 0; at < ascii->size();) {
    const std::size_t end = std::min(ascii->find_first_of(".,'", at), ascii->size());
    if (end > at) groups.push_back({text.word(i).span.begin + at, text.word(i).span.begin + end});
    long_group = long_group || end - at > 3;
    at = end + 1;
  }
  if (!long_group) return i + 1;
  for (const ByteSpan& group : groups) {
    found.push_back({.span = group,
                     .kind = NumberKind::kCardinal,
                     .value = Decimal(group.of(text.bytes()), 0).to_string(),
                     .certain = true});
  }
  return i + 1;
}

}  // namespace lacuna::text
