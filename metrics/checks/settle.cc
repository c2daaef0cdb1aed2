#include "metrics/checks/settle.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace lacuna::metrics {
namespace {

using Side = std::optional<ByteSpan> CheckFinding::*;

template <std::size_t kSize>
bool is_among(std::string_view rule, const std::array<std::string_view, kSize>& rules) {
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

// These say what the whole of their target span is; what else is found in it follows from that.
constexpr std::array<std::string_view, 3> kVerdicts = {"empty", "copied", "language"};
// Words of these findings have no counterpart for a reason of their own.
constexpr std::array<std::string_view, 4> kExplained = {"untranslated", "copied", "language", "script"};
constexpr std::array<std::string_view, 2> kSaidTwice = {"repetition", "doubled-word"};
// What they speak of is lost with the words around it, when these are lost. The first three also when nothing else is.
constexpr std::array<std::string_view, 16> kPartOfALoss = {
    "number", "number-added", "unit",   "name",     "acronym",     "url",         "email",        "path",
    "code",   "hashtag",      "entity", "negation", "list-length", "placeholder", "alphanumeric", "symbol"};
constexpr std::size_t kNumbers = 3;
// Say more of a code or a sign than that it is lost.
constexpr std::array<std::string_view, 5> kSayMore = {"acronym", "number", "number-added", "unit", "name"};

bool overlap(const CheckFinding& a, const CheckFinding& b, Side side) {
  return a.*side && b.*side && !(a.*side)->empty() && (a.*side)->overlaps(*(b.*side));
}

bool lies_within(const CheckFinding& inner, const CheckFinding& outer, Side side) {
  return inner.*side && outer.*side && !(inner.*side)->empty() && (outer.*side)->begin <= (inner.*side)->begin &&
         (inner.*side)->end <= (outer.*side)->end;
}

bool is_number(std::string_view rule) {
  return std::find(kPartOfALoss.begin(), kPartOfALoss.begin() + kNumbers, rule) != kPartOfALoss.begin() + kNumbers;
}

/// Whether the finding of a literal or a name says all there is to say of a loss.
bool is_whole_loss(const CheckFinding& loss, const CheckFinding& other, Side side) {
  return is_among(other.rule, kPartOfALoss) && !is_number(other.rule) && lies_within(loss, other, side);
}

/// The target span of a repetition reaching back over as many bytes again: of a phrase said twice either copy may be
/// the one without a source. That of a doubled word has both already.
CheckFinding with_both_copies(CheckFinding repetition) {
  if (repetition.target && repetition.rule == kSaidTwice[0]) {
    const std::size_t size = repetition.target->size() + 1;
    repetition.target->begin -= std::min(repetition.target->begin, size);
  }
  return repetition;
}

/// Whether `other` makes `finding` superfluous.
bool is_said_by(const CheckFinding& finding, const CheckFinding& other) {
  if (is_among(other.rule, kVerdicts) && finding.rule != other.rule) {
    if (!other.target || other.target->empty()) return other.rule == kVerdicts.front();
    if (is_among(finding.rule, kVerdicts))
      return finding.rule == "language" && overlap(finding, other, &CheckFinding::target);
    if (!finding.target || finding.target->empty() || overlap(finding, other, &CheckFinding::target)) return true;
  }
  if (finding.rule == "omission") {
    if (is_among(other.rule, kExplained)) return overlap(finding, other, &CheckFinding::source);
    return is_whole_loss(finding, other, &CheckFinding::source);
  }
  if (finding.rule == "addition") {
    if (is_among(other.rule, kExplained)) return overlap(finding, other, &CheckFinding::target);
    if (is_among(other.rule, kSaidTwice)) return overlap(finding, with_both_copies(other), &CheckFinding::target);
    return is_whole_loss(finding, other, &CheckFinding::target);
  }
  if (finding.rule == "alphanumeric" || finding.rule == "symbol") {
    if (is_among(other.rule, kSayMore) && overlap(finding, other, &CheckFinding::source)) return true;
  }
  if (finding.rule == "tag" && other.rule == "unsafe-markup") return overlap(finding, other, &CheckFinding::target);
  if (!is_among(finding.rule, kPartOfALoss)) return false;
  const auto is_part = [&](Side side) { return overlap(finding, other, side) && !is_whole_loss(other, finding, side); };
  if (other.rule == "omission") return is_part(&CheckFinding::source);
  if (other.rule == "addition") return is_part(&CheckFinding::target);
  return false;
}

std::size_t place_of(const CheckFinding& finding) {
  return finding.source ? finding.source->begin : finding.target ? finding.target->begin : 0;
}

}  // namespace

void settle(std::vector<CheckFinding>& findings) {
  if (findings.size() > 1) {
    std::vector<CheckFinding> kept;
    for (const CheckFinding& finding : findings) {
      const bool said = std::any_of(findings.begin(), findings.end(), [&](const CheckFinding& other) {
        return &other != &finding && is_said_by(finding, other);
      });
      if (!said) kept.push_back(finding);
    }
    findings = std::move(kept);
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const CheckFinding& a, const CheckFinding& b) { return place_of(a) < place_of(b); });
}

}  // namespace lacuna::metrics
