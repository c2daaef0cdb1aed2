#include "metrics/checks/omission_check.h"

#include <algorithm>
#include <string>

#include "eval/langpack/terms.h"
#include "eval/text/segmenter.h"

namespace lacuna::metrics {
namespace {

/// The empty span behind word `place - 1`, or before the first word.
ByteSpan place_after(const text::Analysis& side, std::uint32_t place) {
  const std::size_t word = std::min<std::size_t>(place, side.words.size());
  const std::size_t byte =
      word == 0 ? (side.words.empty() ? 0 : side.words.front().span.begin) : side.words[word - 1].span.end;
  return {byte, byte};
}

const char* name_of(RunExtent extent) {
  switch (extent) {
    case RunExtent::kSegment: return "sentence";
    case RunExtent::kClause: return "clause";
    case RunExtent::kListItem: return "item";
    case RunExtent::kWords: return "words";
  }
  return "words";
}

constexpr std::size_t kLeastSentence = 4;  // words; fewer are a heading, a number, a call

/// A side of a unit.
struct Side {
  std::string_view text;
  const text::Analysis& analysis;
  const std::string& language;
};

/// Whether all words of one of the side's sentences are in the run. A unit may have several: a line that is a
/// paragraph, or sentences that are translated by one.
bool has_a_whole_sentence(const Side& side, const Run& run) {
  const ByteSpan span = bytes_of(side.analysis, run.begin, run.end);
  for (const text::Segment& sentence : text::Segmenter(side.language).segment(side.text)) {
    if (!sentence.span.overlaps(span)) continue;
    std::size_t inside = 0;
    std::size_t outside = 0;
    for (const text::Word& word : side.analysis.words) {
      if (!langpack::is_lexical(word) || !sentence.span.contains(word.span.begin)) continue;
      ++(span.contains(word.span.begin) ? inside : outside);
    }
    if (outside == 0 && inside >= kLeastSentence) return true;
  }
  return false;
}

/// The run's own extent, or a sentence's where it is one of several in its unit.
RunExtent extent_in(const Side& side, const Run& run) {
  const bool is_long_enough = run.end - run.begin >= kLeastSentence;
  return is_long_enough && has_a_whole_sentence(side, run) ? RunExtent::kSegment : run.extent;
}

Severity severity_of(const Run& run, RunExtent extent) {
  if (extent == RunExtent::kSegment) return Severity::kCritical;
  if (run.extent == RunExtent::kWords && !run.has_name && run.content_terms < 2) return Severity::kMinor;
  return Severity::kMajor;
}

/// The findings for the runs of a scan that are probable enough, each made by `finding`.
template <class Finding>
RunFindings findings_of(const UnitView& unit, const UnitScan& scan, double min_probability, Finding finding) {
  RunFindings found{.unit_probability = scan.probability};
  for (const Run& run : scan.runs) {
    if (run.probability >= min_probability) found.findings.push_back(finding(unit, run));
  }
  return found;
}

}  // namespace

CheckFinding omission_finding(const UnitView& unit, const Run& run) {
  const ByteSpan span = bytes_of(unit.source, run.begin, run.end);
  const RunExtent extent = extent_in({unit.source_text, unit.source, unit.pack.manifest.source_language}, run);
  return {.rule = "omission",
          .severity = severity_of(run, extent),
          .probability = run.probability,
          .source = span,
          .target = place_after(unit.target, run.place_begin),
          .message = std::string(name_of(extent)) + " left out: " + std::string(span.of(unit.source_text))};
}

CheckFinding addition_finding(const UnitView& unit, const Run& run) {
  const ByteSpan span = bytes_of(unit.target, run.begin, run.end);
  const RunExtent extent = extent_in({unit.target_text, unit.target, unit.pack.manifest.target_language}, run);
  const Severity severity = severity_of(run, extent);
  return {.rule = "addition",
          .severity = severity == Severity::kCritical ? Severity::kMajor : severity,
          .probability = run.probability,
          .source = place_after(unit.source, run.place_begin),
          .target = span,
          .message = std::string(name_of(extent)) + " without a source: " + std::string(span.of(unit.target_text))};
}

RunFindings check_omissions(const UnitView& unit, double min_probability) {
  const SideView view = source_view(unit.source, unit.target, unit.coverage, unit.pack, unit.context);
  return findings_of(unit, scan_unit(view, unit.pack.coverage.source, unit.source_counts), min_probability,
                     omission_finding);
}

RunFindings check_additions(const UnitView& unit, double min_probability) {
  const SideView view = target_view(unit.source, unit.target, unit.coverage, unit.pack, unit.context);
  return findings_of(unit, scan_unit(view, unit.pack.coverage.target, unit.target_counts), min_probability,
                     addition_finding);
}

}  // namespace lacuna::metrics
