/// \file
/// How well an alignment of documents agrees with gold.
///
///     Result<align::AlignmentAgreement> agreement = gold_agreement(alignment, "dev.defr");
///     if (agreement) use(agreement->strict.f1());
#pragma once

#include <string>

#include "eval/align/alignment_score.h"
#include "lacuna/align.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

/// Reads gold (see eval/corpus/alignment_gold.h) and counts. Its numbers are those of `AlignedSegment::number`; numbers
/// of blank lines, which are not segments, are left out of its beads. Errors: as `corpus::read_alignment_gold`.
[[nodiscard]] Result<align::AlignmentAgreement> gold_agreement(const DocumentAlignment& alignment,
                                                               const std::string& gold_path);

/// Adds the counts of one pair of documents to those of all.
void add_agreement(const align::AlignmentAgreement& agreement, align::AlignmentAgreement& total);

}  // namespace lacuna::pipeline
