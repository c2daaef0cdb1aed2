#include "metrics/checks/house/term_check.h"

#include <algorithm>
#include <string>

#include "metrics/checks/house/term_index.h"

namespace lacuna::metrics {
namespace {

/// That a reader agrees. A term can be rendered by a pronoun or be left to the context; a forbidden word stands there.
constexpr double kTermProbability = 0.7;
constexpr double kForbiddenProbability = 0.9;
constexpr std::size_t kMostNamed = 3;

using Match = PhraseTable::Match;

/// The pieces of one side.
struct Side {
  Side(const PhraseTable& table, const SideText& side)
      : phrases(table), text(side.text), pieces(table.pieces(side.text, side.analysis)) {}

  [[nodiscard]] std::vector<Match> find() const { return phrases.find(text, pieces); }
  [[nodiscard]] ByteSpan span(const Match& match) const {
    return {pieces[match.begin].span.begin, pieces[match.end - 1].span.end};
  }
  /// Whether the match has the phrase's own forms, not others of the same stems.
  [[nodiscard]] bool exact(const Match& match) const {
    const std::vector<TermPiece>& expected = phrases.phrase(match.phrase).pieces;
    return std::equal(expected.begin(), expected.end(), pieces.begin() + match.begin,
                      [](const TermPiece& a, const TermPiece& b) { return a.norm == b.norm; });
  }
  [[nodiscard]] bool has_any(const std::vector<std::uint32_t>& wanted) const {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](std::uint32_t phrase) { return phrases.contains(phrase, text, pieces); });
  }

  const PhraseTable& phrases;
  std::string_view text;
  std::vector<TermPiece> pieces;
};

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string named(const TermIndex& index, const std::vector<std::uint32_t>& phrases) {
  std::string list;
  for (std::size_t i = 0; i < phrases.size() && i < kMostNamed; ++i) {
    list += (i == 0 ? "" : " or ") + in_quotes(index.targets().phrase(phrases[i]).text);
  }
  return phrases.size() > kMostNamed ? list + " or another" : list;
}

void append_new(const std::vector<std::uint32_t>& more, std::vector<std::uint32_t>& all) {
  for (const std::uint32_t id : more) {
    if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
  }
}

/// What the lists say of the phrases found at the same place, exact forms before others.
struct TermPlace {
  Match match;
  std::vector<std::uint32_t> targets;
  std::vector<std::uint32_t> forbidden;
};

/// The terms of the source, the longest at each place; one that stands there again is not repeated.
std::vector<TermPlace> terms_of(const TermIndex& index, const Side& source) {
  std::vector<TermPlace> places;
  const std::vector<Match> matches = longest(source.find());
  std::vector<std::uint32_t> seen;
  for (std::size_t i = 0; i < matches.size();) {
    std::size_t end = i + 1;
    while (end < matches.size() && matches[end].begin == matches[i].begin && matches[end].end == matches[i].end) ++end;
    const bool has_exact = std::any_of(matches.begin() + static_cast<std::ptrdiff_t>(i),
                                       matches.begin() + static_cast<std::ptrdiff_t>(end),
                                       [&](const Match& match) { return source.exact(match); });
    TermPlace place{.match = matches[i]};
    bool is_new = false;
    for (; i < end; ++i) {
      if (has_exact && !source.exact(matches[i])) continue;
      const Term* term = index.term_of(matches[i].phrase);
      if (term == nullptr) continue;
      append_new(term->targets, place.targets);
      append_new(term->forbidden, place.forbidden);
      if (std::find(seen.begin(), seen.end(), matches[i].phrase) == seen.end()) {
        seen.push_back(matches[i].phrase);
        is_new = true;
      }
    }
    if (is_new) places.push_back(std::move(place));
  }
  return places;
}

bool nothing_to_do(const PairView& view) {
  return view.settings.terms == nullptr || view.settings.terms->empty() || view.target.analysis.words.empty();
}

/// Whether a forbidden word's match is something else: part of a longer phrase, or the form of an allowed one.
bool is_allowed(const Side& target, const std::vector<Match>& found, const Match& match,
                const std::vector<std::uint32_t>& targets) {
  return std::any_of(found.begin(), found.end(), [&](const Match& other) {
    if (other.begin > match.begin || other.end < match.end) return false;
    if (other.end - other.begin > match.end - match.begin) return true;
    if (std::find(targets.begin(), targets.end(), other.phrase) == targets.end()) return false;
    return target.exact(other) || !target.exact(match);
  });
}

void report_forbidden(const TermIndex& index, const Side& target, const std::vector<Match>& found,
                      const std::vector<std::uint32_t>& forbidden, const std::vector<std::uint32_t>& targets,
                      const std::optional<ByteSpan>& source, CheckOutcome& outcome) {
  outcome.opportunities += 1.0;
  bool violated = false;
  for (const Match& match : longest(found)) {
    if (std::find(forbidden.begin(), forbidden.end(), match.phrase) == forbidden.end()) continue;
    if (is_allowed(target, found, match, targets)) continue;
    const ByteSpan span = target.span(match);
    const bool reported = std::any_of(
        outcome.findings.begin(), outcome.findings.end(),
        [&](const CheckFinding& finding) { return finding.rule == "forbidden-term" && finding.target == span; });
    violated = true;
    if (reported) continue;
    const std::string_view words = span.of(target.text);
    CheckFinding finding{.rule = "forbidden-term",
                         .severity = Severity::kMajor,
                         .probability = kForbiddenProbability,
                         .source = source,
                         .target = span,
                         .message = "forbidden term " + in_quotes(words)};
    if (!targets.empty()) finding.message += ", use " + named(index, targets);
    // Another form or case of the word would need another form or case in its place.
    if (!targets.empty() && words == index.targets().phrase(match.phrase).text) {
      finding.suggestion = index.targets().phrase(targets.front()).text;
    }
    outcome.findings.push_back(std::move(finding));
  }
  outcome.violations += violated ? 1.0 : 0.0;
}

}  // namespace

void check_terms(const PairView& view, CheckOutcome& outcome) {
  if (nothing_to_do(view)) return;
  const TermIndex& index = *view.settings.terms;
  const Side source(index.sources(), view.source);
  const std::vector<TermPlace> places = terms_of(index, source);
  if (places.empty()) return;
  const Side target(index.targets(), view.target);
  for (const TermPlace& place : places) {
    if (place.targets.empty()) continue;
    outcome.opportunities += 1.0;
    if (target.has_any(place.targets) || target.has_any(place.forbidden)) continue;
    outcome.violations += 1.0;
    const ByteSpan span = source.span(place.match);
    outcome.findings.push_back({.rule = "term",
                                .severity = Severity::kMajor,
                                .probability = kTermProbability,
                                .source = span,
                                .message = "term " + in_quotes(span.of(view.source.text)) + " is not translated as " +
                                           named(index, place.targets)});
  }
}

void check_forbidden_terms(const PairView& view, CheckOutcome& outcome) {
  if (nothing_to_do(view) || !view.settings.terms->forbids()) return;
  const TermIndex& index = *view.settings.terms;
  const Side target(index.targets(), view.target);
  const std::vector<Match> found = target.find();
  for (const Term& term : index.forbidden_everywhere()) {
    report_forbidden(index, target, found, term.forbidden, term.targets, std::nullopt, outcome);
  }
  const Side source(index.sources(), view.source);
  for (const TermPlace& place : terms_of(index, source)) {
    if (place.forbidden.empty()) continue;
    report_forbidden(index, target, found, place.forbidden, place.targets, source.span(place.match), outcome);
  }
}

}  // namespace lacuna::metrics
