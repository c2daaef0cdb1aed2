#include "metrics/checks/meaning/script_check.h"

#include <algorithm>
#include <string>

#include "eval/text/characters.h"
#include "eval/text/language_id.h"
#include "eval/text/scripts.h"

namespace lacuna::metrics {
namespace {

constexpr double kProbability = 0.9;

}  // namespace

void run_script_check(const PairView& view, CheckOutcome& outcome) {
  if (view.target.text.empty()) return;
  outcome.opportunities += 1.0;
  for (const text::ScriptRun& run : text::foreign_scripts(view.target.text, view.target.language)) {
    const std::string_view letters = run.span.of(view.target.text);
    if (view.source.text.find(letters) != std::string_view::npos && view.source.text != view.target.text) continue;
    const bool literal = std::any_of(view.target.literals.begin(), view.target.literals.end(),
                                     [&](const text::Literal& other) { return other.span.overlaps(run.span); });
    if (literal) continue;
    outcome.violations = 1.0;
    outcome.findings.push_back({.rule = "script",
                                .severity = Severity::kMajor,
                                .probability = kProbability,
                                .target = run.span,
                                .message = std::string(run.name) + " letters in " +
                                           text::language_name(text::primary_subtag(view.target.language)) + ": " +
                                           std::string(letters)});
  }
}

}  // namespace lacuna::metrics
