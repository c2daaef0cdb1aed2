#include "eval/text/number_times.h"

#include <optional>
#include <string>
#include <string_view>

#include "eval/text/decimal.h"
#include "eval/text/number_digits.h"
#include "eval/text/vietnamese_numbers.h"

namespace lacuna::text {
namespace {

std::string two_digits(std::uint32_t value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

std::string time_value(std::uint32_t hour, std::uint32_t minute) {
  std::string value = two_digits(hour % 24);
  return value.append(1, ':').append(two_digits(minute));
}

/// +12 hours for "pm", 0 for "am", by the marks that begin at word i; `next` moves behind them.
std::optional<std::uint32_t> half_day_at(const NumberText& text, std::size_t i, std::size_t& next) {
  const std::string_view word = text.norm(i);
  const bool morning = word == "am" || word == "a.m";
  if (!morning && word != "pm" && word != "p.m") return std::nullopt;
  next = i + 1;
  if (word.size() == 3 && text.is_mark(next, ".") && text.glued(i)) ++next;
  return morning ? 0U : 12U;
}

std::uint32_t on_clock(std::uint32_t hour, std::uint32_t half) { return hour % 12 + half; }

/// Hour of 24 by the Vietnamese part of the day at word i; `next` moves behind it.
std::uint32_t with_day_part(const NumberText& text, std::uint32_t hour, std::size_t i, std::size_t& next) {
  const std::string_view part = text.norm(i);
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

bool time_cue_before(const NumberText& text, std::size_t i) {
  return i > 0 && (text.norm(i - 1) == "lúc" || text.norm(i - 1) == "hồi" || text.norm(i - 1) == "vào");
}

/// "15:30", "3:30 pm", "3:30pm", "3 p.m.", "3pm", "5.40 a.m.".
std::size_t add_clock_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i) {
  const auto hour = plain_integer_at(text, i, 24);
  std::size_t next = 0;
  if (hour && text.bytes(i).size() <= 2 && text.glued(i) && text.is_mark(i + 1, ":") && text.glued(i + 1) &&
      text.has(i + 2)) {
    const auto parts = cut_digit_word(text, i + 2);
    if (!parts || !parts->prefix.empty() || parts->number.size() != 2) return 0;
    const auto minute = Decimal(parts->number, 0).small_integer(59);
    if (!minute) return 0;
    next = i + 3;
    if (parts->suffix.empty() && text.glued(i + 2) && text.is_mark(next, ":") && text.glued(next) &&
        plain_integer_at(text, next + 1, 59)) {
      next += 2;  // seconds
    }
    std::uint32_t value = *hour;
    if (parts->suffix == "am" || parts->suffix == "pm") {
      value = on_clock(value, parts->suffix == "pm" ? 12 : 0);
    } else if (!parts->suffix.empty()) {
      return 0;
    } else if (const auto half = half_day_at(text, next, next)) {
      value = on_clock(value, *half);
    }
    return add_mention(text, found, i, next, NumberKind::kTime, time_value(value, *minute), true);
  }
  const auto parts = cut_digit_word(text, i);
  if (!parts || !parts->prefix.empty()) return 0;
  std::optional<std::uint32_t> half;
  if (parts->suffix == "am" || parts->suffix == "pm") {
    half = parts->suffix == "pm" ? 12U : 0U;
    next = i + 1;
  } else if (parts->suffix.empty()) {
    half = half_day_at(text, i + 1, next);
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
  return add_mention(text, found, i, next, NumberKind::kTime, time_value(on_clock(*hours, *half), *minute), true);
}

/// "15h30", "15g30", "15h".
std::size_t add_glued_hours_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i) {
  const std::string_view word = text.norm(i);
  const std::size_t letter = word.find_first_not_of("0123456789");
  if (letter == std::string_view::npos || letter == 0 || letter > 2 || (word[letter] != 'h' && word[letter] != 'g')) {
    return 0;
  }
  const auto hour = Decimal(word.substr(0, letter), 0).small_integer(24);
  const std::string_view rest = word.substr(letter + 1);
  if (!hour || rest.size() > 2 || rest.find_first_not_of("0123456789") != std::string_view::npos) return 0;
  std::size_t next = i + 1;
  const std::uint32_t value = text.vietnamese() ? with_day_part(text, *hour, next, next) : *hour;
  if (rest.empty()) {
    if (word[letter] != 'h') return 0;  // grams
    if (next == i + 1 && !time_cue_before(text, i)) return 0;
    return add_mention(text, found, i, next, NumberKind::kTime, time_value(value, 0), true);
  }
  const auto minute = Decimal(rest, 0).small_integer(59);
  if (!minute || rest.size() != 2) return 0;
  return add_mention(text, found, i, next, NumberKind::kTime, time_value(value, *minute), true);
}

}  // namespace

std::size_t add_time_at(const NumberText& text, std::vector<NumberMention>& found, std::size_t i) {
  if (const std::size_t next = add_clock_at(text, found, i)) return next;
  if (const std::size_t next = add_glued_hours_at(text, found, i)) return next;
  const auto hour = text.vietnamese() ? plain_integer_at(text, i, 24) : std::nullopt;
  return hour ? add_vietnamese_time(text, found, {.first = i, .next = i + 1, .hour = *hour, .digits = true}) : 0;
}

std::size_t add_vietnamese_time(const NumberText& text, std::vector<NumberMention>& found, const HourReading& reading) {
  std::uint32_t hour = reading.hour;
  const std::size_t unit = reading.next;
  if (text.norm(unit) != "giờ") return 0;
  std::size_t next = unit + 1;
  std::uint32_t minute = 0;
  bool clock = time_cue_before(text, reading.first);
  std::size_t behind = 0;
  if (text.norm(next) == "rưỡi") {
    minute = 30;
    ++next;
  } else if (text.norm(next) == "kém" && vietnamese_small_integer_at(text, next + 1, 59, behind)) {
    minute = 60 - *vietnamese_small_integer_at(text, next + 1, 59, behind);
    hour = (hour + 23) % 24;
    next = behind;
    if (text.norm(next) == "phút") ++next;
    clock = true;
  } else if (const auto digits_minute = plain_integer_at(text, next, 59);
             digits_minute && text.bytes(next).size() <= 2) {
    if (text.norm(next + 1) == "phút") {
      // "2 giờ 30 phút" is as often how long as when.
      std::size_t part = next + 2;
      static_cast<void>(with_day_part(text, hour, part, part));
      const bool on_a_day = text.norm(next + 2) == "ngày" && text.has_digit(next + 3);
      if (!clock && !on_a_day && hour <= 12 && part == next + 2) return 0;
      next += 2;
    } else {
      // Not the minutes when the number goes on to something else: "8 giờ 5 người" is rare, "8 giờ 15/8" is not.
      if (text.glued(next) && (text.is_mark(next + 1, "/") || text.is_hyphen(next + 1) || text.is_mark(next + 1, "%")))
        return 0;
      next += 1;
    }
    minute = *digits_minute;
    clock = true;
  }
  const std::size_t before_part = next;
  const std::uint32_t value = with_day_part(text, hour, next, next);
  if (!clock && next == before_part) return 0;
  return add_mention(text, found, reading.first, next, NumberKind::kTime, time_value(value, minute), reading.digits);
}

std::size_t add_english_time(const NumberText& text, std::vector<NumberMention>& found, const HourReading& reading) {
  std::size_t next = reading.next;
  if (reading.hour == 0 || reading.hour > 12) return 0;
  if (text.norm(next) == "o'clock") {
    return add_mention(text, found, reading.first, next + 1, NumberKind::kTime, time_value(reading.hour, 0), false);
  }
  const auto half = half_day_at(text, next, next);
  if (!half) return 0;
  return add_mention(text, found, reading.first, next, NumberKind::kTime, time_value(on_clock(reading.hour, *half), 0),
                     true);
}

}  // namespace lacuna::text
