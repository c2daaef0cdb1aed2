#include "metrics/checks/literals/escape_check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/ascii.h"
#include "eval/text/characters.h"
#include "eval/text/sentence_characters.h"
#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {
namespace {

constexpr double kEdge = 0.8;       ///< a line break at the beginning or the end: what the program prints around it
constexpr double kLineBreak = 0.5;  ///< inside
constexpr double kStroke = 0.4;     ///< "\\\\"
constexpr double kLayout = 0.3;     ///< tabs and the like, which a translation may do otherwise
constexpr double kListLayout = 0.15;
constexpr double kDamaged = 0.9;        ///< "\\ n"
constexpr double kBareQuote = 0.7;      ///< `"` where the source has `\"`
constexpr double kQuoteAdded = 0.6;     ///< the reverse
constexpr double kCharacterLost = 0.5;  ///< "\\u00a0"

enum class Kind : std::uint8_t { kNewline, kTab, kReturn, kBackslash, kQuote, kCharacter };

struct Counted {
  Kind kind;
  std::string_view form;
  double probability;
};
constexpr std::array<Counted, 4> kCounted = {{{Kind::kNewline, "\\n", kLineBreak},
                                              {Kind::kTab, "\\t", kLayout},
                                              {Kind::kReturn, "\\r", kLayout},
                                              {Kind::kBackslash, "\\\\", kStroke}}};

struct Escape {
  ByteSpan span;
  Kind kind = Kind::kNewline;
  char32_t character = 0;  ///< that kCharacter stands for
};

struct EscapedSide {
  std::vector<Escape> escapes;
  std::vector<std::size_t> bare_quotes;
};

/// How many digits follow the letter of an escape for a character; 0 for other letters.
std::size_t digits_of(char letter) { return letter == 'u' ? 4 : letter == 'U' ? 8 : letter == 'x' ? 2 : 0; }

/// The escape for a character at `at`, when it is whole.
std::optional<Escape> character_at(std::string_view text, std::size_t at) {
  const std::size_t digits = digits_of(text::char_at(text, at + 1));
  if (digits == 0 || at + 2 + digits > text.size()) return std::nullopt;
  const char* const begin = text.data() + at + 2;
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(begin, begin + digits, code, 16);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (error != std::errc() || end != begin + digits || code > 0x10FFFF || code == 0 || surrogate) return std::nullopt;
  return Escape{{at, at + 2 + digits}, Kind::kCharacter, code};
}

std::optional<Escape> escape_at(std::string_view text, std::size_t at) {
  const ByteSpan pair{at, at + 2};
  switch (text::char_at(text, at + 1)) {
    case 'n': return Escape{pair, Kind::kNewline};
    case 't': return Escape{pair, Kind::kTab};
    case 'r': return Escape{pair, Kind::kReturn};
    case '\\': return Escape{pair, Kind::kBackslash};
    case '"': return Escape{pair, Kind::kQuote};
    default: return character_at(text, at);
  }
}

/// Outside of literals, but for those that are escapes themselves.
EscapedSide escapes_of(const SideText& side) {
  EscapedSide result;
  std::size_t literal = 0;
  for (std::size_t at = side.text.find_first_of("\\\""); at != std::string_view::npos;
       at = side.text.find_first_of("\\\"", at)) {
    while (literal < side.literals.size() && side.literals[literal].span.end <= at) ++literal;
    if (literal < side.literals.size() && side.literals[literal].span.contains(at) &&
        !side.literals[literal].value.starts_with('\\')) {
      at = side.literals[literal].span.end;
      continue;
    }
    if (side.text[at] == '"') {
      result.bare_quotes.push_back(at++);
    } else if (const std::optional<Escape> escape = escape_at(side.text, at)) {
      result.escapes.push_back(*escape);
      at = escape->span.end;
    } else {
      ++at;
    }
  }
  return result;
}

/// Whether a tab only sets a list or the beginning of a line in, which a translation may do without: at the beginning,
/// beside another escape, a bullet or the number of an item.
bool is_layout(std::string_view text, const ByteSpan& tab) {
  const std::size_t before = text::trim_space(text, tab.begin, 0);
  const std::size_t behind = text::skip_space(text, tab.end);
  if (before == 0 || behind == text.size() || text[behind] == '\\') return true;
  if (before > 1 && text[before - 2] == '\\') return true;
  constexpr std::string_view kBullet = "\u2022";
  if (text.substr(0, before).ends_with(kBullet) || text.substr(behind).starts_with(kBullet)) return true;
  const auto is_item = [&](std::size_t at) { return text::char_at(text, text::skip_digits(text, at)) == '.'; };
  if (text::is_digit(text::char_at(text, behind))) return is_item(behind);
  return text[before - 1] == '.' && text::is_digit(text::char_before(text, before - 1));
}

std::vector<ByteSpan> spans_of(const EscapedSide& side, Kind kind) {
  std::vector<ByteSpan> spans;
  for (const Escape& escape : side.escapes) {
    if (escape.kind == kind) spans.push_back(escape.span);
  }
  return spans;
}

/// How many of `spans` stand at the beginning of the text, or at its end, with nothing but white space around them.
std::size_t leading(std::string_view text, const std::vector<ByteSpan>& spans) {
  std::size_t count = 0;
  std::size_t at = text::skip_space(text, 0);
  while (count < spans.size() && spans[count].begin == at) at = text::skip_space(text, spans[count++].end);
  return count;
}

std::size_t trailing(std::string_view text, const std::vector<ByteSpan>& spans) {
  std::size_t count = 0;
  std::size_t at = text::trim_space(text, text.size(), 0);
  while (count < spans.size() && spans[spans.size() - 1 - count].end == at) {
    at = text::trim_space(text, spans[spans.size() - 1 - count].begin, 0);
    ++count;
  }
  return count;
}

/// Where the text has `form` ("\\n") with a space in it, as a capital, or with a wide or a forward stroke alone.
ByteSpan damaged_form(std::string_view text, std::string_view form) {
  const char letter = form[1];
  if (!text::is_lower(letter)) return {};
  const std::string capital{'\\', static_cast<char>(letter - 'a' + 'A')};
  for (const std::string& wrong : {std::string{'\\', ' ', letter}, capital, std::string("\uFF3C") + letter}) {
    const std::size_t at = text.find(wrong);
    if (at == std::string_view::npos) continue;
    // "\\N{name}" and the beginning of a word are other things.
    if (wrong == capital && text::char_at(text, at + 2) == '{') continue;
    return {at, at + wrong.size()};
  }
  return {};
}

void check_kind(const PairView& view, const EscapedSide& source, const EscapedSide& target, const Counted& counted,
                CheckOutcome& outcome) {
  const std::vector<ByteSpan> from = spans_of(source, counted.kind);
  const std::vector<ByteSpan> to = spans_of(target, counted.kind);
  outcome.opportunities += static_cast<double>(std::max(from.size(), to.size()));
  const std::string form(counted.form);
  CheckFinding finding{.rule = "escape", .severity = Severity::kMinor, .probability = counted.probability};
  if (from.size() > to.size()) {
    if (const ByteSpan damaged = damaged_form(view.target.text, form); !damaged.empty()) {
      finding.severity = Severity::kMajor;
      finding.probability = kDamaged;
      finding.source = from[to.size()];
      finding.target = damaged;
      finding.message = "escape sequence damaged: " + form + " became " + shown(view.target.text, damaged);
      finding.suggestion = form;
      report(outcome, std::move(finding));
      return;
    }
  }
  const std::size_t all = std::min(from.size(), to.size());
  const bool is_break = counted.kind == Kind::kNewline;
  const auto ends = [&](const std::vector<ByteSpan>& spans, std::string_view text, bool front) {
    return !is_break ? 0 : front ? leading(text, spans) : trailing(text, spans);
  };
  for (const bool front : {true, false}) {
    const std::size_t here = ends(from, view.source.text, front);
    const std::size_t there = ends(to, view.target.text, front);
    if (here == there) continue;
    const bool lost = here > there;
    const std::vector<ByteSpan>& spans = lost ? from : to;
    const ByteSpan span = front ? spans[std::min(here, there)] : spans[spans.size() - 1 - std::min(here, there)];
    const SideText& other = lost ? view.target : view.source;
    const std::size_t edge = front ? 0 : other.text.size();
    finding.severity = Severity::kMajor;
    finding.probability = kEdge;
    finding.source = lost ? span : ByteSpan{edge, edge};
    finding.target = lost ? ByteSpan{edge, edge} : span;
    finding.message = "escape sequence " + std::string(lost ? "lost" : "added") + " at the " +
                      (front ? "beginning" : "end") + ": " + form;
    finding.suggestion = lost ? form : std::string();
    report(outcome, std::move(finding));
    return;  // they go or stay together
  }
  const bool is_tab = counted.kind == Kind::kTab;
  if (is_tab && from.size() != to.size()) {
    const bool layout =
        from.size() > all ? is_layout(view.source.text, from[all]) : is_layout(view.target.text, to[all]);
    if (layout) finding.probability = kListLayout;
  }
  if (from.size() > all) {
    finding.source = from[all];
    finding.target = place_in_target(view, from[all]);
    finding.message = "escape sequence lost: " + form;
    report(outcome, std::move(finding));
  } else if (to.size() > all) {
    finding.source = place_in_source(view, to[all]);
    finding.target = to[all];
    finding.message = "escape sequence added: " + form;
    report(outcome, std::move(finding));
  }
}

void check_quotes(const EscapedSide& source, const EscapedSide& target, CheckOutcome& outcome) {
  const std::vector<ByteSpan> from = spans_of(source, Kind::kQuote);
  const std::vector<ByteSpan> to = spans_of(target, Kind::kQuote);
  outcome.opportunities += from.empty() && to.empty() ? 0.0 : 1.0;
  if (!from.empty() && source.bare_quotes.empty() && !target.bare_quotes.empty()) {
    const std::size_t at = target.bare_quotes.front();
    report(outcome, {.rule = "escape",
                     .severity = Severity::kMajor,
                     .probability = kBareQuote,
                     .source = from.front(),
                     .target = ByteSpan{at, at + 1},
                     .message = "quotation mark without the backslash that the source has",
                     .suggestion = "\\\""});
  } else if (from.empty() && !source.bare_quotes.empty() && !to.empty()) {
    const std::size_t at = source.bare_quotes.front();
    report(outcome, {.rule = "escape",
                     .severity = Severity::kMinor,
                     .probability = kQuoteAdded,
                     .source = ByteSpan{at, at + 1},
                     .target = to.front(),
                     .message = "quotation mark with a backslash that the source does not have",
                     .suggestion = "\""});
  }
}

/// Escapes for characters that are no letters: those of words are the language's.
void check_characters(const PairView& view, const EscapedSide& source, const EscapedSide& target,
                      CheckOutcome& outcome) {
  for (const Escape& escape : source.escapes) {
    if (escape.kind != Kind::kCharacter) continue;
    outcome.opportunities += 1.0;
    if (text::is_letter(escape.character)) continue;
    const bool kept = std::any_of(target.escapes.begin(), target.escapes.end(), [&](const Escape& other) {
      return other.kind == Kind::kCharacter && other.character == escape.character;
    });
    std::string character;
    base::append_code_point(character, escape.character);
    // Of a no-break space or a dash a translation may have its own.
    if (kept || view.target.text.find(character) != std::string_view::npos) continue;
    const std::string form(escape.span.of(view.source.text));
    const std::size_t broken = view.target.text.find(form.substr(0, 2));
    const bool is_broken = broken != std::string_view::npos && !character_at(view.target.text, broken);
    const ByteSpan place = is_broken ? ByteSpan{broken, broken + 2} : place_in_target(view, escape.span);
    report(outcome, {.rule = "escape",
                     .severity = is_broken ? Severity::kMajor : Severity::kMinor,
                     .probability = is_broken ? kDamaged : kCharacterLost,
                     .source = escape.span,
                     .target = place,
                     .message = "escape sequence " + std::string(is_broken ? "damaged: " : "lost: ") + form});
    return;
  }
}

}  // namespace

void check_escapes(const PairView& view, CheckOutcome& outcome) {
  if (!view.software || is_untranslated(view)) return;
  if (view.source.text.find('\\') == std::string_view::npos && view.target.text.find('\\') == std::string_view::npos) {
    return;
  }
  const EscapedSide source = escapes_of(view.source);
  const EscapedSide target = escapes_of(view.target);
  for (const Counted& counted : kCounted) check_kind(view, source, target, counted, outcome);
  check_quotes(source, target, outcome);
  check_characters(view, source, target, outcome);
}

}  // namespace lacuna::metrics
