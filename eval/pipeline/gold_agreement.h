/// \file
/// How well an alignment of documents agrees with gold.
///
///     Result<reports::GoldAgreement> agreement = gold_agreement(alignment, "dev.defr");
///     if (agreement) use(agreement->strict.f1());
#pragma once

#include <string>

#include "lacuna/align.h"
#include "lacuna/result.h"
#include "reports/agreement_report.h"

namespace lacuna::pipeline {

/// Reads gold (see eval/corpus/alignment_gold.h) and counts: beads as `align::evaluate_alignment` does, and, if the
/// gold is a ladder, rungs that both have (hunalign's measure, Varga et al. 2005). Gold's numbers are those of
/// `AlignedSegment::number`; those of blank lines, which are not segments, count for nothing. Errors: as
/// `corpus::read_alignment_gold`.
[[nodiscard]] Result<reports::GoldAgreement> gold_agreement(const DocumentAlignment& alignment,
                                                            const std::string& gold_path);

}  // namespace lacuna::pipeline
