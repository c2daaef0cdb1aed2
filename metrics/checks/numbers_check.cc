#include "metrics/checks/numbers_check.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace lacuna::metrics {
namespace {

/// How often translations in the wild get a certain number wrong: the prior of the calibration.
constexpr double kNumberErrorPrior = 0.03;

/// Numbers of one side that no number link holds.
std::vector<const text::NumberMention*> unmatched(const text::Analysis& side, const std::vector<std::int32_t>& link_of,
                                                  const std::vector<Link>& links) {
  std::vector<const text::NumberMention*> open;
  for (const text::NumberMention& number : side.numbers) {
    if (!number.certain) continue;
    bool linked = false;
    for (std::size_t i = 0; i < side.words.size(); ++i) {
      if (!side.words[i].span.overlaps(number.span) || link_of[i] == kNoLink) continue;
      const LinkKind kind = links[static_cast<std::size_t>(link_of[i])].kind;
      linked |= kind == LinkKind::kNumber || kind == LinkKind::kName;
    }
    if (!linked) open.push_back(&number);
  }
  return open;
}

}  // namespace

std::vector<CheckFinding> check_numbers(const UnitView& unit) {
  const LinkSet& set = unit.coverage.links;
  const auto lost = unmatched(unit.source, set.source_link, set.links);
  auto extra = unmatched(unit.target, set.target_link, set.links);
  // A number that the other side has too, as part of another link or said twice there, is not lost.
  const auto said = [](const text::NumberMention* number, const text::Analysis& other) {
    return std::any_of(other.numbers.begin(), other.numbers.end(),
                       [&](const text::NumberMention& twin) { return text::same_value(*number, twin); });
  };
  const double rate = std::max(unit.pack.numbers.missing_rate, 1e-3);
  const double probability = kNumberErrorPrior / (kNumberErrorPrior + rate);
  std::vector<CheckFinding> findings;
  for (const text::NumberMention* number : lost) {
    if (said(number, unit.target)) continue;
    const std::string shown(number->span.of(unit.source_text));
    CheckFinding finding{
        .rule = "number", .severity = Severity::kMajor, .probability = probability, .source = number->span};
    const double place = static_cast<double>(number->span.begin) /
                         static_cast<double>(std::max<std::size_t>(unit.source_text.size(), 1));
    const auto distance = [&](const text::NumberMention* candidate) {
      return std::abs(static_cast<double>(candidate->span.begin) /
                          static_cast<double>(std::max<std::size_t>(unit.target_text.size(), 1)) -
                      place);
    };
    const auto nearest =
        std::min_element(extra.begin(), extra.end(), [&](auto* a, auto* b) { return distance(a) < distance(b); });
    if (nearest != extra.end()) {
      finding.target = (*nearest)->span;
      finding.message = "number changed: " + shown + " became " + std::string((*nearest)->span.of(unit.target_text));
      extra.erase(nearest);
    } else {
      finding.message = "number lost: " + shown;
    }
    findings.push_back(std::move(finding));
  }
  for (const text::NumberMention* number : extra) {
    if (said(number, unit.source)) continue;
    findings.push_back({.rule = "number",
                        .severity = Severity::kMinor,
                        .probability = probability,
                        .target = number->span,
                        .message = "number added: " + std::string(number->span.of(unit.target_text))});
  }
  return findings;
}

}  // namespace lacuna::metrics
