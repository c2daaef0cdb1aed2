/// \file
/// `PairCheck`: what a check of one unit is to the engine: its name, what it says of itself, and a pure function.
///
///     for (const PairCheck* check : pair_checks()) {
///       CheckOutcome outcome;
///       check->run(view, outcome);
///     }
///
/// A check counts the places that it looked at (`opportunities`) and those it objects to (`violations`), so that its
/// rate is a score like any other: a function of sums over units.
/// Thread-safety: checks are constants, `run` is pure and reentrant.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "eval/text/analysis.h"
#include "eval/text/literals.h"
#include "lacuna/check_info.h"
#include "lacuna/result.h"
#include "metrics/checks/check_finding.h"
#include "metrics/checks/check_settings.h"
#include "metrics/checks/unit_view.h"

namespace lacuna::metrics {

/// One side of a unit, with what is known of it without a language pack.
struct SideText {
  std::string_view text;
  std::string_view language;                ///< BCP 47; empty: unknown
  const text::Analysis& analysis;           ///< words and numbers of the text without its literals (`text::masked`)
  std::span<const text::Literal> literals;  ///< in order, not overlapping; inline codes of the file's format among them
};

/// One unit that has text on both sides, or on the source side alone (`target.text` is empty or white space).
struct PairView {
  SideText source;
  SideText target;
  const CheckSettings& settings;
  std::optional<std::size_t> max_characters = std::nullopt;  ///< of the target, when the file sets a limit
  bool software = false;                                     ///< the texts are a program's messages, not prose
  bool of_few_numbers = false;  ///< the form of a plural message for one or two numbers, which may be said in words
  const UnitView* covered = nullptr;  ///< what a language pack knows of the unit; null without one
};

/// What a check has to say of a unit. A check that looks at nothing here leaves it as it is.
struct CheckOutcome {
  double opportunities = 0.0;
  double violations = 0.0;  ///< at most `opportunities`
  std::vector<CheckFinding> findings = {};
  /// What stopped the check: a pattern of the user's that takes too long. The run ends with it.
  std::optional<Error> error = std::nullopt;
};

struct PairCheck {
  CheckInfo info;
  void (*run)(const PairView& view, CheckOutcome& outcome);
};

}  // namespace lacuna::metrics
