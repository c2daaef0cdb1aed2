#include "eval/text/language_id.h"

#include <cld2/public/compact_lang_det.h>

#include <array>
#include <limits>

namespace lacuna::text {
namespace {

/// CLD2's codes in today's form.
std::string modern(std::string_view code) {
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  if (code == "no") return "nb";
  if (code == "mo") return "ro";
  if (code == "sh") return "sr";
  if (code == "un" || code == "xxx" || code == "tg-Unknown") return "";
  return std::string(code);
}

struct Name {
  std::string_view subtag, name;
};
constexpr Name kNames[] = {
    {"af", "Afrikaans"},  {"am", "Amharic"},    {"ar", "Arabic"},     {"be", "Belarusian"}, {"bg", "Bulgarian"},
    {"bn", "Bengali"},    {"bs", "Bosnian"},    {"ca", "Catalan"},    {"cs", "Czech"},      {"cy", "Welsh"},
    {"da", "Danish"},     {"de", "German"},     {"el", "Greek"},      {"en", "English"},    {"es", "Spanish"},
    {"et", "Estonian"},   {"eu", "Basque"},     {"fa", "Persian"},    {"fi", "Finnish"},    {"fr", "French"},
    {"ga", "Irish"},      {"gl", "Galician"},   {"he", "Hebrew"},     {"hi", "Hindi"},      {"hr", "Croatian"},
    {"hu", "Hungarian"},  {"hy", "Armenian"},   {"id", "Indonesian"}, {"is", "Icelandic"},  {"it", "Italian"},
    {"ja", "Japanese"},   {"ka", "Georgian"},   {"km", "Khmer"},      {"ko", "Korean"},     {"lo", "Lao"},
    {"lt", "Lithuanian"}, {"lv", "Latvian"},    {"mk", "Macedonian"}, {"ms", "Malay"},      {"my", "Burmese"},
    {"nb", "Norwegian"},  {"ne", "Nepali"},     {"nl", "Dutch"},      {"nn", "Norwegian"},  {"no", "Norwegian"},
    {"pl", "Polish"},     {"pt", "Portuguese"}, {"ro", "Romanian"},   {"ru", "Russian"},    {"sk", "Slovak"},
    {"sl", "Slovenian"},  {"sq", "Albanian"},   {"sr", "Serbian"},    {"sv", "Swedish"},    {"sw", "Swahili"},
    {"ta", "Tamil"},      {"te", "Telugu"},     {"th", "Thai"},       {"tl", "Tagalog"},    {"tr", "Turkish"},
    {"uk", "Ukrainian"},  {"ur", "Urdu"},       {"vi", "Vietnamese"}, {"zh", "Chinese"},    {"zh-Hant", "Chinese"},
};

}  // namespace

LanguageGuess identify_language(std::string_view text) {
  LanguageGuess guess;
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return guess;
  std::array<CLD2::Language, 3> languages = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
  std::array<int, 3> shares = {0, 0, 0};
  int bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, languages.data(), shares.data(), &bytes,
                              &reliable);
  guess.language = modern(CLD2::LanguageCode(languages[0]));
  guess.share = static_cast<double>(shares[0]) / 100.0;
  guess.reliable = reliable && !guess.language.empty();
  return guess;
}

std::string language_name(std::string_view subtag) {
  for (const Name& known : kNames) {
    if (known.subtag == subtag) return std::string(known.name);
  }
  return std::string(subtag);
}

}  // namespace lacuna::text
