#include "metrics/checks/form/character_checks.h"

#include <algorithm>
#include <optional>
#include <string>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/confusables.h"
#include "eval/text/mojibake.h"
#include "eval/text/normalize.h"
#include "eval/text/sentence_characters.h"
#include "metrics/checks/form/form_scan.h"

namespace lacuna::metrics {
namespace {

constexpr double kInvisible = 0.9;
constexpr double kControl = 0.95;
constexpr double kPrivate = 0.6;  // fonts for icons have their glyphs there
constexpr double kMojibake = 0.97;
constexpr double kConfusable = 0.95;
constexpr double kOddLatin = 0.8;
constexpr double kDecomposed = 0.8;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Of scripts written from right to left.
bool is_right_to_left(char32_t code) {
  return (code >= 0x590 && code <= 0x8FF) || (code >= 0xFB1D && code <= 0xFDFF) || (code >= 0xFE70 && code <= 0xFEFE) ||
         (code >= 0x10800 && code <= 0x10FFF) || (code >= 0x1E800 && code <= 0x1EFFF);
}

/// Of scripts in which U+200C and U+200D say how letters join: Arabic to Mongolian, and the marks of emoji.
bool joins(char32_t code) {
  return (code >= 0x600 && code <= 0x8FF) || (code >= 0x900 && code <= 0xDFF) || (code >= 0xF00 && code <= 0x109F) ||
         (code >= 0x1780 && code <= 0x18AF) || (code >= 0xA840 && code <= 0xABFF) ||
         (code >= 0xFB50 && code <= 0xFEFC) || code == 0xFE0F || (code >= 0x11000 && code <= 0x11FFF) ||
         text::is_emoji(code);
}

/// Of scripts that do not write spaces, where U+200B tells words apart.
bool runs_on(char32_t code) {
  return (code >= 0xE00 && code <= 0xEFF) || (code >= 0x1000 && code <= 0x109F) || (code >= 0x1780 && code <= 0x17FF) ||
         (code >= 0xF00 && code <= 0xFFF) || text::is_ideograph_or_kana(code);
}

bool is_direction_mark(char32_t code) {
  return code == 0x200E || code == 0x200F || code == 0x61C || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

/// What an invisible character is called; nothing for one that is none.
const char* invisible_name(char32_t code) {
  switch (code) {
    case 0x00AD: return "soft hyphen";
    case 0x034F: return "combining grapheme joiner";
    case 0x115F:
    case 0x1160:
    case 0x3164:
    case 0xFFA0: return "Hangul filler";
    case 0x180E: return "Mongolian vowel separator";
    case 0x200B: return "zero-width space";
    case 0x200C: return "zero-width non-joiner";
    case 0x200D: return "zero-width joiner";
    case 0x2060: return "word joiner";
    case 0x2061:
    case 0x2062:
    case 0x2063:
    case 0x2064: return "invisible operator";
    case 0xFEFF: return "byte order mark";
    default: break;
  }
  if (is_direction_mark(code)) return "direction mark";
  if (code >= 0x206A && code <= 0x206F) return "deprecated format character";
  if (code >= 0xFFF9 && code <= 0xFFFB) return "annotation mark";
  return nullptr;
}

bool is_wanted(char32_t code, char32_t before, char32_t after, std::string_view text) {
  if (code == 0x200C || code == 0x200D) return joins(before) || joins(after);
  if (code == 0x200B) return runs_on(before) || runs_on(after);
  if (code == 0x115F || code == 0x1160) return text::is_hangul(before) || text::is_hangul(after);
  if (code == 0x180E) return before >= 0x1800 && before <= 0x18AF;
  if (!is_direction_mark(code)) return false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_right_to_left(base::next_code_point(text, at))) return true;
  }
  return false;
}

/// Whether the source has the character as often: then it was carried over.
bool is_carried_over(const PairView& view, char32_t code) {
  return count_of(view.source.text, code) >= count_of(view.target.text, code);
}

void add(CheckOutcome& outcome, CheckFinding finding) {
  outcome.violations = 1.0;
  outcome.findings.push_back(std::move(finding));
}

/// A control character or no character at all; what it is called.
const char* control_name(char32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r' ? nullptr : "control character";
  if (code == 0x7F || (code >= 0x80 && code < 0xA0 && code != 0x85)) return "control character";
  if ((code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF)) return "code point that is no character";
  if ((code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000) return "private character";
  return nullptr;
}

/// A mark that joins with the letter before it into one character in European scripts, kana or Hangul.
bool is_loose_mark(char32_t code) {
  return (code >= 0x300 && code <= 0x36F) || code == 0x3099 || code == 0x309A || (code >= 0x1160 && code <= 0x11FF);
}

}  // namespace

void check_invisible(const PairView& view, CheckOutcome& outcome) {
  const std::string_view text = view.target.text;
  if (is_blank(text)) return;
  outcome.opportunities = 1.0;
  if (is_ascii(text)) return;
  LiteralCursor literals(view.target);
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = base::next_code_point(text, at);
    const char* name = invisible_name(code);
    if (name == nullptr || literals.inside(begin)) {
      before = code;
      continue;
    }
    while (at < text.size() && text::code_point_at(text, at) == code) at = text::after(text, at);
    const char32_t after = text::code_point_at(text, at);
    if (!is_wanted(code, before, after, text) && !is_carried_over(view, code)) {
      // A zero-width space between two words may be all that keeps them apart.
      const bool parts_words = code == 0x200B && text::is_word_character(before) && text::is_word_character(after);
      add(outcome, {.rule = "invisible",
                    .severity = Severity::kMinor,
                    .probability = kInvisible,
                    .target = ByteSpan{begin, at},
                    .message = std::string(name) + " (" + code_point_name(code) + ")",
                    .suggestion = parts_words ? std::nullopt : std::optional<std::string>("")});
    }
    before = code;
  }
}

