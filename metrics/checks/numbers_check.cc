#include "metrics/checks/numbers_check.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

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

/// Where a number stands in its text, 0..1.
double place_of(const text::NumberMention& number, std::string_view text) {
  return static_cast<double>(number.span.begin) / static_cast<double>(std::max<std::size_t>(text.size(), 1));
}

/// Whether one may have become the other: a month alone becomes a date only.
bool may_become(const text::NumberMention& a, const text::NumberMention& b) {
  const auto month_alone = [](const text::NumberMention& number) {
    return number.kind == text::NumberKind::kDate && number.value.size() == 4;
  };
  if (month_alone(a)) return b.kind == text::NumberKind::kDate;
  return !month_alone(b) || a.kind == text::NumberKind::kDate;
}

/// For each lost number the extra one that stands nearest to its place, nearest pairs first; null where none is left.
std::vector<const text::NumberMention*> pair_up(const UnitView& unit,
                                                const std::vector<const text::NumberMention*>& lost,
                                                std::vector<const text::NumberMention*>& extra) {
  struct Pair {
    double distance;
    std::size_t lost, extra;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < lost.size(); ++i) {
    for (std::size_t k = 0; k < extra.size(); ++k) {
      if (!may_become(*lost[i], *extra[k])) continue;
      pairs.push_back({std::abs(place_of(*lost[i], unit.source_text) - place_of(*extra[k], unit.target_text)), i, k});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.distance < b.distance; });
  std::vector<const text::NumberMention*> partner(lost.size(), nullptr);
  for (const Pair& pair : pairs) {
    if (partner[pair.lost] != nullptr || extra[pair.extra] == nullptr) continue;
    partner[pair.lost] = extra[pair.extra];
    extra[pair.extra] = nullptr;
  }
  extra.erase(std::remove(extra.begin(), extra.end(), nullptr), extra.end());
  return partner;
}

}  // namespace

std::vector<CheckFinding> check_numbers(const UnitView& unit) {
  const LinkSet& set = unit.coverage.links;
  auto lost = unmatched(unit.source, set.source_link, set.links);
  auto extra = unmatched(unit.target, set.target_link, set.links);
  // A number that the other side has too, as part of another link or said twice there, is neither lost nor extra.
  const auto drop_said = [](std::vector<const text::NumberMention*>& numbers, const text::Analysis& other) {
    numbers.erase(std::remove_if(numbers.begin(), numbers.end(),
                                 [&](const text::NumberMention* number) {
                                   return std::any_of(other.numbers.begin(), other.numbers.end(),
                                                      [&](const text::NumberMention& twin) {
                                                        return text::same_value(*number, twin);
                                                      });
                                 }),
                  numbers.end());
  };
  drop_said(lost, unit.target);
  drop_said(extra, unit.source);
  const double rate = std::max(unit.pack.numbers.missing_rate, 1e-3);
  const double probability = kNumberErrorPrior / (kNumberErrorPrior + rate);
  const std::vector<const text::NumberMention*> partner = pair_up(unit, lost, extra);
  std::vector<CheckFinding> findings;
  for (std::size_t i = 0; i < lost.size(); ++i) {
    const std::string shown(lost[i]->span.of(unit.source_text));
    CheckFinding finding{
        .rule = "number", .severity = Severity::kMajor, .probability = probability, .source = lost[i]->span};
    if (partner[i] != nullptr) {
      finding.target = partner[i]->span;
      finding.message = "number changed: " + shown + " became " + std::string(partner[i]->span.of(unit.target_text));
    } else {
      finding.message = "number lost: " + shown;
    }
    findings.push_back(std::move(finding));
  }
  for (const text::NumberMention* number : extra) {
    findings.push_back({.rule = "number",
                        .severity = Severity::kMinor,
                        .probability = probability,
                        .target = number->span,
                        .message = "number added: " + std::string(number->span.of(unit.target_text))});
  }
  return findings;
}

}  // namespace lacuna::metrics
