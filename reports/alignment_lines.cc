#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "eval/base/format_number.h"
#include "reports/alignment_writer.h"

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

/// A ladder that is climbed bead by bead.
class Ladder {
 public:
  explicit Ladder(const DocumentAlignment& alignment) : alignment_(alignment) {}

  /// A rung where the next `source` and `target` segments begin.
  void climb(std::uint32_t source, std::uint32_t target, double confidence) {
    add_rung(confidence);
    source_ += source;
    target_ += target;
  }
  std::string finish() {
    add_rung(0.0);
    return std::move(lines_);
  }
  [[nodiscard]] std::uint32_t source() const { return source_; }
  [[nodiscard]] std::uint32_t target() const { return target_; }

 private:
  static std::string place(const AlignedDocument& document, std::uint32_t next) {
    if (next == 0) return "0";
    return std::to_string(next < document.segments.size() ? document.segments[next].number : document.count);
  }
  void add_rung(double confidence) {
    lines_ += place(alignment_.source, source_) + "\t" + place(alignment_.target, target_) + "\t" +
              base::format_fixed(confidence, kConfidenceDigits) + "\n";
  }

  const DocumentAlignment& alignment_;
  std::string lines_;
  std::uint32_t source_ = 0;
  std::uint32_t target_ = 0;
};

/// The part of an alignment on one side of a crossing-free one: what each segment's bead is, when it has no
/// counterpart.
struct Alone {
  std::uint32_t size = 0;
  double confidence = 0.0;
};

/// For each segment that begins a bead of one side (or a moved bead's side), how long it is.
std::vector<Alone> starts(const DocumentAlignment& alignment, AlignedDocument DocumentAlignment::*document,
                          SegmentRange AlignedBead::*side) {
  std::vector<Alone> alone((alignment.*document).segments.size());
  for (const AlignedBead& bead : alignment.beads) {
    const SegmentRange& range = bead.*side;
    if (range.empty()) continue;
    const bool has_both = !bead.source.empty() && !bead.target.empty();
    alone[range.begin] = {range.size(), has_both ? 0.0 : bead.confidence};
  }
  return alone;
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
  const std::vector<Alone> sources = starts(alignment, &DocumentAlignment::source, &AlignedBead::source);
  const std::vector<Alone> targets = starts(alignment, &DocumentAlignment::target, &AlignedBead::target);
  Ladder ladder(alignment);
  const auto climb_to = [&](std::uint32_t source, std::uint32_t target) {
    while (ladder.source() < source) {
      const Alone& next = sources[ladder.source()];
      ladder.climb(next.size, 0, next.confidence);
    }
    while (ladder.target() < target) {
      const Alone& next = targets[ladder.target()];
      ladder.climb(0, next.size, next.confidence);
    }
  };
  for (const AlignedBead& bead : alignment.beads) {
    if (bead.moved || bead.source.empty() || bead.target.empty() || bead.target.begin < ladder.target()) continue;
    climb_to(bead.source.begin, bead.target.begin);
    ladder.climb(bead.source.size(), bead.target.size(), bead.confidence);
  }
  climb_to(static_cast<std::uint32_t>(sources.size()), static_cast<std::uint32_t>(targets.size()));
  return ladder.finish();
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
