#include "eval/pipeline/gold_agreement.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "eval/align/alignment_score.h"
#include "eval/corpus/alignment_gold.h"
#include "reports/ladder.h"

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

/// Rungs, as numbers of segments, without repetitions.
using Rungs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

/// For each number, and the one behind the last, how many segments come before it.
std::vector<std::uint32_t> segments_before(const std::vector<bool>& is_segment) {
  std::vector<std::uint32_t> before(is_segment.size() + 1, 0);
  for (std::size_t i = 0; i < is_segment.size(); ++i) before[i + 1] = before[i] + (is_segment[i] ? 1U : 0U);
  return before;
}

align::Agreement count_rungs(const Rungs& gold, const DocumentAlignment& alignment) {
  Rungs predicted;
  for (const reports::Rung& rung : reports::ladder_of(alignment)) predicted.emplace(rung.source, rung.target);
  std::size_t right = 0;
  for (const auto& rung : gold) right += predicted.count(rung);
  return {.right_predicted = right, .predicted = predicted.size(), .right_gold = right, .gold = gold.size()};
}

}  // namespace

Result<reports::GoldAgreement> gold_agreement(const DocumentAlignment& alignment, const std::string& gold_path) {
  const Result<corpus::AlignmentGold> read =
      corpus::read_alignment_gold(gold_path, alignment.source.count, alignment.target.count);
  if (!read) return read.error();
  const std::vector<bool> sources = segment_numbers(alignment.source);
  const std::vector<bool> targets = segment_numbers(alignment.target);
  std::vector<align::BeadSides> gold;
  for (const corpus::GoldBead& bead : read->beads) {
    align::BeadSides sides{only(sources, bead.source), only(targets, bead.target)};
    if (!sides.source.empty() || !sides.target.empty()) gold.push_back(std::move(sides));
  }
  std::vector<align::BeadSides> predicted;
  for (const AlignedBead& bead : alignment.beads) {
    predicted.push_back({numbers_of(alignment.source, bead.source), numbers_of(alignment.target, bead.target)});
  }
  const align::AlignmentAgreement beads = align::evaluate_alignment(gold, predicted);
  reports::GoldAgreement agreement{.strict = beads.strict, .lax = beads.lax, .null = beads.null, .rungs = {}};
  if (read->rungs.empty()) return agreement;
  const std::vector<std::uint32_t> sources_before = segments_before(sources);
  const std::vector<std::uint32_t> targets_before = segments_before(targets);
  Rungs rungs;
  for (const corpus::GoldRung& rung : read->rungs) {
    rungs.emplace(sources_before[rung.source], targets_before[rung.target]);
  }
  agreement.rungs = count_rungs(rungs, alignment);
  return agreement;
}

}  // namespace lacuna::pipeline
