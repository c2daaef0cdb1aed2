/// \file
/// How the gate's reports for people word things, so that console, Markdown and page say the same. What comes out of
/// the report is plain text: each writer makes it safe for its own format. Internal to the writers.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lacuna/gate_report.h"

namespace lacuna::reports {

/// The reason that matters most, or what there is to say of a pass.
[[nodiscard]] std::string main_reason(const GateReport& report);

/// Reasons of the run as a whole that `main_reason` does not tell.
[[nodiscard]] std::vector<std::string> other_run_reasons(const GateReport& report);

/// How many reasons there are beside the one that `main_reason` tells, those of the suites included.
[[nodiscard]] std::size_t more_reasons(const GateReport& report);

/// What becomes of a run that nobody can judge: "passes", "fails", "exit code 3"; empty of every other.
[[nodiscard]] std::string inconclusive_text(const GateReport& report);

/// What follows the baseline's path: ": 43.2 kB, 28 days old (2026-11-01), Lacuna 0.6.0, 7 known findings"; " is not
/// there; …" and " cannot be read: …" with the way to mend it.
[[nodiscard]] std::string baseline_facts(const GateReport& report);

/// The command that accepts what was found.
[[nodiscard]] std::string update_command(const GateReport& report);

struct NextStep {
  std::string what;     ///< a sentence without a full stop
  std::string command;  ///< that does it; may be empty
};

/// What to do now.
[[nodiscard]] std::vector<NextStep> next_steps(const GateReport& report);

/// What the intervals promise, and what they were made with.
[[nodiscard]] std::string method_text(const GateReport& report);

/// Entries of the list of accepted findings that do nothing any more, each once, with their place. One that is unused
/// in one suite may be of use in another.
[[nodiscard]] std::vector<std::string> useless_suppressions(const GateReport& report);

/// "6 lines", "2 documents of 6 lines".
[[nodiscard]] std::string size_text(const SuiteGate& suite);

/// All that keeps a suite from passing, each once: its reasons, then what of its error, differences, metrics and limits
/// they do not tell.
[[nodiscard]] std::vector<std::string> all_reasons(const SuiteGate& suite);

/// "1 limit exceeded, 2 kept"; empty: there are none.
[[nodiscard]] std::string limits_text(const SuiteGate& suite);

/// "BLEU 1.06, chrF2++ 1.06"; empty: none is known.
[[nodiscard]] std::string detectable_drops(const SuiteGate& suite);

/// One metric's numbers as texts; what there is not is empty.
struct MetricTexts {
  std::string name;  ///< with an arrow when lower is better
  std::string score;
  std::string baseline;
  std::string gain;      ///< "+0.50"
  std::string interval;  ///< "[−0.25, +1.25]"
  std::string margin;
  std::string detectable;  ///< smallest drop that the test set can show
  std::string limits;      ///< "min 30, max drop 1"
};
[[nodiscard]] MetricTexts metric_texts(const MetricGate& gate);

/// "BLEU 35.00 (+0.50), chrF2++ 58.13 (+0.13)".
[[nodiscard]] std::string scores_text(const SuiteGate& suite);

struct FindingCounts {
  std::size_t fresh = 0;
  std::size_t hard_breaks = 0;  ///< of those that are new
  std::size_t expired = 0;
  std::size_t unchanged = 0;
  std::size_t fixed = 0;
  std::size_t suppressed = 0;
};
[[nodiscard]] FindingCounts count_findings(const SuiteGate& suite);

/// "4 new (1 hard break), 5 unchanged, 1 fixed"; "none".
[[nodiscard]] std::string counts_text(const FindingCounts& counts);

/// What the gate says of finding number `index` of the suite's check.
[[nodiscard]] FindingGate state_of(const SuiteGate& suite, std::size_t index);

/// Findings that count as new, as indices: hard breaks first, then worst first.
[[nodiscard]] std::vector<std::size_t> new_findings(const SuiteGate& suite);

/// What `new_findings` are: "new", "expired", "new or expired".
[[nodiscard]] std::string name_of_new(const SuiteGate& suite);

/// "test/news.vi:5"; "po/vi.po:7 (menu.open)"; "out/news.en, passage 5" where no line is known. The translation's file,
/// unless the unit has no translation.
[[nodiscard]] std::string finding_place(const RunReport& check, const Finding& finding);

}  // namespace lacuna::reports
