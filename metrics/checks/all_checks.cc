#include "metrics/checks/all_checks.h"

#include <algorithm>

#include "metrics/checks/numbers_check.h"
#include "metrics/checks/omission_check.h"
#include "metrics/checks/repetition_check.h"
#include "metrics/checks/untranslated_check.h"

namespace lacuna::metrics {
namespace {

using Side = std::optional<ByteSpan> CheckFinding::*;

/// Whether some finding of `others` speaks of the same words of that side.
bool spoken_for(const CheckFinding& finding, Side side, const std::vector<CheckFinding>& others) {
  const std::optional<ByteSpan>& span = finding.*side;
  return span && !span->empty() && std::any_of(others.begin(), others.end(), [&](const CheckFinding& other) {
           return other.*side && (other.*side)->overlaps(*span);
         });
}

void drop_spoken_for(std::vector<CheckFinding>& findings, Side side, const std::vector<CheckFinding>& others) {
  findings.erase(std::remove_if(findings.begin(), findings.end(),
                                [&](const CheckFinding& finding) { return spoken_for(finding, side, others); }),
                 findings.end());
}

void append(std::vector<CheckFinding>& all, std::vector<CheckFinding> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// The findings with their target spans reaching back over as many bytes again: of a phrase said twice either copy may
/// be the one without a source.
std::vector<CheckFinding> with_both_copies(std::vector<CheckFinding> repetitions) {
  for (CheckFinding& finding : repetitions) {
    const std::size_t size = finding.target->size() + 1;
    finding.target->begin -= std::min(finding.target->begin, size);
  }
  return repetitions;
}

std::size_t place_of(const CheckFinding& finding) {
  return finding.source ? finding.source->begin : finding.target ? finding.target->begin : 0;
}

}  // namespace

UnitVerdict check_unit(const UnitView& unit, double min_probability) {
  std::vector<CheckFinding> all = check_untranslated(unit);
  const std::vector<CheckFinding> repetitions = check_repetition(unit);
  append(all, repetitions);
  RunFindings omitted = check_omissions(unit, min_probability);
  RunFindings added = check_additions(unit, min_probability);
  std::vector<CheckFinding>& omissions = omitted.findings;
  std::vector<CheckFinding>& additions = added.findings;
  std::vector<CheckFinding> numbers = check_numbers(unit);
  drop_spoken_for(omissions, &CheckFinding::source, all);
  drop_spoken_for(additions, &CheckFinding::target, all);
  drop_spoken_for(additions, &CheckFinding::target, with_both_copies(repetitions));
  drop_spoken_for(numbers, &CheckFinding::source, omissions);
  drop_spoken_for(numbers, &CheckFinding::target, additions);
  append(all, std::move(omissions));
  append(all, std::move(additions));
  append(all, std::move(numbers));
  all.erase(std::remove_if(all.begin(), all.end(),
                           [&](const CheckFinding& finding) { return finding.probability < min_probability; }),
            all.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const CheckFinding& a, const CheckFinding& b) { return place_of(a) < place_of(b); });
  return {std::move(all), omitted.unit_probability, added.unit_probability};
}

}  // namespace lacuna::metrics
