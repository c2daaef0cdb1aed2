/// \file
/// The numbers of both sides of a unit, matched by value: what the checks "number", "number-added" and "unit" look at.
///
/// Thread-safety: pure functions. Cost: the product of the two sides' numbers, which are few.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "eval/text/measures.h"
#include "eval/text/numbers.h"
#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

using NumberPair = std::pair<const text::NumberMention*, const text::NumberMention*>;  // source, target

/// Pointers into the analyses of the view.
struct NumberMatching {
  std::vector<NumberPair> same;                   ///< one to one, of equal value, in the source's order
  std::vector<const text::NumberMention*> lost;   ///< certain ones of the source that nothing in the target says
  std::vector<const text::NumberMention*> extra;  ///< certain ones of the target that nothing in the source says
  std::size_t source_numbers = 0;                 ///< certain ones
  std::size_t target_numbers = 0;
};

/// A number counts as said when the other side has its value anywhere, as a number, in a word that implies one
/// ("century", "thập kỷ"), as an amount in another unit (20 miles, 32 km), or when a language pack's links cover it
/// by a name. Numbers inside literals do not take part.
[[nodiscard]] NumberMatching match_numbers(const PairView& view);

/// Whether two dates differ in nothing but that day and month changed places.
[[nodiscard]] bool is_swapped_date(const text::NumberMention& a, const text::NumberMention& b);

/// The value of a number that is no date and no time; nothing when it has too many digits for a double.
[[nodiscard]] std::optional<double> plain_value(const text::NumberMention& number);

}  // namespace lacuna::metrics
