#include "eval/text/confusables.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/sentence_characters.h"
#include "eval/text/vietnamese_tones.h"

namespace lacuna::text {
namespace {

struct Pair {
  char32_t latin;
  char32_t other;
};

constexpr std::array<Pair, 36> kCyrillic = {{
    {'A', U'А'},  {'B', U'В'},  {'C', U'С'},  {'E', U'Е'},  {'H', U'Н'}, {'I', U'І'}, {'J', U'Ј'}, {'K', U'К'},
    {'M', U'М'},  {'O', U'О'},  {'P', U'Р'},  {'S', U'Ѕ'},  {'T', U'Т'}, {'X', U'Х'}, {'Y', U'У'}, {'a', U'а'},
    {'c', U'с'},  {'d', U'ԁ'},  {'e', U'е'},  {'h', U'һ'},  {'i', U'і'}, {'j', U'ј'}, {'k', U'к'}, {'l', U'ӏ'},
    {'m', U'м'},  {'o', U'о'},  {'p', U'р'},  {'q', U'ԛ'},  {'s', U'ѕ'}, {'w', U'ԝ'}, {'x', U'х'}, {'y', U'у'},
    {U'ï', U'ї'}, {U'Ï', U'Ї'}, {U'ë', U'ё'}, {U'Ë', U'Ё'},
}};
// Small Greek letters stand in formulas and units (µ, α, ν): of them only the omicron is taken.
constexpr std::array<Pair, 15> kGreek = {{
    {'A', U'Α'},
    {'B', U'Β'},
    {'E', U'Ε'},
    {'H', U'Η'},
    {'I', U'Ι'},
    {'K', U'Κ'},
    {'M', U'Μ'},
    {'N', U'Ν'},
    {'O', U'Ο'},
    {'P', U'Ρ'},
    {'T', U'Τ'},
    {'X', U'Χ'},
    {'Y', U'Υ'},
    {'Z', U'Ζ'},
    {'o', U'ο'},
}};

UScriptCode script_of(char32_t code) {
  if (code < 0x250) return USCRIPT_LATIN;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(code), &status);
  return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

char32_t latin_of(char32_t code) {
  for (const Pair& pair : kCyrillic) {
    if (pair.other == code) return pair.latin;
  }
  for (const Pair& pair : kGreek) {
    if (pair.other == code) return pair.latin;
  }
  return 0;
}

char32_t other_of(char32_t code, UScriptCode script) {
  if (script == USCRIPT_CYRILLIC) {
    for (const Pair& pair : kCyrillic) {
      if (pair.latin == code) return pair.other;
    }
  } else {
    for (const Pair& pair : kGreek) {
      if (pair.latin == code) return pair.other;
    }
  }
  return 0;
}

bool is_any(std::string_view subtag, std::initializer_list<std::string_view> subtags) {
  return std::find(subtags.begin(), subtags.end(), subtag) != subtags.end();
}

/// The wrong letters of the right script, by language.
char32_t right_latin(char32_t code, std::string_view language) {
  switch (code) {
    case 0x0189: return U'Đ';  // Ɖ
    case 0x0256: return U'đ';  // ɖ
    case 0x00D0: return U'Đ';
    case 0x00F0: return U'đ';
    case 0x01CD: return language == "vi" ? U'Ă' : U'\0';  // with a caron for the breve
    case 0x01CE: return language == "vi" ? U'ă' : U'\0';
    case 0x01A2: return U'Ơ';
    case 0x01A3: return U'ơ';
    case 0x0131: return 'i';
    default: return U'\0';
  }
}

std::string_view ligature_of(char32_t code) {
  constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return code >= 0xFB00 && code <= 0xFB06 ? kLigatures[code - 0xFB00] : std::string_view();
}

bool is_wide(char32_t code) { return (code >= 0xFF01 && code <= 0xFF5E) || code == 0x3000; }

/// Whether the text has a letter that may need a look: nothing below U+0131 is, but ð and Ð.
bool is_suspicious(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (byte < 0xC3) continue;
    switch (byte) {
      case 0xC3: {
        if (next == 0x90 || next == 0xB0) return true;
        break;
      }
      case 0xC4: {
        if (next == 0xB1) return true;
        break;
      }
      case 0xC6:  // Ɖ, Ƣ
      case 0xC7:  // ǎ
      case 0xC9:  // ɖ
      case 0xCD:
      case 0xCE:
      case 0xCF:
      case 0xD0:
      case 0xD1:
      case 0xD2:
      case 0xD3:
      case 0xD4: {
        if (byte != 0xC6 || (next != 0xA0 && next != 0xA1 && next != 0xAF && next != 0xB0)) return true;
        break;
      }
      case 0xE3: {
        if (next == 0x80) return true;  // U+3000
        break;
      }
      case 0xEF: return true;  // ligatures, full width
      default: break;
    }
  }
  return false;
}

/// What the search knows of its text.
class Search {
 public:
  Search(std::string_view text, std::string_view language)
      : text_(text),
        language_(primary_subtag(language)),
        east_asian_(is_any(language_, {"zh", "ja", "ko", "yue", "wuu", "lzh"})) {
    for (std::size_t at = 0; at < text.size();) {
      const char32_t code = base::next_code_point(text, at);
      if (code < 0x80 || !is_letter(code)) continue;
      const UScriptCode script = script_of(code);
      has_own_cyrillic_ |= script == USCRIPT_CYRILLIC && latin_of(code) == 0;
      has_own_greek_ |= script == USCRIPT_GREEK && latin_of(code) == 0;
      if (is_ideograph_or_kana(code) || is_hangul(code)) east_asian_ = true;
    }
    other_alphabet_ = is_any(
        language_, {"ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "tt", "el", "ba", "cv", "os", "ce"});
  }

  std::vector<Confusable> run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t begin = at;
      const char32_t code = base::next_code_point(text_, at);
      if (is_wide(code)) {
        at = wide(begin, at);
      } else if (is_word_character(code)) {
        while (at < text_.size()) {
          std::size_t next = at;
          const char32_t following = base::next_code_point(text_, next);
          if (is_wide(following) || !is_word_character(following)) break;
          at = next;
        }
        word({begin, at});
      }
    }
    return std::move(found_);
  }

