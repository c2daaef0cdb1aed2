#include "eval/text/numbers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "eval/text/decimal.h"
#include "eval/text/english_numbers.h"
#include "eval/text/normalize.h"
#include "eval/text/number_dates.h"
#include "eval/text/number_digits.h"
#include "eval/text/number_doubt.h"
#include "eval/text/number_quantity.h"
#include "eval/text/number_text.h"
#include "eval/text/number_times.h"
#include "eval/text/number_words.h"
#include "eval/text/vietnamese_numbers.h"

namespace lacuna::text {
namespace {

/// Whether a < b, for small numbers of at most two decimals; false for others.
bool is_less(const Decimal& a, const Decimal& b) {
  constexpr std::uint32_t kLimit = 100000000;
  const auto x = a.shifted(2).small_integer(kLimit);
  const auto y = b.shifted(2).small_integer(kLimit);
  return x && y && *x < *y;
}

/// Walks over the words and asks the readers in turn what begins there: the longest and surest forms first.
class NumberScanner {
 public:
  NumberScanner(std::string_view text, const std::vector<Word>& words, std::string_view language)
      : text_(text, words, language) {}

  std::vector<NumberMention> run() {
    std::size_t i = 0;
    while (i < text_.size()) {
      const std::size_t next = step(i);
      i = next > i ? next : i + 1;
    }
    return std::move(found_);
  }

 private:
  // The functions with a word's index return the word to go on with, or 0 when nothing of theirs begins there.

  std::size_t step(std::size_t i) {
    if (text_.has_digit(i)) {
      if (part_of_a_name(i)) return i + 1;
      if (const std::size_t next = add_time_at(text_, found_, i)) return next;
      if (const std::size_t next = add_numeric_date_at(text_, found_, i)) return next;
      if (const std::size_t next = add_worded_date_at(text_, found_, i)) return next;
      if (const std::size_t next = numbered_name_at(i)) return next;
      if (const auto quantity = digit_quantity_at(text_, i)) return emit(i, *quantity);
      return add_digit_groups_at(text_, found_, i);
    }
    if (!text_.has(i) || text_.word(i).kind != WordKind::kWord) return i + 1;
    if (text_.vietnamese()) {
      if (const std::size_t next = vietnamese_at(i)) return next;
    } else if (text_.english()) {
      if (const std::size_t next = english_at(i)) return next;
    }
    return roman_at(i, i);
  }

  /// "COVID-19", "BK-1873", digits of an address on the web: not numbers.
  [[nodiscard]] bool part_of_a_name(std::size_t i) const {
    if (i >= 2 && text_.is_hyphen(i - 1) && text_.glued(i - 1) && text_.glued(i - 2) &&
        text_.word(i - 2).kind == WordKind::kWord && !text_.has_digit(i - 2)) {
      constexpr std::array<std::string_view, 16> kPrefixes = {"mid",  "pre",   "post", "early", "late", "under",
                                                              "over", "below", "top",  "non",   "near", "sub",
                                                              "and",  "or",    "to",   "by"};
      const bool number_word = text_.english() && (english_number_word(text_.norm(i - 2)).has_value() ||
                                                   english_month(text_.norm(i - 2)).has_value());
      const bool label = is_roman_cue(text_.norm(i - 2)) && !text_.word(i - 2).upper;  // "Level-2"
      if (!is_one_of(text_.norm(i - 2), kPrefixes) && !number_word && !label) return true;
    }
    // Within a web or mail address.
    const std::size_t begin = text_.word(i).span.begin;
    std::size_t token = begin;
    while (token > 0 && begin - token < 200 && static_cast<unsigned char>(text_.bytes()[token - 1]) > ' ') --token;
    const std::string_view before = text_.bytes().substr(token, begin - token);
    return before.find("://") != std::string_view::npos || before.starts_with("www.") ||
           before.find('@') != std::string_view::npos;
  }

  std::size_t emit(std::size_t i, const Quantity& quantity) {
    std::size_t next = quantity.next;
    std::size_t end = quantity.end_byte;
    NumberKind kind = quantity.ordinal ? NumberKind::kOrdinal : NumberKind::kCardinal;
    if (const std::size_t behind = percent_at(next, end); behind > next) {
      next = behind;
      end = text_.word(behind - 1).span.end;
      kind = NumberKind::kPercent;
    }
    const std::size_t before = found_.empty() ? 0 : found_.back().span.end;
    bool certain = quantity.certain();
    if (kind == NumberKind::kPercent) {
      certain = certain && quantity.value.small_integer(100) != 100U;  // "all"
    } else {
      certain = certain && !is_doubtful(text_, quantity, i, quantity.next, before);
      scale_range(i, quantity);
    }
    if (!quantity.scaled && kind == NumberKind::kCardinal) unscaled_end_ = end;
    found_.push_back({.span = {quantity.begin_byte, end},
                      .kind = kind,
                      .value = range_end(i, quantity).value_or(quantity.value).to_string(),
                      .other_value = quantity.other ? quantity.other->to_string() : "",
                      .certain = certain});
    return next;
  }

