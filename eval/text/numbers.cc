#include "eval/text/numbers.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/decimal.h"
#include "eval/text/normalize.h"
#include "eval/text/number_words.h"

namespace lacuna::text {
namespace {

template <std::size_t kSize>
bool is_one_of(std::string_view word, const std::array<std::string_view, kSize>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_digit(char32_t code) { return u_charType(static_cast<UChar32>(code)) == U_DECIMAL_DIGIT_NUMBER; }

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
std::string time_value(std::uint32_t hour, std::uint32_t minute) {
  std::string value = two_digits(hour % 24);
  return value.append(1, ':').append(two_digits(minute));
}

/// Languages that write 1,234.5.
bool uses_decimal_point(std::string_view subtag) {
  constexpr std::array<std::string_view, 20> kPoint = {"en", "zh", "ja", "ko",  "th", "hi", "he", "ms", "bn",  "ta",
                                                       "ur", "sw", "tl", "fil", "ga", "mt", "my", "ne", "und", ""};
  return is_one_of(subtag, kPoint);
}
/// Languages that group digits by spaces.
bool groups_by_space(std::string_view subtag) {
  constexpr std::array<std::string_view, 19> kSpace = {"fr", "ru", "uk", "be", "cs", "sk", "pl", "sv", "nb", "no",
                                                       "nn", "fi", "hu", "bg", "lt", "lv", "et", "es", "pt"};
  return is_one_of(subtag, kSpace);
}

/// A quantity that was read: from which byte, up to (not including) which word.
struct Quantity {
  Decimal value;
  std::size_t begin_byte = 0;
  std::size_t end_byte = 0;
  std::size_t next = 0;   // first word behind it
  bool digits = false;    // written in digits
  bool compound = false;  // several number words, or one from eleven on
  bool vague = false;     // "a hundred", "chục"
  bool ordinal = false;   // "14th", "twenty-first"
  bool scaled = false;    // a scale word was part of it

  [[nodiscard]] bool certain() const { return digits || (compound && !vague); }
};

/// A word of digits in its parts: "VND" "3.4" "bn".
struct DigitWord {
  std::string prefix;
  std::string_view number;
  std::string suffix;
};

class NumberFinder {
 public:
  NumberFinder(std::string_view text, const std::vector<Word>& words, std::string_view language)
      : text_(text),
        words_(words),
        subtag_(primary_subtag(language)),
        vietnamese_(subtag_ == "vi"),
        english_(subtag_ == "en"),
        month_first_(language == "en-US" || language == "en-us"),
        dot_decimal_(uses_decimal_point(subtag_)),
        space_groups_(groups_by_space(subtag_)) {}

  std::vector<NumberMention> run() {
    std::size_t i = 0;
    while (i < words_.size()) {
      const std::size_t next = step(i);
      i = next > i ? next : i + 1;
    }
    return std::move(found_);
  }

 private:
  // --- words and what lies between them
  // -------------------------------------------------------------------------------

  [[nodiscard]] bool has(std::size_t i) const { return i < words_.size(); }
  [[nodiscard]] std::string_view norm(std::size_t i) const { return has(i) ? std::string_view{words_[i].norm} : ""; }
  [[nodiscard]] std::string_view bytes(std::size_t i) const { return has(i) ? words_[i].span.of(text_) : ""; }
  /// Whether word i + 1 follows word i without a gap.
  [[nodiscard]] bool glued(std::size_t i) const { return has(i + 1) && words_[i].span.end == words_[i + 1].span.begin; }
  [[nodiscard]] bool is_mark(std::size_t i, std::string_view mark) const { return bytes(i) == mark; }
  [[nodiscard]] bool is_hyphen(std::size_t i) const {
    return is_mark(i, "-") || is_mark(i, "\u2010") || is_mark(i, "\u2011");
  }
  [[nodiscard]] bool has_digit(std::size_t i) const {
    if (!has(i)) return false;
    if (words_[i].kind == WordKind::kNumber) return true;
    if (words_[i].kind != WordKind::kWord) return false;
    const std::string_view word = bytes(i);
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  void add(ByteSpan span, NumberKind kind, std::string value, bool certain) {
    found_.push_back({.span = span, .kind = kind, .value = std::move(value), .certain = certain});
  }
  std::size_t add_words(std::size_t first, std::size_t next, NumberKind kind, std::string value, bool certain) {
    add({words_[first].span.begin, words_[next - 1].span.end}, kind, std::move(value), certain);
    return next;
  }

  // --- the step: what begins at word i
  // ---------------------------------------------------------------------------------

  std::size_t step(std::size_t i) {
    if (has_digit(i)) {
      if (part_of_a_name(i)) return i + 1;
      if (const std::size_t next = time_at(i)) return next;
      if (const std::size_t next = numeric_date_at(i)) return next;
      if (const std::size_t next = worded_date_at(i)) return next;
      if (const auto quantity = digits_at(i)) return emit(i, *quantity);
      return groups_at(i);
    }
    if (!has(i) || words_[i].kind != WordKind::kWord) return i + 1;
    if (vietnamese_) {
      if (const std::size_t next = vietnamese_at(i)) return next;
    } else if (english_) {
      if (const std::size_t next = english_at(i)) return next;
    }
    return roman_at(i, i);
  }

  /// "COVID-19", "BK-1873", digits of an address on the web: not numbers.
  [[nodiscard]] bool part_of_a_name(std::size_t i) const {
    if (i >= 2 && is_hyphen(i - 1) && glued(i - 1) && glued(i - 2) && words_[i - 2].kind == WordKind::kWord &&
        !has_digit(i - 2)) {
      constexpr std::array<std::string_view, 12> kPrefixes = {"mid",  "pre",   "post", "early", "late", "under",
                                                              "over", "below", "top",  "non",   "near", "sub"};
      const bool number_word =
          english_ && (english_number_word(norm(i - 2)).has_value() || english_month(norm(i - 2)).has_value());
      if (!is_one_of(norm(i - 2), kPrefixes) && !number_word) return true;
    }
    // Within a web or mail address.
    const std::size_t begin = words_[i].span.begin;
    std::size_t token = begin;
    while (token > 0 && begin - token < 200 && static_cast<unsigned char>(text_[token - 1]) > ' ') --token;
    const std::string_view before = text_.substr(token, begin - token);
    return before.find("://") != std::string_view::npos || before.starts_with("www.") ||
           before.find('@') != std::string_view::npos;
  }

  std::size_t emit(std::size_t i, const Quantity& quantity) {
    std::size_t next = quantity.next;
    std::size_t end = quantity.end_byte;
    NumberKind kind = quantity.ordinal ? NumberKind::kOrdinal : NumberKind::kCardinal;
    if (const std::size_t behind = percent_at(next, end); behind > next) {
      next = behind;
      end = words_[behind - 1].span.end;
      kind = NumberKind::kPercent;
    }
    const bool certain = quantity.certain() && !small_fraction(i, quantity) && !article(i, quantity, next);
    add({quantity.begin_byte, end}, kind, quantity.value.to_string(), certain);
    return next;
  }

  /// First word behind a percent sign that begins at word `next`, or `next`.
  [[nodiscard]] std::size_t percent_at(std::size_t next, std::size_t end_byte) const {
    if (!has(next) || words_[next - 1].span.end != end_byte) return next;
    if (is_mark(next, "%") || is_mark(next, "\uFF05") || is_mark(next, "\u066A")) return next + 1;
    if (english_) {
      if (norm(next) == "percent" || norm(next) == "pct" || norm(next) == "percentage") {
        const bool points = norm(next + 1) == "points" || norm(next + 1) == "point";
        return next + (points ? 2 : norm(next) == "percentage" ? 0 : 1);
      }
      if (norm(next) == "per" && norm(next + 1) == "cent") return next + 2;
    }
    if (vietnamese_) {
      if (norm(next) == "phần" && norm(next + 1) == "trăm") return next + 2;
      if (norm(next) == "điểm" && norm(next + 1) == "phần" && norm(next + 2) == "trăm") return next + 3;
      if (norm(next) == "điểm" && is_mark(next + 1, "%")) return next + 2;
    }
    return next;
  }

  /// "1 tokenizer mới": in Vietnamese "1" before a word is often no more than "a".
  [[nodiscard]] bool article(std::size_t i, const Quantity& quantity, std::size_t next) const {
    return vietnamese_ && quantity.digits && !quantity.scaled && next == i + 1 && bytes(i) == "1" && has(next) &&
           !glued(i) && words_[next].kind == WordKind::kWord && !words_[next].capitalised && !has_digit(next);
  }

  /// "1/3" is "a third" as often as not.
  [[nodiscard]] bool small_fraction(std::size_t i, const Quantity& quantity) const {
    const auto value = quantity.value.small_integer(10);
    if (!value || !quantity.digits) return false;
    const auto other = [&](std::size_t k) -> std::optional<std::uint32_t> {
      if (!has(k) || words_[k].kind != WordKind::kNumber) return std::nullopt;
      const auto decimal = parse_decimal(bytes(k), dot_decimal_);
      return decimal ? decimal->small_integer(10) : std::nullopt;
    };
    if (is_mark(i + 1, "/") && glued(i) && glued(i + 1)) {
      const auto below = other(i + 2);
      return below && *value < *below;
    }
    if (i >= 2 && is_mark(i - 1, "/") && glued(i - 1) && glued(i - 2)) {
      const auto above = other(i - 2);
      return above && *above < *value;
    }
    return false;
  }

  // --- digits
  // ----------------------------------------------------------------------------------------------------------

  /// Cuts a word with digits into letters, number and letters; nothing for other shapes ("IPv6", "15h30", "A4b2").
  [[nodiscard]] std::optional<DigitWord> cut(std::size_t i) const {
    const std::string_view word = bytes(i);
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

  /// Digits at word i with their affixes, grouping by spaces and scale words.
  [[nodiscard]] std::optional<Quantity> digits_at(std::size_t i) const {
    const auto parts = cut(i);
    if (!parts || (!parts->prefix.empty() && !is_currency(parts->prefix))) return std::nullopt;
    Quantity quantity;
    quantity.digits = true;
    quantity.begin_byte = words_[i].span.begin;
    quantity.next = i + 1;
    std::string number(parts->number);
    quantity.end_byte = static_cast<std::size_t>(parts->number.data() - text_.data()) + parts->number.size();
    if (parts->suffix.empty()) join_spaced_groups(number, quantity);
    const auto value = parse_decimal(number, dot_decimal_);
    if (!value) return std::nullopt;
    quantity.value = *value;
    const bool money = !parts->prefix.empty() || (i > 0 && glued(i - 1) && is_money_sign(i - 1));
    if (!parts->suffix.empty()) {
      const char last = bytes(i).back();
      const bool capital = parts->suffix.size() == 1 && (last == 'K' || last == 'M');  // "124M", not 5 m
      if (const auto scale = scale_suffix(parts->suffix, vietnamese_, money || capital)) {
        quantity.value = quantity.value.shifted(*scale);
        quantity.scaled = true;
        quantity.end_byte = words_[i].span.end;
        return continue_scaled(quantity, *scale);
      }
      if (english_ &&
          (parts->suffix == "st" || parts->suffix == "nd" || parts->suffix == "rd" || parts->suffix == "th")) {
        quantity.ordinal = true;
        quantity.end_byte = words_[i].span.end;
        return quantity;
      }
      if (parts->suffix == "s" && english_ && parts->number.size() >= 2) return quantity;  // "1990s"
      // "5G", "3D" name things; "5g" weighs.
      const bool letter_name =
          parts->suffix.size() == 1 && (last == 'G' || last == 'D' || last == 'S' || last == 'X' || last == 'H');
      if (letter_name || !is_unit_suffix(parts->suffix) || !parts->prefix.empty()) return std::nullopt;
      return quantity;
    }
    return take_scales(quantity);
  }

  [[nodiscard]] bool is_money_sign(std::size_t i) const {
    return words_[i].kind == WordKind::kSymbol &&
           u_charType(static_cast<UChar32>(code_point_at(text_, words_[i].span.begin))) == U_CURRENCY_SYMBOL;
  }

  /// "1 234 567" in languages that group so, or with no-break spaces in any.
  void join_spaced_groups(std::string& number, Quantity& quantity) const {
    const auto ascii = ascii_number(number);
    if (!ascii || ascii->size() > 3 || ascii->find_first_not_of("0123456789") != std::string::npos) return;
    while (has(quantity.next) && words_[quantity.next].kind == WordKind::kNumber) {
      const std::string_view gap =
          text_.substr(quantity.end_byte, words_[quantity.next].span.begin - quantity.end_byte);
      if (gap != "\u00A0" && gap != "\u202F" && gap != "\u2009" && !(gap == " " && space_groups_)) return;
      const auto group = ascii_number(bytes(quantity.next));
      if (!group) return;
      const std::size_t whole = std::min(group->find_first_not_of("0123456789"), group->size());
      if (whole != 3) return;
      number += *group;
      quantity.end_byte = words_[quantity.next].span.end;
      ++quantity.next;
      if (group->size() > 3) return;
    }
  }

  /// Exponent of the scale word i ("tỷ", "million"), which may be glued with a hyphen; `next` moves behind it.
  [[nodiscard]] std::optional<int> scale_word(std::size_t i, std::size_t& next) const {
    if (english_ && has(i + 1) && i > 0 && is_hyphen(i) && glued(i - 1) && glued(i)) ++i;
    if (!has(i) || words_[i].kind != WordKind::kWord) return std::nullopt;
    if (vietnamese_) {
      const auto word = vietnamese_number_word(norm(i));
      if (norm(i) == "chục") {
        next = i + 1;
        return 1;
      }
      if (!word || (word->kind != NumberWordKind::kScale && word->kind != NumberWordKind::kHundred))
        return std::nullopt;
      constexpr std::array<std::string_view, 7> kRates = {"lệ", "số", "giá", "trọng", "suất", "phú", "phần"};
      if (word->value == 9 && is_one_of(norm(i + 1), kRates)) return std::nullopt;  // "tỷ lệ": a rate
      next = i + 1;
      return static_cast<int>(word->value);
    }
    if (english_) {
      if (const auto word = english_number_word(norm(i));
          word && (word->kind == NumberWordKind::kScale || word->kind == NumberWordKind::kHundred)) {
        next = i + 1;
        return static_cast<int>(word->value);
      }
      if (norm(i) == "bn") {
        next = i + 1;
        return 9;
      }
    }
    return std::nullopt;
  }

  /// Scale words behind a quantity of digits: "2.500 tỷ", "100 nghìn tỷ", "2 tỷ 500 triệu", "3 triệu rưỡi".
  [[nodiscard]] Quantity take_scales(Quantity quantity) const {
    int scale = 0;
    std::size_t next = quantity.next;
    while (const auto power = scale_word(next, next)) {
      quantity.value = quantity.value.shifted(*power);
      scale += *power;
      take(quantity, next);
    }
    if (scale == 0) return quantity;
    quantity.scaled = true;
    return continue_scaled(quantity, scale);
  }

  [[nodiscard]] Quantity continue_scaled(Quantity quantity, int scale) const {
    if (vietnamese_ && norm(quantity.next) == "rưỡi") {
      quantity.value = quantity.value + Decimal(5).shifted(scale - 1);
      take(quantity, quantity.next + 1);
      return quantity;
    }
    // "2 tỷ 500 triệu": digits with a smaller scale add.
    while (has(quantity.next) && words_[quantity.next].kind == WordKind::kNumber) {
      const auto more = parse_decimal(bytes(quantity.next), dot_decimal_);
      std::size_t next = quantity.next + 1;
      const auto power = more ? scale_word(next, next) : std::nullopt;
      if (!power || *power >= scale || !more->shifted(*power).below_power(scale)) break;
      quantity.value = quantity.value + more->shifted(*power);
      scale = *power;
      take(quantity, next);
    }
    return quantity;
  }

  void take(Quantity& quantity, std::size_t next) const {
    quantity.next = next;
    quantity.end_byte = words_[next - 1].span.end;
  }

  /// Digits that are no number of either convention: the groups of a telephone number one by one; versions not at all.
  std::size_t groups_at(std::size_t i) {
    if (words_[i].kind != WordKind::kNumber) return i + 1;
    const auto ascii = ascii_number(bytes(i));
    if (!ascii || ascii->size() != words_[i].span.size()) return i + 1;
    std::vector<ByteSpan> groups;
    bool long_group = false;
    for (std::size_t at = 0; at < ascii->size();) {
      const std::size_t end = std::min(ascii->find_first_of(".,'", at), ascii->size());
      if (end > at) groups.push_back({words_[i].span.begin + at, words_[i].span.begin + end});
      long_group = long_group || end - at > 3;
      at = end + 1;
    }
    if (!long_group) return i + 1;
    for (const ByteSpan& group : groups) {
      add(group, NumberKind::kCardinal, Decimal(group.of(text_), 0).to_string(), true);
    }
    return i + 1;
  }

  /// A plain integer of digits without affixes at word i, not above `limit`.
  [[nodiscard]] std::optional<std::uint32_t> plain_integer(std::size_t i, std::uint32_t limit) const {
    if (!has(i) || words_[i].kind != WordKind::kNumber) return std::nullopt;
    const auto ascii = ascii_number(bytes(i));
    if (!ascii || ascii->find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    return Decimal(*ascii, 0).small_integer(limit);
  }
  [[nodiscard]] std::optional<std::uint32_t> year_at(std::size_t i) const {
    const auto year = plain_integer(i, 2999);
    return year && *year >= 1000 && bytes(i).size() == 4 ? year : std::nullopt;
  }
  /// A day or month in digits or (Vietnamese) words; `next` moves behind it.
  [[nodiscard]] std::optional<std::uint32_t> small_at(std::size_t i, std::uint32_t limit, std::size_t& next) const {
    if (const auto value = plain_integer(i, limit)) {
      next = i + 1;
      return *value > 0 ? value : std::nullopt;
    }
    if (!vietnamese_ || !has(i) || words_[i].kind != WordKind::kWord) return std::nullopt;
    if (norm(i) == "tư") {
      next = i + 1;
      return 4U;
    }
    const auto group = vietnamese_group(i);
    if (!group) return std::nullopt;
    const auto value = group->value.small_integer(limit);
    if (!value || *value == 0) return std::nullopt;
    next = group->next;
    return value;
  }

  // --- times
  // -----------------------------------------------------------------------------------------------------------

  /// +12 hours for "pm", 0 for "am", by the marks that begin at word i; `next` moves behind them.
  [[nodiscard]] std::optional<std::uint32_t> half_day_at(std::size_t i, std::size_t& next) const {
    const std::string_view word = norm(i);
    const bool morning = word == "am" || word == "a.m";
    if (!morning && word != "pm" && word != "p.m") return std::nullopt;
    next = i + 1;
    if (word.size() == 3 && is_mark(next, ".") && glued(i)) ++next;
    return morning ? 0U : 12U;
  }
  static std::uint32_t on_clock(std::uint32_t hour, std::uint32_t half) { return hour % 12 + half; }

  /// Hour of 24 by the Vietnamese part of the day at word i; `next` moves behind it.
  [[nodiscard]] std::uint32_t with_day_part(std::uint32_t hour, std::size_t i, std::size_t& next) const {
    const std::string_view part = norm(i);
    if (part == "sáng") {
      next = i + 1;
      return hour;
    }
    if (part == "trưa") {
      next = i + 1;
      return hour < 4 ? hour + 12 : hour;
    }
    if (part == "chiều" || part == "tối") {
      next = i + 1;
      return hour < 12 ? hour + 12 : hour;
    }
    if (part == "đêm" || part == "khuya") {
      next = i + 1;
      return hour == 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour;
    }
    return hour;
  }
  [[nodiscard]] bool time_cue_before(std::size_t i) const {
    return i > 0 && (norm(i - 1) == "lúc" || norm(i - 1) == "hồi");
  }

  std::size_t time_at(std::size_t i) {
    if (const std::size_t next = clock_at(i)) return next;
    if (const std::size_t next = glued_hours_at(i)) return next;
    return vietnamese_ ? hours_at(i, i, 0) : 0;
  }

  /// "15:30", "3:30 pm", "3:30pm", "3 p.m.", "3pm", "5.40 a.m.".
  std::size_t clock_at(std::size_t i) {
    const auto hour = plain_integer(i, 24);
    std::size_t next = 0;
    if (hour && bytes(i).size() <= 2 && glued(i) && is_mark(i + 1, ":") && glued(i + 1) && has(i + 2)) {
      const auto parts = cut(i + 2);
      if (!parts || !parts->prefix.empty() || parts->number.size() != 2) return 0;
      const auto minute = Decimal(parts->number, 0).small_integer(59);
      if (!minute) return 0;
      next = i + 3;
      if (parts->suffix.empty() && glued(i + 2) && is_mark(next, ":") && glued(next) && plain_integer(next + 1, 59)) {
        next += 2;  // seconds
      }
      std::uint32_t value = *hour;
      if (parts->suffix == "am" || parts->suffix == "pm") {
        value = on_clock(value, parts->suffix == "pm" ? 12 : 0);
      } else if (!parts->suffix.empty()) {
        return 0;
      } else if (const auto half = half_day_at(next, next)) {
        value = on_clock(value, *half);
      }
      return add_words(i, next, NumberKind::kTime, time_value(value, *minute), true);
    }
    const auto parts = cut(i);
    if (!parts || !parts->prefix.empty()) return 0;
    std::optional<std::uint32_t> half;
    if (parts->suffix == "am" || parts->suffix == "pm") {
      half = parts->suffix == "pm" ? 12U : 0U;
      next = i + 1;
    } else if (parts->suffix.empty()) {
      half = half_day_at(i + 1, next);
    }
    if (!half) return 0;
    const std::size_t dot = parts->number.find('.');
    const auto hours = Decimal(parts->number.substr(0, dot), 0).small_integer(12);
    std::optional<std::uint32_t> minute = 0U;
    if (dot != std::string_view::npos) {
      const std::string_view digits = parts->number.substr(dot + 1);
      minute = digits.size() == 2 ? Decimal(digits, 0).small_integer(59) : std::nullopt;
    }
    if (!hours || !minute || parts->number.find_first_not_of("0123456789.") != std::string_view::npos) return 0;
    return add_words(i, next, NumberKind::kTime, time_value(on_clock(*hours, *half), *minute), true);
  }

  /// "15h30", "15g30", "15h".
  std::size_t glued_hours_at(std::size_t i) {
    const std::string_view word = norm(i);
    const std::size_t letter = word.find_first_not_of("0123456789");
    if (letter == std::string_view::npos || letter == 0 || letter > 2 || (word[letter] != 'h' && word[letter] != 'g')) {
      return 0;
    }
    const auto hour = Decimal(word.substr(0, letter), 0).small_integer(24);
    const std::string_view rest = word.substr(letter + 1);
    if (!hour || rest.size() > 2 || rest.find_first_not_of("0123456789") != std::string_view::npos) return 0;
    std::size_t next = i + 1;
    const std::uint32_t value = vietnamese_ ? with_day_part(*hour, next, next) : *hour;
    if (rest.empty()) {
      if (word[letter] != 'h') return 0;  // grams
      if (next == i + 1 && !time_cue_before(i)) return 0;
      return add_words(i, next, NumberKind::kTime, time_value(value, 0), true);
    }
    const auto minute = Decimal(rest, 0).small_integer(59);
    if (!minute || rest.size() != 2) return 0;
    return add_words(i, next, NumberKind::kTime, time_value(value, *minute), true);
  }

  /// "15 giờ 30", "3 giờ chiều", "8 giờ rưỡi", "8 giờ kém 15", "lúc 8 giờ": the hour begins at `first`; for words it
  /// was read already (`words_next` > 0, value `hour`).
  std::size_t hours_at(std::size_t first, std::size_t hour_word, std::size_t words_next, std::uint32_t words_hour = 0) {
    std::uint32_t hour = words_hour;
    std::size_t unit = words_next;
    const bool digits = words_next == 0;
    if (digits) {
      const auto value = plain_integer(hour_word, 24);
      if (!value) return 0;
      hour = *value;
      unit = hour_word + 1;
    }
    if (norm(unit) != "giờ") return 0;
    std::size_t next = unit + 1;
    std::uint32_t minute = 0;
    bool clock = time_cue_before(first);
    std::size_t behind = 0;
    if (norm(next) == "rưỡi") {
      minute = 30;
      ++next;
    } else if (norm(next) == "kém" && small_at(next + 1, 59, behind)) {
      minute = 60 - *small_at(next + 1, 59, behind);
      hour = (hour + 23) % 24;
      next = behind;
      if (norm(next) == "phút") ++next;
      clock = true;
    } else if (const auto digits_minute = plain_integer(next, 59); digits_minute && bytes(next).size() <= 2) {
      if (norm(next + 1) == "phút") {
        // "2 giờ 30 phút" is as often how long as when.
        std::size_t part = next + 2;
        static_cast<void>(with_day_part(hour, part, part));
        if (!clock && hour <= 12 && part == next + 2) return 0;
        next += 2;
      } else {
        // Not the minutes when the number goes on to something else: "8 giờ 5 người" is rare, "8 giờ 15/8" is not.
        if (glued(next) && (is_mark(next + 1, "/") || is_hyphen(next + 1) || is_mark(next + 1, "%"))) return 0;
        next += 1;
      }
      minute = *digits_minute;
      clock = true;
    }
    const std::size_t before_part = next;
    const std::uint32_t value = with_day_part(hour, next, next);
    if (!clock && next == before_part) return 0;
    return add_words(first, next, NumberKind::kTime, time_value(value, minute), digits);
  }

  // --- dates
  // -----------------------------------------------------------------------------------------------------------

  /// A word within the last few that says that "4/8" is a day and a month.
  [[nodiscard]] bool date_cue_before(std::size_t i) const {
    constexpr std::array<std::string_view, 14> kCues = {"ngày", "sáng", "trưa", "chiều", "tối", "đêm",  "hôm",
                                                        "mùng", "mồng", "nay",  "qua",   "rằm", "lịch", "dịp"};
    for (std::size_t back = 1; back <= 6 && back <= i; ++back) {
      const std::size_t k = i - back;
      if (is_mark(k, ".") || is_mark(k, ";")) return false;
      if (is_one_of(norm(k), kCues)) return true;
    }
    return i > 0 && is_mark(i - 1, "(") && is_mark(i + 3, ")");
  }

  /// 15/8/2025, 15-8-2025, 15.8.2025, 2025-08-15, 8/2025, 15/8.
  std::size_t numeric_date_at(std::size_t i) {
    if (words_[i].kind != WordKind::kNumber) return 0;
    const auto ascii = ascii_number(bytes(i));
    if (!ascii) return 0;
    if (std::count(ascii->begin(), ascii->end(), '.') == 2 && ascii->find_first_of(",'") == std::string::npos) {
      const std::size_t a = ascii->find('.');
      const std::size_t b = ascii->rfind('.');
      const std::string_view date = *ascii;
      return dotted_date(i, date.substr(0, a), date.substr(a + 1, b - a - 1), date.substr(b + 1));
    }
    const bool slash = is_mark(i + 1, "/");
    if ((!slash && !is_hyphen(i + 1)) || !glued(i) || !glued(i + 1)) return 0;
    const auto first = plain_integer(i, 2999);
    const auto second = plain_integer(i + 2, 2999);
    if (!first || !second) return 0;
    if (i > 0 && glued(i - 1) && (is_mark(i - 1, "/") || is_mark(i - 1, "."))) return 0;
    const bool third_follows = glued(i + 2) && has(i + 4) && bytes(i + 3) == bytes(i + 1) && glued(i + 3);
    if (third_follows) {
      const auto third = plain_integer(i + 4, 2999);
      if (!third) return 0;  // "09/2025/UQ-MT": a document's number
      if (glued(i + 4) && bytes(i + 5) == bytes(i + 1) && has_digit(i + 6)) return 0;
      std::uint32_t year = *third;
      std::uint32_t day = *first;
      std::uint32_t month = *second;
      if (bytes(i).size() == 4) {
        year = *first;
        day = *third;
      } else if (bytes(i + 4).size() == 2 && slash) {
        year += year < 70 ? 2000 : 1900;
      } else if (bytes(i + 4).size() != 4) {
        return 0;
      }
      if (bytes(i).size() != 4 && (month > 12 || (month_first_ && day <= 12))) std::swap(day, month);
      if (!is_day(day, month) || year < 1000) return 0;
      return add_words(i, i + 5, NumberKind::kDate, date_value(year, month, day), true);
    }
    if (!slash) return 0;
    if (year_at(i + 2) && *second >= 1900 && *second <= 2100 && *first >= 1 && *first <= 12) {
      return add_words(i, i + 3, NumberKind::kDate, date_value(*second, *first, 0), true);
    }
    if (vietnamese_ && is_day(*first, *second) && bytes(i + 2).size() <= 2 && !(*first == 24 && *second == 7)) {
      if (is_mark(i + 3, "%") || norm(i + 3) == "tháng") return 0;
      if (*first > 12 || date_cue_before(i)) {
        return add_words(i, i + 3, NumberKind::kDate, date_value(0, *second, *first), true);
      }
    }
    return 0;
  }

  std::size_t dotted_date(std::size_t i, std::string_view a, std::string_view b, std::string_view c) {
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
    return add_words(i, i + 1, NumberKind::kDate, date_value(year, month, day), true);
  }

  static bool is_day(std::uint32_t day, std::uint32_t month) {
    constexpr std::array<std::uint32_t, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 && day <= kDays[month];
  }

  /// A date with a month in words that begins with the day at word i.
  std::size_t worded_date_at(std::size_t i) {
    if (vietnamese_) {
      std::size_t next = 0;
      const auto day = small_at(i, 31, next);
      return day ? vietnamese_date(i, *day, next) : 0;
    }
    if (!english_) return 0;
    const auto parts = cut(i);
    if (!parts || !parts->prefix.empty()) return 0;
    const std::string& suffix = parts->suffix;
    if (!suffix.empty() && suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") return 0;
    if (parts->number.find_first_not_of("0123456789") != std::string_view::npos) return 0;
    const auto day = Decimal(parts->number, 0).small_integer(31);
    if (!day || *day == 0) return 0;
    std::size_t month_word = i + 1;
    if (norm(month_word) == "day" && norm(month_word + 1) == "of") month_word += 2;
    if (norm(month_word) == "of") ++month_word;
    return english_date(i, *day, month_word);
  }

  std::size_t english_date(std::size_t first, std::uint32_t day, std::size_t month_word) {
    const auto month = english_month(norm(month_word));
    if (!month || !words_[month_word].capitalised || !is_day(day, *month)) return 0;
    std::size_t next = month_word + 1;
    if (norm(month_word).size() <= 4 && is_mark(next, ".") && glued(month_word)) ++next;
    std::size_t year_word = next;
    if (is_mark(year_word, ",")) ++year_word;
    if (const auto year = year_at(year_word); year && !hyphenated(year_word)) {
      return add_words(first, year_word + 1, NumberKind::kDate, date_value(*year, *month, day), true);
    }
    return add_words(first, next, NumberKind::kDate, date_value(0, *month, day), true);
  }

  /// Whether word i is the first of a hyphenated run ("2025-2030").
  [[nodiscard]] bool hyphenated(std::size_t i) const { return glued(i) && is_hyphen(i + 1) && has_digit(i + 2); }

  /// "August 15, 2025", "August 2025", "August": word i is a month.
  std::size_t month_at(std::size_t i) {
    const auto month = english_month(norm(i));
    if (!month || !words_[i].capitalised) return 0;
    const bool abbreviated = norm(i).size() <= 4 && norm(i) != "june" && norm(i) != "july" && norm(i) != "may";
    std::size_t next = i + 1;
    if (abbreviated && is_mark(next, ".") && glued(i)) ++next;
    if (has(next)) {
      const auto parts = has_digit(next) ? cut(next) : std::nullopt;
      if (parts && parts->prefix.empty() &&
          (parts->suffix.empty() || parts->suffix == "st" || parts->suffix == "nd" || parts->suffix == "rd" ||
           parts->suffix == "th") &&
          parts->number.size() <= 2) {
        const auto day = Decimal(parts->number, 0).small_integer(31);
        if (day && is_day(*day, *month) && parts->number.find_first_not_of("0123456789") == std::string_view::npos &&
            !(glued(next) && (is_mark(next + 1, ":") || is_mark(next + 1, "%")))) {
          std::size_t year_word = next + 1;
          if (is_mark(year_word, ",")) ++year_word;
          if (const auto year = year_at(year_word); year && !hyphenated(year_word)) {
            return add_words(i, year_word + 1, NumberKind::kDate, date_value(*year, *month, *day), true);
          }
          return add_words(i, next + 1, NumberKind::kDate, date_value(0, *month, *day), true);
        }
      }
      std::size_t year_word = next;
      if (is_mark(year_word, ",") || norm(year_word) == "of") ++year_word;
      if (const auto year = year_at(year_word)) {
        return add_words(i, year_word + 1, NumberKind::kDate, date_value(*year, *month, 0), true);
      }
    }
    const bool ambiguous = *month == 5 || *month == 3 || abbreviated;  // "May", "March" and "Mar" have other lives
    return add_words(i, i + 1, NumberKind::kDate, date_value(0, *month, 0), !ambiguous);
  }

  /// "15 tháng 8 (năm 2025)": the day was read, `next` is the word behind it.
  std::size_t vietnamese_date(std::size_t first, std::uint32_t day, std::size_t next) {
    if (norm(next) != "tháng") return 0;
    std::size_t behind = 0;
    const auto month = small_at(next + 1, 12, behind);
    if (!month || !is_day(day, *month)) return 0;
    std::uint32_t year = 0;
    behind = take_year(behind, year);
    if (year == 0 && day <= 12) {
      constexpr std::array<std::string_view, 7> kDay = {"ngày", "mùng", "mồng", "sáng", "đêm", "hôm", "chiều"};
      if (first == 0 || !is_one_of(norm(first - 1), kDay)) return 0;
    }
    return add_words(first, behind, NumberKind::kDate, date_value(year, *month, day), true);
  }

  /// A year behind a month: "năm 2025", "/2025", "-2025".
  [[nodiscard]] std::size_t take_year(std::size_t i, std::uint32_t& year) const {
    std::size_t at = i;
    if (is_mark(at, ",")) ++at;
    if (norm(at) == "năm" && year_at(at + 1)) {
      year = *year_at(at + 1);
      return at + 2;
    }
    if (i > 0 && glued(i - 1) && (is_mark(i, "/") || is_hyphen(i)) && glued(i) && year_at(i + 1)) {
      year = *year_at(i + 1);
      return i + 2;
    }
    return i;
  }

  /// "tháng 8", "tháng 8/2025", "tháng Tám năm 2025": word i is "tháng".
  std::size_t thang_at(std::size_t i) {
    constexpr std::array<std::string_view, 8> kEach = {"mỗi", "một", "hằng", "hàng", "từng", "nhiều", "vài", "mấy"};
    if (i > 0 && (has_digit(i - 1) || is_one_of(norm(i - 1), kEach) || vietnamese_number_word(norm(i - 1)))) return 0;
    std::size_t next = 0;
    auto month = small_at(i + 1, 12, next);
    bool certain = true;
    if (!month && norm(i + 1) == "giêng") {
      month = 1;
      next = i + 2;
      certain = false;
    }
    if (!month && norm(i + 1) == "chạp") {
      month = 12;
      next = i + 2;
      certain = false;
    }
    if (!month) return 0;
    if (norm(i + 1) == "năm" || norm(i + 1) == "một") {  // "months and years"; "tháng một" is rare
      if (!has(i + 1) || !words_[i + 1].capitalised) certain = false;
      if (has_digit(i + 2)) return 0;  // "tháng, năm 2025" without the comma
    }
    std::size_t scale = 0;
    if (scale_word(next, scale) || is_mark(next, "%")) return 0;
    std::uint32_t year = 0;
    next = take_year(next, year);
    next = add_words(i, next, NumberKind::kDate, date_value(year, *month, 0), certain);
    // "tháng 9-10", "tháng 2 - 5"
    if (year == 0 && is_hyphen(next) && plain_integer(next + 1, 12) && words_[next - 1].kind == WordKind::kNumber) {
      const std::uint32_t last = *plain_integer(next + 1, 12);
      std::size_t behind = take_year(next + 2, year);
      if (last > 0) return add_words(next + 1, behind, NumberKind::kDate, date_value(year, last, 0), true);
    }
    return next;
  }

  // --- words: Vietnamese
  // -----------------------------------------------------------------------------------------------

  [[nodiscard]] std::optional<std::uint32_t> unit_at(std::size_t i) const {
    if (!has(i) || words_[i].kind != WordKind::kWord) return std::nullopt;
    const auto word = vietnamese_number_word(words_[i].norm);
    return word && word->kind == NumberWordKind::kUnit ? std::optional(word->value) : std::nullopt;
  }
  /// A unit behind "mươi" or "mười": "mốt", "tư", "lăm" too, but "năm" there is a year.
  [[nodiscard]] std::optional<std::uint32_t> unit_behind_tens(std::size_t i) const {
    if (!has(i) || norm(i) == "năm" || norm(i) == "không") return std::nullopt;
    const auto word = vietnamese_number_word(norm(i));
    if (!word || (word->kind != NumberWordKind::kUnit && word->kind != NumberWordKind::kTail)) return std::nullopt;
    return word->value;
  }
  /// 10 to 99 at word i.
  [[nodiscard]] std::optional<std::pair<std::uint32_t, std::size_t>> tens_at(std::size_t i) const {
    if (norm(i) == "mười") {
      if (const auto unit = unit_behind_tens(i + 1); unit && norm(i + 1) != "mốt" && norm(i + 1) != "tư") {
        return std::pair(10 + *unit, i + 2);
      }
      return std::pair(10U, i + 1);
    }
    const auto tens = unit_at(i);
    if (!tens || *tens == 0) return std::nullopt;
    if (norm(i + 1) == "mươi") {
      if (const auto unit = unit_behind_tens(i + 2)) return std::pair(*tens * 10 + *unit, i + 3);
      return std::pair(*tens * 10, i + 2);
    }
    if (norm(i + 1) == "lăm" || norm(i + 1) == "mốt") {
      return std::pair(*tens * 10 + vietnamese_number_word(norm(i + 1))->value, i + 2);
    }
    return std::nullopt;
  }

  /// 0 to 999 in words at word i.
  [[nodiscard]] std::optional<Quantity> vietnamese_group(std::size_t i) const {
    Quantity group;
    if (!has(i)) return std::nullopt;
    group.begin_byte = words_[i].span.begin;
    std::uint32_t value = 0;
    const auto unit = unit_at(i);
    if (unit && norm(i + 1) == "trăm" && !(i > 0 && norm(i - 1) == "phần")) {
      value = *unit * 100;
      std::size_t next = i + 2;
      if (norm(next) == "linh" || norm(next) == "lẻ") {
        if (const auto small = unit_at(next + 1); small && *small > 0) {
          value += *small;
          next += 2;
        }
      } else if (norm(next) == "rưỡi") {
        value += 50;
        ++next;
      } else if (const auto tens = tens_at(next)) {
        value += tens->first;
        next = tens->second;
      }
      group.compound = true;
      take(group, next);
    } else if (const auto tens = tens_at(i)) {
      value = tens->first;
      group.compound = value > 10;
      take(group, tens->second);
    } else if (unit) {
      value = *unit;
      take(group, i + 1);
      if (norm(i + 1) == "chục") {
        value *= 10;
        group.vague = true;
        take(group, i + 2);
      }
    } else {
      return std::nullopt;
    }
    group.value = Decimal(value);
    return group;
  }

  [[nodiscard]] bool scale_at(std::size_t i, int& power) const {
    std::size_t next = 0;
    const auto scale = scale_word(i, next);
    if (!scale || *scale < 3) return false;
    power = *scale;
    return true;
  }

  /// A whole Vietnamese number in words: groups with scales, "rưỡi", "phẩy".
  [[nodiscard]] std::optional<Quantity> vietnamese_quantity(std::size_t i) const {
    auto quantity = vietnamese_group(i);
    if (!quantity) return std::nullopt;
    std::vector<Decimal> parts = {quantity->value};
    int last = 100;
    while (true) {
      int power = 0;
      bool scaled = false;
      while (scale_at(quantity->next, power)) {
        if (!multiply(parts, power)) break;
        last = power;
        scaled = true;
        quantity->compound = true;
        quantity->scaled = true;
        take(*quantity, quantity->next + 1);
      }
      if (!scaled) break;
      if (norm(quantity->next) == "rưỡi") {
        parts.push_back(Decimal(5).shifted(last - 1));
        take(*quantity, quantity->next + 1);
        break;
      }
      std::size_t next = quantity->next;
      if ((norm(next) == "linh" || norm(next) == "lẻ") && unit_at(next + 1)) {
        parts.emplace_back(*unit_at(next + 1));
        take(*quantity, next + 2);
        break;
      }
      auto more = vietnamese_group(next);
      if (!more || more->vague) break;
      int following = 0;
      const bool scale_follows = scale_at(more->next, following);
      if (scale_follows ? following >= last : !closes(*more, last)) break;
      parts.push_back(more->value);
      take(*quantity, more->next);
      if (!scale_follows) break;
    }
    Decimal sum;
    for (const Decimal& part : parts) sum = sum + part;
    quantity->value = sum;
    if (!quantity->scaled && norm(quantity->next) == "phẩy" && unit_at(quantity->next + 1)) {
      std::size_t next = quantity->next + 1;
      std::string fraction;
      while (const auto digit = unit_at(next)) {
        fraction.push_back(static_cast<char>('0' + *digit));
        ++next;
      }
      quantity->value = quantity->value + Decimal(fraction, fraction.size());
      quantity->compound = true;
      take(*quantity, next);
    }
    return quantity;
  }

  /// Whether a group without a scale ends a number whose last scale was 10^last: "hai nghìn ba trăm", not
  /// "hai triệu ba người".
  [[nodiscard]] bool closes(const Quantity& group, int last) const {
    return !group.value.below_power(2) || (last == 3 && group.compound) || norm(group.next - 2) == "trăm";
  }

  /// Multiplies the trailing parts below 10^power by it.
  static bool multiply(std::vector<Decimal>& parts, int power) {
    Decimal sum;
    std::size_t kept = parts.size();
    while (kept > 0 && parts[kept - 1].below_power(power)) sum = sum + parts[--kept];
    if (kept == parts.size()) {
      // "nghìn tỷ": all that was read so far is a multiple of the new scale.
      if (parts.size() != 1) return false;
      parts.front() = parts.front().shifted(power);
      return true;
    }
    parts.resize(kept);
    parts.push_back(sum.shifted(power));
    return true;
  }

  std::size_t vietnamese_at(std::size_t i) {
    const std::string_view word = norm(i);
    if (word == "tháng") return thang_at(i);
    if (word == "thứ") return thu_at(i);
    if (word == "chục" || word == "nửa" || word == "rưỡi") {
      const bool ten = word == "chục";
      return add_words(i, i + 1, NumberKind::kCardinal, ten ? "10" : "0.5", false);
    }
    if (word == "tư" && i > 0 && norm(i - 1) == "phần") {
      return add_words(i, i + 1, NumberKind::kCardinal, "4", false);
    }
    const auto quantity = vietnamese_quantity(i);
    if (!quantity) return 0;
    const bool alone = quantity->next == i + 1;
    if (alone && word == "không") return i + 1;  // "not"
    if (alone && word == "năm" && is_year_word(i)) return i + 1;
    if (const auto hour = quantity->value.small_integer(24)) {
      if (const std::size_t next = hours_at(i, i, quantity->next, *hour)) return next;
    }
    if (const auto day = quantity->value.small_integer(31); day && *day > 0) {
      if (const std::size_t next = vietnamese_date(i, *day, quantity->next)) return next;
    }
    return emit(i, *quantity);
  }

  /// Whether "năm" at word i is surely "year".
  [[nodiscard]] bool is_year_word(std::size_t i) const {
    if (has_digit(i + 1)) return true;
    constexpr std::array<std::string_view, 12> kBehind = {"nay", "qua", "ngoái", "sau",  "trước", "tới",
                                                          "học", "tài", "đầu",   "cuối", "gần",   "liền"};
    if (is_one_of(norm(i + 1), kBehind)) return true;
    if (i == 0) return false;
    constexpr std::array<std::string_view, 16> kBefore = {"mỗi",  "trong", "đầu",   "cuối",  "giữa", "hằng",
                                                          "hàng", "cả",    "những", "nhiều", "vài",  "mấy",
                                                          "từng", "chục",  "mươi",  "trăm"};
    return has_digit(i - 1) || is_one_of(norm(i - 1), kBefore) || vietnamese_number_word(norm(i - 1)).has_value();
  }

  /// "thứ ba", "thứ 14", "thứ XIV", "thứ nhất": word i is "thứ".
  std::size_t thu_at(std::size_t i) {
    const std::string_view next_word = norm(i + 1);
    const auto ordinal = [&](std::size_t next, std::string value, bool certain) {
      return add_words(i, next, NumberKind::kOrdinal, std::move(value), certain);
    };
    if (next_word == "nhất") return ordinal(i + 2, "1", false);
    if (next_word == "nhì") return ordinal(i + 2, "2", false);
    if (next_word == "tư") return ordinal(i + 2, "4", false);
    if (has_digit(i + 1)) {
      const auto value = plain_integer(i + 1, 1000000);
      // "thứ 2" to "thứ 7" are Monday to Saturday too.
      return value ? ordinal(i + 2, std::to_string(*value), *value < 2 || *value > 7) : 0;
    }
    if (const std::size_t next = roman_at(i + 1, i);
        next > i + 1 && !found_.empty() && found_.back().span.begin == words_[i].span.begin) {
      return next;
    }
    const auto quantity = vietnamese_quantity(i + 1);
    if (!quantity || quantity->value.is_zero()) return 0;
    return ordinal(quantity->next, quantity->value.to_string(), quantity->certain());
  }

  // --- words: English
  // --------------------------------------------------------------------------------------------------

  [[nodiscard]] std::optional<NumberWord> english_word(std::size_t i) const {
    if (!has(i) || words_[i].kind != WordKind::kWord) return std::nullopt;
    return english_number_word(words_[i].norm);
  }

  /// 1 to 99 at word i, perhaps hyphenated and ordinal ("twenty-five", "twenty-first").
  [[nodiscard]] std::optional<Quantity> english_tens(std::size_t i) const {
    const auto word = english_word(i);
    if (!word || word->kind == NumberWordKind::kHundred || word->kind == NumberWordKind::kScale) return std::nullopt;
    Quantity quantity;
    quantity.begin_byte = words_[i].span.begin;
    std::uint32_t value = word->value;
    quantity.ordinal = word->kind == NumberWordKind::kOrdinal;
    quantity.compound = value > 10;
    take(quantity, i + 1);
    if (word->kind == NumberWordKind::kTens) {
      const std::size_t unit_word = glued(i) && is_hyphen(i + 1) && glued(i + 1) ? i + 2 : i + 1;
      const auto unit = english_word(unit_word);
      if (unit && unit->value >= 1 && unit->value <= 9 &&
          (unit->kind == NumberWordKind::kUnit || unit->kind == NumberWordKind::kOrdinal) && !is_plural(unit_word)) {
        value += unit->value;
        quantity.ordinal = unit->kind == NumberWordKind::kOrdinal;
        take(quantity, unit_word + 1);
      }
    }
    quantity.value = Decimal(value);
    return quantity;
  }
  [[nodiscard]] bool is_plural(std::size_t i) const { return norm(i).ends_with('s') && norm(i) != "six"; }

  /// 1 to 999 (or "twelve hundred") at word i.
  [[nodiscard]] std::optional<Quantity> english_group(std::size_t i) const {
    Quantity quantity;
    std::size_t next = i;
    if (norm(i) == "a" || norm(i) == "an") {
      const auto word = english_word(i + 1);
      if (!word || (word->kind != NumberWordKind::kHundred && word->kind != NumberWordKind::kScale))
        return std::nullopt;
      quantity.begin_byte = words_[i].span.begin;
      quantity.value = Decimal(1);
      quantity.vague = true;
      take(quantity, i + 1);
    } else {
      const auto tens = english_tens(i);
      if (!tens) return std::nullopt;
      quantity = *tens;
      if (quantity.ordinal) return quantity;
    }
    next = quantity.next;
    if (has(next + 1) && is_hyphen(next) && glued(next - 1) && glued(next) && norm(next + 1) == "hundred") ++next;
    if (norm(next) != "hundred") return quantity;
    quantity.value = quantity.value.shifted(2);
    quantity.compound = true;
    take(quantity, next + 1);
    std::size_t rest = quantity.next;
    if (norm(rest) == "and") ++rest;
    if (const auto tens = english_tens(rest); tens && !is_plural(rest)) {
      quantity.value = quantity.value + tens->value;
      quantity.ordinal = tens->ordinal;
      quantity.vague = false;
      take(quantity, tens->next);
    }
    return quantity;
  }

  [[nodiscard]] std::optional<Quantity> english_quantity(std::size_t i) const {
    auto quantity = english_group(i);
    if (!quantity || quantity->ordinal) return quantity;
    std::vector<Decimal> parts = {quantity->value};
    int last = 100;
    while (true) {
      bool scaled = false;
      std::size_t behind = 0;
      for (auto power = scale_word(quantity->next, behind); power && *power >= 3;
           power = scale_word(quantity->next, behind)) {
        if (!multiply(parts, *power)) break;
        last = *power;
        scaled = true;
        quantity->compound = true;
        quantity->scaled = true;
        take(*quantity, behind);
      }
      if (!scaled) break;
      std::size_t next = quantity->next;
      const bool joined = norm(next) == "and";
      if (joined) ++next;
      const auto more = english_group(next);
      if (!more || more->vague || is_plural(next)) break;
      std::size_t scale_next = 0;
      const auto following = scale_word(more->next, scale_next);
      if (following ? *following >= last : !(joined || !more->value.below_power(2) || last == 3)) break;
      if (joined && following) break;
      parts.push_back(more->value);
      quantity->ordinal = more->ordinal;
      quantity->vague = false;
      take(*quantity, more->next);
      if (!following) break;
    }
    Decimal sum;
    for (const Decimal& part : parts) sum = sum + part;
    quantity->value = sum;
    if (norm(quantity->next) == "point" && !quantity->scaled && english_word(quantity->next + 1)) {
      std::size_t next = quantity->next + 1;
      std::string fraction;
      for (auto word = english_word(next); word && word->kind == NumberWordKind::kUnit; word = english_word(++next)) {
        fraction.push_back(static_cast<char>('0' + word->value));
      }
      if (!fraction.empty()) {
        quantity->value = quantity->value + Decimal(fraction, fraction.size());
        quantity->compound = true;
        take(*quantity, next);
        int power = 0;
        while (scale_at(quantity->next, power)) {
          quantity->value = quantity->value.shifted(power);
          take(*quantity, quantity->next + 1);
        }
      }
    }
    return quantity;
  }

  std::size_t english_at(std::size_t i) {
    const std::string_view word = norm(i);
    if (const std::size_t next = month_at(i)) return next;
    if (word == "half") return add_words(i, i + 1, NumberKind::kCardinal, "0.5", false);
    if (word == "noon") return add_words(i, i + 1, NumberKind::kTime, "12:00", false);
    if (word == "midnight") return add_words(i, i + 1, NumberKind::kTime, "00:00", false);
    if (word == "dozen") return add_words(i, i + 1, NumberKind::kCardinal, "12", false);
    const auto quantity = english_quantity(i);
    if (!quantity) return 0;
    if (const auto day = quantity->value.small_integer(31); day && *day > 0 && !quantity->scaled) {
      std::size_t month_word = quantity->next;
      if (norm(month_word) == "of") ++month_word;
      if (const std::size_t next = has(month_word) ? english_date(i, *day, month_word) : 0) return next;
    }
    if (const auto hour = quantity->value.small_integer(12); hour && *hour > 0) {
      std::size_t next = quantity->next;
      if (norm(next) == "o'clock") return add_words(i, next + 1, NumberKind::kTime, time_value(*hour, 0), false);
      if (const auto half = half_day_at(next, next)) {
        return add_words(i, next, NumberKind::kTime, time_value(on_clock(*hour, *half), 0), true);
      }
    }
    return emit(i, *quantity);
  }

  // --- Roman numerals
  // --------------------------------------------------------------------------------------------------

  /// A Roman numeral at word i; the mention begins at word `first`.
  std::size_t roman_at(std::size_t i, std::size_t first) {
    if (!has(i) || words_[i].kind != WordKind::kWord) return i + 1;
    const std::string_view letters = bytes(i);
    const auto value = roman_value(letters);
    if (!value) return i + 1;
    if (glued(i) && (is_mark(i + 1, "'") || is_mark(i + 1, "\u2019"))) return i + 1;
    const bool cue = i > 0 && is_roman_cue(norm(i - 1));
    const bool plain = letters.find_first_not_of("IVX") == std::string_view::npos;
    bool certain = true;
    if (letters.size() == 1) {
      if (!plain || (!cue && !lone_roman(i))) return i + 1;
      certain = false;
    } else if (!plain && !cue) {
      if (letters.size() == 2) return i + 1;  // "CD", "MC", "DC"
      certain = false;
    }
    return add_words(first, i + 1, NumberKind::kRoman, std::to_string(*value), certain);
  }

  /// Whether a lone I, V or X may be a number: not the English pronoun, not an initial.
  [[nodiscard]] bool lone_roman(std::size_t i) const {
    if (glued(i) && is_mark(i + 1, ".")) return false;
    if (i == 0) return false;
    return english_ ? words_[i - 1].kind == WordKind::kWord && words_[i - 1].capitalised && i > 1 : true;
  }

  std::string_view text_;
  const std::vector<Word>& words_;
  std::string subtag_;
  bool vietnamese_;
  bool english_;
  bool month_first_;
  bool dot_decimal_;
  bool space_groups_;
  std::vector<NumberMention> found_;
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
  return NumberFinder(text, words, language).run();
}

bool same_value(const NumberMention& a, const NumberMention& b) {
  if (is_numeric(a) && is_numeric(b)) return a.value == b.value;
  if (is_numeric(a)) return same_value(b, a);
  if (a.kind == NumberKind::kDate) {
    const DateParts date = date_parts(a.value);
    if (b.kind == NumberKind::kDate) {
      const DateParts other = date_parts(b.value);
      const auto agree = [](std::string_view x, std::string_view y) { return x.empty() || y.empty() || x == y; };
      return date.month == other.month && agree(date.year, other.year) && agree(date.day, other.day);
    }
    if (b.kind == NumberKind::kTime) return false;
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
