#include "metrics/checks/literals/tag_spacing_check.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "eval/text/ascii.h"
#include "eval/text/characters.h"
#include "eval/text/sentence_characters.h"
#include "metrics/checks/form/form_scan.h"
#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {
namespace {

using text::Literal;
using text::LiteralRole;

constexpr double kTouching = 0.75;
constexpr double kTouchingCode = 0.4;  ///< of a code that stands alone: it may be a space or a mark itself
constexpr double kInside = 0.65;

/// Elements that break the line, or show something of their own.
bool is_layout(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"br",    "p",      "div", "li", "ul", "ol",  "hr",         "td",     "tr",     "th",  "table",
       "img",   "h1",     "h2",  "h3", "h4", "h5",  "h6",         "wbr",    "sup",    "sub", "svg",
       "input", "option", "dt",  "dd", "dl", "pre", "blockquote", "center", "section"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_inline(const Literal& literal) {
  return literal.kind == text::LiteralKind::kTag && !literal.value.empty() && !is_layout(literal.value);
}

/// The character before the tag and the one behind it, tags in between left out; 0 at the edges, `kLiteral` where
/// another literal stands.
struct Neighbours {
  char32_t before = 0;
  char32_t behind = 0;
  ByteSpan tags = {};  ///< in a row
};

Neighbours neighbours_of(const SideText& side, std::size_t index) {
  Neighbours result;
  std::size_t begin = side.literals[index].span.begin;
  std::size_t end = side.literals[index].span.end;
  for (std::size_t i = index; i > 0 && side.literals[i - 1].span.end == begin; --i) {
    if (side.literals[i - 1].kind != text::LiteralKind::kTag) return {kLiteral, kLiteral, {begin, end}};
    begin = side.literals[i - 1].span.begin;
  }
  for (std::size_t i = index + 1; i < side.literals.size() && side.literals[i].span.begin == end; ++i) {
    if (side.literals[i].kind != text::LiteralKind::kTag) return {kLiteral, kLiteral, {begin, end}};
    end = side.literals[i].span.end;
  }
  result.tags = {begin, end};
  if (begin > 0) result.before = text::code_point_at(side.text, text::previous_start(side.text, begin));
  if (end < side.text.size()) result.behind = text::code_point_at(side.text, end);
  return result;
}

bool is_apart(char32_t code) { return code == 0 || is_blank(code); }

bool touches(const Neighbours& around) {
  return text::is_letter(around.before) && text::is_letter(around.behind) &&
         !text::is_ideograph_or_kana(around.before) && !text::is_ideograph_or_kana(around.behind);
}

/// Endings that a language sets behind a tag: "<b>file</b>s".
bool is_ending(const SideText& side, std::size_t end) {
  const std::string_view word = text::word_at(side.text, end, side.text.size());
  static constexpr auto kEnglish =
      std::to_array<std::string_view>({"s", "es", "d", "ed", "er", "ers", "ing", "ly", "st", "nd", "rd", "th"});
  if (is_one_of(side.language, "vi")) return false;
  if (is_one_of(side.language, "en")) return std::find(kEnglish.begin(), kEnglish.end(), word) != kEnglish.end();
  constexpr std::size_t kLongestEnding = 12;  // in bytes, of languages that glue more together
  return word.size() <= kLongestEnding;
}

/// The twins of the target's tags in the source: same name and role, in their order.
std::vector<std::size_t> twins_of(const PairView& view) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  const auto& source = view.source.literals;
  const auto& target = view.target.literals;
  std::vector<std::size_t> twins(target.size(), kNone);
  std::vector<bool> taken(source.size(), false);
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (!is_inline(target[i])) continue;
    for (std::size_t k = 0; k < source.size(); ++k) {
      if (taken[k] || !is_inline(source[k]) || source[k].role != target[i].role || source[k].value != target[i].value) {
        continue;
      }
      taken[k] = true;
      twins[i] = k;
      break;
    }
  }
  return twins;
}

