#include "metrics/checks/literals/literal_checks.h"

#include <array>

#include "metrics/checks/literals/accelerator_check.h"
#include "metrics/checks/literals/address_checks.h"
#include "metrics/checks/literals/alphanumeric_check.h"
#include "metrics/checks/literals/entity_check.h"
#include "metrics/checks/literals/escape_check.h"
#include "metrics/checks/literals/hazard_checks.h"
#include "metrics/checks/literals/markdown_check.h"
#include "metrics/checks/literals/placeholder_check.h"
#include "metrics/checks/literals/symbol_check.h"
#include "metrics/checks/literals/tag_checks.h"
#include "metrics/checks/literals/tag_spacing_check.h"

namespace lacuna::metrics {
namespace {

/// No line of the 1,007 measured is flagged by any of them; most have few literals to look at there.
constexpr double kFalseAlarms = 0.0;

constexpr std::array<PairCheck, 17> kChecks = {{
    {{.id = "url",
      .severity = Severity::kMajor,
      .summary = "addresses of pages that are lost, added or changed, but for the language they lead to",
      .false_alarm_rate = kFalseAlarms},
     check_urls},
    {{.id = "email",
      .severity = Severity::kMajor,
      .summary = "e-mail addresses that are lost, added or changed",
      .false_alarm_rate = kFalseAlarms},
     check_emails},
    {{.id = "path",
      .severity = Severity::kMinor,
      .summary = "paths and file names that are lost, added or changed",
      .false_alarm_rate = kFalseAlarms},
     check_paths},
    {{.id = "code",
      .severity = Severity::kMinor,
      .summary = "code between backquotes, functions and command-line options that are lost, added or changed",
      .false_alarm_rate = kFalseAlarms},
     check_code},
    {{.id = "hashtag",
      .severity = Severity::kMinor,
      .summary = "hashtags and mentions that are lost or added",
      .false_alarm_rate = kFalseAlarms},
     check_hashtags},
    {{.id = "placeholder",
      .severity = Severity::kMajor,
      .summary = "placeholders of any dialect that are lost, added, changed, damaged or in an order that swaps values",
      .false_alarm_rate = kFalseAlarms},
     check_placeholders},
    {{.id = "tag",
      .severity = Severity::kMajor,
      .summary = "tags and inline codes that are lost, added or changed, and their attributes that hold no language",
      .false_alarm_rate = kFalseAlarms},
     check_tags},
    {{.id = "tag-order",
      .severity = Severity::kMajor,
      .summary = "tags that close before they open, or that cross",
      .false_alarm_rate = kFalseAlarms},
     check_tag_order},
    {{.id = "markdown",
      .severity = Severity::kMinor,
      .summary = "markup of Markdown that is lost, added or broken by a space",
      .false_alarm_rate = kFalseAlarms},
     check_markdown},
    {{.id = "entity",
      .severity = Severity::kMajor,
      .summary = "broken references to characters, and signs that have to be escaped as in the source",
      .false_alarm_rate = kFalseAlarms},
     check_entities},
    {{.id = "escape",
      .summary = "escape sequences of a program's texts (\\n, \\t, \\\", \\u2026) that are lost, added or damaged",
      .false_alarm_rate = kFalseAlarms},
     check_escapes},
    {{.id = "accelerator",
      .summary = "the mark of a label's letter on the keyboard (&File, _File, ~File) lost, added or set twice",
      .false_alarm_rate = kFalseAlarms},
     check_accelerators},
    {{.id = "symbol",
      .summary = "signs such as ®, §, °, ±, ≤ and № that are lost, added or changed",
      .false_alarm_rate = kFalseAlarms},
     check_symbols},
    {{.id = "alphanumeric",
      .severity = Severity::kMajor,
      .summary = "codes of letters and digits that are lost or changed",
      .false_alarm_rate = kFalseAlarms},
     check_alphanumeric},
    {{.id = "tag-spacing",
      .summary = "words that touch through a tag, and spaces just inside a pair of tags",
      .false_alarm_rate = kFalseAlarms},
     check_tag_spacing},
    {{.id = "merge-marker",
      .severity = Severity::kCritical,
      .summary = "markers that a merge left in the translation",
      .false_alarm_rate = kFalseAlarms},
     check_merge_marker},
    {{.id = "unsafe-markup",
      .severity = Severity::kCritical,
      .summary = "scripts, frames, event attributes and script addresses that the source does not have",
      .false_alarm_rate = kFalseAlarms},
     check_unsafe_markup},
}};

}  // namespace

std::span<const PairCheck> literal_checks() { return kChecks; }

}  // namespace lacuna::metrics
