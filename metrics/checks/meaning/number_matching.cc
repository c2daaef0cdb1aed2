#include "metrics/checks/meaning/number_matching.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "eval/text/characters.h"

namespace lacuna::metrics {
namespace {

using Mention = text::NumberMention;
using Mentions = std::vector<const Mention*>;

Mentions mentions_of(const SideText& side) {
  Mentions mentions;
  for (const Mention& number : side.analysis.numbers) {
    const bool inside = std::any_of(side.literals.begin(), side.literals.end(),
                                    [&](const text::Literal& literal) { return literal.span.overlaps(number.span); });
    if (!inside) mentions.push_back(&number);
  }
  return mentions;
}

double place_of(const Mention& number, std::string_view text) {
  return static_cast<double>(number.span.begin) / static_cast<double>(std::max<std::size_t>(text.size(), 1));
}

/// Pairs of equal value, the exact ones first, then those that stand nearest to the same place.
std::vector<NumberPair> pair_equal(const PairView& view, const Mentions& source, const Mentions& target) {
  struct Candidate {
    bool exact;
    double distance;
    std::size_t source, target;
  };
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < source.size(); ++i) {
    for (std::size_t k = 0; k < target.size(); ++k) {
      if (!text::same_value(*source[i], *target[k])) continue;
      candidates.push_back({source[i]->value == target[k]->value,
                            std::abs(place_of(*source[i], view.source.text) - place_of(*target[k], view.target.text)),
                            i, k});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.exact != b.exact ? a.exact : a.distance < b.distance;
  });
  std::vector<std::size_t> partner(source.size(), target.size());
  std::vector<bool> taken(target.size(), false);
  for (const Candidate& candidate : candidates) {
    if (partner[candidate.source] != target.size() || taken[candidate.target]) continue;
    partner[candidate.source] = candidate.target;
    taken[candidate.target] = true;
  }
  std::vector<NumberPair> same;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (partner[i] != target.size()) same.emplace_back(source[i], target[partner[i]]);
  }
  return same;
}

/// "7.55 giờ sáng", "7.55 am": a time written as a decimal.
bool is_pointed_time(const Mention& a, const Mention& b) {
  if (a.kind != text::NumberKind::kTime) return b.kind == text::NumberKind::kTime && is_pointed_time(b, a);
  if (b.kind == text::NumberKind::kTime || b.kind == text::NumberKind::kDate) return false;
  const std::size_t point = b.value.find('.');
  if (point == std::string::npos || point > 2 || b.value.size() > point + 3) return false;
  const auto number = [](std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
  };
  std::string minutes = b.value.substr(point + 1);
  if (minutes.size() == 1) minutes += '0';  // the canonical form of "4.40"
  return minutes == a.value.substr(3) &&
         (number(b.value.substr(0, point)) - number(std::string_view{a.value}.substr(0, 2))) % 12 == 0;
}

/// "tháng 12" and "month 12": a month by its number, which may be one of any year or project.
bool is_bare_month(const Mention& a, const Mention& b) {
  const auto is_month = [](const Mention& month, const Mention& number) {
    return month.kind == text::NumberKind::kDate && month.value.size() == 4 && number.kind != text::NumberKind::kDate &&
           number.kind != text::NumberKind::kTime &&
           (month.value.substr(2) == number.value || month.value.substr(2) == "0" + number.value);
  };
  return is_month(a, b) || is_month(b, a);
}

bool said_in(const Mention& number, const Mentions& other) {
  return std::any_of(other.begin(), other.end(), [&](const Mention* twin) {
    return text::same_value(number, *twin) || is_pointed_time(number, *twin) || is_bare_month(number, *twin);
  });
}

/// Whether the other side has the date with day and month in each other's place, and nowhere as it is.
bool is_swapped_in(const Mention& number, const Mentions& own, const Mentions& other) {
  const auto has = [](const Mentions& mentions, const Mention& date) {
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](const Mention* twin) { return twin->value == date.value; });
  };
  if (number.kind != text::NumberKind::kDate || has(other, number)) return false;
  return std::any_of(other.begin(), other.end(),
                     [&](const Mention* twin) { return is_swapped_date(number, *twin) && !has(own, *twin); });
}

