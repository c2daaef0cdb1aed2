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
  if (c == '-' || c == '.' || c == ',' || c == ' ' || c == '_' || c == '/') return 1;
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
  static constexpr auto kOthers = std::to_array<std::string_view>(
      {"co2", "h2o", "o2", "n2", "h2", "no2", "so2", "ch4", "n2o",   "o3",   "24h", "1d",
       "2d",  "3d",  "4d", "m2", "m3", "km2", "cm2", "cm3", "h2so4", "i18n", "l10n"});
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

/// Whether a part between hyphens is a word of the language: "regularized" of "L2-regularized", "non" of "non-IPv6".
bool is_word(std::string_view part) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kShortestShouted = 7;  // "COMMANDS-2"; "COVID-19" is a name
  if (text::lower(part) == "non") return true;
  if (part.size() >= kShortestShouted &&
      std::all_of(part.begin(), part.end(), [](char c) { return text::is_upper(c); }))
    return true;
  return part.size() >= kShortest && text::is_letter(part.front()) &&
         std::all_of(part.begin() + 1, part.end(), [](char c) { return text::is_lower(c); });
}

/// "2free", "32bit", and what a format's sign makes of a word: "%0ADone", "~1go".
bool is_worded(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kShortest = 3;
  const char before = text::char_before(text, begin);
  std::size_t letters = 0;
  while (letters < end - begin && text::is_lower(text[end - 1 - letters])) ++letters;
  return letters >= kShortest || before == '%' || before == '~' || before == '\\';
}

/// Adds what is a code between the words of `run`, letters and digits that hyphens and full stops join.
void add_codes(const SideText& side, const ByteSpan& run, LiteralCursor& literals, std::vector<Code>& codes) {
  const auto add = [&](std::size_t begin, std::size_t end) {
    Code code{{begin, end}, {}};
    bool letter = false;
    bool digit = false;
    for (const char c : code.span.of(side.text)) {
      letter |= text::is_letter(c);
      digit |= text::is_digit(c);
      if (text::is_alnum(c)) code.folded += text::lower(c);
    }
    if (text::is_digit(side.text[begin]) && is_worded(side.text, begin, end)) return;
    if (!letter || !digit || codes.size() >= kMaxCodes || is_other_word(code.folded)) return;
    if (literals.inside(begin) || literals.inside(end - 1) || overlaps_number(side, code.span)) return;
    codes.push_back(std::move(code));
  };
  std::size_t begin = run.begin;
  for (std::size_t part = run.begin; part < run.end;) {
    const std::size_t end = std::min(side.text.find('-', part), run.end);
    if (is_word(side.text.substr(part, end - part))) {
      if (part > begin) add(begin, part - 1);
      begin = std::min(end + 1, run.end);
    }
    part = end + 1;
  }
  if (begin < run.end) add(begin, run.end);
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
    if (letter && digit && !foreign) add_codes(side, {begin, at}, literals, codes);
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

/// Whether the target has every number of the code by itself: "v1.0" as "phiên bản 1.0".
bool has_digits(std::string_view target, std::string_view code) {
  constexpr std::string_view kDigits = "0123456789";
  for (std::size_t at = code.find_first_of(kDigits); at != std::string_view::npos;
       at = code.find_first_of(kDigits, at)) {
    std::size_t end = text::skip_digits(code, at);
    while (text::char_at(code, end) == '.' && text::is_digit(text::char_at(code, end + 1))) {
      end = text::skip_digits(code, end + 1);
    }
    const std::string_view digits = code.substr(at, end - at);
    bool found = false;
    for (std::size_t place = target.find(digits); !found && place != std::string_view::npos;
         place = target.find(digits, place + 1)) {
      found = !text::is_alnum(text::char_before(target, place)) &&
              !text::is_alnum(text::char_at(target, place + digits.size()));
    }
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
      finding.probability = has_digits(view.target.text, code.span.of(view.source.text)) ? kSaidInWords : kLost;
      finding.target = place_in_target(view, code.span);
      finding.message = "code lost: " + words;
    }
    report(outcome, std::move(finding));
  }
}

}  // namespace lacuna::metrics
