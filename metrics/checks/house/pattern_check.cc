#include "metrics/checks/house/pattern_check.h"

#include <algorithm>
#include <utility>

namespace lacuna::metrics {
namespace {

using config::PatternRule;

/// The user wrote the rule; what it finds is what was asked for.
constexpr double kProbability = 0.9;

Error named(const PatternRule& rule, Error error) {
  error.message = "pattern '" + rule.id + "': " + error.message;
  return error;
}

std::string message_of(const PatternRule& rule, std::string_view words, const std::string& otherwise) {
  const std::string text = rule.message.empty() ? otherwise : rule.message;
  return words.empty() ? text : text + ": " + std::string(words);
}

/// Runs one rule over one unit.
class RuleRun {
 public:
  RuleRun(const PatternRule& rule, const PairView& view, CheckOutcome& outcome)
      : rule_(rule), view_(view), outcome_(outcome) {}

  [[nodiscard]] Status run() {
    if (!rule_.source) return forbid({}, std::nullopt);
    Result<std::vector<text::RegexMatch>> matches = rule_.source->find_all(view_.source.text);
    if (!matches) return matches.error();
    for (const text::RegexMatch& match : *matches) {
      if (Status status = rule_.target ? require(match) : forbid(match, match.span); !status) return status;
    }
    return {};
  }

 private:
  [[nodiscard]] Status require(const text::RegexMatch& match) {
    outcome_.opportunities += 1.0;
    Result<text::Regex> regex = rule_.target->expand(match, view_.source.text);
    if (!regex) return regex.error();
    const Result<bool> found = regex->matches(view_.target.text);
    if (!found) return found.error();
    if (*found) return {};
    outcome_.violations += 1.0;
    add(match.span, std::nullopt,
        message_of(rule_, match.span.of(view_.source.text), "the translation lacks " + rule_.target->pattern()));
    return {};
  }

  [[nodiscard]] Status forbid(const text::RegexMatch& match, const std::optional<ByteSpan>& source) {
    outcome_.opportunities += 1.0;
    Result<text::Regex> regex = rule_.forbid->expand(match, view_.source.text);
    if (!regex) return regex.error();
    Result<std::vector<text::RegexMatch>> found = regex->find_all(view_.target.text);
    if (!found) return found.error();
    outcome_.violations += found->empty() ? 0.0 : 1.0;
    for (const text::RegexMatch& place : *found) {
      add(source, place.span, message_of(rule_, place.span.of(view_.target.text), "not to be used"));
    }
    return {};
  }

  /// Two matches in the source may forbid the same words.
  void add(const std::optional<ByteSpan>& source, const std::optional<ByteSpan>& target, std::string message) {
    const bool known =
        target && std::any_of(outcome_.findings.begin(), outcome_.findings.end(), [&](const CheckFinding& finding) {
          return finding.rule == rule_.id && finding.target == target;
        });
    if (known) return;
    outcome_.findings.push_back({.rule = rule_.id,
                                 .severity = rule_.severity,
                                 .probability = kProbability,
                                 .source = source,
                                 .target = target,
                                 .message = std::move(message)});
  }

  const PatternRule& rule_;
  const PairView& view_;
  CheckOutcome& outcome_;
};

}  // namespace

std::shared_ptr<const std::vector<PatternRule>> patterns_for(const std::vector<PatternRule>& rules,
                                                             std::string_view source_language,
                                                             std::string_view target_language,
                                                             const std::vector<std::string>& paths) {
  auto chosen = std::make_shared<std::vector<PatternRule>>();
  for (const PatternRule& rule : rules) {
    if (config::applies_to(rule, source_language, target_language, paths)) chosen->push_back(rule);
  }
  if (chosen->empty()) return nullptr;
  return chosen;
}

void check_patterns(const PairView& view, CheckOutcome& outcome) {
  if (view.settings.patterns == nullptr) return;
  for (const PatternRule& rule : *view.settings.patterns) {
    if (const Status status = RuleRun(rule, view, outcome).run(); !status) {
      outcome.error = named(rule, status.error());
      return;
    }
  }
}

}  // namespace lacuna::metrics
