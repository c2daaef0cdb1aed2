/// \file
/// Findings that alone fail a gate when they are new: a unit that is empty, in the wrong language, or left out.
#pragma once

#include <array>
#include <string_view>

#include "lacuna/finding.h"

namespace lacuna::pipeline {

/// The checks that find them; all but the last two look at the translation without a language pack.
inline constexpr std::array<std::string_view, 6> kHardBreakRules = {"empty",  "language",     "script",
                                                                    "copied", "untranslated", "omission"};

/// Of a file that holds both languages: what nobody has translated yet.
[[nodiscard]] constexpr bool is_work_to_be_done(std::string_view rule) { return rule == "empty" || rule == "copied"; }

/// How sure a finding has to be: a job does not stop for what may well be a false alarm.
inline constexpr double kSureOfBreak = 0.9;

/// Whether the finding, if it is new, is one: of these rules, critical and sure. In a file that holds both languages a
/// text without a translation is work to be done (`is_worklist`), not a break.
[[nodiscard]] bool is_hard_break(const Finding& finding, bool is_worklist);

}  // namespace lacuna::pipeline
