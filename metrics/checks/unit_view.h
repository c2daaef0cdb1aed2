/// \file
/// The input of every check: one unit with what is known of it.
#pragma once

#include <string_view>

#include "eval/langpack/pack.h"
#include "eval/text/analysis.h"
#include "metrics/coverage.h"
#include "metrics/omission_scan.h"

namespace lacuna::metrics {

struct UnitView {
  std::string_view source_text;
  std::string_view target_text;
  const text::Analysis& source;
  const text::Analysis& target;
  const UnitCoverage& coverage;
  const langpack::LanguagePack& pack;
  UnitContext context = {};
  const DocumentCounts* source_counts = nullptr;  ///< over the document; may be null
  const DocumentCounts* target_counts = nullptr;
};

/// The bytes of words [begin, end) in the text they come from; end > begin.
[[nodiscard]] inline ByteSpan bytes_of(const text::Analysis& side, std::size_t begin, std::size_t end) {
  return {side.words[begin].span.begin, side.words[end - 1].span.end};
}

}  // namespace lacuna::metrics