 private:
  std::size_t wide(std::size_t begin, std::size_t end) {
    std::string plain;
    for (std::size_t at = begin; at < text_.size();) {
      const char32_t code = base::next_code_point(text_, at);
      if (!is_wide(code)) break;
      plain.push_back(code == 0x3000 ? ' ' : static_cast<char>(code - 0xFF01 + '!'));
      end = at;
    }
    if (!east_asian_) found_.push_back({{begin, end}, ConfusableKind::kWide, plain, code_point_at(text_, begin)});
    return end;
  }

  void word(ByteSpan span) {
    const std::string_view word = span.of(text_);
    std::size_t latin = 0;
    std::size_t cyrillic = 0;
    std::size_t greek = 0;
    std::size_t other = 0;
    std::size_t digits = 0;
    bool plain = true;
    for (std::size_t at = 0; at < word.size();) {
      const char32_t code = base::next_code_point(word, at);
      if (code < 0x80) {
        ++(is_letter(code) ? latin : digits);
        continue;
      }
      plain = false;
      if (!is_letter(code)) {
        ++digits;
        continue;
      }
      const UScriptCode script = script_of(code);
      ++(script == USCRIPT_LATIN      ? latin
         : script == USCRIPT_CYRILLIC ? cyrillic
         : script == USCRIPT_GREEK    ? greek
                                      : other);
    }
    if (plain) return;
    if (cyrillic + greek == 0) {
      if (latin > 0) latin_word(span, word);
      return;
    }
    if (latin > 0 && other == 0) return mixed_word(span, word, latin, cyrillic, greek);
    if (latin == 0 && other == 0 && digits == 0 && cyrillic * greek == 0 && !other_alphabet_ &&
        !(cyrillic > 0 ? has_own_cyrillic_ : has_own_greek_)) {
      whole_word(span, word);
    }
  }

