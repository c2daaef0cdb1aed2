/// \file
/// Two documents, their segments, and the beads that join them: what `check` and `align` work on.
///
///     AlignedPair pair = align_documents(source, target, {.source_language = "de", .target_language = "fr"},
///     parallel); for (const align::Bead& bead : pair.beads) use(pair.source_segments[bead.source_begin].span);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "eval/align/sentence_aligner.h"
#include "eval/base/parallel.h"
#include "eval/corpus/document.h"
#include "eval/langpack/pack.h"
#include "eval/text/segmenter.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

/// Two documents cut into segments, and the beads that join them, by source position; a bead without source segments
/// follows the target segment before it.
struct AlignedPair {
  const corpus::Document& source;
  const corpus::Document& target;
  std::vector<text::Segment> source_segments;
  std::vector<text::Segment> target_segments;
  std::vector<std::uint32_t>
      source_numbers;  ///< of each segment: its line from 0 when lines are segments, else its index
  std::vector<std::uint32_t> target_numbers;
  std::vector<align::Bead> beads;
};

/// What the segments of a document are.
enum class SegmentedBy : std::uint8_t {
  kSentences,  ///< found by `text::Segmenter`
  kLines,  ///< each line that is not blank is one; blank lines, and lines of "<p>" (hunalign's), separate paragraphs
};

struct AlignmentSettings {
  std::string source_language;  ///< BCP 47; empty: unknown
  std::string target_language;
  const langpack::LanguagePack* pack = nullptr;  ///< null: a lexicon is learnt from the documents themselves
  SegmentedBy segmented_by = SegmentedBy::kSentences;
  text::ParagraphBorders borders = text::ParagraphBorders::kHard;  ///< of sentences
};

/// Segments both documents and aligns them. Same input, same beads, whatever `parallel` is.
[[nodiscard]] AlignedPair align_documents(const corpus::Document& source, const corpus::Document& target,
                                          const AlignmentSettings& settings, const base::ParallelFor& parallel);

/// Line i of one side with line i of the other; lines empty on both sides are left out.
/// Error: kMismatch for unequal line counts.
[[nodiscard]] Result<AlignedPair> align_lines(const corpus::Document& source, const corpus::Document& target);

}  // namespace lacuna::pipeline
