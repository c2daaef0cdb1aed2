/// \file
/// The words behind `Abbreviations`, language by language, as lists separated by white space. An abbreviation is
/// written as in a text, without its last full stop and without the spaces inside it: "Dr", "z.B" (for "z.B." and "z.
/// B."). Thread-safety: constants.
#pragma once

#include <string_view>

namespace lacuna::text {

/// Words of one language. The kinds are those of `Abbreviation`.
struct AbbreviationTable {
  std::string_view language;            ///< primary subtag
  std::string_view dates = {};          ///< kDate
  std::string_view titles = {};         ///< kTitle
  std::string_view inner = {};          ///< kInner
  std::string_view numbered = {};       ///< kNumbered
  std::string_view clock = {};          ///< kClock
  std::string_view company = {};        ///< kCompany
  std::string_view final = {};          ///< kFinal
  std::string_view street_suffix = {};  ///< "str": compounds that end so are kCompany ("Schulstr.")
  std::string_view starters = {};       ///< capitalised words that often begin a sentence and are hardly ever names
  std::string_view capitals = {};       ///< words that are always capitalised and so tell nothing ("I")
  std::string_view labels = {};         ///< lower case: before a letter that is no initial ("vitamin C")
  std::string_view headings = {};       ///< lower case: make a heading with the number behind ("Article 1.")
  std::string_view speech_verbs = {};   ///< lower case: ascribe a quotation
  std::string_view after_clock = {};    ///< may follow "5 p.m." inside a sentence
  bool ordinal_stop = false;            ///< "3." before a capital is an ordinal
  bool semicolon_asks = false;          ///< ";" is the question mark
};

/// The table of `language`, or nothing.
[[nodiscard]] const AbbreviationTable* find_abbreviation_table(std::string_view language);
/// Abbreviations that are written in any language's texts.
[[nodiscard]] const AbbreviationTable& international_abbreviations();

/// Tables of the languages of Europe besides English, and of Asia besides Vietnamese; the last has no language.
[[nodiscard]] const AbbreviationTable* european_abbreviation_tables();
[[nodiscard]] const AbbreviationTable* asian_abbreviation_tables();

}  // namespace lacuna::text
