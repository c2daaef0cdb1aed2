#include "eval/text/vietnamese_syllable.h"

#include <algorithm>
#include <iterator>

namespace lacuna::text {
namespace {

using View = std::string_view;

constexpr View kOnsets[] = {"ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d",
                            "g",   "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v",  "x", ""};
constexpr View kNuclei[] = {"a",   "e",   "i",   "o",   "u",   "y",   "ai",  "ao",  "au",  "ay",  "eo",  "eu", "ia",
                            "ie",  "iu",  "oa",  "oe",  "oi",  "oo",  "ua",  "ue",  "ui",  "uo",  "uu",  "uy", "ye",
                            "ieu", "oai", "oay", "oao", "oeo", "uay", "uoi", "uou", "uya", "uye", "uyu", "yeu"};
constexpr View kCodas[] = {"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};

template <std::size_t kSize>
bool has(const View (&parts)[kSize], View part) {
  return std::find(std::begin(parts), std::end(parts), part) != std::end(parts);
}

bool is_rhyme(View rest) {
  const std::size_t vowels = std::min(rest.find_first_not_of("aeiouy"), rest.size());
  return has(kNuclei, rest.substr(0, vowels)) && has(kCodas, rest.substr(vowels));
}

}  // namespace

bool may_be_vietnamese_syllable(std::string_view folded) {
  constexpr std::size_t kLongest = 7;  // "nghieng"
  if (folded.empty() || folded.size() > kLongest) return false;
  return std::any_of(std::begin(kOnsets), std::end(kOnsets),
                     [&](View onset) { return folded.starts_with(onset) && is_rhyme(folded.substr(onset.size())); });
}

}  // namespace lacuna::text
