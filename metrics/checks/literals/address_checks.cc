#include "metrics/checks/literals/address_checks.h"

#include <algorithm>
#include <string>

#include "eval/text/ascii.h"
#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {
namespace {

using text::Literal;
using text::LiteralKind;

/// What a rule says, and how often a reader would agree.
struct AddressRule {
  const char* id;
  const char* name;  ///< in messages
  Severity severity;
  double lost;
  double changed;
  double added;
  double repeated = 0.15;  ///< lost or added, while the same stands elsewhere on the other side
  double similar = 0.5;    ///< from which similarity on one is taken for the other
  double sure = 0.6;       ///< from which on the source's is suggested
  double replaced = 0.3;   ///< another one in its place
};

bool is_url(const Literal& literal) { return literal.kind == LiteralKind::kUrl; }
bool is_email(const Literal& literal) { return literal.kind == LiteralKind::kEmail; }
bool is_path(const Literal& literal) { return literal.kind == LiteralKind::kPath && !literal.value.empty(); }
bool is_code(const Literal& literal) { return literal.kind == LiteralKind::kCode; }
bool is_marked(const Literal& literal) {
  return literal.kind == LiteralKind::kHashtag || literal.kind == LiteralKind::kMention;
}

void report_lost(const PairView& view, const AddressRule& rule, const Literal& literal, double probability,
                 CheckOutcome& outcome) {
  const bool repeated = has_value(view.target, literal);
  report(outcome, {.rule = rule.id,
                   .severity = repeated ? Severity::kMinor : rule.severity,
                   .probability = repeated ? rule.repeated : probability,
                   .source = literal.span,
                   .target = place_in_target(view, literal.span),
                   .message = std::string(rule.name) + " lost: " + shown(view.source.text, literal.span)});
}

void report_added(const PairView& view, const AddressRule& rule, const Literal& literal, double probability,
                  CheckOutcome& outcome) {
  report(outcome, {.rule = rule.id,
                   .severity = Severity::kMinor,
                   .probability = has_value(view.source, literal) ? rule.repeated : probability,
                   .source = place_in_source(view, literal.span),
                   .target = literal.span,
                   .message = std::string(rule.name) + " added: " + shown(view.target.text, literal.span)});
}

void report_changed(const PairView& view, const AddressRule& rule, const LiteralChange& change, CheckOutcome& outcome) {
  const bool similar = change.similarity >= rule.similar;
  CheckFinding finding{.rule = rule.id,
                       .severity = similar ? rule.severity : Severity::kMinor,
                       .probability = similar ? rule.changed : rule.replaced,
                       .source = change.source->span,
                       .target = change.target->span,
                       .message = std::string(rule.name) + " changed: " + shown(view.source.text, change.source->span) +
                                  " became " + shown(view.target.text, change.target->span)};
  if (change.similarity >= rule.sure) finding.suggestion = std::string(change.source->span.of(view.source.text));
  report(outcome, std::move(finding));
}

void run(const PairView& view, const AddressRule& rule, bool (*wanted)(const Literal&), CheckOutcome& outcome) {
  if (is_untranslated(view)) return;
  LiteralDifference difference = compare_literals(view, wanted);
  if (difference.opportunities() == 0) return;
  outcome.opportunities += static_cast<double>(difference.opportunities());
  if (difference.lost.empty() && difference.added.empty()) return;
  for (const LiteralChange& change : pair_similar(difference, rule.similar, true)) {
    report_changed(view, rule, change, outcome);
  }
  for (const Literal* lost : difference.lost) report_lost(view, rule, *lost, rule.lost, outcome);
  for (const Literal* added : difference.added) report_added(view, rule, *added, rule.added, outcome);
}

/// ISO 639-1, those that pages are written in.
constexpr std::string_view kLanguages =
    " af ar az be bg bn bs ca cn cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu hy id is it ja jp ka kk km "
    "ko kr lo "
    "lt lv mk mn ms my nb ne nl nn no pl pt ro ru sk sl sq sr sv sw ta th tl tr uk ur uz vi vn zh ";

/// "vi", "en-US", "zh_Hant": what looks like the name of a language.
bool is_language_tag(std::string_view piece) {
  const auto letters = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) { return text::is_letter(c); });
  };
  const std::size_t border = piece.find_first_of("-_");
  const std::string_view first = piece.substr(0, border);
  if (first.size() < 2 || first.size() > 3 || !letters(first)) return false;
  const std::string wanted = " " + text::lower(first) + " ";
  if (first.size() == 2 && kLanguages.find(wanted) == std::string_view::npos) return false;
  if (border == std::string_view::npos) return first.size() == 2;
  const std::string_view second = piece.substr(border + 1);
  return (second.size() == 2 || second.size() == 4) && letters(second);
}

bool is_language_key(std::string_view key) {
  return key == "lang" || key == "hl" || key == "locale" || key == "language" || key == "l" || key == "setlang" ||
         key == "uselang" || key == "mkt" || key == "culture";
}

