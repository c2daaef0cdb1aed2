#include "eval/align/self_taught_aligner.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "eval/align/bitext.h"
#include "eval/align/hmm_aligner.h"

namespace lacuna::align {
namespace {

using langpack::WordId;

constexpr int kMostRounds = 3;
constexpr double kSettled = 0.05;            // share of beads that a round changes: the next would change nothing more
constexpr double kLeastConfidence = 0.8;     // of a bead to learn from
constexpr std::size_t kMostBeads = 6000;     // to learn from: more make it no better, evenly spread
constexpr std::size_t kLeastSegments = 2;    // that have a word
constexpr std::size_t kMostWords = 200;      // of a side of a bead: longer ones teach little for their cost
constexpr double kUnsupportedWeight = 0.12;  // words that a small lexicon does not explain are no strong evidence
constexpr HmmAlignerOptions kTraining{.model1_iterations = 4, .hmm_iterations = 1};

/// Words that occur in enough segments, numbered from 0 by their hash.
std::vector<WordId> common_words(std::span<const SegmentFeatures> segments) {
  std::vector<WordId> all;
  std::vector<WordId> own;
  for (const SegmentFeatures& segment : segments) {
    own = segment.words;
    std::sort(own.begin(), own.end());
    all.insert(all.end(), own.begin(), std::unique(own.begin(), own.end()));
  }
  std::sort(all.begin(), all.end());
  std::vector<WordId> common;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    while (end < all.size() && all[end] == all[begin]) ++end;
    if (end - begin >= kLeastSegments) common.push_back(all[begin]);
    begin = end;
  }
  return common;
}

/// The segments with their words numbered.
std::vector<SegmentFeatures> numbered(std::span<const SegmentFeatures> segments, const std::vector<WordId>& words) {
  std::vector<SegmentFeatures> result(segments.begin(), segments.end());
  for (SegmentFeatures& segment : result) {
    for (WordId& word : segment.words) {
      const auto found = std::lower_bound(words.begin(), words.end(), word);
      word =
          found != words.end() && *found == word ? static_cast<WordId>(found - words.begin()) : langpack::kUnknownWord;
    }
  }
  return result;
}

void append_known(std::span<const SegmentFeatures> segments, std::vector<WordId>& words) {
  for (const SegmentFeatures& segment : segments) {
    for (const WordId word : segment.words) {
      if (word != langpack::kUnknownWord) words.push_back(word);
    }
  }
}

/// Whether a bead can be learnt from.
bool is_sure(const Bead& bead) {
  return bead.source_size() > 0 && bead.target_size() > 0 && bead.confidence >= kLeastConfidence;
}

/// The beads to learn from.
Bitext bitext_of(std::span<const SegmentFeatures> source, std::span<const SegmentFeatures> target,
                 const std::vector<Bead>& beads) {
  Bitext bitext;
  const auto sure = static_cast<std::size_t>(std::count_if(beads.begin(), beads.end(), is_sure));
  std::size_t seen = 0;
  std::vector<WordId> source_words;
  std::vector<WordId> target_words;
  for (const Bead& bead : beads) {
    if (!is_sure(bead)) continue;
    ++seen;
    if (sure > kMostBeads && seen * kMostBeads / sure == (seen - 1) * kMostBeads / sure) continue;
    source_words.clear();
    target_words.clear();
    append_known(source.subspan(bead.source_begin, bead.source_size()), source_words);
    append_known(target.subspan(bead.target_begin, bead.target_size()), target_words);
    if (source_words.empty() || target_words.empty()) continue;
    if (source_words.size() > kMostWords || target_words.size() > kMostWords) continue;
    bitext.add(source_words, target_words, static_cast<float>(bead.confidence));
  }
  return bitext;
}

bool same_place(const Bead& a, const Bead& b) {
  return a.source_begin == b.source_begin && a.source_end == b.source_end && a.target_begin == b.target_begin &&
         a.target_end == b.target_end;
}

/// Share of `beads` that are not in `before`; both are in order.
double share_changed(const std::vector<Bead>& before, const std::vector<Bead>& beads) {
  std::size_t same = 0;
  auto other = before.begin();
  for (const Bead& bead : beads) {
    while (other != before.end() && other->source_end + other->target_end < bead.source_end + bead.target_end) ++other;
    same += other != before.end() && same_place(*other, bead) ? 1U : 0U;
  }
  return 1.0 - static_cast<double>(same) / static_cast<double>(std::max<std::size_t>(beads.size(), 1));
}

}  // namespace

std::vector<Bead> align_self_taught(std::span<const SegmentFeatures> source, std::span<const SegmentFeatures> target,
                                    const SentenceAlignerOptions& options, const base::ParallelFor& parallel_for) {
  const std::vector<WordId> source_words = common_words(source);
  const std::vector<WordId> target_words = common_words(target);
  const std::vector<SegmentFeatures> from = numbered(source, source_words);
  const std::vector<SegmentFeatures> to = numbered(target, target_words);
  SentenceAlignerOptions taught = options;
  taught.unsupported_weight = std::min(taught.unsupported_weight, kUnsupportedWeight);
  std::vector<Bead> beads = align_segments(from, to, nullptr, nullptr, options);
  for (int round = 0; round < kMostRounds; ++round) {
    const Bitext bitext = bitext_of(from, to, beads);
    if (bitext.size() == 0) break;
    HmmAligner teacher(bitext, source_words.size(), target_words.size(), kTraining, parallel_for);
    teacher.train(nullptr);
    const langpack::Lexicon forward = teacher.forward_lexicon(source_words.size(), target_words.size(), {});
    const langpack::Lexicon backward = teacher.backward_lexicon(source_words.size(), target_words.size(), {});
    const std::vector<Bead> before = std::exchange(beads, align_segments(from, to, &forward, &backward, taught));
    if (share_changed(before, beads) < kSettled) break;
  }
  return beads;
}

}  // namespace lacuna::align