  /// "1 đến 5 triệu", "1-5 million": the scale is that of the number before too, which was the last one found.
  void scale_range(std::size_t i, const Quantity& quantity) {
    if (quantity.scale <= 0 || found_.empty() || found_.back().span.end != unscaled_end_) return;
    const std::size_t end = unscaled_end_;
    if (end > quantity.begin_byte || quantity.begin_byte - end > 8) return;
    std::size_t joint = i;
    if (joint > 0 && text_.word(joint - 1).kind == WordKind::kSymbol) --joint;
    if (joint == 0 || text_.word(joint - 1).span.begin < end) return;
    if (joint >= 2 && text_.word(joint - 2).span.end > end) return;  // more than the joint lies between them
    constexpr std::array<std::string_view, 3> kJoints = {"đến", "tới", "to"};
    const bool dash = text_.is_hyphen(joint - 1) || text_.is_mark(joint - 1, "\u2013");
    if (!dash && !is_one_of(text_.norm(joint - 1), kJoints)) return;
    const auto low = parse_decimal(found_.back().value, true);
    if (!low || !is_less(*low, quantity.value.shifted(-quantity.scale))) return;
    found_.back().value = low->shifted(quantity.scale).to_string();
  }

  /// "1038–40": the year that the two digits at word i stand for.
  [[nodiscard]] std::optional<Decimal> range_end(std::size_t i, const Quantity& quantity) const {
    if (i < 2 || quantity.next != i + 1 || text_.bytes(i).size() != 2 || !text_.glued(i - 1) || !text_.glued(i - 2) ||
        (!text_.is_hyphen(i - 1) && !text_.is_mark(i - 1, "\u2013"))) {
      return std::nullopt;
    }
    if (text_.glued(i) && (text_.is_hyphen(i + 1) || text_.is_mark(i + 1, "%"))) return std::nullopt;
    const auto begin = year_at(text_, i - 2);
    const auto end = plain_integer_at(text_, i, 99);
    if (!begin || !end || *end <= *begin % 100) return std::nullopt;
    return Decimal(*begin / 100 * 100 + *end);
  }

  /// First word behind a percent sign that begins at word `next`, or `next`.
  [[nodiscard]] std::size_t percent_at(std::size_t next, std::size_t end_byte) const {
    if (!text_.has(next) || text_.word(next - 1).span.end != end_byte) return next;
    if (text_.is_mark(next, "%") || text_.is_mark(next, "\uFF05") || text_.is_mark(next, "\u066A")) return next + 1;
    if (text_.english()) {
      if (text_.norm(next) == "percent" || text_.norm(next) == "pct" || text_.norm(next) == "percentage") {
        const bool points = text_.norm(next + 1) == "points" || text_.norm(next + 1) == "point";
        return next + (points ? 2 : text_.norm(next) == "percentage" ? 0 : 1);
      }
      if (text_.norm(next) == "per" && text_.norm(next + 1) == "cent") return next + 2;
    }
    if (text_.vietnamese()) {
      if (text_.norm(next) == "phần" && text_.norm(next + 1) == "trăm") return next + 2;
      if (text_.norm(next) == "điểm" && text_.norm(next + 1) == "phần" && text_.norm(next + 2) == "trăm")
        return next + 3;
      if (text_.norm(next) == "điểm" && text_.is_mark(next + 1, "%")) return next + 2;
    }
    return next;
  }

  /// "Q4" (a quarter of the year, or a district), "Gen2", "GPU0": may be "quý 4", "thế hệ 2", "GPU 0" elsewhere.
  std::size_t numbered_name_at(std::size_t i) {
    const std::string_view word = text_.bytes(i);
    const std::size_t letters = word.find_first_of("0123456789");
    if (letters == std::string_view::npos || letters == 0 || word.size() - letters > 2) return 0;
    if (word.find_first_not_of("0123456789", letters) != std::string_view::npos) return 0;
    const std::string_view digits = word.substr(letters);
    const bool quarter = letters == 1 && digits.size() == 1 && (word[0] == 'Q' || word[0] == 'q') && digits[0] >= '1' &&
                         digits[0] <= '4';
    if (!quarter && (letters < 3 || is_currency(lower_nfc(word.substr(0, letters))))) return 0;
    // "IPv6" is a name of its own.
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const std::string_view tail = word.substr(1, letters - 1);
    if (!std::all_of(tail.begin(), tail.end(), lower) && !std::all_of(word.begin(), tail.end(), upper)) {
      return 0;
    }
    const std::size_t end = text_.word(i).span.end;
    found_.push_back({.span = {quarter ? text_.word(i).span.begin : end - digits.size(), end},
                      .kind = NumberKind::kOrdinal,
                      .value = Decimal(digits, 0).to_string(),
                      .certain = false});
    return i + 1;
  }