/// `url` with every piece that names a language left out.
std::string without_language(std::string_view url) {
  std::string plain;
  std::size_t begin = 0;
  bool in_query = false;
  while (begin <= url.size()) {
    const std::size_t end = std::min(url.find_first_of("./?&#", begin), url.size());
    const std::string_view piece = url.substr(begin, end - begin);
    const std::size_t sign = piece.find('=');
    const bool named = in_query && sign != std::string_view::npos && is_language_key(piece.substr(0, sign));
    if (!named && !is_language_tag(piece)) plain.append(piece).push_back('/');
    in_query |= end < url.size() && url[end] == '?';
    begin = end + 1;
  }
  return plain;
}

/// The host without its first label when that names a language ("vi.wikipedia.org" → "wikipedia.org"), else "".
std::string_view localised_host(std::string_view url) {
  const std::string_view host = url.substr(0, url.find('/'));
  const std::size_t dot = host.find('.');
  if (dot == std::string_view::npos || !is_language_tag(host.substr(0, dot))) return {};
  return host.substr(dot + 1);
}

constexpr AddressRule kUrlRule = {"url", "URL", Severity::kMajor, 0.85, 0.9, 0.5};
constexpr AddressRule kEmailRule = {"email", "e-mail address", Severity::kMajor, 0.9, 0.95, 0.6};
constexpr AddressRule kPathRule = {"path", "path", Severity::kMinor, 0.6, 0.75, 0.3};
constexpr AddressRule kCodeRule = {"code", "code", Severity::kMinor, 0.6, 0.6, 0.3, 0.15, 0.7, 0.8};
constexpr double kQuoted = 0.4;             ///< code in other quotes than the source's backquotes
constexpr double kQuotedInSoftware = 0.15;  ///< where backquotes are quotes
constexpr AddressRule kMarkedRule = {"hashtag", "name", Severity::kMinor, 0.7, 0.7, 0.3, 0.15, 0.7, 0.8, 0.15};

/// "@FILE", "@Options": what a program's message has behind the sign is mostly a word.
constexpr AddressRule kMarkedInSoftware = {"hashtag", "name", Severity::kMinor, 0.15, 0.15, 0.15, 0.15, 0.7, 0.8, 0.15};

}  // namespace

bool is_localised_url(std::string_view a, std::string_view b) {
  const std::string_view host = localised_host(a);
  if (!host.empty() && host == localised_host(b)) return true;
  return without_language(a) == without_language(b);
}

void check_urls(const PairView& view, CheckOutcome& outcome) {
  if (is_untranslated(view)) return;
  LiteralDifference difference = compare_literals(view, is_url);
  if (difference.opportunities() == 0) return;
  outcome.opportunities += static_cast<double>(difference.opportunities());
  for (std::size_t i = 0; i < difference.lost.size() && difference.lost.size() <= 64;) {
    const auto twin = std::find_if(difference.added.begin(), difference.added.end(), [&](const Literal* added) {
      return is_localised_url(difference.lost[i]->value, added->value);
    });
    if (twin == difference.added.end()) {
      ++i;
      continue;
    }
    difference.added.erase(twin);
    difference.lost.erase(difference.lost.begin() + static_cast<std::ptrdiff_t>(i));
  }
  // A name of a company that is a domain too may go in its bare form.
  const auto is_bare = [](std::string_view text, const Literal& literal) {
    const std::string_view raw = literal.span.of(text);
    return raw.find('/') == std::string_view::npos && !raw.starts_with("www.");
  };
  for (const LiteralChange& change : pair_similar(difference, kUrlRule.similar, true)) {
    report_changed(view, kUrlRule, change, outcome);
  }
  for (const Literal* lost : difference.lost) {
    report_lost(view, kUrlRule, *lost, is_bare(view.source.text, *lost) ? 0.5 : kUrlRule.lost, outcome);
  }
  for (const Literal* added : difference.added) {
    report_added(view, kUrlRule, *added, is_bare(view.target.text, *added) ? 0.3 : kUrlRule.added, outcome);
  }
}

void check_emails(const PairView& view, CheckOutcome& outcome) { run(view, kEmailRule, is_email, outcome); }

void check_paths(const PairView& view, CheckOutcome& outcome) { run(view, kPathRule, is_path, outcome); }

void check_code(const PairView& view, CheckOutcome& outcome) {
  const std::size_t before = outcome.findings.size();
  run(view, kCodeRule, is_code, outcome);
  // Set off in another way: the code itself is there.
  for (std::size_t i = before; i < outcome.findings.size(); ++i) {
    CheckFinding& finding = outcome.findings[i];
    std::string_view code = finding.source->of(view.source.text);
    while (code.size() > 2 && code.front() == '`' && code.back() == '`') code = code.substr(1, code.size() - 2);
    if (!finding.target->empty() || code.empty() || view.target.text.find(code) == std::string_view::npos) continue;
    finding.probability = std::min(finding.probability, view.software ? kQuotedInSoftware : kQuoted);
    finding.message = "code no longer set off as such: " + shown(view.source.text, *finding.source);
  }
}

void check_hashtags(const PairView& view, CheckOutcome& outcome) {
  run(view, view.software ? kMarkedInSoftware : kMarkedRule, is_marked, outcome);
}

}  // namespace lacuna::metrics
