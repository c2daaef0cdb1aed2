#include "reports/ladder.h"

#include <utility>

namespace lacuna::reports {
namespace {

/// A bead's side, for when it has no counterpart in the ladder.
struct Alone {
  std::uint32_t size = 0;
  double confidence = 0.0;  ///< 0 when the bead has another side
};

/// For each segment that begins a bead's side, that side.
std::vector<Alone> sides_of(const DocumentAlignment& alignment, const AlignedDocument& document,
                            SegmentRange AlignedBead::*side) {
  std::vector<Alone> sides(document.segments.size());
  for (const AlignedBead& bead : alignment.beads) {
    const SegmentRange& range = bead.*side;
    const bool has_both = !bead.source.empty() && !bead.target.empty();
    if (!range.empty()) sides[range.begin] = {range.size(), has_both ? 0.0 : bead.confidence};
  }
  return sides;
}

class Ladder {
 public:
  explicit Ladder(const DocumentAlignment& alignment)
      : sources_(sides_of(alignment, alignment.source, &AlignedBead::source)),
        targets_(sides_of(alignment, alignment.target, &AlignedBead::target)) {}

  [[nodiscard]] std::uint32_t target() const { return target_; }
  /// A bead that begins here.
  void climb(std::uint32_t source, std::uint32_t target, double confidence) {
    rungs_.push_back({source_, target_, confidence});
    source_ += source;
    target_ += target;
  }
  /// What stands before these segments has no counterpart.
  void climb_to(std::uint32_t source, std::uint32_t target) {
    while (source_ < source) climb(sources_[source_].size, 0, sources_[source_].confidence);
    while (target_ < target) climb(0, targets_[target_].size, targets_[target_].confidence);
  }
  std::vector<Rung> finish() {
    climb_to(static_cast<std::uint32_t>(sources_.size()), static_cast<std::uint32_t>(targets_.size()));
    climb(0, 0, 0.0);
    return std::move(rungs_);
  }

 private:
  std::vector<Alone> sources_;
  std::vector<Alone> targets_;
  std::vector<Rung> rungs_;
  std::uint32_t source_ = 0;
  std::uint32_t target_ = 0;
};

}  // namespace

std::vector<Rung> ladder_of(const DocumentAlignment& alignment) {
  Ladder ladder(alignment);
  for (const AlignedBead& bead : alignment.beads) {
    if (bead.moved || bead.source.empty() || bead.target.empty() || bead.target.begin < ladder.target()) continue;
    ladder.climb_to(bead.source.begin, bead.target.begin);
    ladder.climb(bead.source.size(), bead.target.size(), bead.confidence);
  }
  return ladder.finish();
}

}  // namespace lacuna::reports
