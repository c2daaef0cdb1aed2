/// \file
/// Any bitext as XLIFF.
///
/// Every unit becomes a unit of its own, with its name (`resname`, `name`), state, limit of length, and the rules that
/// are switched off as a note. Inline codes keep their native code, and opens their closes. White space is preserved.
/// What has no word there is left out: gettext's flags. A source language that is not known is "und".
#pragma once

#include <string>

#include "eval/corpus/bitext.h"

namespace lacuna::corpus {

/// XLIFF 1.2: codes as <ph>, <bpt> and <ept>, or <it> where the partner is missing. Controls, which XML cannot hold,
/// are written as their pictures (U+2400 …).
[[nodiscard]] std::string write_xliff1(const Bitext& bitext);

/// XLIFF 2.0: codes as <ph>, <sc> and <ec> with <originalData>; controls as <cp>.
[[nodiscard]] std::string write_xliff2(const Bitext& bitext);

}  // namespace lacuna::corpus
