/// \file
/// What coverage looks like in good translations and in damaged ones, learnt from held-out human translation.
///
/// The calibration pairs are cut into two folds. For each fold a lexicon is trained without it, so that what is counted
/// on the fold is what happens on unseen text. Clean pairs give the expectations per term and class; copies of them
/// with words, phrases, clauses or sentences deleted (seeded) give the same for terms that were left out, and the
/// positive examples of the run classifier.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/langpack/pack.h"
#include "eval/pipeline/pack_builder.h"

namespace lacuna::pipeline {

inline constexpr std::size_t kFolds = 2;

/// The fold of each calibration pair, or kFolds for pairs that always train. Blocks of 40 neighbouring lines stay
/// together.
[[nodiscard]] std::vector<std::uint8_t> assign_folds(const std::vector<TrainingPair>& pairs);

/// Pairs that calibration looks at: up to `per_text` of each text, of at least four words a side, spread evenly.
[[nodiscard]] std::vector<std::uint32_t> sample_pairs(const std::vector<TrainingPair>& pairs, std::size_t per_text);

struct CalibrationFigures {
  std::vector<std::pair<std::string, double>> values;
};

/// Fills `pack.coverage` and `pack.numbers`. `fold_packs[k]` has lexicons trained without fold k and shares everything
/// else with `pack`.
CalibrationFigures calibrate(const std::vector<TrainingPair>& pairs, const std::vector<std::uint8_t>& folds,
                             const std::vector<std::uint32_t>& sample,
                             const std::array<langpack::LanguagePack, kFolds>& fold_packs, std::uint64_t seed,
                             const base::ParallelFor& parallel, langpack::LanguagePack& pack);

}  // namespace lacuna::pipeline
