#include "eval/align/alignment_score.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace lacuna::align {
namespace {

using Sides = std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>;

Sides sorted(const BeadSides& bead) {
  Sides sides{bead.source, bead.target};
  std::sort(sides.first.begin(), sides.first.end());
  std::sort(sides.second.begin(), sides.second.end());
  return sides;
}

/// How beads of one alignment find themselves in another.
class Lookup {
 public:
  explicit Lookup(std::span<const BeadSides> beads) {
    for (const BeadSides& bead : beads) {
      whole_.insert(sorted(bead));
      for (const std::uint32_t i : bead.source) {
        for (const std::uint32_t j : bead.target) pairs_.emplace(i, j);
      }
    }
  }
  [[nodiscard]] bool has_whole(const BeadSides& bead) const { return whole_.count(sorted(bead)) > 0; }
  [[nodiscard]] bool has_part(const BeadSides& bead) const {
    for (const std::uint32_t i : bead.source) {
      for (const std::uint32_t j : bead.target) {
        if (pairs_.count({i, j}) > 0) return true;
      }
    }
    return has_whole(bead);
  }

 private:
  std::set<Sides> whole_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_;
};

bool is_null(const BeadSides& bead) { return bead.source.empty() != bead.target.empty(); }

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double Agreement::precision() const { return ratio(right_predicted, predicted); }
double Agreement::recall() const { return ratio(right_gold, gold); }
double Agreement::f1() const {
  const double sum = precision() + recall();
  return sum > 0.0 ? 2.0 * precision() * recall() / sum : 0.0;
}

AlignmentAgreement evaluate_alignment(std::span<const BeadSides> gold, std::span<const BeadSides> predicted) {
  const Lookup in_gold(gold);
  const Lookup in_predicted(predicted);
  AlignmentAgreement agreement;
  for (const BeadSides& bead : predicted) {
    if (bead.source.empty() && bead.target.empty()) continue;
    ++agreement.strict.predicted;
    ++agreement.lax.predicted;
    agreement.strict.right_predicted += in_gold.has_whole(bead) ? 1U : 0U;
    agreement.lax.right_predicted += in_gold.has_part(bead) ? 1U : 0U;
    if (is_null(bead)) {
      ++agreement.null.predicted;
      agreement.null.right_predicted += in_gold.has_whole(bead) ? 1U : 0U;
    }
  }
  for (const BeadSides& bead : gold) {
    if (is_null(bead)) {
      ++agreement.null.gold;
      agreement.null.right_gold += in_predicted.has_whole(bead) ? 1U : 0U;
    } else if (!bead.source.empty()) {
      ++agreement.strict.gold;
      ++agreement.lax.gold;
      agreement.strict.right_gold += in_predicted.has_whole(bead) ? 1U : 0U;
      agreement.lax.right_gold += in_predicted.has_part(bead) ? 1U : 0U;
    }
  }
  return agreement;
}

}  // namespace lacuna::align
