/// \file
/// What placeholders are compared by: their values, with "%s %d" counted through where the other side has "%1$s %2$d".
///
/// Thread-safety: plain values and pure functions. Cost: linear.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {

/// The placeholders of one side by what they are.
struct PlaceholderSide {
  std::vector<const text::Literal*> values;  ///< that stand for a value, or are the structure of a message
  std::size_t percent_signs = 0;             ///< "%%"
  bool date = false;                         ///< its parts are the language's
  bool printf = false;                       ///< some are read by printf
  bool numbered = false;                     ///< "%1$s"
  bool unnumbered = false;                   ///< "%s"
};

[[nodiscard]] PlaceholderSide placeholders_of(const SideText& side);

/// The letter of the conversion of an unnumbered placeholder of printf ("%-5.2f": 'f', "%ld": 'd'), else NUL.
[[nodiscard]] char unnumbered_conversion(std::string_view value);

/// The keys of one side; `counted`: unnumbered ones get their number. `storage` keeps what is new.
[[nodiscard]] std::vector<KeyedLiteral> placeholder_keys(const PlaceholderSide& side, bool counted,
                                                         std::deque<std::string>& storage);

/// The argument that a value names: "1$" of "%1$s", "(name)" of "%(name)s", "{0" of "{0:N2}"; empty for "%s" and "{}".
[[nodiscard]] std::string_view argument_of(std::string_view value);

/// Whether it stands for a whole number, and so for the count in a plural: "%d", "%n", "%(count)d", "{0}", "{count}".
[[nodiscard]] bool may_be_count(std::string_view value);

}  // namespace lacuna::metrics
