#include "metrics/checks/form/space_checks.h"

#include <algorithm>
#include <string>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/list_items.h"
#include "eval/text/sentence_characters.h"
#include "metrics/checks/form/form_scan.h"

namespace lacuna::metrics {
namespace {

constexpr double kEdgeSpace = 0.8;
constexpr double kDoubleSpace = 0.8;
constexpr double kDoubleSpaceAfterStop = 0.5;  // typists of English were taught to
constexpr double kSoftwareBreaks = 0.8;
constexpr double kProseBreaks = 0.6;
constexpr double kTabs = 0.7;

std::size_t leading_blank(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end;
    if (!is_blank(base::next_code_point(text, next))) break;
    end = next;
  }
  return end;
}

std::size_t trailing_blank(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    const std::size_t start = text::previous_start(text, begin);
    if (!is_blank(text::code_point_at(text, start))) break;
    begin = start;
  }
  return begin;
}

/// White space without its line breaks, which are counted by another rule.
std::string without_breaks(std::string_view space) {
  std::string result;
  for (std::size_t at = 0; at < space.size();) {
    const std::size_t begin = at;
    if (!is_break(base::next_code_point(space, at))) result.append(space, begin, at - begin);
  }
  return result;
}

void compare_edge(const PairView& view, ByteSpan source, ByteSpan target, const char* place, CheckOutcome& outcome) {
  const std::string_view source_space = source.of(view.source.text);
  const std::string_view target_space = target.of(view.target.text);
  outcome.opportunities += 1.0;
  if (source_space == target_space) return;
  const std::string wanted = without_breaks(source_space);
  const std::string there = without_breaks(target_space);
  if (wanted == there) return;
  outcome.violations += 1.0;
  std::string message = there.empty()    ? "white space lost at the "
                        : wanted.empty() ? "white space that the source does not have at the "
                                         : "other white space than in the source at the ";
  outcome.findings.push_back({.rule = "edge-space",
                              .severity = Severity::kMinor,
                              .probability = kEdgeSpace,
                              .source = source,
                              .target = target,
                              .message = message + place,
                              .suggestion = source_space.size() == wanted.size() && target_space.size() == there.size()
                                                ? std::optional<std::string>(wanted)
                                                : std::nullopt});
}

bool is_wide_space(std::string_view text, std::size_t at) {
  const char32_t code = text::code_point_at(text, at);
  return code == ' ' || code == 0xA0;
}

/// Runs of two and more spaces between two visible characters of a line.
std::vector<ByteSpan> space_runs(const SideText& side) {
  std::vector<ByteSpan> runs;
  const std::string_view text = side.text;
  LiteralCursor literals(side);
  const std::size_t end = trailing_blank(text);
  for (std::size_t at = leading_blank(text); at < end;) {
    if (!is_wide_space(text, at)) {
      ++at;
      while (at < end && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
      continue;
    }
    const std::size_t begin = at;
    std::size_t count = 0;
    while (at < end && is_wide_space(text, at)) {
      at = text::after(text, at);
      ++count;
    }
    const bool at_line = begin == 0 || is_break(text::code_point_at(text, text::previous_start(text, begin))) ||
                         is_break(text::code_point_at(text, at)) || text[at] == '\t' || text[begin - 1] == '\t';
    if (count > 1 && !at_line && !literals.inside(begin)) runs.push_back({begin, at});
  }
  return runs;
}

/// Places of the line breaks that say something: a blank line, an item, a line behind the end of a sentence; and of
/// all.
struct Breaks {
  std::vector<ByteSpan> all;
  std::vector<ByteSpan> hard;
};

Breaks breaks_of(std::string_view text) {
  Breaks breaks;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte != '\n' && byte != '\r' && byte != 0xC2 && byte != 0xE2) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t code = base::next_code_point(text, at);
    if (!is_break(code)) continue;
    if (code == '\r' && at < text.size() && text[at] == '\n') ++at;
    breaks.all.push_back({begin, at});
    const std::size_t before = text::trim_space(text, begin, 0);
    const std::size_t after = text::skip_space(text, at);
    const char32_t last = before > 0 ? text::code_point_at(text, text::previous_start(text, before)) : U'\n';
    const std::string_view gap = text.substr(before, after - before);
    const bool blank_line = std::count(gap.begin(), gap.end(), '\n') > 1;
    const bool ends = text::is_terminator(last) || text::is_closer(last) || last == ':' || last == ';';
    const std::size_t line_end = std::min(text.find('\n', after), text.size());
    if (before == 0 || after == text.size() || blank_line || ends ||
        text::begins_item(text.substr(after, line_end - after))) {
      breaks.hard.push_back({begin, at});
    }
  }
  return breaks;
}

