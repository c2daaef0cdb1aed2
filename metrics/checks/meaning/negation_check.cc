#include "metrics/checks/meaning/negation_check.h"

#include <string>
#include <vector>

#include "eval/text/negation.h"

namespace lacuna::metrics {
namespace {

constexpr double kLostProbability = 0.6;
constexpr double kAddedProbability = 0.6;

/// Words from which on the other side has surely something to answer with.
constexpr std::size_t kLeastWords = 2;

}  // namespace

void run_negation_check(const PairView& view, CheckOutcome& outcome) {
  const auto& source = view.source.analysis.words;
  const auto& target = view.target.analysis.words;
  if (source.size() < kLeastWords || target.size() < kLeastWords) return;
  if (!text::knows_negation(view.source.language) || !text::knows_negation(view.target.language)) return;
  const std::vector<std::size_t> denied = text::sure_negations(view.source.text, source, view.source.language);
  outcome.opportunities += denied.empty() ? 0.0 : 1.0;
  if (!denied.empty() && !text::may_negate(target, view.target.language)) {
    const ByteSpan span = source[denied.front()].span;
    outcome.violations += 1.0;
    outcome.findings.push_back({.rule = "negation",
                                .severity = Severity::kMajor,
                                .probability = kLostProbability,
                                .source = span,
                                .message = "negation lost: " + std::string(span.of(view.source.text))});
    return;
  }
  const std::vector<std::size_t> denies = text::sure_negations(view.target.text, target, view.target.language);
  outcome.opportunities += denied.empty() && !denies.empty() ? 1.0 : 0.0;
  if (denies.empty() || text::may_negate(source, view.source.language)) return;
  const ByteSpan span = target[denies.front()].span;
  outcome.violations += 1.0;
  outcome.findings.push_back({.rule = "negation",
                              .severity = Severity::kMajor,
                              .probability = kAddedProbability,
                              .target = span,
                              .message = "negation added: " + std::string(span.of(view.target.text))});
}

}  // namespace lacuna::metrics
