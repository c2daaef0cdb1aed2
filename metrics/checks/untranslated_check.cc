#include "metrics/checks/untranslated_check.h"

#include <algorithm>
#include <string>

namespace lacuna::metrics {
namespace {

constexpr double kProbability = 0.95;  // two foreign lower-case words in a row, in source order, are no accident

/// Whether the pack's target vocabulary lacks the word and its source vocabulary has it.
bool is_foreign(const UnitView& unit, std::size_t target_word) {
  const text::Word& word = unit.target.words[target_word];
  return word.kind == text::WordKind::kWord &&
         unit.pack.target.vocabulary.find(unit.target.keys[target_word]) == langpack::kUnknownWord &&
         unit.pack.source.vocabulary.find(word.norm) != langpack::kUnknownWord;
}

/// Longest run of words from `at` on in the target that equals words from `from` on in the source.
std::size_t common_run(const UnitView& unit, std::size_t at, std::size_t from) {
  std::size_t size = 0;
  while (at + size < unit.target.words.size() && from + size < unit.source.words.size() &&
         unit.target.words[at + size].kind == text::WordKind::kWord &&
         unit.target.words[at + size].norm == unit.source.words[from + size].norm) {
    ++size;
  }
  return size;
}

}  // namespace

std::vector<CheckFinding> check_untranslated(const UnitView& unit) {
  std::vector<CheckFinding> findings;
  const std::size_t size = unit.target.words.size();
  for (std::size_t at = 0; at < size;) {
    std::size_t best = 0;
    std::size_t best_from = 0;
    if (unit.target.words[at].kind == text::WordKind::kWord) {
      for (std::size_t from = 0; from < unit.source.words.size(); ++from) {
        if (const std::size_t run = common_run(unit, at, from); run > best) {
          best = run;
          best_from = from;
        }
      }
    }
    std::size_t foreign = 0;
    for (std::size_t k = at; k < at + best; ++k) {
      foreign += is_foreign(unit, k) && !unit.target.words[k].capitalised ? 1U : 0U;
    }
    if (best < 2 || foreign < 2) {
      ++at;
      continue;
    }
    const ByteSpan span = bytes_of(unit.target, at, at + best);
    findings.push_back({.rule = "untranslated",
                        .severity = Severity::kMajor,
                        .probability = kProbability,
                        .source = bytes_of(unit.source, best_from, best_from + best),
                        .target = span,
                        .message = "left in the source language: " + std::string(span.of(unit.target_text))});
    at += best;
  }
  return findings;
}

}  // namespace lacuna::metrics
