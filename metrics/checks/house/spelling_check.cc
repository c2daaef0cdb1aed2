#include "metrics/checks/house/spelling_check.h"

#include <algorithm>
#include <string>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/spelling.h"
#include "metrics/checks/house/term_index.h"

namespace lacuna::metrics {
namespace {

/// That a reader agrees. A dictionary of 80,000 words lacks many: a word that is near none of them is mostly a new
/// one, or of some trade.
constexpr double kUnknownProbability = 0.15;
constexpr double kNearProbability = 0.4;     ///< one slip away from a word
constexpr double kCertainProbability = 0.8;  ///< and it is plain from which one
constexpr std::size_t kShortestPart = 5;     ///< letters of a part of a hyphenated word
constexpr std::size_t kMostNamed = 3;

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Whether the characters around the word make it part of an address, a path or a name in a program.
bool is_part_of_a_name(std::string_view text, const ByteSpan& span) {
  constexpr std::string_view kGlue = "_/\\@#=~$&^{}<>|";
  const char before = span.begin > 0 ? text[span.begin - 1] : ' ';
  const char after = span.end < text.size() ? text[span.end] : ' ';
  if (kGlue.find(before) != std::string_view::npos || kGlue.find(after) != std::string_view::npos) return true;
  const char next = span.end + 1 < text.size() ? text[span.end + 1] : ' ';
  const char last = span.begin > 1 ? text[span.begin - 2] : ' ';
  return ((after == '.' || after == ':') && is_alphanumeric(next)) || (before == '.' && is_alphanumeric(last)) ||
         (before >= '0' && before <= '9');
}

bool is_hyphen(std::string_view norm) { return norm == "-" || norm == "\u2010" || norm == "\u2011"; }

/// The word with what hyphens and apostrophes join to it: words [begin, end).
struct Compound {
  std::size_t begin = 0;
  std::size_t end = 0;
};
Compound compound_of(const std::vector<text::Word>& words, std::size_t at) {
  const auto joined = [&](std::size_t left) {  // word `left` and the next one touch, by hyphen or clitic
    if (words[left].span.end != words[left + 1].span.begin) return false;
    const auto joins = [](const text::Word& word) {
      return is_hyphen(word.norm) || word.norm.starts_with('\'') || word.norm == "n't";
    };
    return joins(words[left]) || joins(words[left + 1]);
  };
  Compound compound{at, at + 1};
  while (compound.begin > 0 && joined(compound.begin - 1)) --compound.begin;
  while (compound.end < words.size() && joined(compound.end - 1)) ++compound.end;
  return compound;
}

/// Whether the word is to be looked up at all.
bool is_candidate(const text::Word& word) {
  if (word.kind != text::WordKind::kWord || word.capitalised || word.upper || word.inner_capital) return false;
  if (word.norm.size() < 2 || word.norm.starts_with('\'') || word.norm == "n't") return false;
  // Digits, and the marks of addresses and names in programs, which join words: "x2", "snake_case", "a.example".
  return std::all_of(word.norm.begin(), word.norm.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
  });
}

bool source_has(const PairView& view, const std::string& norm) {
  const std::vector<text::Word>& words = view.source.analysis.words;
  return std::any_of(words.begin(), words.end(), [&](const text::Word& word) { return word.norm == norm; });
}

bool is_literal(const PairView& view, const ByteSpan& span) {
  return std::any_of(view.target.literals.begin(), view.target.literals.end(),
                     [&](const text::Literal& literal) { return literal.span.overlaps(span); });
}

/// Whether the word, and what hyphens make of it, is unknown.
bool is_misspelt(const PairView& view, const text::Speller& speller, std::size_t at) {
  const std::vector<text::Word>& words = view.target.analysis.words;
  const text::Word& word = words[at];
  if (!speller.is_misspelt(word.norm)) return false;
  const Compound compound = compound_of(words, at);
  if (compound.end - compound.begin == 1) return true;
  std::string whole;
  bool hyphen = false;
  for (std::size_t i = compound.begin; i < compound.end; ++i) {
    whole += words[i].norm;
    hyphen |= is_hyphen(words[i].norm);
  }
  if (!speller.is_misspelt(whole)) return false;
  return !hyphen || base::count_code_points(word.norm) >= kShortestPart;
}

}  // namespace

void check_spelling(const PairView& view, CheckOutcome& outcome) {
  if (view.settings.speller == nullptr) return;
  const text::Speller& speller = *view.settings.speller;
  const std::vector<text::Word>& words = view.target.analysis.words;
  std::vector<std::string_view> reported;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const text::Word& word = words[at];
    if (!is_candidate(word)) continue;
    outcome.opportunities += 1.0;
    if (!is_misspelt(view, speller, at)) continue;
    if (source_has(view, word.norm) || is_literal(view, word.span) || is_part_of_a_name(view.target.text, word.span)) {
      continue;
    }
    if (view.settings.terms != nullptr && view.settings.terms->knows_target_word(word.norm)) continue;
    outcome.violations += 1.0;
    if (std::find(reported.begin(), reported.end(), word.norm) != reported.end()) continue;
    reported.push_back(word.norm);
    const text::Corrections corrections = speller.corrections(word.norm);
    CheckFinding finding{.rule = "spelling",
                         .severity = Severity::kMinor,
                         .probability = corrections.certain         ? kCertainProbability
                                        : corrections.words.empty() ? kUnknownProbability
                                                                    : kNearProbability,
                         .target = word.span,
                         .message = "not in the dictionary: " + std::string(word.span.of(view.target.text))};
    for (std::size_t i = 0; i < corrections.words.size() && i < kMostNamed; ++i) {
      finding.message += (i == 0 ? "; perhaps " : ", ") + corrections.words[i];
    }
    if (corrections.certain) finding.suggestion = corrections.words.front();
    outcome.findings.push_back(std::move(finding));
  }
}

}  // namespace lacuna::metrics
