/// \file
/// How alignments agree with gold (`lacuna align --eval`), as a table for people and as JSON.
#pragma once

#include <string>
#include <vector>

#include "eval/align/alignment_score.h"
#include "lacuna/run_report.h"

namespace lacuna::reports {

/// How an alignment agrees with gold.
struct GoldAgreement {
  align::Agreement strict;  ///< as in `align::AlignmentAgreement`
  align::Agreement lax;
  align::Agreement null;
  align::Agreement rungs;  ///< of a ladder, as hunalign's -hand counts: rungs that both have; no ladder: no gold

  /// Adds the counts of another pair of documents.
  GoldAgreement& operator+=(const GoldAgreement& other);
};

/// One pair of documents.
struct PairAgreement {
  std::string source;  ///< paths
  std::string target;
  std::string gold;
  GoldAgreement agreement;
};

struct AgreementReport {
  ToolInfo tool;
  std::vector<PairAgreement> pairs;
  GoldAgreement total;  ///< of all pairs' counts
};

/// Precision, recall and F1, strict, lax, of null beads, and of rungs if gold was a ladder, over all pairs; before it,
/// if there are several, the three F1 of each. "-" where nothing was predicted or is in the gold.
[[nodiscard]] std::string to_text(const AgreementReport& report);

/// UTF-8 with two spaces of indent and a final newline; shape: reports/schema/agreement.schema.json. A figure without
/// anything to count is null.
[[nodiscard]] std::string to_json(const AgreementReport& report);

}  // namespace lacuna::reports
