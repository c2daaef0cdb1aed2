#include "eval/text/abbreviations.h"

#include <algorithm>
#include <cstddef>

#include "eval/text/abbreviation_tables.h"

namespace lacuna::text {
namespace {

/// Calls `use` with every word of a list separated by white space.
template <class Use>
void for_each_word(std::string_view list, Use use) {
  constexpr std::string_view kSpace = " \n";
  for (std::size_t begin = list.find_first_not_of(kSpace); begin != std::string_view::npos;) {
    const std::size_t end = list.find_first_of(kSpace, begin);
    use(list.substr(begin, end == std::string_view::npos ? end : end - begin));
    begin = list.find_first_not_of(kSpace, end);
  }
}

void fill(std::unordered_set<std::string_view>& set, std::string_view list) {
  for_each_word(list, [&](std::string_view word) { set.insert(word); });
}

}  // namespace

Abbreviations::Abbreviations(std::string_view language) {
  const AbbreviationTable& vietnamese = *find_abbreviation_table("vi");
  const AbbreviationTable& english = *find_abbreviation_table("en");
  const AbbreviationTable* found = find_abbreviation_table(language);
  const AbbreviationTable& own = found != nullptr ? *found : english;

  // The first entry of a word wins. English texts about Viet Nam have Vietnamese titles; but the other way round
  // several English abbreviations are words or names: "Sen", "Gen", "Mar".
  add_kinds(own);
  if (&own == &english) add_kinds(vietnamese);
  if (&own == &vietnamese) add_kinds(english.clock, Abbreviation::kClock);
  add_kinds(international_abbreviations());

  fill(starters_, own.starters);
  if (&own == &english) fill(starters_, vietnamese.starters);
  if (&own == &vietnamese) fill(starters_, english.starters);
  fill(capitals_, own.capitals);

  add_words(english);
  add_words(vietnamese);
  add_words(own);

  street_suffix_ = own.street_suffix;
  ordinal_stop_ = own.ordinal_stop;
  semicolon_asks_ = own.semicolon_asks;
}

void Abbreviations::add_kinds(const AbbreviationTable& table) {
  add_kinds(table.clock, Abbreviation::kClock);
  add_kinds(table.dates, Abbreviation::kDate);
  add_kinds(table.numbered, Abbreviation::kNumbered);
  add_kinds(table.titles, Abbreviation::kTitle);
  add_kinds(table.company, Abbreviation::kCompany);
  add_kinds(table.inner, Abbreviation::kInner);
  add_kinds(table.final, Abbreviation::kFinal);
}

void Abbreviations::add_kinds(std::string_view list, Abbreviation kind) {
  for_each_word(list, [&](std::string_view word) {
    kinds_.emplace(word, kind);
    if (word.find('.') == std::string_view::npos) return;
    for (std::size_t begin = 0; begin < word.size();) {
      const std::size_t end = std::min(word.find('.', begin), word.size());
      parts_.insert(word.substr(begin, end - begin));
      endings_.insert(word.substr(begin));
      if (end < word.size()) beginnings_.insert(word.substr(0, end));
      begin = end + 1;
    }
  });
}

void Abbreviations::add_words(const AbbreviationTable& table) {
  fill(labels_, table.labels);
  fill(headings_, table.headings);
  fill(speech_verbs_, table.speech_verbs);
  fill(after_clock_, table.after_clock);
}

Abbreviation Abbreviations::listed_kind(std::string_view token) const {
  const auto found = kinds_.find(token);
  return found != kinds_.end() ? found->second : Abbreviation::kNone;
}

Abbreviation Abbreviations::kind(std::string_view token) const {
  if (const Abbreviation listed = listed_kind(token); listed != Abbreviation::kNone) return listed;
  // A chain of titles: "GS.TS", "PGS.TS.BS", "Dr.-Ing". Its last link decides.
  if (const std::size_t dot = token.rfind('.'); dot != std::string_view::npos) {
    std::string_view last = token.substr(dot + 1);
    if (last.starts_with('-')) last.remove_prefix(1);
    return listed_kind(last) == Abbreviation::kTitle ? Abbreviation::kTitle : Abbreviation::kNone;
  }
  // An article glued to it: "l'art", "dell’avv".
  for (const std::string_view apostrophe : {"'", "\u2019"}) {
    const std::size_t mark = token.rfind(apostrophe);
    if (mark != std::string_view::npos) return listed_kind(token.substr(mark + apostrophe.size()));
  }
  const bool street =
      !street_suffix_.empty() && token.size() > street_suffix_.size() && token.ends_with(street_suffix_);
  return street ? Abbreviation::kCompany : Abbreviation::kNone;
}

}  // namespace lacuna::text
