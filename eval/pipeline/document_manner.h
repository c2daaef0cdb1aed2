/// \file
/// A translation may be wordy or terse throughout, literal or free: what is usual in a document is not a sign of loss
/// in one of its units.
#pragma once

#include <vector>

#include "eval/langpack/pack.h"
#include "metrics/coverage.h"
#include "metrics/omission_scan.h"

namespace lacuna::pipeline {

/// Medians over the units of a document, which count the more the more units there are: what the pack expects of
/// lengths is worth eight of them, what it expects of open terms 200.
class DocumentManner {
 public:
  /// `pack` outlives the object.
  explicit DocumentManner(const langpack::LanguagePack& pack) : pack_(pack) {}

  /// Adds a unit that has both sides.
  void add(const metrics::UnitCoverage& unit);
  /// To be called when all are added.
  void finish();
  /// How a unit looks beside the others; after `finish`.
  [[nodiscard]] metrics::UnitContext context(const metrics::UnitCoverage& unit) const;

 private:
  const langpack::LanguagePack& pack_;
  std::vector<double> length_;  // z-scores
  std::vector<double> source_open_;
  std::vector<double> target_open_;
  metrics::UnitContext usual_;
};

}  // namespace lacuna::pipeline
