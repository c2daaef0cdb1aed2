#include "eval/text/scripts.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string>

#include "eval/base/utf8.h"

namespace lacuna::text {
namespace {

/// Whether all letters are Latin for sure: nothing from U+0370 on but Vietnamese letters and general punctuation.
bool is_plain_latin(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0xCD) continue;
    if (byte == 0xE1 && i + 1 < text.size()) {
      const auto second = static_cast<unsigned char>(text[i + 1]);
      if (second >= 0xB8 && second <= 0xBB) continue;  // U+1E00 … U+1EFF
      return false;
    }
    if (byte == 0xE2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) <= 0x83) continue;
    return false;
  }
  return true;
}

using Scripts = std::array<UScriptCode, 8>;

/// The scripts of a language; how many there are.
std::size_t scripts_of(std::string_view language, Scripts& scripts) {
  UErrorCode error = U_ZERO_ERROR;
  const std::string locale(language);
  const std::int32_t count =
      uscript_getCode(locale.c_str(), scripts.data(), static_cast<std::int32_t>(scripts.size()), &error);
  return U_FAILURE(error) || count < 0 ? 0 : static_cast<std::size_t>(count);
}

bool is_shared(UScriptCode script) {
  return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN ||
         script == USCRIPT_LATIN;
}

}  // namespace

std::vector<ScriptRun> foreign_scripts(std::string_view text, std::string_view language) {
  std::vector<ScriptRun> runs;
  if (language.empty() || is_plain_latin(text)) return runs;
  Scripts own;
  const std::size_t count = scripts_of(language, own);
  if (count == 0) return runs;
  const auto at_home = [&](UScriptCode script) {
    if (is_shared(script) || std::find(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(count), script) !=
                                 own.begin() + static_cast<std::ptrdiff_t>(count)) {
      return true;
    }
    // Chinese annotated by sound; Korean of the learned.
    return script == USCRIPT_BOPOMOFO && own[0] == USCRIPT_HAN;
  };
  UScriptCode current = USCRIPT_COMMON;
  bool latin_in_word = false;
  std::size_t word_begin = 0;        // of the word that is being read
  std::size_t runs_before_word = 0;  // runs that were complete before it
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto code = static_cast<UChar32>(base::next_code_point(text, at));
    if (!u_isalpha(code) && u_charType(code) != U_NON_SPACING_MARK) {
      latin_in_word = false;
      word_begin = at;
      runs_before_word = runs.size();
      if (current != USCRIPT_COMMON && (u_isdigit(code) || u_charType(code) == U_CONTROL_CHAR))
        current = USCRIPT_COMMON;
      continue;
    }
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(code, &error);
    if (U_FAILURE(error) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED) continue;
    if (script == USCRIPT_LATIN) {
      latin_in_word = true;
      // What the word had of other scripts is a look-alike's matter.
      while (runs.size() > runs_before_word && runs.back().span.begin >= word_begin) runs.pop_back();
      current = USCRIPT_COMMON;
      continue;
    }
    if (at_home(script) || latin_in_word) {
      current = USCRIPT_COMMON;
      continue;
    }
    if (script == current && !runs.empty()) {
      runs.back().span.end = at;
      ++runs.back().letters;
      continue;
    }
    current = script;
    runs.push_back({{begin, at}, uscript_getName(script), 1});
  }
  runs.erase(std::remove_if(runs.begin(), runs.end(),
                            [](const ScriptRun& run) {
                              // One letter is a symbol, unless letters are words.
                              return run.letters < 2 && run.name != "Han" && run.name != "Hiragana" &&
                                     run.name != "Katakana";
                            }),
             runs.end());
  return runs;
}

}  // namespace lacuna::text
