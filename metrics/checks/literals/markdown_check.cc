#include "metrics/checks/literals/markdown_check.h"

#include <algorithm>
#include <string>

#include "eval/text/ascii.h"
#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {
namespace {

using text::Literal;
using text::LiteralKind;
using text::LiteralRole;

constexpr double kBroken = 0.9;
constexpr double kLink = 0.8;  ///< or image, lost
constexpr double kHeading = 0.7;
constexpr double kEmphasis = 0.5;  ///< lost or added: the markup is a language's choice more often than a link is
constexpr double kAdded = 0.3;
constexpr double kRole = 0.6;

/// An opening mark, or one that stands alone; its close says the same again.
bool is_mark(const Literal& literal) {
  return literal.kind == LiteralKind::kMarkdown && literal.role != LiteralRole::kClose && !literal.value.empty();
}

bool is_link(const Literal& literal) { return literal.value == "link" || literal.value == "image"; }

const char* name_of(const Literal& literal) {
  if (literal.value == "link" || literal.value == "image") return literal.value.c_str();
  if (literal.value.front() == '#') return "heading mark";
  if (literal.value.front() == ':') return "role";
  if (literal.value == "~~") return "strikethrough";
  return literal.value == "*" ? "italic" : literal.value == "**" ? "bold" : "bold italic";
}

bool in_literal(const SideText& side, std::size_t at) {
  return std::any_of(side.literals.begin(), side.literals.end(),
                     [&](const Literal& literal) { return literal.span.contains(at); });
}

/// What is left in the target of markup that it has no more: a bracket before an address that a space or another kind
/// of bracket cut off, or a lone delimiter.
struct Remains {
  ByteSpan span;
  std::string suggestion = {};
};

Remains remains_of(const SideText& side, const Literal& literal) {
  const std::string_view text = side.text;
  if (is_link(literal)) {
    for (std::size_t at = text.find(']'); at != std::string_view::npos; at = text.find(']', at + 1)) {
      const std::size_t next = text::skip_blanks(text, at + 1);
      const bool round = text::char_at(text, next) == '(';
      if ((round && next > at + 1) || text.substr(next).starts_with("（")) {
        return {{at, next + (round ? 1U : 3U)}, "]("};
      }
      if (round && !in_literal(side, at)) return {{at, next + 1}};
    }
    return {};
  }
  if (literal.value.size() < 2 || literal.value.front() == '#' || literal.value.front() == ':') return {};
  for (std::size_t at = text.find(literal.value); at != std::string_view::npos; at = text.find(literal.value, at + 1)) {
    if (!in_literal(side, at)) return {{at, at + literal.value.size()}};
  }
  return {};
}

void report_lost(const PairView& view, const Literal& lost, CheckOutcome& outcome) {
  const std::string name = name_of(lost);
  CheckFinding finding{.rule = "markdown",
                       .severity = is_link(lost) ? Severity::kMajor : Severity::kMinor,
                       .probability = is_link(lost)               ? kLink
                                      : lost.value.front() == '#' ? kHeading
                                      : lost.value.front() == ':' ? kRole
                                                                  : kEmphasis,
                       .source = lost.span,
                       .target = place_in_target(view, lost.span),
                       .message = "markup lost: " + name + " " + shown(view.source.text, lost.span)};
  if (Remains remains = remains_of(view.target, lost); !remains.span.empty()) {
    finding.severity = Severity::kMajor;
    finding.probability = kBroken;
    finding.target = remains.span;
    finding.message = "markup broken: " + name + " at " + shown(view.target.text, remains.span);
    if (!remains.suggestion.empty()) finding.suggestion = std::move(remains.suggestion);
  }
  report(outcome, std::move(finding));
}

}  // namespace

void check_markdown(const PairView& view, CheckOutcome& outcome) {
  if (is_untranslated(view)) return;
  LiteralDifference difference = compare_literals(view, is_mark);
  if (difference.opportunities() == 0) return;
  outcome.opportunities += static_cast<double>(difference.opportunities());
  for (const LiteralChange& change : pair_similar(difference, 0.5, true)) {
    report(outcome, {.rule = "markdown",
                     .severity = Severity::kMinor,
                     .probability = kEmphasis,
                     .source = change.source->span,
                     .target = change.target->span,
                     .message = std::string("markup changed: ") + name_of(*change.source) + " became " +
                                name_of(*change.target)});
  }
  for (const Literal* lost : difference.lost) report_lost(view, *lost, outcome);
  for (const Literal* added : difference.added) {
    report(outcome,
           {.rule = "markdown",
            .severity = Severity::kMinor,
            .probability = kAdded,
            .source = place_in_source(view, added->span),
            .target = added->span,
            .message = std::string("markup added: ") + name_of(*added) + " " + shown(view.target.text, added->span)});
  }
}

}  // namespace lacuna::metrics
