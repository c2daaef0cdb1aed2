/// \file
/// Scores of beads and the best way through a band of them. Internal to this floor.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/align/bead_types.h"
#include "eval/align/sentence_aligner.h"

namespace lacuna::align {

/// All that is known of a segment beside its words and anchors.
struct SegmentShape {
  double length = 0.0;
  std::uint32_t paragraph = 0;
  Ending ending = Ending::kUnknown;
};

/// Scores beads, in nats, from the evidence of their words, their lengths, their endings and their kind. All scores of
/// the band are computed once, in place of the evidence.
class BeadScorer {
 public:
  /// `evidence` as made by `BeadEvidence::of_band` for the same band, which must outlive the scorer.
  BeadScorer(std::span<const SegmentShape> source, std::span<const SegmentShape> target, const Band& band,
             std::vector<float> evidence, double mean_log_ratio, const SentenceAlignerOptions& options);

  [[nodiscard]] const Band& band() const { return band_; }
  [[nodiscard]] double mean_log_ratio() const { return mean_log_ratio_; }
  /// Scores lengths anew, against another mean log-ratio.
  void set_mean_log_ratio(double mean);

  /// Score of the bead of kBeadTypes[type] that ends at node (i, j), `band().fits` it.
  [[nodiscard]] double score(std::size_t type, std::size_t i, std::size_t j) const {
    return static_cast<double>(scores_[band_.cell(i, j) * kBeadTypes.size() + type]);
  }
  [[nodiscard]] double skip_open() const { return options_.skip_open; }
  [[nodiscard]] double skip_extend() const { return options_.skip_extend; }

  /// The score without the evidence of words and anchors.
  [[nodiscard]] double shape_score(std::size_t type, std::size_t i, std::size_t j) const;
  /// log((target length + 1) / (source length + 1)) of the bead.
  [[nodiscard]] double log_ratio(std::size_t type, std::size_t i, std::size_t j) const;

 private:
  /// Of runs of 1..4 segments that end at a position.
  struct Run {
    double log_length = 0.0;
    double length = 0.0;
    double split = 0.0;       // log density of the split minus that of the lengths by themselves
    double outlier = 0.0;     // density of the total length by itself, times the share of outliers
    double paragraphs = 0.0;  // paragraph borders inside
  };
  using Runs = std::array<Run, kMaxRun>;
  struct Side {
    std::vector<SegmentShape> shapes;
    std::vector<Runs> runs;  // by end position, from 0
    double mean = 0.0;       // of log lengths
    double deviation = 1.0;

    explicit Side(std::span<const SegmentShape> segments);
    [[nodiscard]] bool starts_paragraph(std::size_t segment) const {
      return segment == 0 || shapes[segment].paragraph != shapes[segment - 1].paragraph;
    }
    [[nodiscard]] double log_background(double log_length) const;
  };

  /// Log-likelihood ratio of the lengths.
  [[nodiscard]] double length_score(std::size_t type, std::size_t i, std::size_t j) const;
  /// Final punctuation and paragraphs.
  [[nodiscard]] double form_score(std::size_t type, std::size_t i, std::size_t j) const;
  template <class Change>
  void for_each_bead(Change change);

  Side source_;
  Side target_;
  const Band& band_;
  std::vector<float> scores_;
  const SentenceAlignerOptions& options_;
  double mean_log_ratio_ = 0.0;
  bool paragraphs_ = false;  // both sides have several
};

/// One step of the best path: a bead of kBeadTypes, or a segment without counterpart.
struct Step {
  static constexpr std::uint8_t kSkipSource = 254;
  static constexpr std::uint8_t kSkipTarget = 255;
  std::uint8_t type = 0;
  std::uint32_t source_end = 0;  ///< node at which the step ends
  std::uint32_t target_end = 0;
  double confidence = 0.0;  ///< only after `weigh`
};

/// The highest-scoring path from node (0, 0) to (sources, targets), by Viterbi's algorithm. Within a run of segments
/// without counterpart, those of the source come first.
[[nodiscard]] std::vector<Step> best_path(const BeadScorer& scorer);

/// Sets the confidence of each step: the share of paths that take it, each path weighed by exp(temper x score)
/// (forward-backward algorithm). For a segment without counterpart, the share of paths that leave it without one.
void weigh(const BeadScorer& scorer, double temper, std::vector<Step>& path);

/// Total score of a path.
[[nodiscard]] double path_score(const BeadScorer& scorer, std::span<const Step> path);

}  // namespace lacuna::align
