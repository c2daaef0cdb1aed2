#include "metrics/checks/form/pair_mark_checks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "eval/text/sentence_characters.h"
#include "metrics/checks/form/form_scan.h"

namespace lacuna::metrics {
namespace {

constexpr double kBracket = 0.9;
constexpr double kQuote = 0.85;
/// A quotation that began in a unit before or ends in one behind, and that the source does not mark.
constexpr double kQuoteAtEdge = 0.15;

struct Kind {
  char32_t open;
  char32_t close;
  std::uint8_t family;  ///< those of one family may close each other: half and full width
};
constexpr std::array<Kind, 13> kBrackets = {{
    {'(', ')', 0},
    {U'（', U'）', 0},
    {'[', ']', 1},
    {U'［', U'］', 1},
    {'{', '}', 2},
    {U'｛', U'｝', 2},
    {U'【', U'】', 3},
    {U'《', U'》', 4},
    {U'〈', U'〉', 5},
    {U'〔', U'〕', 6},
    {U'「', U'」', 7},
    {U'『', U'』', 8},
    {U'〖', U'〗', 9},
}};

struct Unpaired {
  std::uint8_t family = 0;
  bool opens = false;
  ByteSpan span;
};

/// Whether the bracket at `i` is a mouth: ":)", ";-)", "=(".
bool is_smiley(const std::vector<Character>& characters, std::size_t i) {
  std::size_t eyes = i;
  if (eyes > 0 && characters[eyes - 1].code == '-') --eyes;
  if (eyes == 0) return false;
  const char32_t code = characters[eyes - 1].code;
  if (code != ':' && code != ';' && code != '=') return false;
  return eyes < i || eyes == 1 || !text::is_word_character(characters[eyes - 2].code);
}

/// "a)", "1)", "iv)" at the beginning of a line, or behind a mark: "a) rice; b) salt".
bool is_list_marker(const std::vector<Character>& characters, std::size_t i) {
  constexpr std::size_t kLongest = 4;
  std::size_t begin = i;
  while (begin > 0 && i - begin < kLongest &&
         (text::is_word_character(characters[begin - 1].code) || characters[begin - 1].code == '.')) {
    --begin;
  }
  if (begin == i || i - begin > 3) return false;
  while (begin > 0 && is_blank(characters[begin - 1].code) && !is_break(characters[begin - 1].code)) --begin;
  if (begin == 0) return true;
  const char32_t before = characters[begin - 1].code;
  return is_break(before) || text::is_terminator(before) || text::is_continuation(before) || text::is_opener(before);
}

bool has_brackets(std::string_view text) {
  return text.find_first_of("()[]{}\xE3\xEF") != std::string_view::npos;  // U+3000 and full width, by their first byte
}

std::vector<Unpaired> unpaired_brackets(const SideText& side) {
  if (!has_brackets(side.text)) return {};
  std::vector<Unpaired> open;
  std::vector<Unpaired> alone;
  const std::vector<Character> characters = characters_of(side);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const Character& character = characters[i];
    if (character.code < 0x3000 && std::u32string_view(U"()[]{}").find(character.code) == std::u32string_view::npos) {
      continue;
    }
    const auto* kind = std::find_if(kBrackets.begin(), kBrackets.end(), [&](const Kind& one) {
      return one.open == character.code || one.close == character.code;
    });
    if (kind == kBrackets.end()) continue;
    const bool opens = kind->open == character.code;
    const Unpaired one{kind->family, opens, {character.begin, character.end}};
    if (opens) {
      if (!is_smiley(characters, i)) open.push_back(one);
      continue;
    }
    const auto partner =
        std::find_if(open.rbegin(), open.rend(), [&](const Unpaired& other) { return other.family == kind->family; });
    if (partner != open.rend()) {
      open.erase(std::next(partner).base());
    } else if (!is_smiley(characters, i) && !(kind->family == 0 && is_list_marker(characters, i))) {
      alone.push_back(one);
    }
  }
  alone.insert(alone.end(), open.begin(), open.end());
  std::sort(alone.begin(), alone.end(), [](const Unpaired& a, const Unpaired& b) { return a.span < b.span; });
  return alone;
}

/// Families of quotes; those of one family may close each other.
enum class QuoteFamily : std::uint8_t { kDouble, kAngle, kSingleAngle, kSingle, kNone };

QuoteFamily family_of(char32_t code) {
  switch (code) {
    case '"':
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'＂':
    case U'〝':
    case U'〞': return QuoteFamily::kDouble;
    case U'«':
    case U'»': return QuoteFamily::kAngle;
    case U'‹':
    case U'›': return QuoteFamily::kSingleAngle;
    case U'‘':
    case U'’':
    case U'‚': return QuoteFamily::kSingle;
    default: return QuoteFamily::kNone;
  }
}

bool has_quotes(std::string_view text) {
  return text.find('"') != std::string_view::npos || text.find("\xE2\x80") != std::string_view::npos ||
         text.find("\xC2\xAB") != std::string_view::npos || text.find("\xC2\xBB") != std::string_view::npos ||
         text.find("\xEF\xBC\x82") != std::string_view::npos || text.find("\xE3\x80\x9D") != std::string_view::npos;
}

/// The quotes of one side: how many of each family, and which one has no partner when their number is odd.
struct Quotes {
  std::array<std::size_t, 3> counts = {};
  std::array<std::optional<ByteSpan>, 3> alone = {};
  std::vector<ByteSpan> single_open;  ///< ‘ without a ’ behind it
};

enum class Direction : std::uint8_t { kOpens, kCloses, kEither };

Direction direction_of(const std::vector<Character>& characters, std::size_t i, char32_t pending) {
  const char32_t code = characters[i].code;
  if (code == U'„' || code == U'‟' || code == U'〝') return Direction::kOpens;
  const char32_t before = i > 0 ? characters[i - 1].code : U' ';
  const char32_t after = i + 1 < characters.size() ? characters[i + 1].code : U' ';
  const bool free_before = is_blank(before) || text::is_opener(before) || text::is_dash(before);
  const bool free_behind = is_blank(after) || text::is_closer(after) || text::is_terminator(after) || after == ',';
  if (code == U'“') return pending == U'„' || (!free_before && free_behind) ? Direction::kCloses : Direction::kOpens;
  if (code == U'”') return free_before && !free_behind ? Direction::kOpens : Direction::kCloses;
  if (free_before && !free_behind) return Direction::kOpens;
  if (!free_before && free_behind) return Direction::kCloses;
  return Direction::kEither;
}

Quotes quotes_of(const SideText& side) {
  Quotes quotes;
  if (!has_quotes(side.text)) return quotes;
  const std::vector<Character> characters = characters_of(side);
  std::array<std::optional<std::size_t>, 3> pending = {};
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t code = characters[i].code;
    const QuoteFamily family = family_of(code);
    if (family == QuoteFamily::kNone) continue;
    const ByteSpan span{characters[i].begin, characters[i].end};
    const char32_t next = i + 1 < characters.size() ? characters[i + 1].code : U' ';
    if (family == QuoteFamily::kSingle) {
      // An apostrophe before a year or in front of a clipped word is no quote: only what opens a word counts.
      if (code == U'‘' && !text::is_digit(next) && !is_blank(next) &&
          (i == 0 || !text::is_letter(characters[i - 1].code))) {
        quotes.single_open.push_back(span);
      } else if (code == U'’' && !quotes.single_open.empty() && !text::is_letter(next)) {
        quotes.single_open.pop_back();
      }
      continue;
    }
    const auto f = static_cast<std::size_t>(family);
    const bool open = pending[f].has_value();
    // 15" is a length.
    if (code == '"' && !open && i > 0 && text::is_digit(characters[i - 1].code) && !text::is_word_character(next))
      continue;
    ++quotes.counts[f];
    const Direction direction = direction_of(characters, i, open ? characters[*pending[f]].code : U'\0');
    const bool opens = direction == Direction::kOpens || (direction == Direction::kEither && !open);
    if (opens) {
      if (open && !quotes.alone[f])
        quotes.alone[f] = ByteSpan{characters[*pending[f]].begin, characters[*pending[f]].end};
      pending[f] = i;
    } else {
      if (!open && !quotes.alone[f]) quotes.alone[f] = span;
      pending[f].reset();
    }
  }
  for (std::size_t f = 0; f < pending.size(); ++f) {
    if (pending[f] && !quotes.alone[f])
      quotes.alone[f] = ByteSpan{characters[*pending[f]].begin, characters[*pending[f]].end};
  }
  return quotes;
}

