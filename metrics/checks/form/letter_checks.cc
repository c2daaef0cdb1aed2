#include "metrics/checks/form/letter_checks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/normalize.h"
#include "eval/text/sentence_characters.h"
#include "metrics/checks/form/form_scan.h"

namespace lacuna::metrics {
namespace {

constexpr double kStrayCapital = 0.8;
constexpr double kShortStrayCapital = 0.45;  ///< of three letters: some abbreviations look so
constexpr double kTripled = 0.7;
constexpr double kTripledAtEnd = 0.3;  ///< of short words, which are drawn out so for emphasis

template <std::size_t kSize>
bool is_among(std::string_view word, const std::array<std::string_view, kSize>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What may stand behind an abbreviation of two letters: "IDs", "OKed".
bool is_ending(std::string_view rest) {
  static constexpr auto kEndings =
      std::to_array<std::string_view>({"s", "es", "ed", "ing", "er", "ers", "en", "n", "i"});
  return is_among(rest, kEndings);
}

/// Units and other short forms with two capitals before their small letters.
bool is_short_form(std::string_view word) {
  static constexpr auto kForms = std::to_array<std::string_view>(
      {"MPa",   "GPa",    "HPa",   "KPa",    "TPa",    "MBps",   "GBps",   "KBps", "MBit",  "GBit",
       "KBit",  "MWe",    "GWe",   "MSc",    "BSc",    "DSc",    "EdD",    "BTu",  "MAh",   "KCal",
       "KDa",   "MDa",    "MOhm",  "KOhm",   "EPub",   "DDoS",   "GUid",   "UUid", "XPath", "OAuth",
       "IPsec", "VMware", "TPhcm", "TFlops", "GFlops", "PFlops", "MFlops", "EMail"});
  return is_among(word, kForms);
}

/// A Latin word without a vowel is an abbreviation: "TTg", "GHz". Letters beyond ASCII count as vowels.
bool has_vowel(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) {
    return (c & '\x80') != 0 || std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos;
  });
}

/// Two capitals and small letters, nothing else. The offset behind the first letter, or 0.
std::size_t stray_capital(std::string_view word) {
  std::size_t at = 0;
  if (!text::is_upper(base::next_code_point(word, at))) return 0;
  const std::size_t second = at;
  if (at >= word.size() || !text::is_upper(base::next_code_point(word, at)) || at >= word.size()) return 0;
  const std::string_view rest = word.substr(at);
  while (at < word.size()) {
    if (!text::is_lower(base::next_code_point(word, at))) return 0;
  }
  return is_ending(rest) || is_short_form(word) || !has_vowel(word) ? 0 : second;
}

/// Whether digits, hyphens, … join the word to something else: a name, a code, a compound of an abbreviation.
bool is_joined(std::string_view text, const ByteSpan& span) {
  const auto joins = [](char32_t code) {
    return text::is_word_character(code) || text::is_dash(code) || code == '_' || code == '.' || code == '/' ||
           code == '@' || code == '#' || code == '&' || code == '<' || code == '>';
  };
  if (span.begin > 0 && joins(text::code_point_at(text, text::previous_start(text, span.begin)))) return true;
  const char32_t next = text::code_point_at(text, span.end);
  const char32_t second = span.end < text.size() ? text::code_point_at(text, span.end + 1) : U'\0';
  return next == '.' || next == '/' || text::is_dash(next) ? text::is_word_character(second) : joins(next);
}

/// Dutch writes IJ for one letter; Celtic languages put a letter before the capital.
bool begins_so(std::string_view word, std::string_view language) {
  return word.starts_with("IJ") || is_one_of(language, "ga cy br gd");
}

/// Whether the source asks for it: with the word itself, its parts ("D-Bus" for "DBus", "ID" for "IDentifiant"), or
/// with a word of the same make ("IFree").
bool source_has(const PairView& view, std::string_view form, std::size_t second) {
  const std::string_view text = view.source.text;
  if (text.find(form) != std::string_view::npos) return true;
  const std::string hyphened = std::string(form.substr(0, second)) + "-" + std::string(form.substr(second));
  if (text.find(hyphened) != std::string_view::npos) return true;
  std::size_t third = second;
  (void)base::next_code_point(form, third);
  return std::any_of(view.source.analysis.words.begin(), view.source.analysis.words.end(), [&](const text::Word& word) {
    const std::string_view other = word.span.of(text);
    return word.kind == text::WordKind::kWord && (other == form.substr(0, third) || stray_capital(other) != 0);
  });
}

/// Vietnamese runs the first letters of words together ("ĐChỉ" for "Địa chỉ"): where no syllable begins so.
bool is_run_together(std::string_view form, std::size_t second, std::string_view language) {
  if (!is_one_of(language, "vi")) return false;
  const auto is_vowel = [&](char32_t code) {
    return code > 0x7F ? code != U'Đ' : std::u32string_view(U"AEIOUY").find(code) != std::u32string_view::npos;
  };
  std::size_t at = second;
  const char32_t first = text::code_point_at(form, 0);
  const char32_t next = base::next_code_point(form, at);
  if (is_vowel(first) || is_vowel(next) || first == next) return false;
  static constexpr auto kBeginnings =
      std::to_array<std::string_view>({"CH", "GH", "GI", "KH", "NG", "NH", "PH", "QU", "TH", "TR"});
  return !is_among(form.substr(0, at), kBeginnings);
}

/// Where a letter with case stands three times in a row; an empty span when none does.
ByteSpan tripled_letter(std::string_view word) {
  std::size_t count = 0;
  std::size_t begin = 0;
  char32_t last = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t here = at;
    const char32_t code = base::next_code_point(word, at);
    if (code != last || !text::is_lower(code)) {
      if (count >= 3) return {begin, here};
      last = code;
      count = 0;
      begin = here;
    }
    ++count;
  }
  return count >= 3 && text::is_lower(last) ? ByteSpan{begin, word.size()} : ByteSpan{};
}

