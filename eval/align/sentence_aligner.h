/// \file
/// Aligns the segments of a document with those of its translation: m-n beads, in order, by dynamic programming.
///
///     std::vector<Bead> beads = align_segments(source, target, &pack.forward, &pack.backward, {});
///     for (const Bead& bead : beads) use(bead.source_begin, bead.source_end, bead.target_begin, bead.target_end);
///
/// A bead's score is a log-likelihood ratio in nats: how much better do its segments fit together than segments that
/// have nothing to do with one another? It adds up
/// - words: IBM Model 1 probability of each word given the other side, in both directions, against the probability that
///   the *average* segment of the other document gives it. So words that are explained everywhere (function words), or
///   nowhere, weigh nothing, and one segment more in a bead costs its share unless it explains words or is explained;
/// - anchors (numbers, names, cognates): the same, with the identity as the lexicon;
/// - lengths: normal log-ratio as in Gale & Church (1993), against lengths drawn at random; the mean ratio is estimated
///   from the documents;
/// - final punctuation, paragraph borders (both slight), and the kind of bead.
/// Segments without a counterpart are beads with an empty side; a run of them costs less than as many single ones.
///
/// Small documents are searched whole. Large ones are first aligned in groups of 2, 4, 8 … segments, from the coarsest
/// down; each level searches a band around the path of the level above (as vecalign does, Thompson & Koehn 2019).
///
/// Thread-safety: a pure function of its arguments; same input, same bytes. Cost: about 1.5 µs and 70 bytes per cell;
/// cells are source x target segments up to `full_cells`, else about (source + target segments) x 2 `radius`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/langpack/lexicon.h"
#include "eval/langpack/vocabulary.h"

namespace lacuna::align {

/// How a segment ends.
enum class Ending : std::uint8_t { kUnknown, kNone, kStop, kQuestion, kExclamation, kColon, kOther };

/// What the aligner knows of a segment. See segment_features.h for how to make one from text.
struct SegmentFeatures {
  double length = 0.0;                  ///< in any unit that grows with the text: characters, pieces
  std::vector<langpack::WordId> words;  ///< ids in the lexicon's vocabulary of this side; unknown ones allowed
  std::vector<std::uint64_t> anchors;   ///< hashes of what a translation is likely to keep, comparable across sides
  std::uint32_t paragraph = 0;
  Ending ending = Ending::kUnknown;
};

/// Source segments [source_begin, source_end) and target segments [target_begin, target_end); one side may be empty.
struct Bead {
  std::uint32_t source_begin = 0;
  std::uint32_t source_end = 0;
  std::uint32_t target_begin = 0;
  std::uint32_t target_end = 0;
  double similarity = 0.0;  ///< evidence of words and anchors, nats per word; above 0: better than chance; null bead: 0
  double confidence = 0.0;  ///< 0..1: posterior share of this bead among all ways to align the documents, tempered
  bool moved = false;       ///< its sides translate each other, but stand in another order than what is around them

  [[nodiscard]] std::uint32_t source_size() const { return source_end - source_begin; }
  [[nodiscard]] std::uint32_t target_size() const { return target_end - target_begin; }
  friend bool operator==(const Bead&, const Bead&) = default;
};

struct SentenceAlignerOptions {
  double word_weight = 0.55;        ///< of the evidence of words; below 1 because words are not independent
  double anchor_weight = 0.7;       ///< of the evidence of anchors
  double length_weight = 1.0;       ///< of the evidence of lengths
  double ending_weight = 1.0;       ///< of final punctuation
  double mean_log_ratio = 0.0;      ///< expected log(target length / source length), before the documents are seen
  double ratio_strength = 4.0;      ///< beads that expectation counts for; the documents' own beads count one each
  double floor_variance = 0.02;     ///< of the log-ratio of lengths, for long segments
  double slope_variance = 4.0;      ///< … plus this over the length in characters (6.8 in Gale & Church)
  double skip_open = -3.5;          ///< log-probability of a segment without counterpart
  double skip_extend = -2.0;        ///< … that follows another of the same side
  double unsupported_weight = 0.5;  ///< evidence against one of several segments of a side counts this much more
  double temper = 0.7;              ///< scores are multiplied by it before they become confidences
  std::size_t full_cells = 160000;  ///< search all of source x target up to here
  std::uint32_t radius = 20;        ///< half width of the band otherwise
};

/// Beads in document order; every segment is in exactly one. A lexicon may be null: then anchors and lengths decide.
/// `forward` is t(target | source), `backward` t(source | target).
[[nodiscard]] std::vector<Bead> align_segments(std::span<const SegmentFeatures> source,
                                               std::span<const SegmentFeatures> target,
                                               const langpack::Lexicon* forward, const langpack::Lexicon* backward,
                                               const SentenceAlignerOptions& options);

}  // namespace lacuna::align
