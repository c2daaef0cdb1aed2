#include "eval/text/number_doubt.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "eval/text/decimal.h"
#include "eval/text/number_digits.h"
#include "eval/text/number_words.h"

namespace lacuna::text {
namespace {

/// "1 tokenizer mới": in Vietnamese "1" before a word is often no more than "a".
bool is_article(const NumberText& text, const Quantity& quantity, std::size_t i, std::size_t next) {
  return text.vietnamese() && quantity.digits && !quantity.scaled && next == i + 1 && text.bytes(i) == "1" &&
         text.has(next) && !text.glued(i) && text.word(next).kind == WordKind::kWord && !text.word(next).capitalised &&
         !text.has_digit(next);
}

/// The integer on the other side of a slash next to word i, and whether it is behind the slash.
struct SlashPartner {
  std::uint32_t value = 0;
  bool behind = false;
};
std::optional<SlashPartner> slash_partner(const NumberText& text, std::size_t i) {
  if (text.is_mark(i + 1, "/") && text.glued(i) && text.glued(i + 1)) {
    const std::size_t k = i + 2;
    const auto parts = text.has_digit(k) ? cut_digit_word(text, k) : std::nullopt;
    if (!parts || !parts->prefix.empty()) return std::nullopt;
    const auto value = parse_decimal(parts->number, text.dot_decimal());
    const auto small = value ? value->small_integer(31) : std::nullopt;
    if (!small) return std::nullopt;
    return SlashPartner{*small, true};
  }
  if (i >= 2 && text.is_mark(i - 1, "/") && text.glued(i - 1) && text.glued(i - 2)) {
    const auto value = plain_integer_at(text, i - 2, 31);
    if (!value) return std::nullopt;
    return SlashPartner{*value, false};
  }
  return std::nullopt;
}

/// "1/3" is "a third" as often as not, "24/7" and "24/24" are "around the clock".
bool is_set_fraction(const NumberText& text, const Quantity& quantity, std::size_t i) {
  const auto value = quantity.value.small_integer(31);
  if (!value || !quantity.digits) return false;
  const auto partner = slash_partner(text, i);
  if (!partner) return false;
  const std::uint32_t above = partner->behind ? *value : partner->value;
  const std::uint32_t below = partner->behind ? partner->value : *value;
  if (above == 24 || above == 7) {
    if (below == 24 || below == 7) return true;
  }
  return above < below && below <= 10;
}

/// "suốt 24 giờ", "24-hour service", "24 hours a day": all the time.
bool is_whole_day(const NumberText& text, const Quantity& quantity, std::size_t i, std::size_t next) {
  if (quantity.value.small_integer(24) != 24U) return false;
  if (text.vietnamese()) return i > 0 && (text.norm(i - 1) == "suốt" || text.norm(i - 1) == "cả");
  if (!text.english()) return false;
  if (text.is_hyphen(next)) return text.norm(next + 1) == "hour" || text.norm(next + 1) == "hours";
  return text.norm(next) == "hours" && (text.norm(next + 1) == "a" || text.norm(next + 1) == "per") &&
         text.norm(next + 2) == "day";
}

/// "6 tháng đầu năm", "first 6 months": a half of the year, the quarters, "January to July".
bool is_part_of_year(const NumberText& text, const Quantity& quantity, std::size_t i, std::size_t next) {
  if (quantity.scaled || !quantity.value.small_integer(12)) return false;
  if (text.vietnamese()) {
    return text.norm(next) == "tháng" && (text.norm(next + 1) == "đầu" || text.norm(next + 1) == "cuối");
  }
  constexpr std::array<std::string_view, 3> kWhich = {"first", "last", "final"};
  return text.english() && i > 0 && is_one_of(text.norm(i - 1), kWhich) && text.norm(next) == "months";
}

/// "(1)", "2. Đọc …", "3) …", "… it? 2. Which …": the number of a list item, which the other side may write by its own
/// rules.
bool is_list_marker(const NumberText& text, const Quantity& quantity, std::size_t i, std::size_t next) {
  if (!quantity.digits || quantity.scaled || !quantity.value.small_integer(99) || next != i + 1 || !text.has(next)) {
    return false;
  }
  const bool closed = text.is_mark(next, ")");
  constexpr std::array<std::string_view, 4> kSentenceEnds = {".", "?", "!", ";"};
  if (i > 0 && text.is_mark(next, ".") && is_one_of(text.bytes(i - 1), kSentenceEnds)) {
    return text.glued(i) && !text.glued(i - 1) && text.has(next + 1) && text.word(next + 1).capitalised;
  }
  if (i > 0) return closed && text.is_mark(i - 1, "(") && text.glued(i - 1) && text.glued(i) && text.has(next + 1);
  return (closed || text.is_mark(next, ".")) && text.glued(i) && text.has(next + 1);
}

bool is_amount_unit(std::string_view norm) {
  constexpr std::array<std::string_view, 42> kUnits = {
      "km",   "m",      "cm",   "mm",     "mi",     "mile",       "miles",      "ft",       "foot",    "feet", "in",
      "inch", "inches", "yd",   "yards",  "kg",     "g",          "lb",         "lbs",      "pounds",  "oz",   "ounces",
      "ha",   "acres",  "tấn",  "tons",   "tonnes", "lít",        "mph",        "dặm",      "dollars", "đô",   "euros",
      "euro", "đồng",   "dong", "metres", "meters", "kilometres", "kilometers", "hectares", "sq"};
  return is_one_of(norm, kUnits) || is_currency(norm);
}

/// "20 mi (32 km)", "VND48 billion ($1.9 million)": the same amount in another unit, for the readers of one language.
bool is_conversion(const NumberText& text, const Quantity& quantity, std::size_t i, std::size_t next,
                   std::size_t before) {
  if (before == 0 || !quantity.digits) return false;
  constexpr std::size_t kHedges = 3;
  std::size_t open = i;
  while (open > 0 && i - open < kHedges && !text.is_mark(open - 1, "(")) --open;
  if (open < 2 || !text.is_mark(open - 1, "(")) return false;
  constexpr std::size_t kUnitBytes = 24;
  const std::size_t bracket = text.word(open - 1).span.begin;
  if (before > bracket || bracket - before > kUnitBytes) return false;
  std::size_t close = next;
  constexpr std::size_t kUnitWords = 3;
  while (text.has(close) && close - next < kUnitWords && !text.is_mark(close, ")")) ++close;
  if (!text.is_mark(close, ")")) return false;
  const bool money = text.word(i - 1).kind == WordKind::kSymbol || is_currency(text.norm(i - 1)) ||
                     (text.has_digit(i) && cut_digit_word(text, i) && !cut_digit_word(text, i)->prefix.empty());
  const bool glued_unit = quantity.end_byte < text.word(next - 1).span.end;
  return money || glued_unit || is_amount_unit(text.norm(next));
}

}  // namespace

bool is_doubtful(const NumberText& text, const Quantity& quantity, std::size_t i, std::size_t next,
                 std::size_t before) {
  return is_article(text, quantity, i, next) || is_set_fraction(text, quantity, i) ||
         is_whole_day(text, quantity, i, next) || is_part_of_year(text, quantity, i, next) ||
         is_list_marker(text, quantity, i, next) || is_conversion(text, quantity, i, next, before);
}

}  // namespace lacuna::text
