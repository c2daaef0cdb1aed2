#include "metrics/checks/literals/alphanumeric_check.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "eval/text/ascii.h"
#include "metrics/checks/form/form_scan.h"
#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {
namespace {

constexpr double kChanged = 0.8;
constexpr double kLost = 0.6;
constexpr double kSaidInWords = 0.15;  ///< "F1" as "công thức 1": the number is there
constexpr double kSimilar = 0.5;
constexpr std::size_t kMaxCodes = 64;  ///< of a side; more are data, not text

struct Code {
  ByteSpan span;
  std::string folded;  ///< letters in lower case and digits
};

/// Hyphens, spaces and full stops that stand between the parts of a code on one side and not on the other: their size
/// in bytes, 0 for what is none.
std::size_t joiner_at(std::string_view text, std::size_t at) {
  const char c = text::char_at(text, at);
  if (c == '-' || c == '.' || c == ' ' || c == '_' || c == '/') return 1;
  if (c == '\xC2' && text::char_at(text, at + 1) == '\xA0') return 2;
  // U+2010 to U+2014
  if (c == '\xE2' && text::char_at(text, at + 1) == '\x80') {
    const char third = text::char_at(text, at + 2);
    return third >= '\x90' && third <= '\x94' ? 3 : 0;
  }
  return 0;
}

/// Chemistry has names of its own, and a century or a place in a row has an ending.
bool is_other_word(std::string_view folded) {
  static constexpr auto kOthers =
      std::to_array<std::string_view>({"co2", "h2o", "o2", "n2", "h2", "no2", "so2", "ch4", "n2o", "o3",
                                       "24h", "2d",  "3d", "4d", "m2", "m3",  "km2", "cm2", "cm3", "h2so4"});
  if (std::find(kOthers.begin(), kOthers.end(), folded) != kOthers.end()) return true;
  const std::size_t digits = text::skip_digits(folded, 0);
  const std::string_view ending = folded.substr(digits);
  static constexpr auto kEndings = std::to_array<std::string_view>(
      {"st", "nd", "rd", "th", "s", "am", "pm", "h", "x", "e", "er", "ers", "eme", "k"});
  return digits > 0 && std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

bool overlaps_number(const SideText& side, const ByteSpan& span) {
  return std::any_of(side.analysis.numbers.begin(), side.analysis.numbers.end(),
                     [&](const text::NumberMention& number) { return number.span.overlaps(span); });
}

/// Runs of ASCII letters and digits, joined by single hyphens and full stops, with a letter and a digit.
std::vector<Code> codes_of(const SideText& side) {
  std::vector<Code> codes;
  const std::string_view text = side.text;
  LiteralCursor literals(side);
  for (std::size_t at = 0; at < text.size();) {
    if (!text::is_alnum(text[at]) && text::is_ascii(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    bool letter = false;
    bool digit = false;
    bool foreign = false;
    while (at < text.size()) {
      const char c = text[at];
      const bool joins = (c == '-' || c == '.' || c == '/') && text::is_alnum(text::char_at(text, at + 1));
      const bool separates = !text::is_alnum(c) && text::is_ascii(c) && c != '_' && !joins;
      // Dashes and quotes are no letters.
      if (separates || (c == '\xE2' && text::char_at(text, at + 1) == '\x80') || c == '\xC2') break;
      letter |= text::is_letter(c);
      digit |= text::is_digit(c);
      foreign |= !text::is_ascii(c) || c == '_' || c == '/';
      ++at;
    }
    if (at == begin) {
      ++at;
      continue;
    }
    const ByteSpan span{begin, at};
    if (!letter || !digit || foreign || codes.size() >= kMaxCodes) continue;
    if (literals.inside(begin) || literals.inside(at - 1) || overlaps_number(side, span)) continue;
    Code code{span, {}};
    for (const char c : span.of(text)) {
      if (text::is_alnum(c)) code.folded += text::lower(c);
    }
    if (!is_other_word(code.folded)) codes.push_back(std::move(code));
  }
  return codes;
}

/// Whether `text` has the code, with joiners anywhere between its characters, and not as a part of a longer word.
bool has_code(std::string_view text, std::string_view folded) {
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (text::lower(text[begin]) != folded.front() || text::is_alnum(text::char_before(text, begin))) continue;
    std::size_t at = begin;
    std::size_t matched = 0;
    while (matched < folded.size() && at < text.size()) {
      if (text::lower(text[at]) == folded[matched]) {
        ++matched;
        ++at;
        continue;
      }
      const std::size_t joiner = joiner_at(text, at);
      if (joiner == 0) break;
      at += joiner;
    }
    if (matched < folded.size()) continue;
    const char next = text::char_at(text, at);
    const bool digit_goes_on = text::is_digit(next);
    // "IPv6s", "A4-sized"; a letter behind a letter makes another word.
    if (!digit_goes_on && (!text::is_letter(next) || next == 's')) return true;
  }
  return false;
}

/// Whether every group of digits of the code stands in the target as a number of its own.
bool has_digits(const SideText& side, std::string_view folded) {
  for (std::size_t at = folded.find_first_of("0123456789"); at != std::string_view::npos;
       at = folded.find_first_of("0123456789", at)) {
    const std::size_t end = text::skip_digits(folded, at);
    const std::string_view digits = folded.substr(at, end - at);
    const bool found = std::any_of(side.analysis.numbers.begin(), side.analysis.numbers.end(),
                                   [&](const text::NumberMention& number) { return number.value == digits; });
    if (!found) return false;
    at = end;
  }
  return true;
}

}  // namespace

void check_alphanumeric(const PairView& view, CheckOutcome& outcome) {
  if (is_untranslated(view)) return;
  if (view.source.text.find_first_of("0123456789") == std::string_view::npos) return;
  const std::vector<Code> source = codes_of(view.source);
  if (source.empty()) return;
  outcome.opportunities += static_cast<double>(source.size());
  std::vector<Code> added;
  bool added_known = false;
  for (const Code& code : source) {
    if (has_code(view.target.text, code.folded)) continue;
    if (!added_known) {
      added = codes_of(view.target);
      std::erase_if(added, [&](const Code& other) { return has_code(view.source.text, other.folded); });
      added_known = true;
    }
    const auto twin = std::max_element(added.begin(), added.end(), [&](const Code& a, const Code& b) {
      return edge_similarity(a.folded, code.folded) < edge_similarity(b.folded, code.folded);
    });
    const std::string words = shown(view.source.text, code.span);
    CheckFinding finding{.rule = "alphanumeric", .severity = Severity::kMajor, .source = code.span};
    if (twin != added.end() && edge_similarity(twin->folded, code.folded) >= kSimilar) {
      finding.probability = kChanged;
      finding.target = twin->span;
      finding.message = "code changed: " + words + " became " + shown(view.target.text, twin->span);
      finding.suggestion = std::string(code.span.of(view.source.text));
      added.erase(twin);
    } else {
      finding.probability = has_digits(view.target, code.folded) ? kSaidInWords : kLost;
      finding.target = place_in_target(view, code.span);
      finding.message = "code lost: " + words;
    }
    report(outcome, std::move(finding));
  }
}

}  // namespace lacuna::metrics
