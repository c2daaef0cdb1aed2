/// \file
/// A file that holds both languages as a pair of documents whose units are given.
#pragma once

#include "eval/corpus/bitext.h"
#include "eval/pipeline/aligned_pair.h"

namespace lacuna::pipeline {

/// One bead for each unit that has text; `source_numbers` and `target_numbers` are indices into `bitext.units`.
/// Protected units are left out. `bitext` outlives the result.
[[nodiscard]] AlignedPair pair_of(const corpus::Bitext& bitext);

}  // namespace lacuna::pipeline
