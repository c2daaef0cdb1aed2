#include "metrics/checks/all_checks.h"

#include <algorithm>
#include <iterator>

#include "metrics/checks/form/repetition_check.h"
#include "metrics/checks/meaning/number_check.h"
#include "metrics/checks/omission_check.h"
#include "metrics/checks/settle.h"
#include "metrics/checks/untranslated_check.h"

namespace lacuna::metrics {
namespace {

/// What has a say in what is an omission or an addition (`settle.h`).
std::vector<CheckFinding> findings_that_settle(const UnitView& unit) {
  const CheckSettings settings;
  const PairView view{.source = {unit.source_text, unit.pack.manifest.source_language, unit.source, {}},
                      .target = {unit.target_text, unit.pack.manifest.target_language, unit.target, {}},
                      .settings = settings,
                      .covered = &unit};
  CheckOutcome outcome;
  for (const auto run : {run_number_check, run_number_added_check, check_repetition, check_doubled_word}) {
    run(view, outcome);
  }
  return std::move(outcome.findings);
}

}  // namespace

UnitVerdict coverage_verdict(const UnitView& unit, double min_probability) {
  RunFindings omitted = check_omissions(unit, min_probability);
  RunFindings added = check_additions(unit, min_probability);
  UnitVerdict verdict{check_untranslated(unit), omitted.unit_probability, added.unit_probability};
  const auto append = [&](std::vector<CheckFinding> more) {
    std::move(more.begin(), more.end(), std::back_inserter(verdict.findings));
  };
  append(std::move(omitted.findings));
  append(std::move(added.findings));
  return verdict;
}

UnitVerdict check_unit(const UnitView& unit, double min_probability) {
  UnitVerdict verdict = coverage_verdict(unit, min_probability);
  std::vector<CheckFinding> more = findings_that_settle(unit);
  std::move(more.begin(), more.end(), std::back_inserter(verdict.findings));
  settle(verdict.findings);
  std::erase_if(verdict.findings, [&](const CheckFinding& finding) { return finding.probability < min_probability; });
  return verdict;
}

}  // namespace lacuna::metrics
