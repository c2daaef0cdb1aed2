#include "metrics/checks/form/form_checks.h"

#include <array>

#include "metrics/checks/form/case_checks.h"
#include "metrics/checks/form/character_checks.h"
#include "metrics/checks/form/end_mark_checks.h"
#include "metrics/checks/form/length_checks.h"
#include "metrics/checks/form/letter_checks.h"
#include "metrics/checks/form/pair_mark_checks.h"
#include "metrics/checks/form/repetition_check.h"
#include "metrics/checks/form/space_checks.h"
#include "metrics/checks/form/spacing_check.h"
#include "metrics/checks/form/tone_mark_checks.h"

namespace lacuna::metrics {
namespace {

constexpr std::array<PairCheck, 23> kChecks = {{
    {{.id = "empty",
      .severity = Severity::kCritical,
      .summary = "the source has text, the translation has none",
      .false_alarm_rate = 0.0},
     check_empty},
    {{.id = "max-length",
      .severity = Severity::kMajor,
      .summary = "more characters than the file or the settings allow"},
     check_max_length},
    {{.id = "length",
      .severity = Severity::kMajor,
      .summary = "far too short or too long for its source",
      .false_alarm_rate = 0.001},
     check_length},
    {{.id = "edge-space",
      .summary = "white space at the beginning or end that differs from the source's",
      .false_alarm_rate = 0.0},
     check_edge_space},
    {{.id = "double-space", .summary = "several spaces in a row", .false_alarm_rate = 0.0}, check_double_space},
    {{.id = "line-breaks",
      .summary = "another number of line breaks or tabs than in the source",
      .false_alarm_rate = 0.0},
     check_line_breaks},
    {{.id = "invisible",
      .summary = "zero-width characters, soft hyphens and direction marks that nothing needs",
      .false_alarm_rate = 0.0},
     check_invisible},
    {{.id = "control",
      .severity = Severity::kMajor,
      .summary = "control characters, private ones and code points that are no characters",
      .false_alarm_rate = 0.0},
     check_control},
    {{.id = "mojibake",
      .severity = Severity::kMajor,
      .summary = "UTF-8 that was read as another encoding, and characters lost in conversion",
      .false_alarm_rate = 0.0},
     check_mojibake},
    {{.id = "confusable",
      .summary = "letters of another script, or wrong ones, that look like the right ones",
      .false_alarm_rate = 0.0},
     check_confusable},
    {{.id = "decomposed",
      .summary = "letters with their marks as separate characters (not in NFC)",
      .false_alarm_rate = 0.0},
     check_decomposed},
    {{.id = "tone-mark",
      .summary = "Vietnamese syllables with the tone mark on a wrong letter",
      .false_alarm_rate = 0.0},
     check_tone_mark},
    {{.id = "spacing",
      .summary = "space before a mark or missing behind it, and marks set twice",
      .false_alarm_rate = 0.0},
     check_spacing},
    {{.id = "end-mark",
      .summary = "full stop, question mark, colon … at the end of one side only",
      .false_alarm_rate = 0.002},
     check_end_mark},
    {{.id = "ellipsis",
      .summary = "an ellipsis lost or added at the end, or written in another way",
      .false_alarm_rate = 0.0},
     check_ellipsis},
    {{.id = "bracket", .summary = "brackets opened and not closed, or closed and not opened", .false_alarm_rate = 0.0},
     check_bracket},
    {{.id = "quote", .summary = "quotation marks without a partner", .false_alarm_rate = 0.002}, check_quote},
    {{.id = "initial-case",
      .summary = "one side begins with a capital, the other with a small letter",
      .false_alarm_rate = 0.0},
     check_initial_case},
    {{.id = "all-capitals", .summary = "the text or a long word in capitals on one side only", .false_alarm_rate = 0.0},
     check_all_capitals},
    {{.id = "doubled-word", .summary = "a word twice in a row that the source says once", .false_alarm_rate = 0.0},
     check_doubled_word},
    {{.id = "repetition",
      .severity = Severity::kMajor,
      .summary = "a phrase twice in a row that the source says once, or anything three times",
      .false_alarm_rate = 0.0},
     check_repetition},
    {{.id = "stray-capital",
      .summary = "two capitals at the beginning of a word in small letters",
      .false_alarm_rate = 0.0},
     check_stray_capital},
    {{.id = "tripled-letter", .summary = "a letter three times in a row in a word", .false_alarm_rate = 0.0},
     check_tripled_letter},
}};

constexpr std::array<CorpusCheck, 1> kCorpusChecks = {{
    {{.id = "tone-style",
      .summary = "Vietnamese tone marks set in two ways, hoà and hòa, in one text",
      .false_alarm_rate = 0.0},
     check_tone_style},
}};

}  // namespace

std::span<const PairCheck> form_checks() { return kChecks; }

std::span<const CorpusCheck> form_corpus_checks() { return kCorpusChecks; }

}  // namespace lacuna::metrics
