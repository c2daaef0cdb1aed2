/// \file
/// Evidence of words and anchors that segments belong together. Internal to this floor.
///
/// Let G be the sum of t(o | i) over the words i of one side of a bead, n their number. An output word o of the other
/// side brings   log [ ((1 - e) G / n + e p(o)) / b(o) ]   nats, where p is the word's share of its own document
/// (smoothed by its share in the lexicon), e a share of words that come from nowhere, and b what the average segment of
/// the input document makes of the bracket. For words whose translations the lexicon knows well, b is mixed with p:
/// when a document nowhere has a translation of such a word, that is evidence too. When what the words of one of
/// several segments of a side bring is negative, it counts 1 + `unsupported_weight` times: a segment that is not
/// translated should not hide in its neighbour's bead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/align/bead_types.h"
#include "eval/align/sentence_aligner.h"
#include "eval/langpack/lexicon.h"

namespace lacuna::align {

inline constexpr double kFromNowhere = 0.2;       ///< e: share of words that no word of the other side explains
inline constexpr double kKnownShare = 0.5;        ///< share of p in b for words whose translations are well known
inline constexpr float kKnownProbability = 0.1F;  ///< … which are those with a translation this probable
inline constexpr double kForeignTokens = 200.0;   ///< text of the language at large that a document is mixed with
inline constexpr double kAnchorShare = 1e-4;      ///< share of an anchor in text at large
inline constexpr std::size_t kCoarseTypes = 500;  ///< of a group of segments, on average
inline constexpr double kLeastShare = 1e-6;       ///< … and of a word that the lexicon does not have

/// Types of a document (words, then anchors, numbered from 0) by segment, with counts.
class Bags {
 public:
  struct Entry {
    std::uint32_t type = 0;
    float count = 0.0F;
  };

  /// Appends a segment of `tokens` words in all, known or not.
  void add(std::span<const Entry> entries, double tokens);
  /// Segments 2k and 2k + 1 joined. Where they then hold more than `kCoarseTypes` types on average, the most frequent
  /// types are left out: they tell large groups apart no more, and cost the most.
  [[nodiscard]] Bags halved() const;
  /// Only these segments, in this order.
  [[nodiscard]] Bags selected(std::span<const std::uint32_t> segments) const;

  [[nodiscard]] std::size_t size() const { return token_sum_.size() - 1; }
  [[nodiscard]] std::span<const Entry> of(std::size_t segment) const {
    return std::span(entries_).subspan(begin_[segment], begin_[segment + 1] - begin_[segment]);
  }
  /// Words in segments [begin, end).
  [[nodiscard]] double tokens(std::size_t begin, std::size_t end) const { return token_sum_[end] - token_sum_[begin]; }

 private:
  std::vector<std::size_t> begin_{0};
  std::vector<Entry> entries_;
  std::vector<double> token_sum_{0.0};
};

/// The words and anchors of two documents, and how the ones explain the others.
class BeadEvidence {
 public:
  BeadEvidence(std::span<const SegmentFeatures> source, std::span<const SegmentFeatures> target,
               const langpack::Lexicon* forward, const langpack::Lexicon* backward,
               const SentenceAlignerOptions& options);

  [[nodiscard]] const Bags& source() const { return source_; }
  [[nodiscard]] const Bags& target() const { return target_; }

  /// Evidence in nats of each bead of kBeadTypes that ends at each cell of `band`, over the given groupings of the
  /// documents' segments: element cell x kBeadTypes.size() + type. Beads that leave the band are undefined.
  [[nodiscard]] std::vector<float> of_band(const Bags& source, const Bags& target, const Band& band) const;

 private:
  struct Pair {
    std::uint32_t type = 0;
    float probability = 0.0F;
  };
  /// Compressed rows: row = source type, entries = target types.
  struct Rows {
    std::vector<std::size_t> begin;
    std::vector<Pair> pairs;
    [[nodiscard]] std::span<const Pair> of(std::size_t row) const {
      return std::span(pairs).subspan(begin[row], begin[row + 1] - begin[row]);
    }
  };
  /// What an output type brings: weight x (floor + log(1 + gain x G / n)).
  struct Output {
    float weighted_floor = 0.0F;
    float weight = 0.0F;
    double gain = 0.0;
  };
  struct Side;

  static std::vector<Output> make_outputs(const Side& side, const std::vector<double>& explained, double input_tokens,
                                          double word_weight, double anchor_weight);

  Bags source_;
  Bags target_;
  Rows forward_;   // t(target type | source type)
  Rows backward_;  // t(source type | target type)
  std::vector<Output> source_outputs_;
  std::vector<Output> target_outputs_;
  float unsupported_weight_;
};

}  // namespace lacuna::align
