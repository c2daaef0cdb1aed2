#include "metrics/checks/literals/placeholder_check.h"

#include <algorithm>
#include <string>

#include "eval/text/ascii.h"
#include "eval/text/characters.h"
#include "metrics/checks/literals/icu_message_check.h"
#include "metrics/checks/literals/literal_match.h"
#include "metrics/checks/literals/placeholder_keys.h"

namespace lacuna::metrics {
namespace {

using text::Literal;

constexpr double kLost = 0.9;
constexpr double kAdded = 0.9;
constexpr double kChanged = 0.95;
constexpr double kWidth = 0.15;  ///< only the width of a text
constexpr double kFormat = 0.6;  ///< the same value in another format
constexpr double kOrder = 0.95;
constexpr double kRepeated = 0.3;          ///< numbered or named, as often as a language wants it
constexpr double kOtherDialect = 0.5;      ///< "{name}" beside "%s": it may be an example that the text is about
constexpr std::size_t kMaxCountWords = 8;  ///< of a text that may be a form of a plural though its file does not say so
constexpr double kCount = 0.15;            ///< the number is said in words, as a plural's form for one may
constexpr double kInProse = 0.75;          ///< of the others, where it is not sure that the text is a program's
constexpr double kSimilar = 0.5;

double in(const PairView& view, double probability) { return view.software ? probability : probability * kInProse; }

Severity severity_of(std::string_view value) {
  // A conversion that has no argument, or one of another type, crashes the program.
  return value.starts_with('%') && unnumbered_conversion(value) != '\0' ? Severity::kCritical : Severity::kMajor;
}

/// Whether the text says one, or any number in words, in place of the count.
bool says_number(const SideText& side) {
  return std::any_of(side.analysis.numbers.begin(), side.analysis.numbers.end(),
                     [&](const text::NumberMention& number) {
                       const std::string_view words = number.span.of(side.text);
                       return words == "1" || !text::is_digit(text::char_at(words, 0));
                     });
}

/// A lost placeholder may be the number of a form for one: the file says so, or it is alone, and the other side says
/// it.
bool is_spoken_count(const PairView& view, const PlaceholderSide& with, const Literal& literal,
                     const SideText& without) {
  if (view.of_few_numbers && may_be_count(literal.value)) return true;
  if (without.analysis.words.size() > kMaxCountWords) return false;
  return with.values.size() == 1 && may_be_count(literal.value) && says_number(without);
}

/// Whether the other side has the value too, so that it is said once more or less: "{a}", or "%2$s" for the second
/// "%s".
bool is_said(const PlaceholderSide& other, const Literal& literal) {
  if (unnumbered_conversion(literal.value) != '\0' || literal.value == "{}") return false;
  std::size_t unnumbered = 0;
  for (const Literal* known : other.values) {
    if (known->value == literal.value) return true;
    unnumbered += unnumbered_conversion(known->value) != '\0' ? 1U : 0U;
    if (argument_of(literal.value) == std::to_string(unnumbered) + "$" && known->value.back() == literal.value.back()) {
      return true;
    }
  }
  return false;
}

/// Whether printf reads the text, and this is none of its placeholders; or a sign before a word, which may be no more.
bool is_of_other_dialect(const PlaceholderSide& side, const Literal& literal) {
  return (side.printf && !literal.value.starts_with('%')) || literal.value.starts_with(':');
}

/// The ASCII character that a full-width one stands for ("％", "｛"), with the size in bytes; {0, 0} for others.
struct Folded {
  char character = '\0';
  std::size_t size = 0;
};

Folded folded_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (text::is_ascii(text[at])) return {text[at], 1};
  const char32_t code = text::code_point_at(text, at);
  if (code < 0xFF01 || code > 0xFF5E) return {};
  return {static_cast<char>(code - 0xFF01 + '!'), 3};
}

/// End of `value` at `at` with spaces put in, signs made full-width, letters in the other case, or its last bracket
/// missing; `at` when it is not there.
std::size_t damaged_end(std::string_view text, std::size_t at, std::string_view value) {
  std::size_t end = at;
  for (std::size_t i = 0; i < value.size(); ++i) {
    std::size_t next = end;
    while (i > 0 && next < end + 2 && text::char_at(text, next) == ' ') ++next;
    if (text.substr(next).starts_with("\u00a0") && i > 0) next += 2;
    const Folded folded = folded_at(text, next);
    if (text::lower(folded.character) != text::lower(value[i]) || folded.size == 0) {
      const bool bracket_missing = i + 1 == value.size() && i > 1 && (value[i] == '}' || value[i] == ')');
      return bracket_missing ? end : at;
    }
    end = next + folded.size;
  }
  return text::is_identifier(value.back()) && text::is_identifier(text::char_at(text, end)) ? at : end;
}

bool overlaps_literal(const SideText& side, const ByteSpan& span) {
  return std::any_of(side.literals.begin(), side.literals.end(),
                     [&](const Literal& literal) { return literal.span.overlaps(span); });
}

/// Where the target has the placeholder in a damaged form, or whole but not recognised; an empty span when it has none.
ByteSpan damaged_form(const SideText& side, std::string_view raw) {
  std::size_t looked_at = 0;
  for (std::size_t at = 0; at < side.text.size() && looked_at < 256; ++at) {
    const char c = side.text[at];
    if (text::is_ascii(c) ? c != raw.front() : c != '\xEF') continue;
    ++looked_at;
    const std::size_t end = damaged_end(side.text, at, raw);
    if (end != at && !overlaps_literal(side, {at, end})) return {at, end};
  }
  return {};
}

void report_lost(const PairView& view, const PlaceholderSide& source, const PlaceholderSide& target,
                 const Literal& literal, bool may_be_spoken, CheckOutcome& outcome) {
  const std::string raw(literal.span.of(view.source.text));
  const std::string words = literal.role == text::LiteralRole::kStandalone && !literal.in_branch
                                ? shown(view.source.text, literal.span)
                                : literal.value;
  CheckFinding finding{.rule = "placeholder", .severity = Severity::kMajor, .source = literal.span};
  if (const ByteSpan damaged = damaged_form(view.target, raw); !damaged.empty()) {
    if (damaged.of(view.target.text) == raw) return;
    finding.severity = Severity::kCritical;
    finding.probability = in(view, kChanged);
    finding.target = damaged;
    finding.message = "placeholder damaged: " + words + " became " + shown(view.target.text, damaged);
    finding.suggestion = raw;
  } else if (literal.role == text::LiteralRole::kClose) {
    finding.severity = Severity::kCritical;
    finding.probability = kChanged;
    finding.target = ByteSpan{view.target.text.size(), view.target.text.size()};
    finding.message = std::string(kMessageNotClosed) + literal.value;
  } else {
    const bool spoken = may_be_spoken && (view.of_few_numbers || target.values.empty()) &&
                        is_spoken_count(view, source, literal, view.target);
    finding.probability = spoken                                 ? kCount
                          : is_said(target, literal)             ? kRepeated
                          : is_of_other_dialect(source, literal) ? kOtherDialect
                                                                 : in(view, kLost);
    finding.target = place_in_target(view, literal.span);
    finding.message = "placeholder lost: " + words;
  }
  report(outcome, std::move(finding));
}

void report_added(const PairView& view, const PlaceholderSide& source, const PlaceholderSide& target,
                  const Literal& literal, CheckOutcome& outcome) {
  const bool spoken =
      (view.of_few_numbers || source.values.empty()) && is_spoken_count(view, target, literal, view.source);
  const bool repeated = is_said(source, literal);
  report(outcome, {.rule = "placeholder",
                   .severity = repeated ? Severity::kMinor : severity_of(literal.value),
                   .probability = spoken                                 ? kCount
                                  : repeated                             ? kRepeated
                                  : is_of_other_dialect(target, literal) ? kOtherDialect
                                                                         : in(view, kAdded),
                   .source = place_in_source(view, literal.span),
                   .target = literal.span,
                   .message = "placeholder added: " + shown(view.target.text, literal.span)});
}

/// Whether values of the two conversions can change places.
bool same_kind(char a, char b) {
  const auto kind = [](char c) {
    switch (c) {
      case 'd':
      case 'i':
      case 'u':
      case 'x':
      case 'X':
      case 'o': return 'd';
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G': return 'f';
      default: return c;
    }
  };
  return kind(a) == kind(b);
}

/// How two placeholders for the same value differ.
enum class Difference { kOtherType, kOtherFormat, kOtherWidth };

Difference difference_of(const Literal& source, const Literal& target) {
  const std::string& from = source.value;
  const std::string& to = target.value;
  if (argument_of(from) != argument_of(to) || from.front() != to.front()) return Difference::kOtherType;
  if (!from.starts_with('%')) return from.back() == to.back() ? Difference::kOtherFormat : Difference::kOtherType;
  if (!same_kind(from.back(), to.back())) return Difference::kOtherType;
  // Columns are as wide as the words of the language, and cuts as far off.
  const auto letters = [](std::string_view value) {
    std::string result;
    for (const char c : value) {
      if (text::is_letter(c)) result += c;
    }
    return result;
  };
  return letters(from) == letters(to) && from.back() == 's' ? Difference::kOtherWidth : Difference::kOtherFormat;
}

void report_changed(const PairView& view, const Literal& source, const Literal& target, CheckOutcome& outcome) {
  const Difference difference = difference_of(source, target);
  report(outcome, {.rule = "placeholder",
                   .severity = difference == Difference::kOtherType ? severity_of(target.value) : Severity::kMinor,
                   .probability = difference == Difference::kOtherType     ? in(view, kChanged)
                                  : difference == Difference::kOtherFormat ? in(view, kFormat)
                                                                           : kWidth,
                   .source = source.span,
                   .target = target.span,
                   .message = "placeholder changed: " + shown(view.source.text, source.span) + " became " +
                              shown(view.target.text, target.span),
                   .suggestion = std::string(source.span.of(view.source.text))});
}

/// Lost and added ones for the same argument ("{0:N2}", "{0}"), then the most similar ones, belong together.
void report_differences(const PairView& view, const PlaceholderSide& source, const PlaceholderSide& target,
                        LiteralDifference& difference, CheckOutcome& outcome) {
  for (std::size_t i = 0; i < difference.lost.size() && difference.lost.size() <= 64;) {
    const Literal& lost = *difference.lost[i];
    const std::string_view argument = argument_of(lost.value);
    const auto twin = std::find_if(difference.added.begin(), difference.added.end(), [&](const Literal* added) {
      return !argument.empty() && argument == argument_of(added->value) && lost.role == added->role &&
             lost.role == text::LiteralRole::kStandalone;
    });
    if (twin == difference.added.end()) {
      ++i;
      continue;
    }
    report_changed(view, lost, **twin, outcome);
    difference.added.erase(twin);
    difference.lost.erase(difference.lost.begin() + static_cast<std::ptrdiff_t>(i));
  }
  for (const LiteralChange& change : pair_similar(difference, kSimilar, true)) {
    report_changed(view, *change.source, *change.target, outcome);
  }
  // Of several lost ones a form for few numbers may do without one: the whole number, when it is told by its letter.
  const auto whole = std::find_if(difference.lost.begin(), difference.lost.end(), [](const Literal* literal) {
    return literal->value.starts_with('%') && (literal->value.back() == 'd' || literal->value.back() == 'u');
  });
  const Literal* count = whole != difference.lost.end() ? *whole
                         : difference.lost.size() == 1  ? difference.lost.front()
                                                        : nullptr;
  for (const Literal* lost : difference.lost) report_lost(view, source, target, *lost, lost == count, outcome);
  for (const Literal* added : difference.added) report_added(view, source, target, *added, outcome);
}

/// Unnumbered placeholders take their values in turn: of different types they keep their order.
void check_order(const PairView& view, const PlaceholderSide& source, const PlaceholderSide& target,
                 CheckOutcome& outcome) {
  const auto unnumbered = [](const PlaceholderSide& side) {
    std::vector<const Literal*> result;
    for (const Literal* literal : side.values) {
      if (unnumbered_conversion(literal->value) != '\0') result.push_back(literal);
    }
    return result;
  };
  const std::vector<const Literal*> from = unnumbered(source);
  const std::vector<const Literal*> to = unnumbered(target);
  for (std::size_t i = 0; i < std::min(from.size(), to.size()); ++i) {
    if (same_kind(unnumbered_conversion(from[i]->value), unnumbered_conversion(to[i]->value))) continue;
    report(outcome, {.rule = "placeholder",
                     .severity = Severity::kCritical,
                     .probability = in(view, kOrder),
                     .source = from[i]->span,
                     .target = to[i]->span,
                     .message = "unnumbered placeholders in another order: " + shown(view.target.text, to[i]->span) +
                                " where " + shown(view.source.text, from[i]->span) + " gets its value"});
    return;
  }
}

void check_mixed(const PairView& view, const PlaceholderSide& source, const PlaceholderSide& target,
                 CheckOutcome& outcome) {
  if (!target.numbered || !target.unnumbered || (source.numbered && source.unnumbered)) return;
  const auto odd = std::find_if(target.values.begin(), target.values.end(),
                                [](const Literal* literal) { return unnumbered_conversion(literal->value) != '\0'; });
  report(outcome, {.rule = "placeholder",
                   .severity = Severity::kCritical,
                   .probability = in(view, kOrder),
                   .source = place_in_source(view, (*odd)->span),
                   .target = (*odd)->span,
                   .message = "numbered and unnumbered placeholders mixed: " + shown(view.target.text, (*odd)->span)});
}

/// First '%' of the text outside of its literals; the end when there is none.
std::size_t bare_percent(const SideText& side) {
  std::size_t literal = 0;
  for (std::size_t at = side.text.find('%'); at != std::string_view::npos; at = side.text.find('%', at + 1)) {
    while (literal < side.literals.size() && side.literals[literal].span.end <= at) ++literal;
    if (literal == side.literals.size() || !side.literals[literal].span.contains(at)) return at;
  }
  return side.text.size();
}

/// printf reads a lone '%' as the beginning of a placeholder.
void check_percent_signs(const PairView& view, const PlaceholderSide& source, const PlaceholderSide& target,
                         CheckOutcome& outcome) {
  if (!view.software || source.percent_signs == target.percent_signs) return;
  const std::size_t in_source = bare_percent(view.source);
  const std::size_t in_target = bare_percent(view.target);
  if (source.percent_signs > target.percent_signs && in_target != view.target.text.size() &&
      in_source == view.source.text.size()) {
    report(outcome, {.rule = "placeholder",
                     .severity = Severity::kCritical,
                     .probability = kChanged,
                     .source = place_in_source(view, {in_target, in_target + 1}),
                     .target = ByteSpan{in_target, in_target + 1},
                     .message = "'%' has to be written '%%' here, as in the source",
                     .suggestion = "%%"});
  } else if (source.percent_signs == 0 && in_source != view.source.text.size() && !source.printf) {
    const auto literal = std::find_if(view.target.literals.begin(), view.target.literals.end(),
                                      [](const Literal& found) { return found.value == "%%"; });
    report(outcome, {.rule = "placeholder",
                     .severity = Severity::kMajor,
                     .probability = kFormat,
                     .source = ByteSpan{in_source, in_source + 1},
                     .target = literal->span,
                     .message = "'%%' where the source has '%'",
                     .suggestion = "%"});
  }
}

}  // namespace