/// Whether nothing but white space and marks of punctuation lies between the span and one end of the text.
bool is_at_edge(std::string_view text, ByteSpan span) {
  const auto is_bare = [](std::string_view part) {
    return std::none_of(part.begin(), part.end(), [](char c) {
      return (static_cast<unsigned char>(c) >= 0x80) || (c >= '0' && c <= '9') ||
             ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    });
  };
  return is_bare(text.substr(0, span.begin)) || is_bare(text.substr(span.end));
}

}  // namespace

void check_bracket(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view)) return;
  outcome.opportunities = 1.0;
  const std::vector<Unpaired> target = unpaired_brackets(view.target);
  if (target.empty()) return;
  const std::vector<Unpaired> source = unpaired_brackets(view.source);
  const auto count = [](const std::vector<Unpaired>& all, const Unpaired& like) {
    return std::count_if(all.begin(), all.end(),
                         [&](const Unpaired& one) { return one.family == like.family && one.opens == like.opens; });
  };
  for (const Unpaired& one : target) {
    if (count(source, one) >= count(target, one)) continue;
    outcome.violations = 1.0;
    outcome.findings.push_back(
        {.rule = "bracket",
         .severity = Severity::kMinor,
         .probability = kBracket,
         .target = one.span,
         .message = std::string(one.opens ? "bracket opened and not closed: " : "bracket closed and not opened: ") +
                    std::string(one.span.of(view.target.text))});
  }
}

void check_quote(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view)) return;
  outcome.opportunities = 1.0;
  const Quotes target = quotes_of(view.target);
  const bool odd = std::any_of(target.counts.begin(), target.counts.end(), [](std::size_t n) { return n % 2 == 1; });
  if (!odd && target.single_open.empty()) return;
  const Quotes source = quotes_of(view.source);
  const bool source_quotes =
      std::any_of(source.counts.begin(), source.counts.end(), [](std::size_t n) { return n > 0; });
  const auto add = [&](ByteSpan span) {
    outcome.violations = 1.0;
    const bool at_edge = !source_quotes && is_at_edge(view.target.text, span);
    outcome.findings.push_back(
        {.rule = "quote",
         .severity = Severity::kMinor,
         .probability = at_edge ? kQuoteAtEdge : kQuote,
         .target = span,
         .message = "quotation mark without a partner: " + std::string(span.of(view.target.text))});
  };
  const bool source_odd =
      std::any_of(source.counts.begin(), source.counts.end(), [](std::size_t n) { return n % 2 == 1; }) ||
      !source.single_open.empty();
  if (source_odd) return;
  for (std::size_t f = 0; f < target.counts.size(); ++f) {
    if (target.counts[f] % 2 == 1 && target.alone[f]) add(*target.alone[f]);
  }
  for (const ByteSpan& span : target.single_open) add(span);
}

}  // namespace lacuna::metrics
