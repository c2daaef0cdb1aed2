#include "eval/langpack/coverage_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lacuna::langpack {
namespace {

/// How many occurrences the class's expectation is worth beside a term's own counts.
constexpr float kClassStrength = 8.0F;
/// What an occurrence in the document under test counts: a term tends to be rendered one way throughout a document
/// (Carpuat 2009, "One translation per discourse").
constexpr float kDocumentStrength = 12.0F;

}  // namespace

double SideExpectations::evidence(WordId term, std::size_t term_class, CoverState state,
                                  const StateCounts* document_counts) const {
  const auto s = static_cast<std::size_t>(state);
  const StateCounts& prior = class_clean[term_class];
  float hits = kClassStrength * prior[s];
  float total = kClassStrength;
  if (term < term_counts.size()) {
    hits += term_counts[term][s];
    total += std::accumulate(term_counts[term].begin(), term_counts[term].end(), 0.0F);
  }
  if (document_counts != nullptr) {
    hits += kDocumentStrength * (*document_counts)[s];
    total += kDocumentStrength * std::accumulate(document_counts->begin(), document_counts->end(), 0.0F);
  }
  constexpr double kFloor = 1e-4;
  constexpr double kMost = 4.0;  // nats that one word may say either way
  const double clean = std::max<double>(hits / total, kFloor);
  const double lost = std::max<double>(class_lost[term_class][s], kFloor);
  return std::clamp(std::log(lost) - std::log(clean), -kMost, kMost);
}

}  // namespace lacuna::langpack
