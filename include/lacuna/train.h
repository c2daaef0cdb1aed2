/// \file
/// Training a language pack from bitext.
///
///     TrainOptions options;
///     options.recipe_path = "vi-en.recipe.json";
///     options.output = "packs/vi-en";
///     Result<TrainSummary> summary = train(options, nullptr);
///
/// Thread-safety: independent calls may run at the same time. Cost: minutes and about 1 GB for 100,000 pairs. The same
/// texts and options give the same bytes, whatever the number of threads; and of processes, among which the program can
/// divide the work (`lacuna train --mpi`).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna {

/// Two line-aligned files, or one file that holds both sides. Packed files are unpacked.
struct BitextFiles {
  std::string source;
  std::string target;  ///< empty: `source` holds lines of "source TAB target"
  double weight = 1.0;
  bool tmx = false;  ///< `source` is a translation memory (TMX 1.4); `target` is empty
};

struct TrainOptions {
  std::string recipe_path;              ///< a recipe names texts, weights and licences; or use the fields below
  std::string root;                     ///< folder that the recipe's paths start from; empty: the recipe's own folder
  std::vector<BitextFiles> texts;       ///< without a recipe: human translation, used for calibration as well
  std::vector<std::string> glossaries;  ///< glossary files (TSV)
  std::string source_language;          ///< BCP 47; without a recipe
  std::string target_language;
  std::string output;                    ///< folder of the pack, made when missing
  std::string command_line;              ///< written into pack.json
  std::int32_t vocabulary_size = 16000;  ///< SentencePiece pieces (at most)
  int model1_iterations = 5;
  int hmm_iterations = 4;
  std::uint64_t seed = 12345;  ///< of the synthetic deletions that calibration uses
  std::size_t threads = 0;     ///< 0: one per core
};

/// Refining a pack on the very documents under test: its lexicons enter EM as prior counts and come out as new ones.
/// Vocabulary, tokeniser, glossary, length model and calibration stay.
struct AdaptOptions {
  std::string pack_path;           ///< folder of the pack to start from
  std::vector<BitextFiles> texts;  ///< two files of unequally many lines are documents: their sentences are aligned
  std::string output;              ///< folder of the new pack, made when missing
  std::string command_line;        ///< written into pack.json
  double prior_count = 10.0;       ///< occurrences that what the pack knows of a word is worth
  int iterations = 4;              ///< of EM
  std::size_t threads = 0;         ///< 0: one per core
};

struct TrainSummary {
  std::size_t pairs = 0;
  std::vector<std::pair<std::string, double>> figures;  ///< as in pack.json
};

[[nodiscard]] Result<TrainSummary> train(const TrainOptions& options, Progress* progress);

/// Errors: as for `check` (kPack, kIo, kEncoding, kFormat), kUsage without texts.
[[nodiscard]] Result<TrainSummary> adapt(const AdaptOptions& options, Progress* progress);

}  // namespace lacuna
