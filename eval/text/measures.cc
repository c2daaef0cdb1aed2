#include "eval/text/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include "eval/text/characters.h"
#include "eval/text/measure_forms.h"
#include "eval/text/normalize.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kLongestForm = 4;  // words

/// The longest unit whose words begin at word i; `next` moves behind it.
const Unit* unit_at(std::string_view text, const std::vector<Word>& words, std::size_t i, std::string_view language,
                    bool weak_too, std::size_t& next) {
  const Unit* found = nullptr;
  std::string form;
  std::size_t count = 0;
  for (std::size_t k = i; k < words.size() && count < kLongestForm; ++k) {
    const std::string_view bytes = words[k].span.of(text);
    if (bytes == "-") {
      if (k == i) return nullptr;
      continue;
    }
    if (words[k].kind == WordKind::kNumber || (words[k].kind == WordKind::kPunctuation && bytes != "%")) break;
    if (!form.empty()) form += ' ';
    form += words[k].norm;
    ++count;
    if (const UnitForm known = find_unit_form(form, language); known.unit != nullptr) {
      found = known.weak && !weak_too ? nullptr : known.unit;
      next = k + 1;
    }
  }
  return found;
}

const Unit* currency_before(std::string_view text, const std::vector<Word>& words, std::size_t i,
                            std::string_view language, std::size_t& begin) {
  if (i == 0) return nullptr;
  const std::string_view bytes = words[i - 1].span.of(text);
  const bool code = words[i - 1].upper && bytes.size() == 3;
  if (words[i - 1].kind != WordKind::kSymbol && !code && !bytes.ends_with('$')) return nullptr;
  begin = i - 1;
  if (bytes == "$" && i >= 2 && words[i - 2].span.end == words[i - 1].span.begin) {
    const std::string_view country = words[i - 2].span.of(text);
    for (const auto& [letters, symbol] : {std::pair<std::string_view, std::string_view>{"US", "USD"},
                                          {"A", "AUD"},
                                          {"AU", "AUD"},
                                          {"C", "CAD"},
                                          {"CA", "CAD"},
                                          {"S", "SGD"},
                                          {"HK", "HKD"},
                                          {"NZ", "NZD"}}) {
      if (country == letters) {
        begin = i - 2;
        return unit_called(symbol);
      }
    }
  }
  const Unit* unit = find_unit_form(words[i - 1].norm, language).unit;
  return unit != nullptr && unit->dimension == Dimension::kMoney ? unit : nullptr;
}

std::optional<Measure> glued_before(std::string_view text, const NumberMention& number) {
  const std::string_view mention = number.span.of(text);
  const std::size_t digits = mention.find_first_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos || digits > 4) return std::nullopt;
  const Unit* unit = find_unit_form(lower_nfc(mention.substr(0, digits)), "").unit;
  if (unit == nullptr || unit->dimension != Dimension::kMoney) return std::nullopt;
  return Measure{unit, {number.span.begin, number.span.begin + digits}};
}

bool is_dollar(const Unit& unit) {
  return unit.symbol == "$" || (unit.symbol.size() == 3 && unit.symbol.ends_with('D') && unit.symbol != "VND");
}

}  // namespace

