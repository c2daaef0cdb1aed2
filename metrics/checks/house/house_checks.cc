#include "metrics/checks/house/house_checks.h"

#include <array>

#include "metrics/checks/house/pattern_check.h"
#include "metrics/checks/house/spelling_check.h"
#include "metrics/checks/house/term_check.h"

namespace lacuna::metrics {
namespace {

constexpr std::array<PairCheck, 4> kChecks = {{
    {.info = {.id = "term",
              .severity = Severity::kMajor,
              .summary = "a term of the source that is not translated as the term list says",
              .needs = CheckNeeds::kTerms},
     .run = check_terms},
    {.info = {.id = "forbidden-term",
              .severity = Severity::kMajor,
              .summary = "a word that the term list forbids",
              .needs = CheckNeeds::kTerms},
     .run = check_forbidden_terms},
    {.info = {.id = "pattern",
              .severity = Severity::kMinor,
              .summary = "the patterns of lacuna.json; each finding has the id of its pattern"},
     .run = check_patterns},
    {.info = {.id = "spelling",
              .severity = Severity::kMinor,
              .summary = "a word in small letters that the dictionary does not know",
              .by_default = false,
              .needs = CheckNeeds::kDictionary,
              .false_alarm_rate = 0.016},
     .run = check_spelling},
}};

}  // namespace

std::span<const PairCheck> house_checks() { return kChecks; }

}  // namespace lacuna::metrics
