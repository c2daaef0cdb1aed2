#include "eval/pipeline/pair_checker.h"

#include <optional>
#include <string>

#include "eval/pipeline/check.h"
#include "eval/pipeline/document_manner.h"
#include "metrics/checks/all_checks.h"
#include "metrics/coverage.h"

namespace lacuna::pipeline {
namespace {

ByteSpan trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {0, 0};
  return {first, text.find_last_not_of(" \t") + 1};
}

/// One side is empty: the other stands alone, which is for `check_units` to judge.
metrics::UnitVerdict check_lone(const langpack::LanguagePack& pack, std::string_view source, std::string_view target,
                                double min_probability) {
  const corpus::Document source_document{.path = {}, .text = std::string(source)};
  const corpus::Document target_document{.path = {}, .text = std::string(target)};
  const ByteSpan s = trimmed(source);
  const ByteSpan t = trimmed(target);
  AlignedPair pair{source_document, target_document, {{s, 0}}, {{t, 0}}, {0}, {0}, {}};
  pair.beads.push_back({.source_begin = 0,
                        .source_end = s.empty() ? 0U : 1U,
                        .target_begin = 0,
                        .target_end = t.empty() ? 0U : 1U,
                        .confidence = 1.0});
  RunReport report;
  const CheckPlan plan{.source_language = pack.manifest.source_language,
                       .target_language = pack.manifest.target_language,
                       .pack = &pack,
                       .min_probability = min_probability};
  // No pair check runs, so none can fail.
  static_cast<void>(check_units(pair, plan, base::serial_for, nullptr, report).ok());
  metrics::UnitVerdict verdict{.omission_probability = report.units.front().omission_probability.value_or(0.0),
                               .addition_probability = report.units.front().addition_probability.value_or(0.0)};
  const auto span = [](const std::optional<TextSpan>& text) {
    return text ? std::optional(ByteSpan{text->begin, text->end}) : std::nullopt;
  };
  for (const Finding& finding : report.findings) {
    verdict.findings.push_back({finding.rule, finding.severity, finding.probability, span(finding.source),
                                span(finding.target), finding.message});
  }
  return verdict;
}

void shift(std::optional<ByteSpan>& span, std::size_t by) {
  if (span) span = ByteSpan{span->begin + by, span->end + by};
}

}  // namespace

PairChecker::PairChecker(const langpack::LanguagePack& pack)
    : pack_(pack), source_analyzer_(pack.manifest.source_language), target_analyzer_(pack.manifest.target_language) {}

metrics::UnitVerdict PairChecker::check(std::string_view source, std::string_view target,
                                        double min_probability) const {
  const ByteSpan source_span = trimmed(source);
  const ByteSpan target_span = trimmed(target);
  if (source_span.empty() && target_span.empty()) return {};
  if (source_span.empty() || target_span.empty()) return check_lone(pack_, source, target, min_probability);
  const std::string_view source_text = source_span.of(source);
  const std::string_view target_text = target_span.of(target);
  const text::Analysis source_analysis = source_analyzer_.analyze(source_text);
  const text::Analysis target_analysis = target_analyzer_.analyze(target_text);
  const metrics::UnitCoverage coverage = metrics::cover(source_analysis, target_analysis, pack_);
  metrics::DocumentCounts source_counts;
  metrics::DocumentCounts target_counts;
  metrics::count_states(coverage.source, source_counts);
  metrics::count_states(coverage.target, target_counts);
  DocumentManner manner(pack_);
  manner.add(coverage);
  manner.finish();
  const metrics::UnitView view{source_text,   target_text, source_analysis,          target_analysis,
                               coverage,      pack_,       manner.context(coverage), &source_counts,
                               &target_counts};
  metrics::UnitVerdict verdict = metrics::check_unit(view, min_probability);
  for (metrics::CheckFinding& finding : verdict.findings) {
    shift(finding.source, source_span.begin);
    shift(finding.target, target_span.begin);
  }
  return verdict;
}

}  // namespace lacuna::pipeline
