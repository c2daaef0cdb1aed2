/// \file
/// Word translation probabilities from sentence pairs: EM for IBM Model 1, then for the reparametrised Model 2 of
/// fast_align (Dyer, Chahuneau & Smith 2013, "A simple, fast, and effective reparameterization of IBM Model 2").
///
///     Bitext bitext;
///     for (…) bitext.add(source_ids, target_ids, weight);
///     WordAlignmentModel model = train_word_alignment(bitext, sources.size(), targets.size(), /*reverse=*/false,
///                                                     /*prior=*/{}, WordAlignerOptions{}, base::serial_for, nullptr);
///     model.lexicon.probability(source_id, target_id);
///
/// Design. The pairs of words that ever meet are found once and kept as compressed rows, one row per input word; each
/// place (input word i, output word j of a sentence pair) knows its rank in the row. An iteration makes two passes. The
/// first goes through the sentences and finds, for each output word, the sum its posteriors are normalised by. The
/// second goes through the rows: a row visits all occurrences of its word, adds up its own counts and
/// re-estimates itself. No two tasks ever write to the same place, so there are no partial count tables to keep or to
/// reduce, and the order of every addition is fixed: the same bytes for any number of threads.
///
/// Cost: time O(iterations x sum of source length x target length); memory 4 bytes per such product and 8 bytes per
/// distinct pair of words. Thread-safety: a pure function of its arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/langpack/lexicon.h"
#include "eval/langpack/vocabulary.h"
#include "lacuna/progress.h"

namespace lacuna::align {

/// Sentence pairs as word ids, one after the other.
struct Bitext {
  std::vector<langpack::WordId> source;
  std::vector<langpack::WordId> target;
  std::vector<std::uint32_t> source_begin{0};  ///< pairs + 1 offsets into `source`
  std::vector<std::uint32_t> target_begin{0};  ///< pairs + 1 offsets into `target`
  std::vector<float> weight;                   ///< one per pair: how much the pair counts, 1 is usual

  /// Appends a pair. Ids outside the vocabulary (`kUnknownWord`) keep their place but take no part in counts.
  void add(std::span<const langpack::WordId> source_words, std::span<const langpack::WordId> target_words,
           float pair_weight);

  [[nodiscard]] std::size_t size() const { return weight.size(); }
  [[nodiscard]] std::span<const langpack::WordId> source_of(std::size_t pair) const {
    return std::span(source).subspan(source_begin[pair], source_begin[pair + 1] - source_begin[pair]);
  }
  [[nodiscard]] std::span<const langpack::WordId> target_of(std::size_t pair) const {
    return std::span(target).subspan(target_begin[pair], target_begin[pair + 1] - target_begin[pair]);
  }
};

/// Occurrences that a dictionary vouches for: added to the expected count of (input, output) in every iteration.
struct PriorEntry {
  langpack::WordId input = 0;
  langpack::WordId output = 0;
  float count = 0.0F;
};

struct WordAlignerOptions {
  int model1_iterations = 2;       ///< places of words ignored
  int model2_iterations = 4;       ///< words near the diagonal preferred
  double null_probability = 0.08;  ///< that an output word comes from no input word
  double tension = 4.0;            ///< how strongly the diagonal is preferred at first (lambda of the paper)
  bool optimise_tension = true;    ///< refit the tension after each Model 2 iteration, within 0.1..14
  double alpha = 0.01;             ///< concentration of the symmetric Dirichlet prior (variational Bayes); 0: none (EM)
  float prune = 1e-4F;             ///< smaller probabilities are left out of the lexicon
  std::size_t max_row = 60;        ///< most probable outputs kept per input word
};

struct WordAlignmentModel {
  langpack::Lexicon lexicon;         ///< t(output | input); row = id of the input word
  std::vector<float> null_row;       ///< t(output | no word), by id of the output word
  double tension = 0.0;              ///< lambda after the last iteration
  double null_probability = 0.0;     ///< as in the options
  double perplexity = 0.0;           ///< of an output word, in the last iteration; 0 when there was no text
  std::vector<double> perplexities;  ///< of each iteration, before its re-estimation
};

/// Trains t(output | input): input is the source and output the target, the other way round when `reverse`.
/// `parallel_for` may run tasks at the same time; `progress` may be null. Pairs with an empty side or a weight that is
/// not positive are skipped. Prior entries need not occur in the text: they enter the lexicon all the same.
[[nodiscard]] WordAlignmentModel train_word_alignment(const Bitext& bitext, std::size_t input_vocabulary,
                                                      std::size_t output_vocabulary, bool reverse,
                                                      std::span<const PriorEntry> prior,
                                                      const WordAlignerOptions& options,
                                                      const base::ParallelFor& parallel_for, Progress* progress);

}  // namespace lacuna::align
