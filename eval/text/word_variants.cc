#include "eval/text/word_variants.h"

#include <array>
#include <cstddef>

#include "eval/text/characters.h"
#include "eval/text/vietnamese_spelling.h"

namespace lacuna::text {
namespace {

/// British and American spelling of a piece of a word.
struct Piece {
  std::string_view british;
  std::string_view american;
  std::size_t shortest = 5;  ///< bytes of a word that may have it
};

/// Wherever they stand: "colourful", "organisation", "analysed", "travelled", "anaemic".
constexpr std::array<Piece, 14> kInside = {{{"our", "or"},
                                            {"isa", "iza"},
                                            {"ise", "ize"},
                                            {"isi", "izi"},
                                            {"yse", "yze"},
                                            {"ysi", "yzi"},
                                            {"lled", "led", 7},
                                            {"lling", "ling", 8},
                                            {"ller", "ler", 7},
                                            {"llist", "list", 8},
                                            {"aem", "em", 7},
                                            {"aes", "es", 8},
                                            {"oed", "ed", 6},
                                            {"oeuv", "euv", 8}}};
/// At the end: "centre", "metres", "catalogue".
constexpr std::array<Piece, 6> kAtTheEnd = {
    {{"tre", "ter"}, {"tres", "ters"}, {"tred", "tered"}, {"bre", "ber"}, {"bres", "bers"}, {"ogue", "og", 7}}};
/// Words of their own.
constexpr std::array<Piece, 16> kWords = {{{"defence", "defense"},
                                           {"defences", "defenses"},
                                           {"offence", "offense"},
                                           {"offences", "offenses"},
                                           {"licence", "license"},
                                           {"licences", "licenses"},
                                           {"pretence", "pretense"},
                                           {"programme", "program"},
                                           {"programmes", "programs"},
                                           {"tyre", "tire", 4},
                                           {"tyres", "tires"},
                                           {"cheque", "check"},
                                           {"cheques", "checks"},
                                           {"ageing", "aging"},
                                           {"grey", "gray", 4},
                                           {"jewellery", "jewelry"}}};

constexpr std::array<std::string_view, 16> kPrefixes = {"re",   "un",  "non",   "pre",   "over",  "under",
                                                        "anti", "sub", "super", "inter", "multi", "micro",
                                                        "mis",  "co",  "out",   "de"};
constexpr std::size_t kLeastStem = 5;  // bytes of what a prefix is put before

void add_american(std::string_view word, std::vector<std::string>& forms) {
  const auto replaced = [&](std::size_t at, const Piece& piece) {
    std::string form(word);
    form.replace(at, piece.british.size(), piece.american);
    forms.push_back(std::move(form));
  };
  for (const Piece& piece : kWords) {
    if (word == piece.british) forms.emplace_back(piece.american);
  }
  for (const Piece& piece : kInside) {
    if (word.size() < piece.shortest) continue;
    const std::size_t at = word.find(piece.british, 1);
    if (at != std::string_view::npos) replaced(at, piece);
  }
  for (const Piece& piece : kAtTheEnd) {
    if (word.size() >= piece.shortest && word.ends_with(piece.british))
      replaced(word.size() - piece.british.size(), piece);
  }
}

/// "reforested" → "forested", "oarlocks" → "oarlock".
void add_stems(std::string_view word, std::vector<std::string>& forms) {
  for (const std::string_view prefix : kPrefixes) {
    if (word.starts_with(prefix) && word.size() >= prefix.size() + kLeastStem)
      forms.emplace_back(word.substr(prefix.size()));
  }
  if (word.size() > kLeastStem && word.ends_with('s') && !word.ends_with("ss")) {
    forms.emplace_back(word.substr(0, word.size() - 1));
  }
}

}  // namespace

std::vector<std::string> word_variants(std::string_view word, std::string_view language,
                                       const VariantOptions& options) {
  std::vector<std::string> forms;
  const std::string subtag = primary_subtag(language);
  if (subtag == "vi") {
    std::string form = vietnamese_spelling(word);
    if (form != word) forms.push_back(std::move(form));
  } else if (subtag == "en") {
    add_stems(word, forms);
    if (options.british) {
      add_american(word, forms);
      const std::size_t plain = forms.size();
      for (std::size_t i = 0; i < plain; ++i) add_stems(std::string(forms[i]), forms);
    }
  }
  return forms;
}

}  // namespace lacuna::text
