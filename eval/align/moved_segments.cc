#include "eval/align/moved_segments.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lacuna::align {
namespace {

constexpr int kPasses = 3;                // segments that cross one another are found one pass after the other
constexpr double kLeastSimilarity = 0.3;  // nats a word: half of what a plain translation has
constexpr float kOutOfQuestion = -1e9F;
constexpr double kLeastScore = 3.0;  // nats above what chance brings

/// Null beads by their index in the list of beads.
struct Lone {
  std::vector<std::size_t> source;
  std::vector<std::size_t> target;
  [[nodiscard]] bool full() const { return source.size() == kMostMoved || target.size() == kMostMoved; }
};

/// The null beads, in stretches.
std::vector<Lone> lone_beads(const std::vector<Bead>& beads) {
  std::vector<Lone> stretches(1);
  for (std::size_t k = 0; k < beads.size(); ++k) {
    const Bead& bead = beads[k];
    if (bead.source_size() > 0 && bead.target_size() > 0) continue;
    if (stretches.back().full()) stretches.emplace_back();
    (bead.source_size() > 0 ? stretches.back().source : stretches.back().target).push_back(k);
  }
  return stretches;
}

class MoveFinder {
 public:
  MoveFinder(const BeadEvidence& evidence, std::span<const SegmentShape> source, std::span<const SegmentShape> target,
             double mean_log_ratio, const SentenceAlignerOptions& options, std::vector<Bead>& beads)
      : evidence_(evidence),
        source_(source),
        target_(target),
        mean_log_ratio_(mean_log_ratio),
        options_(options),
        beads_(beads) {}

  /// Whether any beads were joined.
  bool pass() {
    bool any = false;
    for (const Lone& lone : lone_beads(beads_)) {
      if (!lone.source.empty() && !lone.target.empty()) any = join(lone) || any;
    }
    // What became part of a moved bead is empty on both sides.
    std::erase_if(beads_, [](const Bead& bead) { return bead.source_size() == 0 && bead.target_size() == 0; });
    return any;
  }

 private:
  bool join(const Lone& lone) {
    std::vector<std::uint32_t> sources;
    std::vector<std::uint32_t> targets;
    std::vector<SegmentShape> source_shapes;
    std::vector<SegmentShape> target_shapes;
    for (const std::size_t k : lone.source) {
      sources.push_back(beads_[k].source_begin);
      source_shapes.push_back(source_[sources.back()]);
    }
    for (const std::size_t k : lone.target) {
      targets.push_back(beads_[k].target_begin);
      target_shapes.push_back(target_[targets.back()]);
    }
    const Band band(sources.size(), targets.size());
    const Bags source_bags = evidence_.source().selected(sources);
    const Bags target_bags = evidence_.target().selected(targets);
    // One to one only: lone segments are no neighbours that could be joined.
    std::vector<float> evidence = evidence_.of_band(source_bags, target_bags, band);
    for (std::size_t k = 0; k < evidence.size(); ++k) {
      if (k % kBeadTypes.size() != 0) evidence[k] = kOutOfQuestion;
    }
    const BeadScorer scorer(source_shapes, target_shapes, band, std::move(evidence), mean_log_ratio_, options_);
    // Segments that moved together vouch for one another: a block has to be likelier than all that chance could join.
    const double chances = std::log(static_cast<double>(sources.size()) * static_cast<double>(targets.size()));
    std::vector<Pair> block;
    double block_score = 0.0;
    bool any = false;
    const auto end_block = [&] {
      if (block_score >= chances + kLeastScore) {
        const double confidence = 1.0 / (1.0 + std::exp(options_.temper * (chances - block_score)));
        for (const Pair& pair : block) move(lone, pair, confidence);
        any = true;
      }
      block.clear();
      block_score = 0.0;
    };
    for (const Step& step : best_path(scorer)) {
      if (step.type != 0) continue;
      const std::size_t i = step.source_end - std::size_t{1};
      const std::size_t j = step.target_end - std::size_t{1};
      const double score = scorer.score(0, i + 1, j + 1);
      const double words = 0.5 * (source_bags.tokens(i, i + 1) + target_bags.tokens(j, j + 1));
      const double similarity = (score - scorer.shape_score(0, i + 1, j + 1)) / std::max(words, 1.0);
      if (similarity < kLeastSimilarity) continue;
      if (!block.empty() &&
          !(sources[i] == sources[block.back().source] + 1 && targets[j] == targets[block.back().target] + 1)) {
        end_block();
      }
      block.push_back({i, j, similarity});
      block_score += score;
    }
    end_block();
    return any;
  }

  /// One to one, by their number among the lone segments.
  struct Pair {
    std::size_t source = 0;
    std::size_t target = 0;
    double similarity = 0.0;
  };

  void move(const Lone& lone, const Pair& pair, double confidence) {
    Bead& bead = beads_[lone.source[pair.source]];
    Bead& other = beads_[lone.target[pair.target]];
    bead.target_begin = std::exchange(other.target_begin, other.target_end);
    bead.target_end = other.target_end;
    bead.similarity = pair.similarity;
    bead.confidence = confidence;
    bead.moved = true;
  }

  const BeadEvidence& evidence_;
  std::span<const SegmentShape> source_;
  std::span<const SegmentShape> target_;
  double mean_log_ratio_;
  const SentenceAlignerOptions& options_;
  std::vector<Bead>& beads_;
};

/// Takes one-to-one beads that their words speak against apart, and returns them: their halves may belong elsewhere.
std::vector<Bead> take_apart(std::vector<Bead>& beads) {
  std::vector<Bead> apart;
  std::vector<Bead> result;
  result.reserve(beads.size());
  for (const Bead& bead : beads) {
    if (bead.source_size() == 1 && bead.target_size() == 1 && bead.similarity < 0.0) {
      apart.push_back(bead);
      const double alone = 1.0 - bead.confidence;
      result.push_back({bead.source_begin, bead.source_end, bead.target_begin, bead.target_begin, 0.0, alone});
      result.push_back({bead.source_end, bead.source_end, bead.target_begin, bead.target_end, 0.0, alone});
    } else {
      result.push_back(bead);
    }
  }
  beads = std::move(result);
  return apart;
}

/// Joins the halves again that have nothing better; the others stay alone.
void put_together(const std::vector<Bead>& apart, std::vector<Bead>& beads) {
  auto next = apart.begin();
  std::vector<Bead> result;
  result.reserve(beads.size());
  for (std::size_t k = 0; k < beads.size(); ++k) {
    const Bead& bead = beads[k];
    while (next != apart.end() && next->source_begin < bead.source_begin) ++next;
    const bool halves = next != apart.end() && k + 1 < beads.size() && next->source_begin == bead.source_begin &&
                        bead.source_size() == 1 && bead.target_size() == 0 &&
                        beads[k + 1].target_begin == next->target_begin && beads[k + 1].source_size() == 0;
    if (halves) {
      result.push_back(*next);
      ++k;
    } else {
      result.push_back(bead);
    }
  }
  beads = std::move(result);
}

}  // namespace

void join_moved(const BeadEvidence& evidence, std::span<const SegmentShape> source,
                std::span<const SegmentShape> target, double mean_log_ratio, const SentenceAlignerOptions& options,
                std::vector<Bead>& beads) {
  const std::vector<Bead> apart = take_apart(beads);
  MoveFinder finder(evidence, source, target, mean_log_ratio, options, beads);
  for (int pass = 0; pass < kPasses && finder.pass(); ++pass) {
  }
  put_together(apart, beads);
}

}  // namespace lacuna::align