/// "www", "iii", "xxx": nothing but the one letter, or a numeral; "hmmm", "brrr", "shhh": no vowel.
bool is_drawn_out(std::string_view norm, const ByteSpan& run) {
  return run.size() == norm.size() || text::is_roman(norm) || norm.starts_with("www") || !has_vowel(norm);
}

}  // namespace

void check_stray_capital(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view)) return;
  for (const text::Word& word : view.target.analysis.words) {
    if (word.kind != text::WordKind::kWord || !word.capitalised) continue;
    outcome.opportunities += 1.0;
    if (word.upper) continue;
    const std::string_view form = word.span.of(view.target.text);
    const std::size_t second = stray_capital(form);
    if (second == 0 || begins_so(form, view.target.language) || is_joined(view.target.text, word.span)) continue;
    if (source_has(view, form, second) || is_run_together(form, second, view.target.language)) continue;
    outcome.violations += 1.0;
    constexpr std::ptrdiff_t kShort = 3;
    const auto letters = std::count_if(form.begin(), form.end(), [](char c) { return (c & '\xC0') != '\x80'; });
    CheckFinding finding{.rule = "stray-capital",
                         .severity = Severity::kMinor,
                         .probability = letters > kShort ? kStrayCapital : kShortStrayCapital,
                         .target = word.span,
                         .message = "two capitals at the beginning of " + std::string(form)};
    // "TThe" has a letter too many, which is as likely.
    std::string right(form.substr(0, second));
    right += text::lower_nfc(form.substr(second));
    std::size_t behind = second;
    if (base::next_code_point(form, behind) != text::code_point_at(form, 0)) finding.suggestion = std::move(right);
    outcome.findings.push_back(std::move(finding));
  }
}

void check_tripled_letter(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view) || is_one_of(view.target.language, "de lb nds et bar gsw")) return;
  const auto tripled_word = [](const text::Word& word) {
    return word.kind == text::WordKind::kWord && !tripled_letter(word.norm).empty();
  };
  outcome.opportunities = 1.0;
  for (const text::Word& word : view.target.analysis.words) {
    if (!tripled_word(word) || word.upper) continue;
    const ByteSpan run = tripled_letter(word.norm);
    if (is_drawn_out(word.norm, run) || is_joined(view.target.text, word.span)) continue;
    // A source that draws out its words too ("không!!", "nooo") asks for it.
    const auto& source = view.source.analysis.words;
    if (std::any_of(source.begin(), source.end(), tripled_word)) return;
    constexpr std::size_t kShort = 7;
    const bool emphasis = run.end == word.norm.size() && (word.norm.size() <= kShort || run.size() > 3);
    outcome.violations = 1.0;
    outcome.findings.push_back({.rule = "tripled-letter",
                                .severity = Severity::kMinor,
                                .probability = emphasis ? kTripledAtEnd : kTripled,
                                .target = word.span,
                                .message = "a letter three times in " + std::string(word.span.of(view.target.text))});
  }
}

}  // namespace lacuna::metrics
