#include "metrics/checks/form/case_checks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/sentence_characters.h"
#include "metrics/checks/form/form_scan.h"

namespace lacuna::metrics {
namespace {

constexpr double kSmallInitial = 0.75;
constexpr double kCapitalInitial = 0.5;
constexpr double kUnitInCapitals = 0.7;
constexpr double kWordInCapitals = 0.5;

/// Where the first word of a side begins; nothing when something else comes first that may decide the case.
std::optional<std::size_t> first_letter(const SideText& side) {
  std::size_t literal = 0;
  for (std::size_t at = 0; at < side.text.size();) {
    while (literal < side.literals.size() && side.literals[literal].span.end <= at) ++literal;
    if (literal < side.literals.size() && side.literals[literal].span.contains(at)) {
      const text::Literal& one = side.literals[literal];
      if (one.kind != text::LiteralKind::kTag && one.kind != text::LiteralKind::kMarkdown) return std::nullopt;
      at = one.span.end;
      continue;
    }
    const std::size_t begin = at;
    const char32_t code = base::next_code_point(side.text, at);
    if (text::is_letter(code)) return begin;
    if (text::is_digit(code) || text::is_ellipsis(code)) return std::nullopt;
  }
  return std::nullopt;
}

std::string_view word_from(std::string_view text, std::size_t begin) {
  std::string_view word = text::word_at(text, begin, text.size());
  // "al-Qaeda", "l'Unità": with what is joined to it.
  const std::size_t end = begin + word.size();
  if (end < text.size() && (text[end] == '-' || text[end] == '\'')) {
    word = text.substr(begin, word.size() + 1 + text::word_at(text, end + 1, text.size()).size());
  }
  return word;
}

/// Whether the text has the word with no letter or digit at either end.
bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !text::is_word_character(text::code_point_at(text, text::previous_start(text, at)));
    if (begins && !text::is_word_character(text::code_point_at(text, end))) return true;
  }
  return false;
}

bool has_capital(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (text::is_upper(base::next_code_point(word, at))) return true;
  }
  return false;
}

/// Words in small letters that begin names.
bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 13> kParticles = {"al", "el", "de",  "del", "della", "di", "da",
                                                           "du", "la", "van", "von", "bin",   "zu"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

/// What a side's words say of capitals.
struct Capitals {
  std::size_t upper = 0;    ///< words all in capitals
  std::size_t lower = 0;    ///< words with a small letter
  std::size_t letters = 0;  ///< bytes of the words in capitals
};

Capitals capitals_of(const SideText& side) {
  Capitals capitals;
  for (const text::Word& word : side.analysis.words) {
    if (word.kind != text::WordKind::kWord) continue;
    if (word.upper) {
      ++capitals.upper;
      capitals.letters += word.span.size();
    } else if (word.norm.size() > 1 && text::is_lower(text::code_point_at(word.norm, 0))) {
      ++capitals.lower;  // in matching form, so this says that its script has case
    }
  }
  return capitals;
}

bool all_in_capitals(const Capitals& side) { return side.lower == 0 && side.upper >= 2 && side.letters >= 6; }

/// A word in capitals that is no acronym: long, and with a digit in none of its places.
const text::Word* shouted_word(const SideText& side) {
  constexpr std::size_t kLongerThanAcronyms = 8;
  for (const text::Word& word : side.analysis.words) {
    if (word.kind != text::WordKind::kWord || !word.upper) continue;
    const std::string_view text = word.span.of(side.text);
    const bool has_digit = text.find_first_of("0123456789_") != std::string_view::npos;
    if (!has_digit && base::count_code_points(text) >= kLongerThanAcronyms) return &word;
  }
  return nullptr;
}

}  // namespace

void check_initial_case(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view)) return;
  const std::optional<std::size_t> source_at = first_letter(view.source);
  const std::optional<std::size_t> target_at = first_letter(view.target);
  if (!source_at || !target_at) return;
  const std::string_view source = view.source.text;
  const std::string_view target = view.target.text;
  const char32_t from = text::code_point_at(source, *source_at);
  const char32_t to = text::code_point_at(target, *target_at);
  const bool from_upper = text::is_upper(from);
  const bool to_upper = text::is_upper(to);
  if ((!from_upper && !text::is_lower(from)) || (!to_upper && !text::is_lower(to))) return;
  outcome.opportunities = 1.0;
  if (from_upper == to_upper) return;
  const std::string_view source_word = word_from(source, *source_at);
  const std::string_view target_word = word_from(target, *target_at);
  // A single letter is a list's marker, a variable, or the English I.
  if (text::is_single_letter(source_word) || text::is_single_letter(target_word)) return;
  if (has_word(source, target_word) || has_word(target, source_word)) return;
  if (!to_upper && (text::is_lower_case_name(target, *target_at, target.size()) || has_capital(target_word) ||
                    is_particle(target_word))) {
    return;
  }
  if (!from_upper && (text::is_lower_case_name(source, *source_at, source.size()) || has_capital(source_word) ||
                      is_particle(source_word))) {
    return;
  }
  outcome.violations = 1.0;
  std::string message = to_upper ? "begins with a capital, the source does not: "
                                 : "begins with a small letter, the source with a capital: ";
  CheckFinding finding{.rule = "initial-case",
                       .severity = Severity::kMinor,
                       .probability = to_upper ? kCapitalInitial : kSmallInitial,
                       .source = ByteSpan{*source_at, *source_at + source_word.size()},
                       .target = ByteSpan{*target_at, *target_at + target_word.size()},
                       .message = std::move(message) + std::string(target_word)};
  if (!to_upper) finding.suggestion = text::with_initial_capital(target_word);
  outcome.findings.push_back(std::move(finding));
}

void check_all_capitals(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view)) return;
  const Capitals source = capitals_of(view.source);
  const Capitals target = capitals_of(view.target);
  if (source.upper + source.lower == 0 || target.upper + target.lower == 0) return;
  outcome.opportunities = 1.0;
  if (source.upper == 0 && target.upper == 0) return;
  const ByteSpan source_all{0, view.source.text.size()};
  const ByteSpan target_all{0, view.target.text.size()};
  const auto add = [&](double probability, ByteSpan from, ByteSpan to, std::string message) {
    outcome.violations = 1.0;
    outcome.findings.push_back({.rule = "all-capitals",
                                .severity = Severity::kMinor,
                                .probability = probability,
                                .source = from,
                                .target = to,
                                .message = std::move(message)});
  };
  if (all_in_capitals(source) && target.lower >= 2 && target.upper == 0) {
    return add(kUnitInCapitals, source_all, target_all, "the source is in capitals, the translation is not");
  }
  if (all_in_capitals(target) && source.lower >= 2 && source.upper == 0) {
    return add(kUnitInCapitals, source_all, target_all, "in capitals, the source is not");
  }
  if (source.upper == 0) {
    if (const text::Word* word = shouted_word(view.target)) {
      add(kWordInCapitals, source_all, word->span,
          "word in capitals, nothing in the source is: " + std::string(word->span.of(view.target.text)));
    }
  } else if (target.upper == 0) {
    if (const text::Word* word = shouted_word(view.source)) {
      add(kWordInCapitals, word->span, target_all,
          "word in capitals in the source, nothing in the translation is: " +
              std::string(word->span.of(view.source.text)));
    }
  }
}

}  // namespace lacuna::metrics