/// Places of a backslash and that letter.
std::vector<ByteSpan> escapes_of(std::string_view text, char letter) {
  std::vector<ByteSpan> places;
  for (std::size_t at = text.find('\\'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('\\', at + 2)) {
    if (text[at + 1] == letter) places.push_back({at, at + 2});
  }
  return places;
}

std::vector<ByteSpan> tabs_of(std::string_view text) {
  std::vector<ByteSpan> places;
  for (std::size_t at = text.find('\t'); at != std::string_view::npos; at = text.find('\t', at + 1)) {
    places.push_back({at, at + 1});
  }
  return places;
}

/// "no line breaks", "1 line break", "3 line breaks".
std::string counted(std::size_t count, const char* what) {
  if (count == 1) return std::string("1 ") + what;
  return (count == 0 ? std::string("no") : std::to_string(count)) + " " + what + "s";
}

void compare_counts(const std::vector<ByteSpan>& source, const std::vector<ByteSpan>& target, const char* what,
                    double probability, CheckOutcome& outcome) {
  if (source.empty() && target.empty()) return;
  outcome.opportunities += 1.0;
  if (source.size() == target.size()) return;
  outcome.violations += 1.0;
  const bool lost = source.size() > target.size();
  CheckFinding finding{.rule = "line-breaks",
                       .severity = Severity::kMinor,
                       .probability = probability,
                       .message = counted(target.size(), what) + ", the source has " +
                                  (source.empty() ? "none" : std::to_string(source.size()))};
  if (lost) finding.source = source[target.size()];
  if (!lost) finding.target = target[source.size()];
  outcome.findings.push_back(std::move(finding));
}

}  // namespace

void check_edge_space(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view)) return;
  const std::string_view source = view.source.text;
  const std::string_view target = view.target.text;
  compare_edge(view, {0, leading_blank(source)}, {0, leading_blank(target)}, "beginning", outcome);
  compare_edge(view, {trailing_blank(source), source.size()}, {trailing_blank(target), target.size()}, "end", outcome);
}

void check_double_space(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view)) return;
  outcome.opportunities = 1.0;
  const std::string_view text = view.target.text;
  // Two spaces next to each other, or a no-break space next to one.
  if (text.find("  ") == std::string_view::npos && text.find("\xC2\xA0") == std::string_view::npos) return;
  const std::vector<ByteSpan> runs = space_runs(view.target);
  if (runs.empty() || space_runs(view.source).size() >= runs.size()) return;
  outcome.violations = 1.0;
  for (const ByteSpan& run : runs) {
    const bool behind_stop = text::is_terminator(text::code_point_at(text, text::previous_start(text, run.begin)));
    outcome.findings.push_back({.rule = "double-space",
                                .severity = Severity::kMinor,
                                .probability = behind_stop ? kDoubleSpaceAfterStop : kDoubleSpace,
                                .target = run,
                                .message = "several spaces in a row",
                                .suggestion = " "});
  }
}

void check_line_breaks(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view)) return;
  const Breaks source = breaks_of(view.source.text);
  const Breaks target = breaks_of(view.target.text);
  if (view.software) {
    compare_counts(source.all, target.all, "line break", kSoftwareBreaks, outcome);
    compare_counts(escapes_of(view.source.text, 'n'), escapes_of(view.target.text, 'n'), "written line break",
                   kSoftwareBreaks, outcome);
    compare_counts(escapes_of(view.source.text, 't'), escapes_of(view.target.text, 't'), "written tab", kTabs, outcome);
  } else {
    compare_counts(source.hard, target.hard, "line break", kProseBreaks, outcome);
  }
  compare_counts(tabs_of(view.source.text), tabs_of(view.target.text), "tab", kTabs, outcome);
}

}  // namespace lacuna::metrics
