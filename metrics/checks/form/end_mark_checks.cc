#include "metrics/checks/form/end_mark_checks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "eval/text/characters.h"
#include "eval/text/sentence_characters.h"
#include "metrics/checks/form/form_scan.h"

namespace lacuna::metrics {
namespace {

constexpr double kEllipsisLost = 0.7;
constexpr double kEllipsisStyle = 0.15;  // a house's way of writing, mostly

enum Mark : unsigned {
  kNone = 0,
  kStop = 1,
  kQuestion = 2,
  kExclamation = 4,
  kColon = 8,
  kEllipsis = 16,
  kSemicolon = 32,
};

unsigned mark_of(char32_t code, bool greek) {
  switch (code) {
    case '.':
    case U'。':
    case U'．':
    case U'｡':
    case U'।':
    case U'॥':
    case U'۔':
    case U'။':
    case U'።':
    case U'។': return kStop;
    case '?':
    case U'？':
    case U'؟':
    case 0x37E: return kQuestion;
    case '!':
    case U'！': return kExclamation;
    case ':':
    case U'：': return kColon;
    case U'…': return kEllipsis;
    case ';': return greek ? kQuestion : kSemicolon;
    case U'；':
    case U'؛': return kSemicolon;
    case U'‽':
    case U'⁉': return kQuestion | kExclamation;
    default: return kNone;
  }
}

const char* name_of(unsigned marks) {
  if ((marks & kQuestion) != 0) return "question mark";
  if ((marks & kExclamation) != 0) return "exclamation mark";
  if ((marks & kEllipsis) != 0) return "ellipsis";
  if ((marks & kColon) != 0) return "colon";
  if ((marks & kSemicolon) != 0) return "semicolon";
  return "full stop";
}

/// How a text ends.
struct Ending {
  unsigned marks = kNone;
  ByteSpan span;              ///< from the first mark to the last, closing quotes between them included
  bool abbreviation = false;  ///< the only mark is a full stop that may be an abbreviation's
  bool literal = false;       ///< it ends in a literal, with or without a mark behind
  bool closed = false;        ///< a quote or bracket closes behind the last word
};

bool is_abbreviation(std::string_view token) {
  constexpr std::array<std::string_view, 22> kKnown = {"etc",  "inc", "ltd", "co",  "corp",  "jr",  "sr",   "st",
                                                       "vs",   "no",  "al",  "v.v", "p.m",   "a.m", "dept", "approx",
                                                       "bros", "vv",  "usw", "bzw", "u.s.w", "т.д"};
  if (text::is_dotted_letters(token) || text::is_single_letter(token)) return true;
  std::string lower(token);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return std::find(kKnown.begin(), kKnown.end(), lower) != kKnown.end();
}

Ending ending_of(const SideText& side) {
  Ending ending;
  const std::string_view text = side.text;
  const bool greek = is_one_of(side.language, "el");
  std::size_t literal = side.literals.size();
  std::size_t at = text.size();
  std::size_t stops = 0;  // full stops in a row
  bool marked = false;
  while (at > 0) {
    if (literal > 0 && side.literals[literal - 1].span.end >= at) {
      const text::Literal& one = side.literals[--literal];
      if (one.kind != text::LiteralKind::kTag && one.kind != text::LiteralKind::kMarkdown) {
        ending.literal = true;
        return ending;
      }
      at = one.span.begin;
      continue;
    }
    const std::size_t begin = text::previous_start(text, at);
    const char32_t code = text::code_point_at(text, begin);
    const unsigned mark = mark_of(code, greek);
    if (mark != kNone) {
      if (!marked) ending.span = {begin, at};
      marked = true;
      ending.span.begin = begin;
      stops = code == '.' ? stops + 1 : 0;
      if (stops >= 3) {
        ending.marks = (ending.marks & ~unsigned{kStop}) | kEllipsis;
      } else {
        ending.marks |= mark;
      }
    } else if (text::is_closer(code) || text::is_initial_quote(code) || code == '*' || code == '_' || code == U'”') {
      ending.closed |= text::is_closer(code);
      stops = 0;
    } else if (!text::is_space(code) && !text::is_emoji(code)) {
      break;
    }
    at = begin;
  }
  if (at == 0) return {};  // nothing but marks
  if (ending.marks == kStop) ending.abbreviation = is_abbreviation(text::token_before(text, at, 0));
  if (!marked) ending.span = {at, at};
  return ending;
}

/// A source without a full stop that has so many words lost it: the translation sets right.
constexpr std::size_t kLongSource = 16;

/// Share of the differences of that kind to which an editor would object; 0: none that is worth a word.
double probability_of(const Ending& source, const Ending& target, std::size_t source_words) {
  const unsigned both = source.marks | target.marks;
  if ((both & kSemicolon) != 0) return 0.4;
  if (source.marks == kNone && target.marks == kStop) return source_words < kLongSource ? 0.55 : 0.1;
  if (source.marks == kNone) return target.marks == kColon ? 0.5 : 0.7;
  if (target.marks == kNone) return source.marks == kStop ? 0.75 : 0.8;
  if ((both & kEllipsis) != 0) return 0.4;
  if (both == (kExclamation | kStop)) return 0.0;
  if (both == (kColon | kStop)) return 0.45;
  return 0.6;
}

/// An ellipsis on one side and no mark on the other: the rule "ellipsis" says so.
bool is_lost_ellipsis(const Ending& source, const Ending& target) {
  return (source.marks == kEllipsis && target.marks == kNone) || (source.marks == kNone && target.marks == kEllipsis);
}

/// The mark as the target's script has it.
std::string written(unsigned marks, std::string_view language) {
  const bool wide = is_one_of(language, "zh ja yue");
  const bool arabic = is_one_of(language, "ar fa ur ps ckb ug");
  if ((marks & kQuestion) != 0) return is_one_of(language, "el") ? ";" : wide ? "？" : arabic ? "؟" : "?";
  if ((marks & kExclamation) != 0) return wide ? "！" : "!";
  if ((marks & kColon) != 0) return wide ? "：" : ":";
  if (wide) return "。";
  if (is_one_of(language, "ur")) return "۔";
  if (is_one_of(language, "hi bn mr ne as or pa sa")) return "।";
  return ".";
}

CheckFinding difference(const PairView& view, const Ending& source, const Ending& target, const char* rule,
                        double probability) {
  CheckFinding finding{.rule = rule,
                       .severity = Severity::kMinor,
                       .probability = probability,
                       .source = source.span,
                       .target = target.span};
  if (source.marks == kNone) {
    finding.message = std::string(name_of(target.marks)) +
                      " at the end that the source does not have: " + std::string(target.span.of(view.target.text));
  } else if (target.marks == kNone) {
    const std::string lost(source.span.of(view.source.text));
    finding.message = std::string(name_of(source.marks)) + " lost at the end: " + lost;
    if (!target.closed && !target.literal) {
      finding.suggestion = source.marks == kEllipsis ? lost : written(source.marks, view.target.language);
    }
  } else {
    finding.message = std::string("ends with ") + name_of(target.marks) + ", the source with " + name_of(source.marks);
  }
  if (target.literal) finding.target = ByteSpan{view.target.text.size(), view.target.text.size()};
  if (source.literal) finding.source = ByteSpan{view.source.text.size(), view.source.text.size()};
  return finding;
}

std::size_t count_dots(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("..."); at != std::string_view::npos; at = text.find("...", at + 3)) ++count;
  return count;
}

}  // namespace