void check_control(const PairView& view, CheckOutcome& outcome) {
  const std::string_view text = view.target.text;
  if (text.empty()) return;
  outcome.opportunities = 1.0;
  LiteralCursor literals(view.target);
  std::optional<std::vector<text::Mojibake>> mojibake;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      continue;
    }
    const char32_t code = base::next_code_point(text, at);
    const char* name = control_name(code);
    if (name == nullptr || literals.inside(begin) || is_carried_over(view, code)) continue;
    // A control character of Latin-1 in the middle of mojibake is told there.
    if (!mojibake) mojibake = text::find_mojibake(text);
    if (std::any_of(mojibake->begin(), mojibake->end(),
                    [&](const text::Mojibake& one) { return one.span.contains(begin); })) {
      continue;
    }
    const bool is_private = code >= 0xE000 && (code & 0xFFFE) != 0xFFFE && (code < 0xFDD0 || code >= 0xF0000);
    add(outcome, {.rule = "control",
                  .severity = is_private ? Severity::kMinor : Severity::kMajor,
                  .probability = is_private ? kPrivate : kControl,
                  .target = ByteSpan{begin, at},
                  .message = std::string(name) + " (" + code_point_name(code) + ")",
                  .suggestion = is_private ? std::nullopt : std::optional<std::string>("")});
  }
}

void check_mojibake(const PairView& view, CheckOutcome& outcome) {
  const std::string_view text = view.target.text;
  if (is_blank(text)) return;
  outcome.opportunities = 1.0;
  if (is_ascii(text)) return;
  LiteralCursor literals(view.target);
  std::vector<text::Mojibake> found = text::find_mojibake(text);
  found.erase(std::remove_if(found.begin(), found.end(),
                             [&](const text::Mojibake& one) {
                               return literals.inside(one.span.begin) ||
                                      view.source.text.find(one.span.of(text)) != std::string_view::npos;
                             }),
              found.end());
  if (!found.empty()) {
    // One finding for the unit: from the first to the last, with what is between them.
    const ByteSpan span{found.front().span.begin, found.back().span.end};
    std::string repaired;
    bool sure = true;
    std::size_t at = span.begin;
    for (const text::Mojibake& one : found) {
      sure = sure && !one.repaired.empty();
      repaired.append(text, at, one.span.begin - at);
      repaired += one.repaired;
      at = one.span.end;
    }
    std::string message = "characters of a wrong encoding: " + std::string(found.front().span.of(text));
    if (sure) message += " for " + found.front().repaired;
    add(outcome, {.rule = "mojibake",
                  .severity = Severity::kMajor,
                  .probability = kMojibake,
                  .target = span,
                  .message = std::move(message),
                  .suggestion = sure ? std::optional<std::string>(std::move(repaired)) : std::nullopt});
  }
  constexpr char32_t kReplacement = 0xFFFD;
  const std::size_t lost = text.find(utf8(kReplacement));
  if (lost != std::string_view::npos && !is_carried_over(view, kReplacement)) {
    add(outcome, {.rule = "mojibake",
                  .severity = Severity::kMajor,
                  .probability = kMojibake,
                  .target = ByteSpan{lost, lost + utf8(kReplacement).size()},
                  .message = "a character was lost in conversion (U+FFFD)"});
  }
}

