#include "eval/text/conjunctions.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lacuna::text {

bool is_list_conjunction(std::string_view norm, std::string_view language) {
  struct Words {
    std::string_view language;
    std::array<std::string_view, 5> words;
  };
  static constexpr std::array<Words, 7> kConjunctions = {{{"vi", {"và", "hoặc", "hay", "cùng"}},
                                                          {"en", {"and", "or", "plus"}},
                                                          {"de", {"und", "oder", "sowie"}},
                                                          {"fr", {"et", "ou"}},
                                                          {"es", {"y", "e", "o"}},
                                                          {"zh", {"和", "与", "及", "以及", "或"}},
                                                          {"ja", {"と", "や", "及び", "または"}}}};
  if (norm.empty()) return false;
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  for (const Words& own : kConjunctions) {
    if (own.language != primary) continue;
    return std::any_of(own.words.begin(), own.words.end(), [&](std::string_view word) {
      return word.size() == norm.size() && word.front() == norm.front() && word == norm;
    });
  }
  return false;
}

}  // namespace lacuna::text
