#include "metrics/checks/form/repetition_check.h"

#include <algorithm>
#include <string>

#include "metrics/checks/form/form_scan.h"
#include "metrics/checks/form/reduplication.h"

namespace lacuna::metrics {
namespace {

constexpr std::size_t kMaxWords = 12;
constexpr std::size_t kLoop = 3;  ///< copies that make a loop
/// Share of repetitions that are slips of the translation, not style.
constexpr double kWordProbability = 0.85;
constexpr double kSyllableProbability = 0.15;  // where a word ends with the syllable that the next begins with
constexpr double kPhraseProbability = 0.95;
constexpr double kTwoWordsProbability = 0.6;  // "người phê duyệt phê duyệt", "from host to host to host"
constexpr double kLoopProbability = 0.97;

bool same(const text::Word& a, const text::Word& b) { return a.kind == b.kind && a.norm == b.norm; }

/// Whether `size` words from `at` on are followed by the same words, none of them punctuation.
bool doubled(const std::vector<text::Word>& words, std::size_t at, std::size_t size) {
  if (at + 2 * size > words.size()) return false;
  bool has_word = false;
  for (std::size_t k = 0; k < size; ++k) {
    const text::Word& word = words[at + k];
    if (word.kind == text::WordKind::kPunctuation || word.kind == text::WordKind::kSymbol ||
        !same(word, words[at + size + k])) {
      return false;
    }
    has_word |= word.kind == text::WordKind::kWord;
  }
  return has_word;
}

bool any_doubled(const std::vector<text::Word>& words, std::size_t size) {
  for (std::size_t at = 0; at + 2 * size <= words.size(); ++at) {
    if (doubled(words, at, size)) return true;
  }
  return false;
}

/// Whether a literal that stands for words lies between two words of the text.
bool has_literal(std::span<const text::Literal> literals, std::size_t begin, std::size_t end) {
  return std::any_of(literals.begin(), literals.end(), [&](const text::Literal& literal) {
    return literal.span.begin >= begin && literal.span.end <= end && literal.kind != text::LiteralKind::kTag &&
           literal.kind != text::LiteralKind::kMarkdown;
  });
}

/// "again and again and again", "more and more and more".
bool is_linked(const std::vector<text::Word>& words, const Repetition& one) {
  const std::size_t begin = one.begin;
  const std::size_t end = begin + one.size * one.copies;
  if (one.size != 2) return false;
  if (links_copies(words[begin].norm)) return begin > 0 && same(words[begin - 1], words[begin + 1]);
  return links_copies(words[begin + 1].norm) && end < words.size() && same(words[end], words[begin]);
}

/// The longest repetition that begins at a word; `copies` is 0 when there is none.
Repetition repetition_at(const std::vector<text::Word>& words, std::size_t at) {
  std::size_t size = std::min(kMaxWords, (words.size() - at) / 2);
  while (size > 0 && !doubled(words, at, size)) --size;
  if (size == 0) return {};
  // "no no no no" is one word four times, not two words twice.
  for (std::size_t period = 1; period < size; ++period) {
    if (size % period != 0 || !doubled(words, at, period)) continue;
    bool all = true;
    for (std::size_t k = at; all && k + period < at + size; k += period) all = doubled(words, k, period);
    if (all) {
      size = period;
      break;
    }
  }
  Repetition one{at, size, 2};
  while (doubled(words, at + (one.copies - 1) * size, size)) ++one.copies;
  return one;
}

bool any_phrase_doubled(const std::vector<text::Word>& words) {
  for (std::size_t size = 2; size <= kMaxWords; ++size) {
    if (any_doubled(words, size)) return true;
  }
  return false;
}

bool is_slip(const text::Analysis& source, const text::Analysis& target, const Repetition& one,
             std::string_view language) {
  const std::vector<text::Word>& words = target.words;
  const text::Word& word = words[one.begin];
  // A heading and the sentence behind it, a button's name: "of the plan The plan …", "click Click here".
  if (one.copies < kLoop && words[one.begin + one.size].capitalised && !word.capitalised) return false;
  if (one.size == 1 ? any_doubled(source.words, 1) : any_phrase_doubled(source.words)) return false;
  if (one.size > 1) return !is_linked(words, one);
  if (one.copies >= kLoop) return !is_exclamation(word.norm) && word.norm.size() > 1;
  if (may_be_doubled(word.norm, language)) return false;
  // Names: "Pago Pago"; not in a text in capitals, nor among German nouns.
  return !word.capitalised || !words[one.begin + 1].capitalised || word.upper || is_one_of(language, "de lb");
}

/// "Moon Jae-in in May": one of the copies is tied to another word.
bool part_of_compound(const std::vector<text::Word>& words, const Repetition& one) {
  const auto is_tie = [&](std::size_t tie, std::size_t left, std::size_t right) {
    return words[tie].kind == text::WordKind::kPunctuation && words[left].span.end == words[tie].span.begin &&
           words[tie].span.end == words[right].span.begin;
  };
  const std::size_t end = one.begin + one.size * one.copies;
  if (one.begin >= 2 && is_tie(one.begin - 1, one.begin - 2, one.begin)) return true;
  return end + 1 < words.size() && is_tie(end, end - 1, end + 1);
}

ByteSpan bytes_of_words(const text::Analysis& side, std::size_t begin, std::size_t end) {
  return {side.words[begin].span.begin, side.words[end - 1].span.end};
}

bool is_doubled_word(const Repetition& one) { return one.size == 1 && one.copies < kLoop; }

std::vector<Repetition> repetitions_of(const PairView& view) {
  return find_repetitions(view.source.analysis, view.target.analysis, view.target.language, view.target.literals);
}

}  // namespace

std::vector<Repetition> find_repetitions(const text::Analysis& source, const text::Analysis& target,
                                         std::string_view language, std::span<const text::Literal> literals) {
  const std::vector<text::Word>& words = target.words;
  std::vector<Repetition> found;
  for (std::size_t at = 0; at < words.size();) {
    const Repetition one = repetition_at(words, at);
    if (one.copies == 0) {
      ++at;
      continue;
    }
    const std::size_t end = at + one.size * one.copies;
    if (!is_slip(source, target, one, language) || part_of_compound(words, one) ||
        has_literal(literals, words[at].span.begin, words[end - 1].span.end)) {
      ++at;
      continue;
    }
    found.push_back(one);
    at = end;
  }
  return found;
}

void check_repetition(const PairView& view, CheckOutcome& outcome) {
  if (view.target.analysis.words.empty()) return;
  outcome.opportunities = 1.0;
  for (const Repetition& one : repetitions_of(view)) {
    if (is_doubled_word(one)) continue;
    const bool loop = one.copies >= kLoop;
    const ByteSpan copies =
        bytes_of_words(view.target.analysis, one.begin + one.size, one.begin + one.size * one.copies);
    const ByteSpan first = bytes_of_words(view.target.analysis, one.begin, one.begin + one.size);
    outcome.violations = 1.0;
    const std::vector<text::Word>& words = view.target.analysis.words;
    const bool linked =
        one.size == 2 && (links_copies(words[one.begin].norm) || links_copies(words[one.begin + 1].norm));
    const bool in_doubt = linked || (one.size == 2 && joins_syllables(view.target.language));
    outcome.findings.push_back(
        {.rule = "repetition",
         .severity = Severity::kMajor,
         .probability = loop       ? kLoopProbability
                        : in_doubt ? kTwoWordsProbability
                                   : kPhraseProbability,
         .target = copies,
         .message = (loop ? "repetition loop, " + std::to_string(one.copies) + " times: " : "said twice in a row: ") +
                    std::string(first.of(view.target.text))});
  }
}

void check_doubled_word(const PairView& view, CheckOutcome& outcome) {
  if (view.target.analysis.words.empty()) return;
  outcome.opportunities = 1.0;
  for (const Repetition& one : repetitions_of(view)) {
    if (!is_doubled_word(one)) continue;
    const ByteSpan first = bytes_of_words(view.target.analysis, one.begin, one.begin + 1);
    const ByteSpan both = bytes_of_words(view.target.analysis, one.begin, one.begin + 2);
    const bool syllable =
        joins_syllables(view.target.language) && !is_word_alone(view.target.analysis.words[one.begin].norm);
    outcome.violations = 1.0;
    outcome.findings.push_back({.rule = "doubled-word",
                                .severity = Severity::kMinor,
                                .probability = syllable ? kSyllableProbability : kWordProbability,
                                .target = both,
                                .message = "word twice in a row: " + std::string(first.of(view.target.text)),
                                .suggestion = std::string(first.of(view.target.text))});
  }
}

}  // namespace lacuna::metrics
