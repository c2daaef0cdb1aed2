/// \file
/// `CorpusCheck`: a check that compares units with each other.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lacuna/check_info.h"
#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// The texts of one unit; a side may be empty.
struct UnitTexts {
  std::string_view source;
  std::string_view target;
  /// What else the translation depends on: a message's context, the form of its plural. Texts of different contexts may
  /// differ.
  std::string_view context = {};
};

struct CorpusInput {
  std::span<const UnitTexts> units;
  std::string_view source_language;  ///< BCP 47; empty: unknown
  std::string_view target_language;
};

struct CorpusCheck {
  CheckInfo info;
  /// `outcomes` has one element a unit; spans of findings are of the unit's texts.
  void (*run)(const CorpusInput& input, std::span<CheckOutcome> outcomes);
};

}  // namespace lacuna::metrics
