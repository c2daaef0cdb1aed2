#include "metrics/checks/form/tone_mark_checks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/normalize.h"
#include "eval/text/sentence_characters.h"
#include "eval/text/vietnamese_tones.h"
#include "metrics/checks/form/form_scan.h"

namespace lacuna::metrics {
namespace {

constexpr double kMisplaced = 0.95;
constexpr double kBothWays = 0.6;    // the same word in both
constexpr double kAgainstAll = 0.4;  // a way that the text has nearly nowhere else
/// Of that many styled words, so small a share in one way is a slip.
constexpr std::size_t kLeastStyled = 20;
constexpr double kSlipShare = 0.1;

/// Calls `visit(span)` with each run of letters (and marks) that has a letter beyond ASCII.
template <typename Visit>
void visit_marked_words(std::string_view text, const Visit& visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    bool marked = false;
    while (at < text.size()) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        if ((byte | 0x20) < 'a' || (byte | 0x20) > 'z') break;
        ++at;
        continue;
      }
      std::size_t next = at;
      const char32_t code = base::next_code_point(text, next);
      const bool latin =
          (code >= 0xC0 && code < 0x250 && code != 0xD7 && code != 0xF7) || (code >= 0x1E00 && code < 0x1F00);
      if (!latin && !text::is_word_character(code)) break;
      marked = true;
      at = next;
    }
    if (marked) visit(ByteSpan{begin, at});
    if (at == begin) at = text::after(text, at);
  }
}

struct StyledWord {
  std::size_t unit = 0;
  ByteSpan span;
  text::ToneStyle style = text::ToneStyle::kEither;
  bool name = false;  ///< with a capital
  std::string key;    ///< small, in the new way
};

std::vector<StyledWord> styled_words(const CorpusInput& input) {
  std::vector<StyledWord> words;
  for (std::size_t u = 0; u < input.units.size(); ++u) {
    const std::string_view text = input.units[u].target;
    visit_marked_words(text, [&](ByteSpan span) {
      const std::string_view word = span.of(text);
      const std::optional<text::VietnameseSyllable> syllable = text::read_vietnamese_syllable(word);
      if (!syllable || syllable->style == text::ToneStyle::kEither) return;
      const std::optional<std::string> modern = text::in_tone_style(word, text::ToneStyle::kNew);
      words.push_back({u, span, syllable->style, text::is_upper(text::code_point_at(word, 0)),
                       text::lower_nfc(modern.value_or(std::string(word)))});
    });
  }
  return words;
}

/// How often something is written in the old way and in the new.
struct Counts {
  std::size_t old_way = 0;
  std::size_t new_way = 0;

  void add(text::ToneStyle style) { ++(style == text::ToneStyle::kOld ? old_way : new_way); }
  [[nodiscard]] std::size_t of(text::ToneStyle style) const {
    return style == text::ToneStyle::kOld ? old_way : new_way;
  }
};

}  // namespace

void check_tone_mark(const PairView& view, CheckOutcome& outcome) {
  if (!is_one_of(view.target.language, "vi") || is_blank(view.target.text)) return;
  outcome.opportunities = 1.0;
  const std::string_view text = view.target.text;
  LiteralCursor literals(view.target);
  visit_marked_words(text, [&](ByteSpan span) {
    const std::string_view word = span.of(text);
    const std::optional<text::VietnameseSyllable> syllable = text::read_vietnamese_syllable(word);
    if (!syllable || syllable->right.empty() || literals.inside(span.begin)) return;
    if (view.source.text.find(word) != std::string_view::npos) return;
    outcome.violations = 1.0;
    outcome.findings.push_back({.rule = "tone-mark",
                                .severity = Severity::kMinor,
                                .probability = kMisplaced,
                                .target = span,
                                .message = "misspelt syllable: " + std::string(word) + ", right: " + syllable->right,
                                .suggestion = syllable->right});
  });
}

void check_tone_style(const CorpusInput& input, std::span<CheckOutcome> outcomes) {
  if (!is_one_of(input.target_language, "vi")) return;
  const std::vector<StyledWord> words = styled_words(input);
  Counts all;
  std::map<std::string, Counts> by_word;  // small and capital words apart
  const auto key_of = [](const StyledWord& word) { return (word.name ? "N" : "w") + word.key; };
  for (const StyledWord& word : words) {
    all.add(word.style);
    by_word[key_of(word)].add(word.style);
    outcomes[word.unit].opportunities += 1.0;
  }
  const text::ToneStyle usual = all.old_way >= all.new_way ? text::ToneStyle::kOld : text::ToneStyle::kNew;
  const std::size_t rare = std::min(all.old_way, all.new_way);
  if (rare == 0) return;
  const bool slips =
      words.size() >= kLeastStyled && static_cast<double>(rare) < kSlipShare * static_cast<double>(words.size());
  for (const StyledWord& word : words) {
    if (word.style == usual) continue;
    const Counts& own = by_word[key_of(word)];
    const bool both_ways = own.of(usual) > 0 && own.of(word.style) <= own.of(usual);
    if (!both_ways && (word.name || !slips)) continue;
    const std::string_view text = input.units[word.unit].target;
    const std::optional<std::string> right = text::in_tone_style(word.span.of(text), usual);
    if (!right) continue;
    outcomes[word.unit].violations += 1.0;
    outcomes[word.unit].findings.push_back(
        {.rule = "tone-style",
         .severity = Severity::kMinor,
         .probability = both_ways ? kBothWays : kAgainstAll,
         .target = word.span,
         .message = std::string(word.span.of(text)) + " in one place, " + *right +
                    (both_ways ? " in others" : " is how the rest of the text sets its tone marks"),
         .suggestion = *right});
  }
}

}  // namespace lacuna::metrics
