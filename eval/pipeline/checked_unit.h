/// \file
/// A unit while it is being checked.
#pragma once

#include <memory>
#include <vector>

#include "eval/align/sentence_aligner.h"
#include "eval/text/analysis.h"
#include "eval/text/literals.h"
#include "lacuna/run_report.h"
#include "lacuna/span.h"
#include "metrics/checks/check_finding.h"
#include "metrics/coverage.h"
#include "metrics/omission_scan.h"

namespace lacuna::pipeline {

/// What is known of a unit as long as it is in hand: most of its memory. Spans are of the unit's texts.
struct UnitInHand {
  text::Analysis source_analysis = {};
  text::Analysis target_analysis = {};
  std::vector<text::Literal> source_literals = {};
  std::vector<text::Literal> target_literals = {};
  metrics::UnitCoverage coverage = {};  ///< with a language pack
};

/// Spans are of the documents.
struct CheckedUnit {
  align::Bead bead = {};
  ByteSpan source = {};
  ByteSpan target = {};
  bool has_source = false;
  bool has_target = false;
  std::unique_ptr<UnitInHand> hand = nullptr;
  metrics::UnitContext context = {};
  double source_share = 1.0;  ///< covered, by information
  double target_share = 1.0;
  double omission_probability = 0.0;
  double addition_probability = 0.0;
  std::vector<RenderedSpan> rendered = {};           ///< of the unit's texts; where the plan wants it
  std::vector<metrics::CheckFinding> findings = {};  ///< spans of the documents
  std::vector<metrics::CheckFinding> ignored = {};   ///< likewise; a mark in the file says so

  [[nodiscard]] bool aligned() const { return has_source && has_target; }
};

}  // namespace lacuna::pipeline
