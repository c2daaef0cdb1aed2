/// \file
/// The literals of a unit, those that its file marks as inline codes among them.
#pragma once

#include <string_view>
#include <vector>

#include "eval/pipeline/aligned_pair.h"
#include "eval/pipeline/check_plan.h"
#include "eval/pipeline/checked_unit.h"
#include "eval/text/literals.h"

namespace lacuna::pipeline {

struct UnitLiterals {
  std::vector<text::Literal> source;  ///< spans of the unit's texts
  std::vector<text::Literal> target;
};

[[nodiscard]] UnitLiterals literals_of(const AlignedPair& pair, const CheckPlan& plan, const CheckedUnit& unit);

/// The unit of the file that holds both languages; null when there is no such file.
[[nodiscard]] const corpus::BitextUnit* bitext_unit(const CheckPlan& plan, const AlignedPair& pair,
                                                    const CheckedUnit& unit);

/// Whether a marker in a file switches the rule off for this unit, or for a part of the document that it touches.
[[nodiscard]] bool is_ignored(const CheckPlan& plan, const AlignedPair& pair, const CheckedUnit& unit,
                              std::string_view rule);

}  // namespace lacuna::pipeline
