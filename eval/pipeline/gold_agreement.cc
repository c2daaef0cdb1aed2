#include "eval/pipeline/gold_agreement.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "eval/corpus/alignment_gold.h"

namespace lacuna::pipeline {
namespace {

std::vector<std::uint32_t> numbers_of(const AlignedDocument& document, const SegmentRange& range) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = range.begin; i < range.end; ++i) numbers.push_back(document.segments[i].number);
  return numbers;
}

/// Which numbers are those of segments.
std::vector<bool> segment_numbers(const AlignedDocument& document) {
  std::vector<bool> is_segment(document.count);
  for (const AlignedSegment& segment : document.segments) is_segment[segment.number] = true;
  return is_segment;
}

std::vector<std::uint32_t> only(const std::vector<bool>& is_segment, const std::vector<std::uint32_t>& numbers) {
  std::vector<std::uint32_t> kept;
  for (const std::uint32_t number : numbers) {
    if (is_segment[number]) kept.push_back(number);
  }
  return kept;
}

void add_counts(const align::Agreement& counts, align::Agreement& total) {
  total.right_predicted += counts.right_predicted;
  total.predicted += counts.predicted;
  total.right_gold += counts.right_gold;
  total.gold += counts.gold;
}

}  // namespace

void add_agreement(const align::AlignmentAgreement& agreement, align::AlignmentAgreement& total) {
  add_counts(agreement.strict, total.strict);
  add_counts(agreement.lax, total.lax);
  add_counts(agreement.null, total.null);
}

Result<align::AlignmentAgreement> gold_agreement(const DocumentAlignment& alignment, const std::string& gold_path) {
  const Result<std::vector<corpus::GoldBead>> read =
      corpus::read_alignment_gold(gold_path, alignment.source.count, alignment.target.count);
  if (!read) return read.error();
  const std::vector<bool> sources = segment_numbers(alignment.source);
  const std::vector<bool> targets = segment_numbers(alignment.target);
  std::vector<align::BeadSides> gold;
  for (const corpus::GoldBead& bead : *read) {
    align::BeadSides sides{only(sources, bead.source), only(targets, bead.target)};
    if (!sides.source.empty() || !sides.target.empty()) gold.push_back(std::move(sides));
  }
  std::vector<align::BeadSides> predicted;
  for (const AlignedBead& bead : alignment.beads) {
    predicted.push_back({numbers_of(alignment.source, bead.source), numbers_of(alignment.target, bead.target)});
  }
  return align::evaluate_alignment(gold, predicted);
}

}  // namespace lacuna::pipeline
