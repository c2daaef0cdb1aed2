/// \file
/// Inline codes as writers of XLIFF and TMX need them: numbered, equal ones alike on both sides, opens with their
/// closes.
///
///     CodeNumbers numbers;
///     for (const NumberedCode& code : numbers.of(unit.source_codes)) …
///     for (const NumberedCode& code : numbers.of(unit.target_codes)) …
///
/// Thread-safety: one a unit. Cost: n log n in the codes.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "eval/corpus/bitext.h"

namespace lacuna::corpus {

struct NumberedCode {
  ByteSpan span;  ///< in the text of all units
  CodeRole role = CodeRole::kStandalone;
  bool has_partner = false;  ///< an open with its close behind it, or that close
  std::size_t number = 0;    ///< from 1; on one side no two have the same
  std::size_t pair = 0;      ///< number of the open of the pair; of a code without partner its own
};

class CodeNumbers {
 public:
  /// The codes of one side. The second of two with the same role and identity is another code than the first.
  [[nodiscard]] std::vector<NumberedCode> of(const std::vector<InlineCode>& codes);

 private:
  std::map<std::tuple<CodeRole, std::string, std::size_t>, std::size_t> numbers_;
};

}  // namespace lacuna::corpus
