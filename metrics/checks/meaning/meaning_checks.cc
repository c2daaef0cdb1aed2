#include "metrics/checks/meaning/meaning_checks.h"

#include <array>

#include "metrics/checks/meaning/copied_check.h"
#include "metrics/checks/meaning/language_check.h"
#include "metrics/checks/meaning/list_length_check.h"
#include "metrics/checks/meaning/name_check.h"
#include "metrics/checks/meaning/negation_check.h"
#include "metrics/checks/meaning/number_check.h"
#include "metrics/checks/meaning/script_check.h"
#include "metrics/checks/meaning/unit_check.h"

namespace lacuna::metrics {
namespace {

constexpr std::array<PairCheck, 10> kChecks = {{
    {{.id = "number",
      .severity = Severity::kMajor,
      .summary = "a number of the source that the translation loses or changes, whatever form it is written in",
      .false_alarm_rate = 0.001},
     run_number_check},
    {{.id = "number-added",
      .severity = Severity::kMinor,
      .summary = "a number of the translation that the source does not have",
      .false_alarm_rate = 0.0},
     run_number_added_check},
    {{.id = "unit",
      .severity = Severity::kMajor,
      .summary = "the same number with another unit or currency, or without one",
      .false_alarm_rate = 0.0},
     run_unit_check},
    {{.id = "name",
      .severity = Severity::kMajor,
      .summary = "a proper name that is misspelt or lost",
      .false_alarm_rate = 0.0},
     run_name_check},
    {{.id = "acronym",
      .severity = Severity::kMajor,
      .summary = "an abbreviation in capitals, or one with digits, that is changed or lost",
      .false_alarm_rate = 0.0},
     run_acronym_check},
    {{.id = "copied",
      .severity = Severity::kCritical,
      .summary = "a translation that is the source as it is",
      .false_alarm_rate = 0.0},
     run_copied_check},
    {{.id = "language",
      .severity = Severity::kCritical,
      .summary = "a translation, or a sentence of it, in another language than it should be",
      .false_alarm_rate = 0.0},
     run_language_check},
    {{.id = "script",
      .severity = Severity::kMajor,
      .summary = "letters that the target language is not written in",
      .false_alarm_rate = 0.0},
     run_script_check},
    {{.id = "negation",
      .severity = Severity::kMajor,
      .summary = "a denial on one side that nothing on the other side answers",
      .false_alarm_rate = 0.004},
     run_negation_check},
    {{.id = "list-length",
      .severity = Severity::kMajor,
      .summary = "an enumeration with another number of items",
      .false_alarm_rate = 0.0},
     run_list_length_check},
}};

}  // namespace

std::span<const PairCheck> meaning_checks() { return kChecks; }

}  // namespace lacuna::metrics