  std::size_t vietnamese_at(std::size_t i) {
    const std::string_view word = text_.norm(i);
    if (word == "tháng") return add_vietnamese_month_at(text_, found_, i);
    if (word == "thứ") return thu_at(i);
    if (word == "chục" || word == "nửa" || word == "rưỡi") {
      const bool ten = word == "chục";
      return add_mention(text_, found_, i, i + 1, NumberKind::kCardinal, ten ? "10" : "0.5", false);
    }
    if ((word == "gấp" || word == "nhân") && text_.norm(i + 1) == "đôi") {
      return add_mention(text_, found_, i, i + 2, NumberKind::kCardinal, "2", false);
    }
    if (word == "gấp" && text_.norm(i + 1) == "rưỡi") {
      return add_mention(text_, found_, i, i + 2, NumberKind::kCardinal, "1.5", false);
    }
    if (word == "tư" && i > 0 && text_.norm(i - 1) == "phần") {
      return add_mention(text_, found_, i, i + 1, NumberKind::kCardinal, "4", false);
    }
    const auto quantity = vietnamese_quantity_at(text_, i);
    if (!quantity) return 0;
    const bool alone = quantity->next == i + 1;
    if (alone && word == "không") return i + 1;  // "not"
    if (alone && word == "năm" && is_vietnamese_year_word(text_, i)) return i + 1;
    if (const auto hour = quantity->value.small_integer(24)) {
      const HourReading reading = {.first = i, .next = quantity->next, .hour = *hour};
      if (const std::size_t next = add_vietnamese_time(text_, found_, reading)) return next;
    }
    if (const auto day = quantity->value.small_integer(31); day && *day > 0) {
      if (const std::size_t next = add_vietnamese_date(text_, found_, i, *day, quantity->next)) return next;
    }
    return emit(i, *quantity);
  }

  /// "thứ ba", "thứ 14", "thứ XIV", "thứ nhất": word i is "thứ".
  std::size_t thu_at(std::size_t i) {
    const std::string_view next_word = text_.norm(i + 1);
    const auto ordinal = [&](std::size_t next, std::string value, bool certain) {
      return add_mention(text_, found_, i, next, NumberKind::kOrdinal, std::move(value), certain);
    };
    if (next_word == "nhất") return ordinal(i + 2, "1", false);
    if (next_word == "nhì") return ordinal(i + 2, "2", false);
    if (next_word == "tư") return ordinal(i + 2, "4", false);
    if (text_.has_digit(i + 1)) {
      if (text_.glued(i + 1) && text_.is_mark(i + 2, ":") && text_.has_digit(i + 3)) return 0;  // "phút thứ 13:10"
      const auto value = plain_integer_at(text_, i + 1, 1000000);
      // "thứ 2" to "thứ 7" are Monday to Saturday too.
      return value ? ordinal(i + 2, std::to_string(*value), *value < 2 || *value > 7) : 0;
    }
    if (const std::size_t next = roman_at(i + 1, i);
        next > i + 1 && !found_.empty() && found_.back().span.begin == text_.word(i).span.begin) {
      return next;
    }
    const auto quantity = vietnamese_quantity_at(text_, i + 1);
    if (!quantity || quantity->value.is_zero()) return 0;
    return ordinal(quantity->next, quantity->value.to_string(), quantity->certain());
  }

  std::size_t english_at(std::size_t i) {
    const std::string_view word = text_.norm(i);
    if (const std::size_t next = add_english_month_at(text_, found_, i)) return next;
    if (const std::string_view value = english_amount_word(word); !value.empty()) {
      return add_mention(text_, found_, i, i + 1, NumberKind::kCardinal, std::string(value), false);
    }
    if (word == "noon") return add_mention(text_, found_, i, i + 1, NumberKind::kTime, "12:00", false);
    if (word == "midnight") return add_mention(text_, found_, i, i + 1, NumberKind::kTime, "00:00", false);
    const auto quantity = english_quantity_at(text_, i);
    if (!quantity) return 0;
    if (const auto day = quantity->value.small_integer(31); day && *day > 0 && !quantity->scaled) {
      std::size_t month_word = quantity->next;
      if (text_.norm(month_word) == "of") ++month_word;
      if (const std::size_t next = text_.has(month_word) ? add_english_date(text_, found_, i, *day, month_word) : 0)
        return next;
    }
    if (const auto hour = quantity->value.small_integer(12)) {
      const HourReading reading = {.first = i, .next = quantity->next, .hour = *hour};
      if (const std::size_t next = add_english_time(text_, found_, reading)) return next;
    }
    return emit(i, *quantity);
  }