/// Words that say a number without being one, in matching form.
struct ImpliedNumber {
  std::string_view word, value, language;
};
constexpr ImpliedNumber kImplied[] = {
    {"ellipsis", "3", "en"},    {"toàn", "360", "vi"},     {"century", "100", "en"},
    {"centuries", "100", "en"}, {"couple", "2", "en"},     {"pair", "2", "en"},
    {"both", "2", "en"},        {"twin", "2", "en"},       {"twins", "2", "en"},
    {"duo", "2", "en"},         {"second", "2", "en"},     {"trio", "3", "en"},
    {"trilogy", "3", "en"},     {"quartet", "4", "en"},    {"single", "1", "en"},
    {"once", "1", "en"},        {"first", "1", "en"},      {"a", "1", "en"},
    {"an", "1", "en"},          {"decades", "10", "en"},   {"dozens", "12", "en"},
    {"dozens", "10", "en"},     {"quarterly", "3", "en"},  {"fortnight", "2", "en"},
    {"biennial", "2", "en"},    {"teenage", "10", "en"},   {"kỷ", "100", "vi"},
    {"kỷ", "10", "vi"},         {"niên", "10", "vi"},      {"kỉ", "100", "vi"},
    {"đôi", "2", "vi"},         {"cặp", "2", "vi"},        {"cả", "2", "vi"},
    {"tá", "12", "vi"},         {"nhất", "1", "vi"},       {"đầu", "1", "vi"},
    {"đơn", "1", "vi"},         {"song", "2", "vi"},       {"tam", "3", "vi"},
    {"tứ", "4", "vi"},          {"ngũ", "5", "vi"},        {"lục", "6", "vi"},
    {"bát", "8", "vi"},         {"cửu", "9", "vi"},        {"thập", "10", "vi"},
    {"nhị", "2", "vi"},         {"un", "1", "fr"},         {"une", "1", "fr"},
    {"deux", "2", "fr"},        {"trois", "3", "fr"},      {"quatre", "4", "fr"},
    {"cinq", "5", "fr"},        {"six", "6", "fr"},        {"sept", "7", "fr"},
    {"huit", "8", "fr"},        {"neuf", "9", "fr"},       {"dix", "10", "fr"},
    {"onze", "11", "fr"},       {"douze", "12", "fr"},     {"quinze", "15", "fr"},
    {"vingt", "20", "fr"},      {"trente", "30", "fr"},    {"quarante", "40", "fr"},
    {"cinquante", "50", "fr"},  {"soixante", "60", "fr"},  {"cent", "100", "fr"},
    {"mille", "1000", "fr"},    {"premier", "1", "fr"},    {"première", "1", "fr"},
    {"deuxième", "2", "fr"},    {"seconde", "2", "fr"},    {"troisième", "3", "fr"},
    {"demi", "0.5", "fr"},      {"moitié", "0.5", "fr"},   {"siècle", "100", "fr"},
    {"décennie", "10", "fr"},   {"ein", "1", "de"},        {"eine", "1", "de"},
    {"einen", "1", "de"},       {"einem", "1", "de"},      {"einer", "1", "de"},
    {"zwei", "2", "de"},        {"drei", "3", "de"},       {"vier", "4", "de"},
    {"fünf", "5", "de"},        {"sechs", "6", "de"},      {"sieben", "7", "de"},
    {"acht", "8", "de"},        {"neun", "9", "de"},       {"zehn", "10", "de"},
    {"elf", "11", "de"},        {"zwölf", "12", "de"},     {"fünfzehn", "15", "de"},
    {"zwanzig", "20", "de"},    {"dreißig", "30", "de"},   {"vierzig", "40", "de"},
    {"fünfzig", "50", "de"},    {"sechzig", "60", "de"},   {"hundert", "100", "de"},
    {"tausend", "1000", "de"},  {"erste", "1", "de"},      {"ersten", "1", "de"},
    {"zweite", "2", "de"},      {"zweiten", "2", "de"},    {"dritte", "3", "de"},
    {"dritten", "3", "de"},     {"halb", "0.5", "de"},     {"hälfte", "0.5", "de"},
    {"beide", "2", "de"},       {"beiden", "2", "de"},     {"jahrhundert", "100", "de"},
    {"jahrzehnt", "10", "de"},  {"un", "1", "es"},         {"una", "1", "es"},
    {"uno", "1", "es"},         {"dos", "2", "es"},        {"tres", "3", "es"},
    {"cuatro", "4", "es"},      {"cinco", "5", "es"},      {"seis", "6", "es"},
    {"siete", "7", "es"},       {"ocho", "8", "es"},       {"nueve", "9", "es"},
    {"diez", "10", "es"},       {"once", "11", "es"},      {"doce", "12", "es"},
    {"quince", "15", "es"},     {"veinte", "20", "es"},    {"treinta", "30", "es"},
    {"cuarenta", "40", "es"},   {"cincuenta", "50", "es"}, {"sesenta", "60", "es"},
    {"cien", "100", "es"},      {"mil", "1000", "es"},     {"primer", "1", "es"},
    {"primera", "1", "es"},     {"primero", "1", "es"},    {"segundo", "2", "es"},
    {"segunda", "2", "es"},     {"tercer", "3", "es"},     {"tercera", "3", "es"},
    {"medio", "0.5", "es"},     {"media", "0.5", "es"},    {"mitad", "0.5", "es"},
    {"siglo", "100", "es"},     {"década", "10", "es"},
};

