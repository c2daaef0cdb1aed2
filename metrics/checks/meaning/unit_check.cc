#include "metrics/checks/meaning/unit_check.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "eval/text/characters.h"
#include "eval/text/measures.h"
#include "metrics/checks/meaning/number_matching.h"

namespace lacuna::metrics {
namespace {

constexpr double kChangedProbability = 0.85;
constexpr double kLostProbability = 0.7;
constexpr double kAddedProbability = 0.4;

std::optional<text::Measure> measure_in(const SideText& side, const text::NumberMention& number) {
  return text::measure_of(side.text, side.analysis.words, number, side.language);
}

bool names(const SideText& side, const text::Unit& unit) {
  return text::names_unit(side.text, side.analysis.words, unit, side.language);
}

/// Whether no other number of the side has the same value.
bool stands_once(const SideText& side, const text::NumberMention& number) {
  return std::count_if(side.analysis.numbers.begin(), side.analysis.numbers.end(),
                       [&](const text::NumberMention& twin) { return text::same_value(number, twin); }) == 1;
}

/// Units whose absence says that something is lost: the words of the others are too many to know them all.
bool must_be_said(const text::Unit& unit) {
  if (unit.symbol == "cent" || unit.symbol == "°") return false;
  return unit.dimension == text::Dimension::kMoney || unit.dimension == text::Dimension::kShare ||
         unit.dimension == text::Dimension::kTemperature;
}

/// "5 to 10 percent": whether the unit of a number behind it may be its own too.
bool shares_unit(const SideText& side, const text::NumberMention& number) {
  constexpr std::string_view kJoints[] = {"to",  "and", "or",     "đến", "tới", "và",   "hoặc",  "hay",
                                          "từ",  "-",   "\u2013", ",",   "/",   "then", "rồi",   "bis",
                                          "und", "et",  "à",      "y",   "a",   "lên",  "xuống", "up"};
  std::size_t seen = 0;
  for (const text::Word& word : side.analysis.words) {
    if (word.span.begin < number.span.end) continue;
    if (++seen > 2) return false;
    if (std::find(std::begin(kJoints), std::end(kJoints), word.norm) != std::end(kJoints)) return true;
  }
  return false;
}

/// The number with its unit.
ByteSpan whole(const text::NumberMention& number, const std::optional<text::Measure>& measure) {
  if (!measure) return number.span;
  return {std::min(number.span.begin, measure->span.begin), std::max(number.span.end, measure->span.end)};
}

}  // namespace

void run_unit_check(const PairView& view, CheckOutcome& outcome) {
  if (view.source.analysis.numbers.empty() || view.target.analysis.numbers.empty()) return;
  const bool vietnamese = text::primary_subtag(view.source.language) == "vi";
  for (const auto& [source, target] : match_numbers(view).same) {
    const auto from = measure_in(view.source, *source);
    const auto to = measure_in(view.target, *target);
    if (!from && !to) continue;
    outcome.opportunities += 1.0;
    if (from && to && text::same_unit(*from->unit, *to->unit)) continue;
    CheckFinding finding{.rule = "unit", .severity = Severity::kMajor};
    finding.source = whole(*source, from);
    finding.target = whole(*target, to);
    const char* what = "";
    if (from && to) {
      const bool single = stands_once(view.source, *source) && stands_once(view.target, *target);
      if (!single && (names(view.target, *from->unit) || names(view.source, *to->unit))) continue;
      finding.probability = kChangedProbability;
      what = "unit changed: ";
    } else if (from) {
      const auto weak =
          text::measure_of(view.target.text, view.target.analysis.words, *target, view.target.language, true);
      if (!must_be_said(*from->unit) || (weak && text::same_unit(*weak->unit, *from->unit))) continue;
      const bool alone = stands_once(view.source, *source) && stands_once(view.target, *target);
      if (names(view.target, *from->unit) && (!alone || shares_unit(view.target, *target))) continue;
      finding.probability = kLostProbability;
      what = "unit lost: ";
    } else {
      // In Vietnamese text amounts of dong often go without the word.
      if (!must_be_said(*to->unit) || names(view.source, *to->unit)) continue;
      if (vietnamese && to->unit->symbol == "VND") continue;
      finding.severity = Severity::kMinor;
      finding.probability = kAddedProbability;
      what = "unit added: ";
    }
    finding.message = what;
    finding.message.append(finding.source->of(view.source.text)).append(" became ");
    finding.message.append(finding.target->of(view.target.text));
    outcome.violations += 1.0;
    outcome.findings.push_back(std::move(finding));
  }
}

}  // namespace lacuna::metrics
