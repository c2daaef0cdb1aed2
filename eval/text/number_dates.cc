#include "eval/text/number_dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "eval/text/decimal.h"
#include "eval/text/number_digits.h"
#include "eval/text/number_words.h"
#include "eval/text/vietnamese_numbers.h"

namespace lacuna::text {
namespace {

std::string two_digits(std::uint32_t value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

std::string four_digits(std::uint32_t value) { return two_digits(value / 100) + two_digits(value % 100); }

/// "2025-08-15", "--08-15", "2025-08", "--08"; zero stands for an unknown year or day.
std::string date_value(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
  std::string value = year > 0 ? four_digits(year) : std::string("-");
  value.append(1, '-').append(two_digits(month));
  if (day > 0) value.append(1, '-').append(two_digits(day));
  return value;
}

/// A word within the last few that says that "4/8" is a day and a month.
bool date_cue_before(const NumberText& text, std::size_t i) {
  constexpr std::array<std::string_view, 14> kCues = {"ngày", "sáng", "trưa", "chiều", "tối", "đêm",  "hôm",
                                                      "mùng", "mồng", "nay",  "qua",   "rằm", "lịch", "dịp"};
  for (std::size_t back = 1; back <= 6 && back <= i; ++back) {
    const std::size_t k = i - back;
    if (text.is_mark(k, ".") || text.is_mark(k, ";")) return false;
    if (is_one_of(text.norm(k), kCues)) return true;
  }
  return i > 0 && text.is_mark(i - 1, "(") && text.is_mark(i + 3, ")");
}

bool is_day(std::uint32_t day, std::uint32_t month) {
  constexpr std::array<std::uint32_t, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= kDays[month];
}

std::size_t add_dotted_date(const NumberText& text, std::vector<NumberMention>& found, std::size_t i,
                            std::string_view a, std::string_view b, std::string_view c) {
  const auto value = [](std::string_view digits) { return Decimal(digits, 0).small_integer(2999).value_or(0); };
  std::uint32_t day = value(a);
  const std::uint32_t month = value(b);
  std::uint32_t year = value(c);
  if (a.size() == 4 && c.size() <= 2) {
    std::swap(day, year);
  } else if (a.size() > 2 || b.size() > 2 || c.size() != 4) {
    return 0;
  }
  if (!is_day(day, month) || year < 1000) return 0;
  return add_mention(text, found, i, i + 1, NumberKind::kDate, date_value(year, month, day), true);
}

/// Whether word i is the first of a hyphenated run ("2025-2030").
bool hyphenated(const NumberText& text, std::size_t i) {
  return text.glued(i) && text.is_hyphen(i + 1) && text.has_digit(i + 2);
}

/// A year behind a month: "năm 2025", "/2025", "-2025".
std::size_t take_year(const NumberText& text, std::size_t i, std::uint32_t& year) {
  std::size_t at = i;
  if (text.is_mark(at, ",")) ++at;
  if (text.norm(at) == "năm" && year_at(text, at + 1)) {
    year = *year_at(text, at + 1);
    return at + 2;
  }
  if (i > 0 && text.glued(i - 1) && (text.is_mark(i, "/") || text.is_hyphen(i)) && text.glued(i) &&
      year_at(text, i + 1)) {
    year = *year_at(text, i + 1);
    return i + 2;
  }
  return i;
}

}  // namespace

std::size_t add_numeric_date_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i) {
  if (text.word(i).kind != WordKind::kNumber) return 0;
  const auto ascii = ascii_number(text.bytes(i));
  if (!ascii) return 0;
  if (std::count(ascii->begin(), ascii->end(), '.') == 2 && ascii->find_first_of(",'") == std::string::npos) {
    const std::size_t a = ascii->find('.');
    const std::size_t b = ascii->rfind('.');
    const std::string_view date = *ascii;
    return add_dotted_date(text, found, i, date.substr(0, a), date.substr(a + 1, b - a - 1), date.substr(b + 1));
  }
  const bool slash = text.is_mark(i + 1, "/");
  if ((!slash && !text.is_hyphen(i + 1)) || !text.glued(i) || !text.glued(i + 1)) return 0;
  const auto first = plain_integer_at(text, i, 2999);
  const auto second = plain_integer_at(text, i + 2, 2999);
  if (!first || !second) return 0;
  if (i > 0 && text.glued(i - 1) && (text.is_mark(i - 1, "/") || text.is_mark(i - 1, "."))) return 0;
  const bool third_follows =
      text.glued(i + 2) && text.has(i + 4) && text.bytes(i + 3) == text.bytes(i + 1) && text.glued(i + 3);
  if (third_follows) {
    const auto third = plain_integer_at(text, i + 4, 2999);
    if (!third) return 0;  // "09/2025/UQ-MT": a document's number
    if (text.glued(i + 4) && text.bytes(i + 5) == text.bytes(i + 1) && text.has_digit(i + 6)) return 0;
    std::uint32_t year = *third;
    std::uint32_t day = *first;
    std::uint32_t month = *second;
    if (text.bytes(i).size() == 4) {
      year = *first;
      day = *third;
    } else if (text.bytes(i + 4).size() == 2 && slash) {
      year += year < 70 ? 2000 : 1900;
    } else if (text.bytes(i + 4).size() != 4) {
      return 0;
    }
    if (text.bytes(i).size() != 4 && (month > 12 || (text.month_first() && day <= 12))) std::swap(day, month);
    if (!is_day(day, month) || year < 1000) return 0;
    return add_mention(text, found, i, i + 5, NumberKind::kDate, date_value(year, month, day), true);
  }
  if (!slash) return 0;
  if (year_at(text, i + 2) && *second >= 1900 && *second <= 2100 && *first >= 1 && *first <= 12) {
    return add_mention(text, found, i, i + 3, NumberKind::kDate, date_value(*second, *first, 0), true);
  }
  if (text.vietnamese() && is_day(*first, *second) && text.bytes(i + 2).size() <= 2 &&
      !(*first == 24 && *second == 7)) {
    if (text.is_mark(i + 3, "%") || text.norm(i + 3) == "tháng") return 0;
    if (*first > 12 || date_cue_before(text, i)) {
      return add_mention(text, found, i, i + 3, NumberKind::kDate, date_value(0, *second, *first), true);
    }
  }
  return 0;
}

std::size_t add_english_date(const NumberText& text, std::vector<NumberMention>& found, std::size_t first,
                             std::uint32_t day, std::size_t month_word) {
  const auto month = english_month(text.norm(month_word));
  if (!month || !text.word(month_word).capitalised || !is_day(day, *month)) return 0;
  std::size_t next = month_word + 1;
  if (text.norm(month_word).size() <= 4 && text.is_mark(next, ".") && text.glued(month_word)) ++next;
  std::size_t year_word = next;
  if (text.is_mark(year_word, ",")) ++year_word;
  if (const auto year = year_at(text, year_word); year && !hyphenated(text, year_word)) {
    return add_mention(text, found, first, year_word + 1, NumberKind::kDate, date_value(*year, *month, day), true);
  }
  return add_mention(text, found, first, next, NumberKind::kDate, date_value(0, *month, day), true);
}

std::size_t add_english_month_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i) {
  const auto month = english_month(text.norm(i));
  if (!month || !text.word(i).capitalised) return 0;
  const bool abbreviated =
      text.norm(i).size() <= 4 && text.norm(i) != "june" && text.norm(i) != "july" && text.norm(i) != "may";
  std::size_t next = i + 1;
  if (abbreviated && text.is_mark(next, ".") && text.glued(i)) ++next;
  if (text.has(next)) {
    const auto parts = text.has_digit(next) ? cut_digit_word(text, next) : std::nullopt;
    if (parts && parts->prefix.empty() &&
        (parts->suffix.empty() || parts->suffix == "st" || parts->suffix == "nd" || parts->suffix == "rd" ||
         parts->suffix == "th") &&
        parts->number.size() <= 2) {
      const auto day = Decimal(parts->number, 0).small_integer(31);
      if (day && is_day(*day, *month) && parts->number.find_first_not_of("0123456789") == std::string_view::npos &&
          !(text.glued(next) && (text.is_mark(next + 1, ":") || text.is_mark(next + 1, "%")))) {
        std::size_t year_word = next + 1;
        if (text.is_mark(year_word, ",")) ++year_word;
        if (const auto year = year_at(text, year_word); year && !hyphenated(text, year_word)) {
          return add_mention(text, found, i, year_word + 1, NumberKind::kDate, date_value(*year, *month, *day), true);
        }
        return add_mention(text, found, i, next + 1, NumberKind::kDate, date_value(0, *month, *day), true);
      }
    }
    std::size_t year_word = next;
    if (text.is_mark(year_word, ",") || text.norm(year_word) == "of") ++year_word;
    if (const auto year = year_at(text, year_word)) {
      return add_mention(text, found, i, year_word + 1, NumberKind::kDate, date_value(*year, *month, 0), true);
    }
  }
  // "May" and "March" have other lives, and "from January to July" is "the first 7 months" elsewhere.
  return add_mention(text, found, i, i + 1, NumberKind::kDate, date_value(0, *month, 0), false);
}

