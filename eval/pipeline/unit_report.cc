#include "eval/pipeline/unit_report.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "eval/base/sha256.h"
#include "eval/pipeline/aligned_pair.h"
#include "eval/text/normalize.h"
#include "lacuna/version.h"

namespace lacuna::pipeline {
namespace {

using metrics::CheckFinding;

std::optional<TextSpan> text_span(const corpus::Document& document, const std::optional<ByteSpan>& span) {
  if (!span) return std::nullopt;
  TextSpan text{span->begin, span->end, std::string(span->of(document.text))};
  if (!document.pieces.empty()) text.file = corpus::file_span(document.pieces, document.text.size(), *span);
  return text;
}

/// Rule and normalised texts; the unit's own text tells equal findings in different sentences apart.
std::string fingerprint(const AlignedPair& pair, const CheckFinding& finding, const CheckedUnit& unit) {
  const auto part = [](const std::string& text, const std::optional<ByteSpan>& span) {
    return span ? text::lower_nfc(span->of(text)) : std::string();
  };
  std::string identity = finding.rule;
  for (const std::string& text :
       {part(pair.source.text, finding.source), part(pair.target.text, finding.target),
        part(pair.source.text, unit.has_source ? std::optional(unit.source) : std::nullopt)}) {
    identity.push_back('\x1f');
    identity += text;
  }
  return base::sha256_hex(identity).substr(0, 32);
}

/// The line of each unit of a line-aligned pair is its number; a file that holds both languages says itself.
std::optional<UnitPlace> place_of(const AlignedPair& pair, const CheckPlan& plan, const CheckedUnit& unit) {
  if (!plan.by_lines) return std::nullopt;
  const std::uint32_t number =
      unit.has_source ? pair.source_numbers[unit.bead.source_begin] : pair.target_numbers[unit.bead.target_begin];
  if (plan.bitext == nullptr) return UnitPlace{.name = {}, .line = number + std::size_t{1}, .index = number};
  return UnitPlace{plan.bitext->units[number].name, plan.bitext->units[number].line, number};
}

Finding finding_of(const AlignedPair& pair, const CheckFinding& finding, const CheckedUnit& unit, std::size_t index) {
  return {.rule = finding.rule,
          .severity = finding.severity,
          .probability = finding.probability,
          .unit = index,
          .source = text_span(pair.source, finding.source),
          .target = text_span(pair.target, finding.target),
          .message = finding.message,
          .suggestion = finding.suggestion,
          .fingerprint = fingerprint(pair, finding, unit)};
}

}  // namespace

void CoverageSums::add(const CheckedUnit& unit) {
  const metrics::UnitCoverage& coverage = unit.hand->coverage;
  source.add(coverage.source.covered, coverage.source.information);
  target.add(coverage.target.covered, coverage.target.information);
  characters.add(static_cast<double>(coverage.target.characters), static_cast<double>(coverage.source.characters));
}

void report_units(const AlignedPair& pair, const CheckPlan& plan, std::span<CheckedUnit> units, RunReport& report) {
  report.units.reserve(units.size());
  std::size_t findings = 0;
  for (const CheckedUnit& unit : units) findings += unit.findings.size();
  report.findings.reserve(findings);
  for (std::size_t i = 0; i < units.size(); ++i) {
    CheckedUnit& unit = units[i];
    UnitReport row;
    row.id = i;
    row.place = place_of(pair, plan, unit);
    if (unit.has_source) row.source = text_span(pair.source, unit.source);
    if (unit.has_target) row.target = text_span(pair.target, unit.target);
    row.source_segments = unit.bead.source_size();
    row.target_segments = unit.bead.target_size();
    row.alignment_confidence = unit.bead.confidence;
    row.rendered = std::move(unit.rendered);
    if (plan.pack != nullptr) {
      if (unit.aligned()) row.length_z = unit.context.length_z;
      if (unit.has_source) {
        row.source_coverage = unit.source_share;
        row.omission_probability = unit.omission_probability;
      }
      if (unit.has_target) {
        row.target_coverage = unit.target_share;
        row.addition_probability = unit.addition_probability;
      }
    }
    report.units.push_back(std::move(row));
    for (const CheckFinding& finding : unit.findings) report.findings.push_back(finding_of(pair, finding, unit, i));
    for (const CheckFinding& finding : unit.ignored) {
      report.suppressed.push_back({finding_of(pair, finding, unit, i), "marked in the file"});
    }
  }
  std::stable_sort(report.findings.begin(), report.findings.end(), is_worse);
}

void report_scores(const CoverageSums& sums, const PackInfo& pack, RunReport& report) {
  const auto ratio = [&](const char* name, const stats::RatioSums& units, bool is_share) {
    Score score;
    score.metric = name;
    score.value = units.ratio();
    if (!score.value) score.reason = "no text to measure";
    score.interval = units.interval();
    if (score.interval && is_share) {
      score.interval = ScoreInterval{std::max(score.interval->low, 0.0), std::min(score.interval->high, 1.0)};
    }
    score.components = {{"part", units.part()}, {"whole", units.whole()}};
    score.signature = "pack:" + pack.name + "-" + pack.sha256.substr(0, 8) + "|version:" + kVersion;
    report.scores.push_back(std::move(score));
  };
  ratio("coverage.source", sums.source, true);
  ratio("coverage.target", sums.target, true);
  ratio("length_ratio.characters", sums.characters, false);
}

}  // namespace lacuna::pipeline
