/// \file
/// How alignments agree with gold (`lacuna align --eval`), as a table for people and as JSON.
#pragma once

#include <string>
#include <vector>

#include "eval/align/alignment_score.h"
#include "lacuna/run_report.h"

namespace lacuna::reports {

/// One pair of documents.
struct PairAgreement {
  std::string source;  ///< paths
  std::string target;
  std::string gold;
  align::AlignmentAgreement agreement;
};

struct AgreementReport {
  ToolInfo tool;
  std::vector<PairAgreement> pairs;
  align::AlignmentAgreement total;  ///< of all pairs' counts
};

/// Precision, recall and F1, strict, lax and of null beads, over all pairs; before it, if there are several, the three
/// F1 of each. "-" where nothing was predicted or is in the gold.
[[nodiscard]] std::string to_text(const AgreementReport& report);

/// UTF-8 with two spaces of indent and a final newline; shape: reports/schema/agreement.schema.json. A figure without
/// anything to count is null.
[[nodiscard]] std::string to_json(const AgreementReport& report);

}  // namespace lacuna::reports
