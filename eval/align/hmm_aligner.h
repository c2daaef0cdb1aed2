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
///
/// The ranks of a team train one model together: each has the whole bitext, and the places of its share of the pairs,
/// over which it takes the expectations. The numbers do not depend on the number of ranks or threads: no sum does on
/// the order of its summands. Expected counts of words are added up as integers, real figures as `ExactSum`s.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "eval/align/bitext.h"
#include "eval/align/cooccurrence.h"
#include "eval/align/jump_chain.h"
#include "eval/base/parallel.h"
#include "eval/base/team.h"
#include "eval/langpack/alignment_model.h"
#include "eval/langpack/lexicon.h"
#include "lacuna/exact_sum.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"

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
  /// an empty side, or a weight that is not positive, are skipped. `team` outlives the aligner, and has the same bitext
  /// and options at every rank; null: one process alone.
  HmmAligner(const Bitext& bitext, std::size_t sources, std::size_t targets, const HmmAlignerOptions& options,
             const base::ParallelFor& parallel_for, base::Team* team = nullptr);
  /// Runs all iterations; `progress` may be null. Of an aligner without a team.
  void train(Progress* progress);
  /// The same, by all ranks of the team. Errors: the team's (kIo).
  [[nodiscard]] Status train_together(Progress* progress);
  /// Posteriors of a pair, by the last model; no places for a pair that is skipped, or of another rank's share.
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
  struct Figures;
  struct BlockCounts;
  struct Counts;
  void model1_posteriors(std::size_t pair, Work& work) const;
  void hmm_posteriors(std::size_t pair, Work& work, BlockCounts* counts) const;
  void expect(std::size_t pair, bool hmm, Work& work, BlockCounts& block) const;
  void count(std::size_t begin, std::size_t end, const BlockCounts& block, Counts& counts) const;
  Status iterate(bool hmm);
  void estimate(const Counts& counts);

  base::SoloTeam alone_;
  base::Team& team_;
  const Bitext& bitext_;
  HmmAlignerOptions options_;
  base::ParallelFor parallel_for_;
  std::vector<std::size_t> blocks_;  // borders between the blocks of pairs that are this rank's share
  double count_unit_;                // what an expected count of 1 is among the integers
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
