#include "metrics/checks/all_checks.h"

#include <algorithm>
#include <iterator>

#include "metrics/checks/meaning/number_check.h"
#include "metrics/checks/omission_check.h"
#include "metrics/checks/repetition_check.h"
#include "metrics/checks/settle.h"
#include "metrics/checks/untranslated_check.h"

namespace lacuna::metrics {

UnitVerdict coverage_verdict(const UnitView& unit, double min_probability) {
  RunFindings omitted = check_omissions(unit, min_probability);
  RunFindings added = check_additions(unit, min_probability);
  UnitVerdict verdict{check_untranslated(unit), omitted.unit_probability, added.unit_probability};
  const auto append = [&](std::vector<CheckFinding> more) {
    std::move(more.begin(), more.end(), std::back_inserter(verdict.findings));
  };
  append(check_repetition(unit));
  append(std::move(omitted.findings));
  append(std::move(added.findings));
  return verdict;
}

UnitVerdict check_unit(const UnitView& unit, double min_probability) {
  UnitVerdict verdict = coverage_verdict(unit, min_probability);
  std::vector<CheckFinding> numbers = check_numbers(unit);
  std::move(numbers.begin(), numbers.end(), std::back_inserter(verdict.findings));
  settle(verdict.findings);
  std::erase_if(verdict.findings, [&](const CheckFinding& finding) { return finding.probability < min_probability; });
  return verdict;
}

}  // namespace lacuna::metrics