std::size_t add_vietnamese_date(const NumberText& text, std::vector<NumberMention>& found, std::size_t first,
                                std::uint32_t day, std::size_t next) {
  if (text.norm(next) != "tháng") return 0;
  std::size_t behind = 0;
  const auto month = vietnamese_small_integer_at(text, next + 1, 12, behind);
  if (!month || !is_day(day, *month)) return 0;
  std::uint32_t year = 0;
  behind = take_year(text, behind, year);
  if (year == 0 && day <= 12) {
    constexpr std::array<std::string_view, 7> kDay = {"ngày", "mùng", "mồng", "sáng", "đêm", "hôm", "chiều"};
    if (first == 0 || !is_one_of(text.norm(first - 1), kDay)) return 0;
  }
  return add_mention(text, found, first, behind, NumberKind::kDate, date_value(year, *month, day), true);
}

std::size_t add_vietnamese_month_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i) {
  constexpr std::array<std::string_view, 8> kEach = {"mỗi", "một", "hằng", "hàng", "từng", "nhiều", "vài", "mấy"};
  if (i > 0 &&
      (text.has_digit(i - 1) || is_one_of(text.norm(i - 1), kEach) || vietnamese_number_word(text.norm(i - 1))))
    return 0;
  std::size_t next = 0;
  auto month = vietnamese_small_integer_at(text, i + 1, 12, next);
  bool certain = true;
  if (!month && text.norm(i + 1) == "giêng") {
    month = 1;
    next = i + 2;
    certain = false;
  }
  if (!month && text.norm(i + 1) == "chạp") {
    month = 12;
    next = i + 2;
    certain = false;
  }
  if (!month) return 0;
  if (text.norm(i + 1) == "năm" || text.norm(i + 1) == "một") {  // "months and years"; "tháng một" is rare
    if (!text.has(i + 1) || !text.word(i + 1).capitalised) certain = false;
    if (text.has_digit(i + 2)) return 0;  // "tháng, năm 2025" without the comma
  }
  std::size_t scale = 0;
  if (scale_word_at(text, next, scale) || text.is_mark(next, "%")) return 0;
  std::uint32_t year = 0;
  next = take_year(text, next, year);
  next = add_mention(text, found, i, next, NumberKind::kDate, date_value(year, *month, 0), certain);
  // "tháng 9-10", "tháng 2 - 5"
  if (year == 0 && text.is_hyphen(next) && plain_integer_at(text, next + 1, 12) &&
      text.word(next - 1).kind == WordKind::kNumber) {
    const std::uint32_t last = *plain_integer_at(text, next + 1, 12);
    std::size_t behind = take_year(text, next + 2, year);
    if (last > 0) return add_mention(text, found, next + 1, behind, NumberKind::kDate, date_value(year, last, 0), true);
  }
  return next;
}

std::size_t add_worded_date_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i) {
  if (text.vietnamese()) {
    std::size_t next = 0;
    const auto day = vietnamese_small_integer_at(text, i, 31, next);
    return day ? add_vietnamese_date(text, found, i, *day, next) : 0;
  }
  if (!text.english()) return 0;
  const auto parts = cut_digit_word(text, i);
  if (!parts || !parts->prefix.empty()) return 0;
  const std::string& suffix = parts->suffix;
  if (!suffix.empty() && suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") return 0;
  if (parts->number.find_first_not_of("0123456789") != std::string_view::npos) return 0;
  const auto day = Decimal(parts->number, 0).small_integer(31);
  if (!day || *day == 0) return 0;
  std::size_t month_word = i + 1;
  if (text.norm(month_word) == "day" && text.norm(month_word + 1) == "of") month_word += 2;
  if (text.norm(month_word) == "of") ++month_word;
  return add_english_date(text, found, i, *day, month_word);
}

}  // namespace lacuna::text