/// Whether the number is said by a word of the other side. In a language whose number words are not known, whole
/// numbers to a hundred may be said in words, so their absence proves nothing there.
bool implied_in(const Mention& number, const SideText& other) {
  if (number.kind == text::NumberKind::kDate || number.kind == text::NumberKind::kTime) return false;
  const std::string subtag = text::primary_subtag(other.language);
  bool known = false;
  for (const ImpliedNumber& implied : kImplied) {
    if (implied.language != subtag) continue;
    known = true;
    if (implied.value != number.value) continue;
    for (const text::Word& word : other.analysis.words) {
      if (word.norm == implied.word) return true;
    }
  }
  const bool small = number.value.size() <= 2 && number.value.find('.') == std::string::npos;
  return !known && (small || number.value == "100" || number.value == "1000");
}

/// "WW1", "4g": the number is part of a word there.
bool inside_word(const Mention& number, const SideText& other) {
  if (number.value.find_first_not_of("0123456789") != std::string::npos) return false;
  return std::any_of(other.analysis.words.begin(), other.analysis.words.end(), [&](const text::Word& word) {
    if (word.kind == text::WordKind::kNumber && word.norm == number.value) return true;  // "lead-3"
    if (word.kind != text::WordKind::kWord) return false;
    const std::size_t begin = word.norm.find_first_of("0123456789");
    return begin != std::string::npos && std::string_view{word.norm}.substr(begin).starts_with(number.value) &&
           word.norm.find_last_of("0123456789") + 1 == begin + number.value.size();
  });
}

/// "1990s" and "thập niên 90", "'98" and "1998": a year of the last century or of this one by its two digits.
bool is_short_year(const Mention& number, std::string_view text, const Mentions& other, std::string_view other_text) {
  const auto is_twin = [](const Mention& brief, const Mention& full) {
    return brief.value.size() == 2 && full.value.size() == 4 && full.value.ends_with(brief.value) &&
           (full.value.starts_with("19") || full.value.starts_with("20") || full.value.starts_with("18"));
  };
  const auto is_marked = [](const Mention& brief, std::string_view of) {
    const std::string_view before = of.substr(0, brief.span.begin);
    return brief.value.ends_with('0') || before.ends_with('\'') || before.ends_with("\u2019") ||
           before.ends_with("\u2018");
  };
  return std::any_of(other.begin(), other.end(), [&](const Mention* twin) {
    return (is_twin(number, *twin) && is_marked(number, text)) ||
           (is_twin(*twin, number) && is_marked(*twin, other_text));
  });
}

/// Whether the pack's links have the number in a name or a number.
bool linked(const Mention& number, const text::Analysis& side, const std::vector<std::int32_t>& link_of,
            const std::vector<Link>& links) {
  for (std::size_t i = 0; i < side.words.size(); ++i) {
    if (!side.words[i].span.overlaps(number.span) || link_of[i] == kNoLink) continue;
    const LinkKind kind = links[static_cast<std::size_t>(link_of[i])].kind;
    if (kind == LinkKind::kNumber || kind == LinkKind::kName) return true;
  }
  return false;
}

