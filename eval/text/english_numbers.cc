#include "eval/text/english_numbers.h"

#include <cstdint>
#include <string>
#include <vector>

#include "eval/text/decimal.h"
#include "eval/text/number_words.h"

namespace lacuna::text {
namespace {

std::optional<NumberWord> english_word_at(const NumberText& text, std::size_t i) {
  if (!text.has(i) || text.word(i).kind != WordKind::kWord) return std::nullopt;
  return english_number_word(text.word(i).norm);
}

bool is_plural(const NumberText& text, std::size_t i) { return text.norm(i).ends_with('s') && text.norm(i) != "six"; }

/// 1 to 99 at word i, perhaps hyphenated and ordinal ("twenty-five", "twenty-first").
std::optional<Quantity> english_tens_at(const NumberText& text, std::size_t i) {
  const auto word = english_word_at(text, i);
  if (!word || word->kind == NumberWordKind::kHundred || word->kind == NumberWordKind::kScale) return std::nullopt;
  Quantity quantity;
  quantity.begin_byte = text.word(i).span.begin;
  std::uint32_t value = word->value;
  quantity.ordinal = word->kind == NumberWordKind::kOrdinal;
  quantity.compound = value > 10;
  extend(text, quantity, i + 1);
  if (word->kind == NumberWordKind::kTens) {
    const std::size_t unit_word = text.glued(i) && text.is_hyphen(i + 1) ? i + 2 : i + 1;
    const auto unit = english_word_at(text, unit_word);
    if (unit && unit->value >= 1 && unit->value <= 9 &&
        (unit->kind == NumberWordKind::kUnit || unit->kind == NumberWordKind::kOrdinal) &&
        !is_plural(text, unit_word)) {
      value += unit->value;
      quantity.ordinal = unit->kind == NumberWordKind::kOrdinal;
      extend(text, quantity, unit_word + 1);
    }
  }
  quantity.value = Decimal(value);
  return quantity;
}

/// 1 to 999 (or "twelve hundred") at word i.
std::optional<Quantity> english_group_at(const NumberText& text, std::size_t i) {
  Quantity quantity;
  std::size_t next = i;
  if (text.norm(i) == "a" || text.norm(i) == "an") {
    const auto word = english_word_at(text, i + 1);
    if (!word || (word->kind != NumberWordKind::kHundred && word->kind != NumberWordKind::kScale)) return std::nullopt;
    quantity.begin_byte = text.word(i).span.begin;
    quantity.value = Decimal(1);
    quantity.vague = true;
    extend(text, quantity, i + 1);
  } else {
    const auto tens = english_tens_at(text, i);
    if (!tens) return std::nullopt;
    quantity = *tens;
    if (quantity.ordinal) return quantity;
  }
  next = quantity.next;
  if (text.has(next + 1) && text.is_hyphen(next) && text.glued(next - 1) && text.glued(next) &&
      text.norm(next + 1) == "hundred")
    ++next;
  if (text.norm(next) != "hundred") return quantity;
  quantity.value = quantity.value.shifted(2);
  quantity.compound = true;
  extend(text, quantity, next + 1);
  std::size_t rest = quantity.next;
  if (text.norm(rest) == "and") ++rest;
  if (const auto tens = english_tens_at(text, rest); tens && !is_plural(text, rest)) {
    quantity.value = quantity.value + tens->value;
    quantity.ordinal = tens->ordinal;
    quantity.vague = false;
    extend(text, quantity, tens->next);
  }
  return quantity;
}

}  // namespace

std::optional<Quantity> english_quantity_at(const NumberText& text, std::size_t i) {
  auto quantity = english_group_at(text, i);
  if (!quantity || quantity->ordinal) return quantity;
  std::vector<Decimal> parts = {quantity->value};
  int last = 100;
  while (true) {
    bool scaled = false;
    std::size_t behind = 0;
    for (auto power = scale_word_at(text, quantity->next, behind); power && *power >= 3;
         power = scale_word_at(text, quantity->next, behind)) {
      if (!multiply_trailing(parts, *power)) break;
      last = *power;
      scaled = true;
      quantity->compound = true;
      quantity->scaled = true;
      quantity->scale = parts.size() == 1 ? quantity->scale + *power : 0;
      extend(text, *quantity, behind);
    }
    if (!scaled) break;
    std::size_t next = quantity->next;
    const bool comma = text.glued(next - 1) && text.is_mark(next, ",");
    if (comma) ++next;
    const bool joined = text.norm(next) == "and";
    if (joined) ++next;
    const auto more = english_group_at(text, next);
    if (!more || more->vague || is_plural(text, next)) break;
    std::size_t scale_next = 0;
    const auto following = scale_word_at(text, more->next, scale_next);
    if (following ? *following >= last : !(joined || !more->value.below_power(2) || last == 3)) break;
    if (comma && (more->ordinal || (following ? *following < 3 : last > 3 || more->value.below_power(2)))) break;
    if (joined && following) break;
    quantity->scale = 0;
    parts.push_back(more->value);
    quantity->ordinal = more->ordinal;
    quantity->vague = false;
    extend(text, *quantity, more->next);
    if (!following) break;
  }
  quantity->value = sum_of(parts);
  const std::size_t half = quantity->next;
  if (!quantity->scaled && text.norm(half) == "and" && text.norm(half + 1) == "a" && text.norm(half + 2) == "half") {
    quantity->value = quantity->value + Decimal("5", 1);
    extend(text, *quantity, half + 3);
    std::size_t behind = 0;
    if (const auto power = scale_word_at(text, quantity->next, behind)) {
      quantity->value = quantity->value.shifted(*power);
      quantity->compound = quantity->scaled = true;
      extend(text, *quantity, behind);
    }
    return quantity;
  }
  if (text.norm(quantity->next) == "point" && !quantity->scaled && english_word_at(text, quantity->next + 1)) {
    std::size_t next = quantity->next + 1;
    std::string fraction;
    for (auto word = english_word_at(text, next); word && word->kind == NumberWordKind::kUnit;
         word = english_word_at(text, ++next)) {
      fraction.push_back(static_cast<char>('0' + word->value));
    }
    if (!fraction.empty()) {
      quantity->value = quantity->value + Decimal(fraction, fraction.size());
      quantity->compound = true;
      extend(text, *quantity, next);
      int power = 0;
      while (large_scale_at(text, quantity->next, power)) {
        quantity->value = quantity->value.shifted(power);
        extend(text, *quantity, quantity->next + 1);
      }
    }
  }
  return quantity;
}

}  // namespace lacuna::text