void check_touching(const PairView& view, std::size_t index, const Neighbours& here, std::size_t twin,
                    CheckOutcome& outcome) {
  if (!touches(here) || touches(neighbours_of(view.source, twin))) return;
  const Literal& tag = view.target.literals[index];
  if (tag.role == LiteralRole::kClose && is_ending(view.target, tag.span.end)) return;
  std::size_t begin = here.tags.begin;
  std::size_t end = here.tags.end;
  while (begin > 0 && text::is_word_character(
                          text::code_point_at(view.target.text, text::previous_start(view.target.text, begin)))) {
    begin = text::previous_start(view.target.text, begin);
  }
  end += text::word_at(view.target.text, end, view.target.text.size()).size();
  CheckFinding finding{.rule = "tag-spacing",
                       .severity = Severity::kMinor,
                       .probability = tag.role == LiteralRole::kStandalone ? kTouchingCode : kTouching,
                       .source = view.source.literals[twin].span,
                       .message = "no space beside the tag: " + shown(view.target.text, {begin, end})};
  const std::size_t place = tag.role == LiteralRole::kClose ? tag.span.end : tag.span.begin;
  finding.target = ByteSpan{place, place};
  if (tag.role != LiteralRole::kStandalone) finding.suggestion = " ";
  report(outcome, std::move(finding));
}

/// A space behind an opening tag, or before a closing one.
void check_inside(const PairView& view, std::size_t index, const Neighbours& here, std::size_t twin,
                  CheckOutcome& outcome) {
  const Literal& tag = view.target.literals[index];
  const bool opens = tag.role == LiteralRole::kOpen;
  const char32_t inner = opens ? here.behind : here.before;
  const Neighbours there = neighbours_of(view.source, twin);
  const char32_t source_inner = opens ? there.behind : there.before;
  if (inner == 0 || !is_blank(inner) || is_break(inner) || is_apart(source_inner) || source_inner == kLiteral) return;
  // The space itself, which may lie behind further tags.
  const std::size_t edge = opens ? tag.span.end : tag.span.begin;
  std::size_t begin = edge;
  std::size_t end = edge;
  const auto blank_before = [&](std::size_t at) {
    return is_blank(text::code_point_at(view.target.text, text::previous_start(view.target.text, at)));
  };
  while (!opens && begin > 0 && blank_before(begin)) begin = text::previous_start(view.target.text, begin);
  if (opens) end = text::skip_space(view.target.text, end);
  if (begin == end || begin == 0 || end == view.target.text.size()) return;
  report(outcome, {.rule = "tag-spacing",
                   .severity = Severity::kMinor,
                   .probability = kInside,
                   .source = view.source.literals[twin].span,
                   .target = ByteSpan{begin, end},
                   .message = std::string("space inside the tag, ") + (opens ? "behind " : "before ") +
                              shown(view.target.text, tag.span)});
}

}  // namespace

void check_tag_spacing(const PairView& view, CheckOutcome& outcome) {
  if (view.source.literals.empty() || view.target.literals.empty() || is_untranslated(view)) return;
  constexpr std::string_view kWithoutSpaces = "zh yue ja th lo km my bo dz";
  if (is_one_of(view.source.language, kWithoutSpaces) || is_one_of(view.target.language, kWithoutSpaces)) return;
  constexpr std::size_t kMaxLiterals = 256;  // twins are looked for among all
  if (view.source.literals.size() > kMaxLiterals || view.target.literals.size() > kMaxLiterals) return;
  const std::vector<std::size_t> twins = twins_of(view);
  for (std::size_t i = 0; i < twins.size(); ++i) {
    if (twins[i] >= view.source.literals.size()) continue;
    outcome.opportunities += 1.0;
    const Neighbours here = neighbours_of(view.target, i);
    if (here.before == kLiteral || here.behind == kLiteral) continue;
    const LiteralRole role = view.target.literals[i].role;
    // Between two tags only the outer ones are looked at: the one whose edge the words touch.
    if (role != LiteralRole::kStandalone) check_inside(view, i, here, twins[i], outcome);
    const std::size_t edge =
        role == LiteralRole::kClose ? view.target.literals[i].span.end : view.target.literals[i].span.begin;
    const bool at_edge = role == LiteralRole::kClose
                             ? i + 1 == twins.size() || view.target.literals[i + 1].span.begin != edge
                             : i == 0 || view.target.literals[i - 1].span.end != edge;
    if (at_edge) check_touching(view, i, here, twins[i], outcome);
  }
}

}  // namespace lacuna::metrics