  /// A Roman numeral at word i; the mention begins at word `first`.
  std::size_t roman_at(std::size_t i, std::size_t first) {
    if (!text_.has(i) || text_.word(i).kind != WordKind::kWord) return i + 1;
    const std::string_view letters = text_.bytes(i);
    const auto value = roman_value(letters);
    if (!value) return i + 1;
    if (text_.glued(i) && (text_.is_mark(i + 1, "'") || text_.is_mark(i + 1, "\u2019"))) return i + 1;
    const bool cue = i > 0 && is_roman_cue(text_.norm(i - 1));
    const bool plain = letters.find_first_not_of("IVX") == std::string_view::npos;
    if (letters.size() == 1) {
      if (!plain || (!cue && !lone_roman(i))) return i + 1;
    } else if (!plain && !cue && letters.size() == 2) {
      return i + 1;  // "CD", "MC", "DC"
    }
    // "quý IV", "World War II", "Specialist II" are as often said without the number.
    const bool certain = letters.size() > 1 && cue && (first < i || *value > 10);
    return add_mention(text_, found_, first, i + 1, NumberKind::kRoman, std::to_string(*value), certain);
  }

  /// Whether a lone I, V or X may be a number: not the English pronoun, not an initial.
  [[nodiscard]] bool lone_roman(std::size_t i) const {
    if (text_.glued(i) && text_.is_mark(i + 1, ".")) return false;
    if (i == 0) return false;
    return text_.english() ? text_.word(i - 1).kind == WordKind::kWord && text_.word(i - 1).capitalised && i > 1 : true;
  }

  NumberText text_;
  std::vector<NumberMention> found_;
  std::size_t unscaled_end_ = 0;  ///< last byte of the last cardinal without a scale
};

bool is_numeric(const NumberMention& mention) {
  return mention.kind != NumberKind::kDate && mention.kind != NumberKind::kTime;
}

struct DateParts {
  std::string_view year;
  std::string_view month;
  std::string_view day;
};
DateParts date_parts(std::string_view value) {
  DateParts parts;
  if (!value.starts_with('-')) parts.year = value.substr(0, 4);
  const std::string_view rest = value.substr(value.starts_with('-') ? 2 : 5);
  parts.month = rest.substr(0, 2);
  if (rest.size() == 5) parts.day = rest.substr(3);
  return parts;
}
std::string_view without_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? digits.substr(0, 0) : digits.substr(first);
}

}  // namespace

std::vector<NumberMention> find_numbers(std::string_view text, const std::vector<Word>& words,
                                        std::string_view language) {
  return NumberScanner(text, words, language).run();
}

bool same_value(const NumberMention& a, const NumberMention& b) {
  if (is_numeric(a) && is_numeric(b)) {
    if (a.value == b.value || a.value == b.other_value || a.other_value == b.value) return true;
    const auto half = [](const NumberMention& part, const NumberMention& share) {
      return part.value == "0.5" && share.kind == NumberKind::kPercent && share.value == "50";
    };
    return half(a, b) || half(b, a);
  }
  if (is_numeric(a)) return same_value(b, a);
  if (a.kind == NumberKind::kDate) {
    const DateParts date = date_parts(a.value);
    if (b.kind == NumberKind::kDate) {
      const DateParts other = date_parts(b.value);
      const auto agree = [](std::string_view x, std::string_view y) { return x.empty() || y.empty() || x == y; };
      return date.month == other.month && agree(date.year, other.year) && agree(date.day, other.day);
    }
    if (b.kind == NumberKind::kTime) return false;
    const bool month_alone = date.year.empty() && date.day.empty();
    if (month_alone && b.kind == NumberKind::kOrdinal && b.value == without_zeros(date.month)) return true;
    return (!date.year.empty() && b.value == date.year) || (!date.day.empty() && b.value == without_zeros(date.day));
  }
  if (b.kind == NumberKind::kDate) return false;
  const auto hour = [](std::string_view time) { return (time[0] - '0') * 10 + (time[1] - '0'); };
  if (b.kind == NumberKind::kTime) {
    return a.value.substr(2) == b.value.substr(2) && (hour(a.value) - hour(b.value)) % 12 == 0;
  }
  if (a.value.substr(2) != ":00" || b.value.size() > 2 || b.value.find('.') != std::string::npos) return false;
  const int number = std::stoi(b.value);
  return number <= 24 && (number - hour(a.value)) % 12 == 0;
}

}  // namespace lacuna::text