  /// A word of Latin letters with some of another script's, or the reverse.
  void mixed_word(ByteSpan span, std::string_view word, std::size_t latin, std::size_t cyrillic, std::size_t greek) {
    const UScriptCode script = cyrillic > 0 ? USCRIPT_CYRILLIC : USCRIPT_GREEK;
    const std::optional<Confusable> to_latin = mapped(span, word, USCRIPT_LATIN);
    const std::optional<Confusable> from_latin =
        cyrillic * greek == 0 ? mapped(span, word, script) : std::optional<Confusable>();
    const bool prefers_latin = !other_alphabet_ && latin >= cyrillic + greek;
    // "μm", "kΩ", "ΔT": one Greek letter beside one or two others is a unit or a formula.
    if (cyrillic == 0 && latin + greek < 4) return;
    if (to_latin && (prefers_latin || !from_latin || latin > cyrillic + greek)) {
      found_.push_back(*to_latin);
    } else if (from_latin) {
      found_.push_back(*from_latin);
    }
  }

  /// The word with all letters of the script; nothing when one of them looks like none there.
  static std::optional<Confusable> mapped(ByteSpan span, std::string_view word, UScriptCode script) {
    Confusable result{.span = span, .kind = ConfusableKind::kMixedScripts, .replacement = {}, .letter = 0};
    for (std::size_t at = 0; at < word.size();) {
      const char32_t code = base::next_code_point(word, at);
      char32_t put = code;
      if (is_letter(code) && script_of(code) != script) {
        put = script == USCRIPT_LATIN ? latin_of(code) : other_of(code, script);
        if (put == 0) return std::nullopt;
        if (result.letter == 0) result.letter = code;
      }
      base::append_code_point(result.replacement, put);
    }
    return result;
  }

  /// A word of another script that could be Latin by its looks, in a text that has nothing else of that script.
  void whole_word(ByteSpan span, std::string_view word) {
    std::optional<Confusable> found = mapped(span, word, USCRIPT_LATIN);
    if (!found) return;
    found->kind = ConfusableKind::kOtherScript;
    // A single capital of Greek is a symbol.
    if (script_of(found->letter) == USCRIPT_GREEK && word.size() <= 2) return;
    found_.push_back(*found);
  }

  void latin_word(ByteSpan span, std::string_view word) {
    std::string replacement;
    char32_t letter = 0;
    ConfusableKind kind = ConfusableKind::kLatin;
    bool small_i = false;
    for (std::size_t at = 0; at < word.size();) {
      const char32_t code = base::next_code_point(word, at);
      const char32_t right = right_latin(code, language_);
      if (const std::string_view ligature = ligature_of(code); !ligature.empty()) {
        replacement += ligature;
        kind = ConfusableKind::kLigature;
      } else if (right != 0) {
        base::append_code_point(replacement, right);
        small_i |= code == 0x131;
      } else {
        base::append_code_point(replacement, code);
        continue;
      }
      if (letter == 0) letter = code;
    }
    if (letter == 0) return;
    if (kind != ConfusableKind::kLigature && is_right_there(word, replacement, small_i)) return;
    found_.push_back({span, kind, replacement, letter});
  }

  /// Whether the word may keep its odd letter: a name its ı, an Icelandic one its ð; only what is Vietnamese with a đ
  /// is taken for it.
  [[nodiscard]] bool is_right_there(std::string_view word, std::string_view replacement, bool small_i) const {
    if (small_i) {
      return is_any(language_, {"tr", "az", "kk", "tt", "crh", "gag", ""}) || is_upper(code_point_at(word, 0));
    }
    return is_any(language_, {"is", "fo", "ee"}) || !read_vietnamese_syllable(replacement);
  }

  std::string_view text_;
  std::string language_;
  bool east_asian_ = false;
  bool other_alphabet_ = false;
  bool has_own_cyrillic_ = false;
  bool has_own_greek_ = false;
  std::vector<Confusable> found_;
};

}  // namespace

std::vector<Confusable> find_confusables(std::string_view text, std::string_view language) {
  if (!is_suspicious(text)) return {};
  return Search(text, language).run();
}

}  // namespace lacuna::text
