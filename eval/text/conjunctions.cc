#include "eval/text/conjunctions.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lacuna::text {

bool is_list_conjunction(std::string_view norm, std::string_view language) {
  using Entry = std::pair<std::string_view, std::string_view>;
  static constexpr std::array kConjunctions{
      Entry{"vi", "và"}, Entry{"vi", "hoặc"}, Entry{"vi", "hay"},  Entry{"vi", "cùng"},  Entry{"en", "and"},
      Entry{"en", "or"}, Entry{"en", "plus"}, Entry{"de", "und"},  Entry{"de", "oder"},  Entry{"de", "sowie"},
      Entry{"fr", "et"}, Entry{"fr", "ou"},   Entry{"es", "y"},    Entry{"es", "e"},     Entry{"es", "o"},
      Entry{"zh", "和"}, Entry{"zh", "与"},   Entry{"zh", "及"},   Entry{"zh", "以及"},  Entry{"zh", "或"},
      Entry{"ja", "と"}, Entry{"ja", "や"},   Entry{"ja", "及び"}, Entry{"ja", "または"}};
  return std::any_of(kConjunctions.begin(), kConjunctions.end(), [&](const Entry& entry) {
    return entry.second == norm && entry.first == language.substr(0, language.find_first_of("-_"));
  });
}

}  // namespace lacuna::text
