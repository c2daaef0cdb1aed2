/// \file
/// The header "Plural-Forms: nplurals=2; plural=(n != 1);" of gettext.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace lacuna::corpus {

struct PluralForms {
  std::size_t count = 0;   ///< nplurals
  std::size_t of_one = 0;  ///< the form for n = 1
  /// Of each form, whether five n at most take it (of those below 201), so that its text may say the number in words:
  /// as msgfmt has it (gettext, plural-distrib).
  std::vector<bool> of_few_numbers = {};
};

/// Reads the header's value; none when it is not one: no number of forms in 1..100, or an expression that is not C's,
/// divides by zero or names a form that there is not. O(bytes), nesting bounded.
[[nodiscard]] std::optional<PluralForms> plural_forms(std::string_view header);

}  // namespace lacuna::corpus