void check_placeholders(const PairView& view, CheckOutcome& outcome) {
  if (is_untranslated(view)) return;
  const PlaceholderSide source = placeholders_of(view.source);
  const PlaceholderSide target = placeholders_of(view.target);
  if (source.values.empty() && target.values.empty() && source.percent_signs + target.percent_signs == 0) {
    return;
  }
  if (source.date && source.values.empty()) return;
  // Where one side numbers its placeholders and the other does not, the others are counted through.
  const bool counted = (source.numbered || target.numbered) && !(source.numbered && source.unnumbered) &&
                       !(target.numbered && target.unnumbered);
  const auto braces = [](const PlaceholderSide& side, std::string_view value) {
    return std::any_of(side.values.begin(), side.values.end(),
                       [&](const Literal* literal) { return literal->value == value; });
  };
  const bool counted_braces =
      (braces(source, "{}") && braces(target, "{0}")) || (braces(source, "{0}") && braces(target, "{}"));
  std::deque<std::string> storage;
  LiteralDifference difference = compare_literals(view, placeholder_keys(source, counted || counted_braces, storage),
                                                  placeholder_keys(target, counted || counted_braces, storage));
  outcome.opportunities += static_cast<double>(difference.opportunities());
  if (difference.lost.empty() && difference.added.empty()) {
    check_order(view, source, target, outcome);
  } else {
    report_differences(view, source, target, difference, outcome);
  }
  check_mixed(view, source, target, outcome);
  check_percent_signs(view, source, target, outcome);
  check_messages(view, outcome);
}

}  // namespace lacuna::metrics
