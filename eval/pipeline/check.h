/// \file
/// The stations of `lacuna::check`, as functions from plain data to plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "eval/align/sentence_aligner.h"
#include "eval/base/parallel.h"
#include "eval/corpus/document.h"
#include "eval/langpack/pack.h"
#include "eval/text/segmenter.h"
#include "lacuna/progress.h"
#include "lacuna/run_report.h"

namespace lacuna::pipeline {

/// Two documents cut into segments, and the beads that join them.
struct AlignedPair {
  const corpus::Document& source;
  const corpus::Document& target;
  std::vector<text::Segment> source_segments;
  std::vector<text::Segment> target_segments;
  std::vector<align::Bead> beads;
};

/// Segments both documents and aligns them with the pack's lexicon.
[[nodiscard]] AlignedPair align_documents(const corpus::Document& source, const corpus::Document& target,
                                          const langpack::LanguagePack& pack, const base::ParallelFor& parallel);

/// Line i of one side with line i of the other; lines empty on both sides are left out.
/// Error: kMismatch for unequal line counts.
[[nodiscard]] Result<AlignedPair> align_lines(const corpus::Document& source, const corpus::Document& target);

/// Fills `report.units`, `report.findings` (worst first) and `report.scores`.
void check_units(const AlignedPair& pair, const langpack::LanguagePack& pack, double min_probability,
                 const base::ParallelFor& parallel, Progress* progress, RunReport& report);

}  // namespace lacuna::pipeline
