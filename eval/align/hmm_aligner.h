/// \file
/// Word alignment by hidden Markov models of both directions that are made to agree (Vogel, Ney & Tillmann 1996,
/// "HMM-based word alignment in statistical translation"; Liang, Taskar & Klein 2006, "Alignment by agreement").
///
///     HmmAligner aligner(bitext, sources.size(), targets.size(), {}, parallel_for);
///     aligner.train(progress);
///     aligner.posteriors(pair, posteriors);
///
/// EM over IBM Model 1, with words near the diagonal preferred, and then over the HMM. In each iteration a link counts,
/// in both directions alike, as the product of what the two directions think of it, which keeps rare words from
/// gathering links to all that stands beside them.
///
/// Cost: time O(iterations x places x kJumpSizes), a place being a source word and a target word of one pair; memory 4
/// bytes a place and 20 a pair of words that ever meet. Thread-safety: a trained aligner may be read by many threads.
/// The numbers do not depend on the number of threads: expected counts are added up in the order of the text.
#pragma once

#include <cstddef>
#include <vector>

#include "eval/align/bitext.h"
#include "eval/align/cooccurrence.h"
#include "eval/align/jump_chain.h"
#include "eval/base/parallel.h"
#include "eval/langpack/alignment_model.h"
#include "eval/langpack/lexicon.h"
#include "lacuna/progress.h"

namespace lacuna::align {

struct HmmAlignerOptions {
  int model1_iterations = 5;       ///< each word by itself
  int hmm_iterations = 4;          ///< the place of a word depends on that of the word before it
  double tension = 3.0;            ///< how strongly Model 1 prefers the diagonal: exp(-tension |i/n - j/m|)
  double null_probability = 0.01;  ///< that a word comes from no word
  double jump_decay = 0.4;         ///< of the jump weights the HMM starts from: exp(-decay |d - 1|)
  double agreement_power = 0.85;   ///< expected count of a link: (forward x backward posterior) to this power
};

/// P(linked) of every place of a pair, in each direction.
struct PlacePosteriors {
  std::size_t sources = 0;
  std::size_t targets = 0;
  std::vector<float> forward;   ///< P(target j comes from source i), at i * targets + j
  std::vector<float> backward;  ///< P(source i comes from target j), likewise
};

/// What is written of a trained lexicon.
struct LexiconLimits {
  float prune = 2e-3F;       ///< smaller probabilities are left out
  std::size_t max_row = 24;  ///< most probable entries kept per word
};

/// Perplexity of a word of either side, given the other side.
struct Perplexity {
  double forward = 0.0;   ///< of a target word
  double backward = 0.0;  ///< of a source word
};

class HmmAligner {
 public:
  /// Every id of `bitext` is below `sources` or `targets`; `bitext` outlives the aligner. Pairs with
  /// an empty side, or a weight that is not positive, are skipped.
  HmmAligner(const Bitext& bitext, std::size_t sources, std::size_t targets, const HmmAlignerOptions& options,
             const base::ParallelFor& parallel_for);
  /// Runs all iterations; `progress` may be null.
  void train(Progress* progress);
  /// Posteriors of a pair, by the last model; no places for a pair that is skipped.
  void posteriors(std::size_t pair, PlacePosteriors& out) const;

  /// t(target | source), rows by source id, of the ids below `sources` and `targets`.
  [[nodiscard]] langpack::Lexicon forward_lexicon(std::size_t sources, std::size_t targets,
                                                  const LexiconLimits& limits) const;
  /// t(source | target), rows by target id, likewise.
  [[nodiscard]] langpack::Lexicon backward_lexicon(std::size_t sources, std::size_t targets,
                                                   const LexiconLimits& limits) const;
  /// The rest of the model, of all ids.
  [[nodiscard]] langpack::AlignmentModel model() const;
  /// One an iteration, before its re-estimation; zeros where there was no text.
  [[nodiscard]] const std::vector<Perplexity>& perplexities() const { return perplexities_; }

 private:
  struct Probability {
    float forward = 0.0F;
    float backward = 0.0F;
  };
  struct Work;
  struct BlockCounts;
  void model1_posteriors(std::size_t pair, Work& work) const;
  void hmm_posteriors(std::size_t pair, Work& work, BlockCounts* counts) const;
  void expect(std::size_t pair, bool hmm, Work& work, BlockCounts& block) const;
  void iterate(bool hmm);
  void estimate(const std::vector<double>& counts, const std::vector<double>& null_target,
                const std::vector<double>& null_source);

  const Bitext& bitext_;
  HmmAlignerOptions options_;
  base::ParallelFor parallel_for_;
  Cooccurrence table_;
  std::vector<Probability> lexicon_;  // by entry of the table
  std::vector<float> null_target_;    // p(target word | no word)
  std::vector<float> null_source_;
  Jumps forward_jumps_;  // between source places
  Jumps backward_jumps_;
  std::vector<Perplexity> perplexities_;
  std::vector<float> diagonal_;  // Model 1's preference by distance from the diagonal
};

}  // namespace lacuna::align
