#include "metrics/checks/literals/accelerator_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "eval/text/characters.h"
#include "eval/text/sentence_characters.h"
#include "metrics/checks/form/form_scan.h"
#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {
namespace {

constexpr double kLost = 0.6;
constexpr double kBroken = 0.8;  ///< a space behind the mark
constexpr double kDoubled = 0.8;
constexpr double kAdded = 0.5;
constexpr std::size_t kMaxWords = 8;  ///< of a label; longer texts are prose

char32_t before(std::string_view text, std::size_t at) {
  return at == 0 ? U'\0' : text::code_point_at(text, text::previous_start(text, at));
}

/// Offsets of a mark that stands before a letter or digit, not doubled and not in a literal. `at_word`: only before
/// the first letter of a word.
std::vector<std::size_t> marks_of(const SideText& side, char mark, bool at_word) {
  std::vector<std::size_t> marks;
  LiteralCursor literals(side);
  for (std::size_t at = side.text.find(mark); at != std::string_view::npos; at = side.text.find(mark, at + 1)) {
    if (at + 1 < side.text.size() && side.text[at + 1] == mark) {
      ++at;  // "&&" is the sign itself
      continue;
    }
    if (literals.inside(at)) continue;
    const char32_t previous = before(side.text, at);
    const char32_t next = text::code_point_at(side.text, at + 1);
    if (mark == '&' ? !text::is_alphanumeric(next) : !text::is_letter(next)) continue;
    if (text::is_word_character(previous)) {
      // "AT&T", "Drag&Drop" and "2&3" are words; "E&xit" is a label.
      if (at_word || text::is_upper(next) || text::is_digit(previous) || text::is_digit(next)) continue;
    }
    marks.push_back(at);
  }
  return marks;
}

std::size_t words_of(const SideText& side) {
  return static_cast<std::size_t>(
      std::count_if(side.analysis.words.begin(), side.analysis.words.end(),
                    [](const text::Word& one) { return one.kind == text::WordKind::kWord; }));
}

/// The one mark of that kind in the source; none where there are others of its kind, or what else the sign stands for.
std::optional<std::size_t> accelerator_of(const SideText& side, char mark) {
  if (std::count(side.text.begin(), side.text.end(), mark) != 1) return std::nullopt;
  const std::vector<std::size_t> marks = marks_of(side, mark, mark != '&');
  if (marks.size() != 1) return std::nullopt;
  // "_id", "~user": a name, not a label
  const std::size_t at = marks.front();
  const std::string_view word = text::word_at(side.text, at + 1, side.text.size());
  const bool capital = text::is_upper(text::code_point_at(side.text, at + 1));
  const std::size_t end = at + 1 + word.size();
  const bool name_goes_on = end < side.text.size() && (side.text[end] == '_' || side.text[end] == '(');
  if (mark != '&' && (!capital || name_goes_on)) return std::nullopt;
  return at;
}

void check_mark(const PairView& view, char mark, CheckOutcome& outcome, bool& told) {
  const std::string sign(1, mark);
  CheckFinding finding{.rule = "accelerator", .severity = Severity::kMinor};
  const std::optional<std::size_t> wanted = accelerator_of(view.source, mark);
  if (!wanted) {
    // Only a sign that the source lacks altogether was put in.
    if (told || mark != '&' || view.source.text.find(mark) != std::string_view::npos) return;
    const std::vector<std::size_t> added = marks_of(view.target, mark, true);
    if (added.size() != 1) return;
    finding.probability = kAdded;
    finding.source = ByteSpan{0, 0};
    finding.target = ByteSpan{added.front(), added.front() + 1};
    finding.message = "accelerator added: " + sign;
    report(outcome, std::move(finding));
    return;
  }
  outcome.opportunities += 1.0;
  told = true;
  finding.source = ByteSpan{*wanted, *wanted + 1};
  const std::vector<std::size_t> found = marks_of(view.target, mark, false);
  if (found.size() == 1) return;
  if (found.size() > 1) {
    finding.probability = kDoubled;
    finding.target = ByteSpan{found[1], found[1] + 1};
    finding.message = "accelerator set " + std::to_string(found.size()) + " times: " + sign;
    finding.suggestion = "";
    report(outcome, std::move(finding));
    return;
  }
  const std::size_t bare = view.target.text.find(mark);
  const bool broken = bare != std::string_view::npos && is_blank(text::code_point_at(view.target.text, bare + 1));
  finding.probability = broken ? kBroken : kLost;
  finding.target = broken ? ByteSpan{bare, bare + 1} : ByteSpan{0, 0};
  finding.message = broken ? "accelerator without a letter: " + sign : "accelerator lost: " + sign;
  // A letter that is upper case inside a word ("T&ệp" is one, "t&Ệp" none) counts as another sign's.
  if (!broken && bare != std::string_view::npos) return;
  report(outcome, std::move(finding));
}

}  // namespace

void check_accelerators(const PairView& view, CheckOutcome& outcome) {
  if (!view.software || is_untranslated(view)) return;
  constexpr std::string_view kMarks = "&_~";
  if (view.source.text.find_first_of(kMarks) == std::string_view::npos &&
      view.target.text.find('&') == std::string_view::npos) {
    return;
  }
  if (words_of(view.source) > kMaxWords) return;
  bool told = false;
  for (const char mark : {'_', '~', '&'}) check_mark(view, mark, outcome, told);
}

}  // namespace lacuna::metrics
