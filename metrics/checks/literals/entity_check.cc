#include "metrics/checks/literals/entity_check.h"

#include <algorithm>
#include <string>

#include "eval/text/ascii.h"
#include "eval/text/markup_tags.h"
#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {
namespace {

using text::Literal;
using text::LiteralKind;

constexpr double kBroken = 0.9;
constexpr double kEscapedTwice = 0.9;
constexpr double kUnescaped = 0.85;
constexpr std::size_t kMaxLookedAt = 256;  ///< signs of a unit

struct Written {
  std::size_t count = 0;
  bool ampersand = false;  ///< "&amp;"
  bool less = false;       ///< "&lt;"
  bool any(char c) const { return c == '&' ? ampersand : less; }
};

Written entities_of(const SideText& side) {
  Written written;
  for (const Literal& literal : side.literals) {
    if (literal.kind != LiteralKind::kEntity) continue;
    ++written.count;
    written.ampersand |= literal.value == "&";
    written.less |= literal.value == "<";
  }
  return written;
}

bool in_literal(const SideText& side, std::size_t at) {
  return std::any_of(side.literals.begin(), side.literals.end(),
                     [&](const Literal& literal) { return literal.span.contains(at); });
}

bool has_bare(const SideText& side, char sign) {
  std::size_t looked_at = 0;
  for (std::size_t at = side.text.find(sign); at != std::string_view::npos && ++looked_at < kMaxLookedAt;
       at = side.text.find(sign, at + 1)) {
    if (!in_literal(side, at)) return true;
  }
  return false;
}

/// A reference at `at` with a space in it, without its semicolon, in the wrong case, or with a number that names no
/// character: its end, and what it should be.
struct Broken {
  std::size_t end = 0;
  std::string correct = {};
};

Broken broken_at(std::string_view text, std::size_t at) {
  std::size_t name = at + 1;
  if (text::char_at(text, name) == ' ') ++name;
  if (text::char_at(text, name) == '#') {
    const std::size_t end = text::skip_identifier(text, name + 1);
    const bool number = text::is_digit(text::char_at(text, name + 1)) ||
                        (text::char_at(text, name + 1) == 'x' && text::is_hex_digit(text::char_at(text, name + 2)));
    if (!number || text::char_at(text, end) != ';') return {};
    return {end + 1, name == at + 1 ? std::string() : "&" + std::string(text.substr(name, end + 1 - name))};
  }
  const std::size_t end = text::skip_identifier(text, name);
  if (end == name || end > name + 10) return {};
  std::string word(text.substr(name, end - name));
  const bool closed = text::char_at(text, end) == ';';
  const bool spaced = text::char_at(text, end) == ' ' && text::char_at(text, end + 1) == ';';
  if (text::entity_character(word).empty()) word = text::lower(word);
  if (text::entity_character(word).empty() || !(closed || spaced || name == at + 1)) return {};
  // "R&lt" and "&para" are names too: without a semicolon only those that nobody writes otherwise count.
  if (!closed && !spaced && word != "nbsp" && word != "amp" && word != "quot" && word != "lt" && word != "gt")
    return {};
  return {closed ? end + 1 : spaced ? end + 2 : end, "&" + word + ";"};
}

void check_at(const PairView& view, std::size_t at, const Written& written, CheckOutcome& outcome) {
  const std::string_view text = view.target.text;
  CheckFinding finding{.rule = "entity", .severity = Severity::kMajor};
  if (text[at] == '&') {
    if (const Broken broken = broken_at(text, at); broken.end != 0) {
      finding.probability = kBroken;
      finding.target = ByteSpan{at, broken.end};
      finding.message = "reference to a character is broken: " + shown(text, *finding.target);
      if (!broken.correct.empty()) finding.suggestion = broken.correct;
    }
  }
  if (!finding.target && written.any(text[at])) {
    const char next = text::char_at(text, at + 1);
    const char before = text::char_before(text, at);
    const auto plain = [](char c) { return c == '\0' || text::is_blank(c) || text::is_alnum(c) || !text::is_ascii(c); };
    // In quotes the sign is what the text is about.
    if (text[at] == '&' && (!plain(before) || !plain(next) || !(text::is_ascii(before) || text::is_ascii(next))))
      return;
    if (text[at] == '<' && !text::is_blank(next) && !text::is_letter(next) && next != '/') return;
    finding.probability = kUnescaped;
    finding.target = ByteSpan{at, at + 1};
    finding.suggestion = text[at] == '&' ? "&amp;" : "&lt;";
    finding.message =
        std::string("'") + text[at] + "' has to be written " + *finding.suggestion + " here, as in the source";
  }
  if (!finding.target) return;
  finding.source = place_in_source(view, *finding.target);
  report(outcome, std::move(finding));
}

/// "&amp;nbsp;": what was a reference has become text.
void check_escaped_twice(const PairView& view, CheckOutcome& outcome) {
  const std::string_view text = view.target.text;
  for (std::size_t at = text.find("&amp;"); at != std::string_view::npos; at = text.find("&amp;", at + 5)) {
    const std::size_t end = text::skip_identifier(text, at + 5);
    if (text::char_at(text, end) != ';' || end > at + 16) continue;
    const std::string_view name = text.substr(at + 5, end - at - 5);
    const std::string_view raw = text.substr(at, end + 1 - at);
    if (text::entity_character(name).empty() || view.source.text.find(raw) != std::string_view::npos) continue;
    report(outcome, {.rule = "entity",
                     .severity = Severity::kMajor,
                     .probability = kEscapedTwice,
                     .source = place_in_source(view, {at, end + 1}),
                     .target = ByteSpan{at, end + 1},
                     .message = "escaped twice: " + std::string(raw),
                     .suggestion = "&" + std::string(name) + ";"});
  }
}

}  // namespace

void check_entities(const PairView& view, CheckOutcome& outcome) {
  const Written source = entities_of(view.source);
  const bool possible = view.target.text.find('&') != std::string_view::npos;
  if ((source.count == 0 && !possible) || is_untranslated(view)) return;
  const Written target = entities_of(view.target);
  const std::string_view text = view.target.text;
  if (source.count + target.count == 0) return;  // a text that has no references has no broken ones either
  outcome.opportunities += static_cast<double>(std::max(source.count, target.count));
  const std::string_view signs = source.less ? "&<" : "&";
  // A source that has the sign bare itself asks for nothing.
  Written wanted = source;
  wanted.ampersand &= !has_bare(view.source, '&');
  wanted.less &= !has_bare(view.source, '<');
  std::size_t looked_at = 0;
  for (std::size_t at = text.find_first_of(signs); at != std::string_view::npos && looked_at < kMaxLookedAt;
       at = text.find_first_of(signs, at + 1), ++looked_at) {
    if (!in_literal(view.target, at)) check_at(view, at, wanted, outcome);
  }
  check_escaped_twice(view, outcome);
}

}  // namespace lacuna::metrics
