/// \file
/// The parts of a pack that are counted rather than calibrated: vocabularies, terms, glossary, lexicons, length model.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "eval/align/bitext.h"
#include "eval/align/hmm_aligner.h"
#include "eval/base/parallel.h"
#include "eval/base/team.h"
#include "eval/corpus/recipe.h"
#include "eval/langpack/pack.h"
#include "eval/text/analysis.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

/// One sentence pair of the training text.
struct TrainingPair {
  std::string source_text;
  std::string target_text;
  text::Analysis source;
  text::Analysis target;
  float weight = 1.0F;
  std::uint32_t text = 0;  ///< index of the recipe's text
  bool calibrate = false;
};

/// Analyses the texts of all pairs, in parallel.
void analyze_pairs(std::vector<TrainingPair>& pairs, const std::string& source_language,
                   const std::string& target_language, const base::ParallelFor& parallel);

/// Vocabularies and unigram models of both sides, and the compiled glossary.
/// Source terms: words seen at least twice, and all glossary headwords; target: words seen at least twice, and all
/// words of renderings. Term probabilities by three rounds of Viterbi training on the source side.
void build_vocabularies(const std::vector<TrainingPair>& pairs, const std::vector<langpack::GlossaryLine>& glossary,
                        langpack::LanguagePack& pack);

/// The pairs as ids; `use` says which ones take part (their weight is 0 otherwise). Terms and words that are not in the
/// vocabularies share an id of their own, the one behind the last.
[[nodiscard]] align::Bitext build_bitext(const std::vector<TrainingPair>& pairs, const langpack::LanguagePack& pack,
                                         const std::vector<std::uint8_t>& use, const base::ParallelFor& parallel);

/// Adds each rendering as a pair of its own, the first of a headword with the weight of some occurrences.
void add_glossary(const langpack::Glossary& glossary, align::Bitext& bitext);

struct LexiconFigures {
  double forward_perplexity = 0.0;
  double backward_perplexity = 0.0;
};

/// Trains both lexicons and the alignment model into `pack` on a bitext made by `build_bitext`; the ranks of the team
/// do so together. Errors: the team's.
[[nodiscard]] Result<LexiconFigures> train_lexicons(const align::Bitext& bitext,
                                                    const align::HmmAlignerOptions& options,
                                                    const base::ParallelFor& parallel, base::Team& team,
                                                    Progress* progress, langpack::LanguagePack& pack);

/// Fits the length model on the pairs marked for calibration, which are analysed.
[[nodiscard]] langpack::LengthModel fit_length(const std::vector<TrainingPair>& pairs);

}  // namespace lacuna::pipeline
