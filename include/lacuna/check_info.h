/// \file
/// `CheckInfo`: what there is to know of a check before it runs; what `lacuna list checks` prints.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lacuna/finding.h"

namespace lacuna {

/// What a check cannot run without.
enum class CheckNeeds : std::uint8_t {
  kNothing,
  kPack,        ///< a language pack for the pair
  kTerms,       ///< a term list
  kDictionary,  ///< a Hunspell dictionary of the target language
  kDocuments,   ///< whole documents, not lines
};

struct CheckInfo {
  std::string_view id;                   ///< `Finding::rule`
  Severity severity = Severity::kMinor;  ///< of its findings, mostly
  std::string_view summary = {};         ///< what it finds: one sentence without a full stop
  bool by_default = true;                ///< runs unless switched off
  CheckNeeds needs = CheckNeeds::kNothing;
  /// Share of the sentences of a clean professional translation (half of NTREX-128, Vietnamese to English, 1007 lines)
  /// in which it finds something that a reader would not object to, 0..1; none: not measured.
  std::optional<double> false_alarm_rate = std::nullopt;
};

/// Every check that Lacuna knows, in the order of the documentation. The views are valid for ever.
[[nodiscard]] std::vector<CheckInfo> all_checks();

}  // namespace lacuna