/// Drops amounts that the other side says in another unit: 20 miles and 32 km.
void drop_conversions(const PairView& view, Mentions& lost, const Mentions& targets, Mentions& extra,
                      const Mentions& sources) {
  const auto said = [&](const Mention& number, const SideText& side, const Mentions& others, const SideText& other) {
    const auto value = plain_value(number);
    const auto measure = value ? text::measure_of(side.text, side.analysis.words, number, side.language) : std::nullopt;
    if (!measure) return false;
    return std::any_of(others.begin(), others.end(), [&](const Mention* twin) {
      const auto amount = plain_value(*twin);
      const auto unit =
          amount ? text::measure_of(other.text, other.analysis.words, *twin, other.language) : std::nullopt;
      return unit && unit->unit->symbol != measure->unit->symbol && !text::same_unit(*unit->unit, *measure->unit) &&
             text::same_amount(*value, *measure->unit, *amount, *unit->unit);
    });
  };
  // With a number of the same unit among the unmatched ones of the other side it rather became that.
  const auto has_rival = [](const Mention& number, const SideText& side, const Mentions& rivals,
                            const SideText& other) {
    const auto measure = text::measure_of(side.text, side.analysis.words, number, side.language);
    return measure && std::any_of(rivals.begin(), rivals.end(), [&](const Mention* rival) {
             const auto unit = text::measure_of(other.text, other.analysis.words, *rival, other.language);
             return unit && text::same_unit(*unit->unit, *measure->unit);
           });
  };
  const Mentions all_lost = lost;
  const Mentions all_extra = extra;
  const auto drop = [&](Mentions& numbers, const SideText& side, const Mentions& others, const SideText& other,
                        const Mentions& rivals) {
    numbers.erase(std::remove_if(numbers.begin(), numbers.end(),
                                 [&](const Mention* number) {
                                   return said(*number, side, others, other) &&
                                          !has_rival(*number, side, rivals, other);
                                 }),
                  numbers.end());
  };
  drop(lost, view.source, targets, view.target, all_extra);
  drop(extra, view.target, sources, view.source, all_lost);
}

}  // namespace

bool is_swapped_date(const text::NumberMention& a, const text::NumberMention& b) {
  if (a.kind != text::NumberKind::kDate || b.kind != text::NumberKind::kDate) return false;
  if (a.value.size() != b.value.size() || a.value.size() < 7 || a.value == b.value) return false;
  const std::size_t day = a.value.size() - 2;
  const std::size_t month = a.value.size() - 5;
  const auto part = [](const Mention& date, std::size_t at) { return std::string_view{date.value}.substr(at, 2); };
  return a.value[day - 1] == '-' && a.value.compare(0, month, b.value, 0, month) == 0 &&
         part(a, day) == part(b, month) && part(a, month) == part(b, day);
}

std::optional<double> plain_value(const text::NumberMention& number) {
  if (number.kind == text::NumberKind::kDate || number.kind == text::NumberKind::kTime) return std::nullopt;
  double value = 0.0;
  const auto [end, error] = std::from_chars(number.value.data(), number.value.data() + number.value.size(), value);
  if (error != std::errc() || end != number.value.data() + number.value.size()) return std::nullopt;
  return value;
}

NumberMatching match_numbers(const PairView& view) {
  NumberMatching matching;
  if (view.source.analysis.numbers.empty() && view.target.analysis.numbers.empty()) return matching;
  const Mentions source = mentions_of(view.source);
  const Mentions target = mentions_of(view.target);
  matching.same = pair_equal(view, source, target);
  const auto open = [&](const Mentions& own, const SideText& side, const Mentions& others, const SideText& other,
                        std::size_t& certain) {
    Mentions left;
    for (const Mention* number : own) {
      if (!number->certain) continue;
      ++certain;
      if ((said_in(*number, others) && !is_swapped_in(*number, own, others)) ||
          is_short_year(*number, side.text, others, other.text) || implied_in(*number, other) ||
          inside_word(*number, other)) {
        continue;
      }
      left.push_back(number);
    }
    return left;
  };
  matching.lost = open(source, view.source, target, view.target, matching.source_numbers);
  matching.extra = open(target, view.target, source, view.source, matching.target_numbers);
  if (view.covered != nullptr) {
    const LinkSet& set = view.covered->coverage.links;
    const auto drop_linked = [&](Mentions& numbers, const text::Analysis& side, const std::vector<std::int32_t>& of) {
      if (side.words.size() != of.size()) return;
      numbers.erase(std::remove_if(numbers.begin(), numbers.end(),
                                   [&](const Mention* number) { return linked(*number, side, of, set.links); }),
                    numbers.end());
    };
    drop_linked(matching.lost, view.covered->source, set.source_link);
    drop_linked(matching.extra, view.covered->target, set.target_link);
  }
  drop_conversions(view, matching.lost, target, matching.extra, source);
  return matching;
}

}  // namespace lacuna::metrics
