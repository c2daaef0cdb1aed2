#include "metrics/checks/repetition_check.h"

#include <algorithm>
#include <string>

namespace lacuna::metrics {
namespace {

constexpr std::size_t kMaxWords = 12;
/// Share of doubled phrases that are slips of the translation, not style: one word, and two or more.
constexpr double kWordProbability = 0.8;
constexpr double kPhraseProbability = 0.95;

bool same(const text::Word& a, const text::Word& b) { return a.kind == b.kind && a.norm == b.norm; }

/// Whether `size` words from `at` on are followed by the same words, none of them punctuation.
bool doubled(const std::vector<text::Word>& words, std::size_t at, std::size_t size) {
  if (at + 2 * size > words.size()) return false;
  bool has_word = false;
  for (std::size_t k = 0; k < size; ++k) {
    const text::Word& word = words[at + k];
    if (word.kind == text::WordKind::kPunctuation || !same(word, words[at + size + k])) return false;
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

/// Doublings that are good English: "had had", "that that".
bool is_grammatical(const text::Word& word) { return word.norm == "had" || word.norm == "that"; }

}  // namespace

std::vector<CheckFinding> check_repetition(const UnitView& unit) {
  const std::vector<text::Word>& words = unit.target.words;
  std::vector<CheckFinding> findings;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t size = std::min(kMaxWords, (words.size() - at) / 2);
    while (size > 0 && !doubled(words, at, size)) --size;
    const bool slip = size > 1 ? !any_doubled(unit.source.words, size)
                               : size == 1 && !is_grammatical(words[at]) && !any_doubled(unit.source.words, 1);
    if (!slip) {
      ++at;
      continue;
    }
    const ByteSpan copy = bytes_of(unit.target, at + size, at + 2 * size);
    findings.push_back({.rule = "repetition",
                        .severity = size > 1 ? Severity::kMajor : Severity::kMinor,
                        .probability = size > 1 ? kPhraseProbability : kWordProbability,
                        .target = copy,
                        .message = "said twice in a row: " + std::string(copy.of(unit.target_text))});
    at += 2 * size;
  }
  return findings;
}

}  // namespace lacuna::metrics
