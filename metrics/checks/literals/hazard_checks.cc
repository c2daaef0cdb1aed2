#include "metrics/checks/literals/hazard_checks.h"

#include <array>
#include <string>
#include <string_view>

#include "eval/text/ascii.h"
#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {
namespace {

constexpr double kMarker = 0.97;
constexpr double kUnsafe = 0.9;

/// First place of a sign that Git puts at the beginning of a line, seven times and no more.
std::size_t find_conflict(std::string_view text, std::string_view marker) {
  for (std::size_t at = text.find(marker); at != std::string_view::npos; at = text.find(marker, at + 1)) {
    const char before = text::char_before(text, at);
    const char behind = text::char_at(text, at + marker.size());
    const bool ends = behind == '\0' || behind == ' ' || behind == '\n' || behind == '\r';
    if ((before == '\0' || before == '\n' || before == '\r') && ends) return at;
  }
  return std::string_view::npos;
}

std::size_t find_marker(std::string_view text, std::string_view marker) {
  return marker.front() == '#' ? text.find(marker) : find_conflict(text, marker);
}

/// `needle` in small letters; the text in any case.
std::size_t find_folded(std::string_view text, std::string_view needle, std::size_t from) {
  const char starts[] = {needle.front(), static_cast<char>(needle.front() - 'a' + 'A')};
  const std::string_view first(starts, text::is_lower(needle.front()) ? 2 : 1);
  for (std::size_t at = text.find_first_of(first, from);
       at != std::string_view::npos && at + needle.size() <= text.size(); at = text.find_first_of(first, at + 1)) {
    std::size_t same = 0;
    while (same < needle.size() && text::lower(text[at + same]) == needle[same]) ++same;
    if (same == needle.size()) return at;
  }
  return std::string_view::npos;
}

struct Hazard {
  std::string_view begin;
  bool name;  ///< an element's: no letter may follow
};
constexpr std::array<Hazard, 9> kHazards = {{{"<script", true},
                                             {"<iframe", true},
                                             {"<object", true},
                                             {"<embed", true},
                                             {"<applet", true},
                                             {"<base", true},
                                             {"javascript:", false},
                                             {"vbscript:", false},
                                             {"data:text/html", false}}};

std::size_t find_hazard(std::string_view text, const Hazard& hazard) {
  for (std::size_t at = find_folded(text, hazard.begin, 0); at != std::string_view::npos;
       at = find_folded(text, hazard.begin, at + 1)) {
    const char behind = text::char_at(text, at + hazard.begin.size());
    if (hazard.name) {
      if (!text::is_identifier(behind) && behind != '-') return at;
    } else if (behind != '\0' && !text::is_blank(behind) && !text::is_identifier(text::char_before(text, at))) {
      return at;  // "JavaScript: …" in prose has a space behind it
    }
  }
  return std::string_view::npos;
}

/// What HTML calls its events, by their beginnings.
bool is_event(std::string_view name) {
  static constexpr auto kBeginnings = std::to_array<std::string_view>(
      {"abort",   "after",   "anim",    "auxclick", "before",     "begin",    "blur",    "cancel", "canplay", "change",
       "click",   "close",   "context", "copy",     "cut",        "dblclick", "drag",    "drop",   "end",     "error",
       "focus",   "hash",    "input",   "invalid",  "key",        "load",     "message", "mouse",  "page",    "paste",
       "play",    "pointer", "pop",     "repeat",   "reset",      "resize",   "scroll",  "search", "select",  "show",
       "storage", "submit",  "toggle",  "touch",    "transition", "unload",   "wheel"});
  if (name.size() < 5 || !name.starts_with("on")) return false;
  for (const std::string_view beginning : kBeginnings) {
    if (name.substr(2).starts_with(beginning)) return true;
  }
  return false;
}

/// First attribute of an event inside a tag, with its name.
ByteSpan find_event(std::string_view text) {
  bool in_tag = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '<') in_tag = text::is_letter(text::char_at(text, at + 1));
    if (text[at] == '>') in_tag = false;
    if (!in_tag || text::lower(text[at]) != 'o' || text::is_identifier(text::char_before(text, at))) continue;
    const std::size_t end = text::skip_identifier(text, at);
    if (text::char_at(text, text::skip_blanks(text, end)) == '=' && is_event(text::lower(text.substr(at, end - at)))) {
      return {at, end};
    }
    at = end - 1;
  }
  return {};
}

void report_unsafe(const PairView& view, const ByteSpan& span, CheckOutcome& outcome) {
  report(outcome, {.rule = "unsafe-markup",
                   .severity = Severity::kCritical,
                   .probability = kUnsafe,
                   .source = place_in_source(view, span),
                   .target = span,
                   .message = "markup that runs a program, not in the source: " + shown(view.target.text, span)});
}

}  // namespace

void check_merge_marker(const PairView& view, CheckOutcome& outcome) {
  if (is_untranslated(view)) return;
  outcome.opportunities = 1.0;
  for (const std::string_view marker : {"#-#-#-#-#", "<<<<<<<", ">>>>>>>"}) {
    const std::size_t at = find_marker(view.target.text, marker);
    if (at == std::string_view::npos || find_marker(view.source.text, marker) != std::string_view::npos) continue;
    const ByteSpan span{at, at + marker.size()};
    report(outcome, {.rule = "merge-marker",
                     .severity = Severity::kCritical,
                     .probability = kMarker,
                     .source = place_in_source(view, span),
                     .target = span,
                     .message = "a merge left two versions here: " + std::string(marker)});
    return;
  }
}

void check_unsafe_markup(const PairView& view, CheckOutcome& outcome) {
  const std::string_view text = view.target.text;
  if (text.find_first_of("<:") == std::string_view::npos || is_untranslated(view)) return;
  outcome.opportunities = 1.0;
  for (const Hazard& hazard : kHazards) {
    const std::size_t at = find_hazard(text, hazard);
    if (at == std::string_view::npos || find_hazard(view.source.text, hazard) != std::string_view::npos) continue;
    report_unsafe(view, {at, at + hazard.begin.size()}, outcome);
  }
  const ByteSpan event = find_event(text);
  if (!event.empty() && find_event(view.source.text).empty()) report_unsafe(view, event, outcome);
}

}  // namespace lacuna::metrics