std::optional<Measure> measure_of(std::string_view text, const std::vector<Word>& words, const NumberMention& number,
                                  std::string_view language, bool weak_too) {
  static const Unit* const percent = unit_called("%");
  if (number.kind == NumberKind::kPercent) {
    const std::size_t digit = number.span.of(text).find_last_of("0123456789");
    return Measure{percent, {number.span.begin + (digit == std::string_view::npos ? 0 : digit + 1), number.span.end}};
  }
  if (number.kind == NumberKind::kDate || number.kind == NumberKind::kTime) return std::nullopt;
  const std::string subtag = primary_subtag(language);
  if (const auto glued = glued_before(text, number)) return glued;
  // The first word that reaches behind the number.
  const auto after = std::upper_bound(words.begin(), words.end(), number.span.end,
                                      [](std::size_t end, const Word& word) { return end < word.span.end; });
  std::size_t i = static_cast<std::size_t>(after - words.begin());
  if (i < words.size() && words[i].span.begin < number.span.end) {
    // Glued to the digits: "120GB".
    const ByteSpan tail = {number.span.end, words[i].span.end};
    const Unit* unit = find_unit_form(lower_nfc(tail.of(text)), subtag).unit;
    if (unit == nullptr) return std::nullopt;
    return Measure{unit, tail};
  }
  const auto first = std::lower_bound(words.begin(), words.end(), number.span.begin,
                                      [](const Word& word, std::size_t begin) { return word.span.begin < begin; });
  std::size_t begin = 0;
  const auto at = static_cast<std::size_t>(first - words.begin());
  if (const Unit* unit = currency_before(text, words, at, subtag, begin)) {
    return Measure{unit, {words[begin].span.begin, words[at - 1].span.end}};
  }
  // "5-year", "5 - 7 years": a hyphen is a joint only when glued on both sides.
  if (i + 1 < words.size() && words[i].span.of(text) == "-") {
    if (words[i].span.begin != number.span.end || words[i].span.end != words[i + 1].span.begin) return std::nullopt;
    ++i;
  }
  std::size_t next = i;
  const Unit* unit = i < words.size() ? unit_at(text, words, i, subtag, weak_too, next) : nullptr;
  if (unit == nullptr) return std::nullopt;
  return Measure{unit, {words[i].span.begin, words[next - 1].span.end}};
}

bool same_unit(const Unit& a, const Unit& b) {
  if (a.symbol == b.symbol) return true;
  const auto pair = [&](std::string_view x, std::string_view y) {
    return (a.symbol == x && b.symbol == y) || (a.symbol == y && b.symbol == x);
  };
  if ((a.symbol == "$" && is_dollar(b)) || (b.symbol == "$" && is_dollar(a))) return true;
  return pair("°", "°C") || pair("°", "°F") || pair("pound", "GBP") || pair("pound", "lb") || pair("¥", "JPY") ||
         pair("¥", "CNY") || pair("m", "minute");
}

bool names_unit(std::string_view text, const std::vector<Word>& words, const Unit& unit, std::string_view language) {
  const std::string subtag = primary_subtag(language);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind == WordKind::kNumber || words[i].kind == WordKind::kPunctuation) {
      if (words[i].span.of(text) != "%") continue;
    }
    std::size_t next = i;
    const Unit* found = unit_at(text, words, i, subtag, true, next);
    if (found != nullptr && same_unit(*found, unit)) return true;
    // "120GB", "USD5", "US$".
    const std::string_view norm = words[i].norm;
    const std::size_t digit = norm.find_first_of("0123456789");
    if (digit != std::string_view::npos) {
      const std::size_t last = norm.find_last_of("0123456789");
      for (const std::string_view part : {norm.substr(0, digit), norm.substr(last + 1)}) {
        const Unit* glued = part.empty() ? nullptr : find_unit_form(part, subtag).unit;
        if (glued != nullptr && same_unit(*glued, unit)) return true;
      }
    } else if (norm.ends_with('$') && is_dollar(unit)) {
      return true;
    }
  }
  return false;
}

bool same_amount(double value, const Unit& a, double other, const Unit& b) {
  if (a.dimension != b.dimension && !(a.symbol == "pound" || b.symbol == "pound")) return false;
  if (a.dimension == Dimension::kTemperature) {
    const auto fits = [](double celsius, double fahrenheit) {
      // A temperature, or a difference of two.
      return std::abs(celsius * 1.8 + 32.0 - fahrenheit) <= 2.0 || std::abs(celsius * 1.8 - fahrenheit) <= 1.0;
    };
    return b.symbol == "°F" ? fits(value, other) : fits(other, value);
  }
  const auto factor = [](const Unit& unit) { return unit.symbol == "pound" ? 0.453592 : unit.factor; };
  if (factor(a) == 0.0 || factor(b) == 0.0) return false;
  const double x = value * factor(a);
  const double y = other * factor(b);
  // Converted amounts are rounded: to the last digit said, or to two digits.
  const double slack =
      std::max({0.06 * std::max(x, y), value < 10.0 ? 0.5 * factor(a) : 0.0, other < 10.0 ? 0.5 * factor(b) : 0.0});
  return std::abs(x - y) <= slack;
}

}  // namespace lacuna::text