void check_confusable(const PairView& view, CheckOutcome& outcome) {
  const std::string_view text = view.target.text;
  if (is_blank(text)) return;
  outcome.opportunities = 1.0;
  if (is_ascii(text)) return;
  LiteralCursor literals(view.target);
  for (text::Confusable& one : text::find_confusables(text, view.target.language)) {
    const std::string_view word = one.span.of(text);
    if (literals.inside(one.span.begin) || view.source.text.find(word) != std::string_view::npos) continue;
    std::string message;
    switch (one.kind) {
      case text::ConfusableKind::kMixedScripts:
        message = "letter of another script that looks alike: " + utf8(one.letter) + " (" +
                  code_point_name(one.letter) + ") in " + std::string(word);
        break;
      case text::ConfusableKind::kOtherScript:
        message = "letters of another script that look like Latin: " + std::string(word) + " (" +
                  code_point_name(one.letter) + " …)";
        break;
      case text::ConfusableKind::kWide:
        message = one.letter == 0x3000 ? "ideographic space (U+3000)"
                                       : "full-width characters: " + std::string(word) + " for " + one.replacement;
        break;
      case text::ConfusableKind::kLigature:
        message = "ligature as one character: " + utf8(one.letter) + " (" + code_point_name(one.letter) + ") in " +
                  std::string(word);
        break;
      case text::ConfusableKind::kLatin:
        message = "wrong letter: " + utf8(one.letter) + " (" + code_point_name(one.letter) + ") in " +
                  std::string(word) + ", right: " + one.replacement;
        break;
    }
    add(outcome, {.rule = "confusable",
                  .severity = Severity::kMinor,
                  .probability = one.kind == text::ConfusableKind::kLatin ? kOddLatin : kConfusable,
                  .target = one.span,
                  .message = std::move(message),
                  .suggestion = std::move(one.replacement)});
  }
}

void check_decomposed(const PairView& view, CheckOutcome& outcome) {
  const std::string_view text = view.target.text;
  if (is_blank(text)) return;
  outcome.opportunities = 1.0;
  if (is_ascii(text)) return;
  // From the first letter with a loose mark that a single character could have, to the last such mark.
  std::optional<ByteSpan> span;
  std::size_t letters = 0;
  LiteralCursor literals(view.target);
  std::size_t base_at = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = base::next_code_point(text, at);
    if (!is_loose_mark(code)) {
      base_at = begin;
      continue;
    }
    while (at < text.size() && is_loose_mark(text::code_point_at(text, at))) at = text::after(text, at);
    const std::string_view cluster = text.substr(base_at, at - base_at);
    if (!text::is_letter(text::code_point_at(text, base_at)) || literals.inside(base_at) ||
        text::nfc(cluster) == cluster) {
      continue;
    }
    if (!span) span = ByteSpan{base_at, at};
    span->end = at;
    ++letters;
  }
  if (!span) return;
  std::string message = letters == 1 ? "letter and mark are separate characters: "
                                     : std::to_string(letters) + " letters have their marks as separate characters: ";
  constexpr std::size_t kShown = 40;
  std::size_t shown = span->size();
  if (shown > kShown) {
    shown = kShown;
    while ((static_cast<unsigned char>(text[span->begin + shown]) & 0xC0) == 0x80) --shown;
  }
  message += text::nfc(text.substr(span->begin, shown));
  if (shown < span->size()) message += "…";
  add(outcome, {.rule = "decomposed",
                .severity = Severity::kMinor,
                .probability = kDecomposed,
                .target = span,
                .message = std::move(message),
                .suggestion = text::nfc(span->of(text))});
}

}  // namespace lacuna::metrics
