/// \file
/// The units that measures are read in, and the words and symbols that name them.
#pragma once

#include <string_view>

#include "eval/text/measures.h"

namespace lacuna::text {

struct UnitForm {
  const Unit* unit = nullptr;  ///< null: no unit is called so
  bool weak = false;           ///< often another word ("bảng": table or pound): names the unit, but measures nothing
};

/// The unit of a symbol ("km", "USD"); null when there is none.
[[nodiscard]] const Unit* unit_called(std::string_view symbol);

/// The unit that words in matching form, one space between, name in a language (primary subtag; "" for symbols only).
[[nodiscard]] UnitForm find_unit_form(std::string_view words, std::string_view subtag);

}  // namespace lacuna::text
