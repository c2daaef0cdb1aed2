#include <cstdint>

#include "eval/base/format_number.h"
#include "reports/alignment_writer.h"
#include "reports/ladder.h"

namespace lacuna::reports {
namespace {

constexpr int kConfidenceDigits = 4;
constexpr int kCostDigits = 6;  // as vecalign writes

/// "[3, 4]": a list as Python writes it.
std::string list_of(const AlignedDocument& document, const SegmentRange& range) {
  std::string list = "[";
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (i > range.begin) list += ", ";
    list += std::to_string(document.segments[i].number);
  }
  return list + "]";
}

/// How many lines, or segments, come before the segment `next`.
std::string numbers_before(const AlignedDocument& document, std::uint32_t next) {
  if (next == 0) return "0";
  return std::to_string(next < document.segments.size() ? document.segments[next].number : document.count);
}

}  // namespace

std::string to_alignment_tsv(const DocumentAlignment& alignment) {
  std::string lines;
  for (const AlignedBead& bead : alignment.beads) {
    lines += alignment.source.text(bead.source) + "\t" + alignment.target.text(bead.target) + "\t" +
             base::format_fixed(bead.confidence, kConfidenceDigits) + "\n";
  }
  return lines;
}

std::string to_alignment_ladder(const DocumentAlignment& alignment) {
  std::string lines;
  for (const Rung& rung : ladder_of(alignment)) {
    lines += numbers_before(alignment.source, rung.source) + "\t" + numbers_before(alignment.target, rung.target) +
             "\t" + base::format_fixed(rung.confidence, kConfidenceDigits) + "\n";
  }
  return lines;
}

std::string to_alignment_vecalign(const DocumentAlignment& alignment) {
  std::string lines;
  for (const AlignedBead& bead : alignment.beads) {
    lines += list_of(alignment.source, bead.source) + ":" + list_of(alignment.target, bead.target) + ":" +
             base::format_fixed(1.0 - bead.confidence, kCostDigits) + "\n";
  }
  return lines;
}

}  // namespace lacuna::reports