void check_end_mark(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view)) return;
  const Ending source = ending_of(view.source);
  const Ending target = ending_of(view.target);
  if (source.span.end == 0 && !source.literal) return;
  if (target.span.end == 0 && !target.literal) return;
  outcome.opportunities = 1.0;
  if (source.marks == target.marks || (source.marks & target.marks) != 0) return;
  if (source.literal && target.literal) return;
  // "etc." has its stop anywhere, and may stand for "…".
  if (source.abbreviation || target.abbreviation) return;
  // Thai, Lao and Khmer sentences end without a mark; in Armenian the question mark stands inside the word.
  const bool without_stop = is_one_of(view.target.language, "th lo my") || is_one_of(view.source.language, "th lo my");
  if (without_stop && ((source.marks | target.marks) & ~unsigned{kStop}) == 0) return;
  if (is_one_of(view.target.language, "hy") || is_one_of(view.source.language, "hy")) return;
  if (is_lost_ellipsis(source, target)) return;
  const double probability = probability_of(source, target, view.source.analysis.words.size());
  if (probability == 0.0) return;
  outcome.violations = 1.0;
  outcome.findings.push_back(difference(view, source, target, "end-mark", probability));
}

void check_ellipsis(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view)) return;
  const std::size_t dots = count_dots(view.target.text);
  const std::size_t characters = count_of(view.target.text, U'…');
  const std::size_t source_dots = count_dots(view.source.text);
  const std::size_t source_characters = count_of(view.source.text, U'…');
  if (dots + characters + source_dots + source_characters == 0) return;
  outcome.opportunities = 1.0;
  const Ending source = ending_of(view.source);
  const Ending target = ending_of(view.target);
  if (is_lost_ellipsis(source, target) && !source.literal && !target.literal) {
    outcome.violations = 1.0;
    outcome.findings.push_back(difference(view, source, target, "ellipsis", kEllipsisLost));
  }
  const bool to_character = dots > 0 && source_characters > 0 && source_dots == 0;
  const bool to_dots = characters > 0 && source_dots > 0 && source_characters == 0;
  if (!to_character && !to_dots) return;
  const std::string_view wrong = to_character ? "..." : "…";
  const std::string_view right = to_character ? "…" : "...";
  LiteralCursor literals(view.target);
  for (std::size_t at = view.target.text.find(wrong); at != std::string_view::npos;
       at = view.target.text.find(wrong, at + wrong.size())) {
    if (literals.inside(at)) continue;
    outcome.violations = 1.0;
    outcome.findings.push_back(
        {.rule = "ellipsis",
         .severity = Severity::kMinor,
         .probability = kEllipsisStyle,
         .target = ByteSpan{at, at + wrong.size()},
         .message = "ellipsis written " + std::string(wrong) + ", in the source " + std::string(right),
         .suggestion = std::string(right)});
  }
}

}  // namespace lacuna::metrics
