#include "metrics/checks/meaning/number_check.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "eval/text/decimal.h"
#include "eval/text/number_text.h"
#include "metrics/checks/meaning/number_matching.h"

namespace lacuna::metrics {
namespace {

using Mention = text::NumberMention;

/// How often translations in the wild get a certain number wrong: the prior of the calibration.
constexpr double kNumberErrorPrior = 0.03;
constexpr double kChangedProbability = 0.9;  // one lost, another there instead
constexpr double kLostProbability = 0.7;
constexpr double kAddedProbability = 0.6;
constexpr double kSwappedProbability = 0.8;

double place_of(const Mention& number, std::string_view text) {
  return static_cast<double>(number.span.begin) / static_cast<double>(std::max<std::size_t>(text.size(), 1));
}

/// Whether one may have become the other: a month alone becomes a date only.
bool may_become(const Mention& a, const Mention& b) {
  const auto month_alone = [](const Mention& number) {
    return number.kind == text::NumberKind::kDate && number.value.size() == 4;
  };
  if (month_alone(a)) return b.kind == text::NumberKind::kDate;
  return !month_alone(b) || a.kind == text::NumberKind::kDate;
}

/// For each lost number the extra one that stands nearest to its place, nearest pairs first; null where none is left.
std::vector<const Mention*> pair_up(const PairView& view, const std::vector<const Mention*>& lost,
                                    std::vector<const Mention*>& extra) {
  struct Pair {
    double distance;
    std::size_t lost, extra;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < lost.size(); ++i) {
    for (std::size_t k = 0; k < extra.size(); ++k) {
      if (!may_become(*lost[i], *extra[k])) continue;
      pairs.push_back({std::abs(place_of(*lost[i], view.source.text) - place_of(*extra[k], view.target.text)), i, k});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.distance < b.distance; });
  std::vector<const Mention*> partner(lost.size(), nullptr);
  for (const Pair& pair : pairs) {
    if (partner[pair.lost] != nullptr || extra[pair.extra] == nullptr) continue;
    partner[pair.lost] = extra[pair.extra];
    extra[pair.extra] = nullptr;
  }
  extra.erase(std::remove(extra.begin(), extra.end(), nullptr), extra.end());
  return partner;
}

bool is_plain(std::string_view shown) {
  return !shown.empty() && shown.find_first_not_of("0123456789.,") == std::string_view::npos && shown.front() != '.' &&
         shown.front() != ',';
}

/// The digits of a source number as the target language writes them.
std::string in_target_form(std::string_view shown, const text::NumberText& source, const text::NumberText& target) {
  std::string form(shown);
  if (source.dot_decimal() == target.dot_decimal() || target.space_groups()) return form;
  for (char& c : form) c = c == '.' ? ',' : c == ',' ? '.' : c;
  return form;
}

struct Speaker {
  const PairView& view;
  text::NumberText source;
  text::NumberText target;

  explicit Speaker(const PairView& pair)
      : view(pair),
        source(pair.source.text, pair.source.analysis.words, pair.source.language),
        target(pair.target.text, pair.target.analysis.words, pair.target.language) {}

  [[nodiscard]] CheckFinding changed(const Mention& lost, const Mention& became, bool alone) const {
    const std::string from(lost.span.of(view.source.text));
    const std::string to(became.span.of(view.target.text));
    CheckFinding finding{.rule = "number",
                         .severity = Severity::kMajor,
                         .probability = kChangedProbability,
                         .source = lost.span,
                         .target = became.span,
                         .message = "number changed: " + from + " became " + to};
    if (is_swapped_date(lost, became)) {
      finding.probability = kSwappedProbability;
      finding.message = "day and month changed places: " + from + " became " + to;
      return finding;
    }
    const bool separated = is_plain(from) && is_plain(to) && from.find_first_of(".,") != std::string::npos;
    const std::string good = separated || is_plain(from) ? in_target_form(from, source, target) : "";
    if (separated && from == to) {
      finding.message = "number keeps the separators of the source language: " + from + " should be " + good;
    }
    // With digits of its own on both sides and no other number in play, the replacement is sure.
    if (alone && is_plain(from) && is_plain(to) && !target.space_groups()) finding.suggestion = good;
    return finding;
  }

  [[nodiscard]] CheckFinding gone(const Mention& lost) const {
    return {.rule = "number",
            .severity = Severity::kMajor,
            .probability = kLostProbability,
            .source = lost.span,
            .message = "number lost: " + std::string(lost.span.of(view.source.text))};
  }

  [[nodiscard]] CheckFinding added(const Mention& extra) const {
    return {.rule = "number-added",
            .severity = Severity::kMinor,
            .probability = kAddedProbability,
            .target = extra.span,
            .message = "number added: " + std::string(extra.span.of(view.target.text))};
  }
};

/// Findings of both rules; those a pack knows more about take their probability from it.
std::vector<CheckFinding> findings_of(const PairView& view, NumberMatching& matching) {
  std::vector<CheckFinding> findings;
  if (matching.lost.empty() && matching.extra.empty()) return findings;
  const Speaker speaker(view);
  const bool alone = matching.lost.size() == 1 && matching.extra.size() == 1;
  const std::vector<const Mention*> partner = pair_up(view, matching.lost, matching.extra);
  for (std::size_t i = 0; i < matching.lost.size(); ++i) {
    findings.push_back(partner[i] != nullptr ? speaker.changed(*matching.lost[i], *partner[i], alone)
                                             : speaker.gone(*matching.lost[i]));
  }
  for (const Mention* number : matching.extra) findings.push_back(speaker.added(*number));
  if (view.covered != nullptr) {
    const double rate = std::max(view.covered->pack.numbers.missing_rate, 1e-3);
    for (CheckFinding& finding : findings) finding.probability = kNumberErrorPrior / (kNumberErrorPrior + rate);
  }
  return findings;
}

void run_rule(const PairView& view, std::string_view rule, CheckOutcome& outcome) {
  if (view.source.analysis.numbers.empty() && view.target.analysis.numbers.empty()) return;
  NumberMatching matching = match_numbers(view);
  outcome.opportunities += static_cast<double>(rule == "number" ? matching.source_numbers : matching.target_numbers);
  for (CheckFinding& finding : findings_of(view, matching)) {
    if (finding.rule != rule) continue;
    outcome.violations += 1.0;
    outcome.findings.push_back(std::move(finding));
  }
}

}  // namespace

void run_number_check(const PairView& view, CheckOutcome& outcome) { run_rule(view, "number", outcome); }

void run_number_added_check(const PairView& view, CheckOutcome& outcome) { run_rule(view, "number-added", outcome); }

std::vector<CheckFinding> check_numbers(const UnitView& unit) {
  const CheckSettings settings;
  const PairView view{
      .source = {unit.source_text, unit.pack.manifest.source_language, unit.source, {}},
      .target = {unit.target_text, unit.pack.manifest.target_language, unit.target, {}},
      .settings = settings,
      .covered = &unit,
  };
  NumberMatching matching = match_numbers(view);
  return findings_of(view, matching);
}

}  // namespace lacuna::metrics
