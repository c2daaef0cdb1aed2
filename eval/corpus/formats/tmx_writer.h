/// \file
/// Any bitext as TMX 1.4.
#pragma once

#include <string>

#include "eval/corpus/bitext.h"
#include "lacuna/result.h"

namespace lacuna::corpus {

/// A <tu> for every unit with its name as `tuid`; inline codes with their native code as <ph>, <bpt> and <ept>, or <it>
/// where the partner is missing; rules that are switched off as a note. A unit without target has the source only. What
/// TMX has no word for is left out: states, limits of length, flags. Controls, which XML cannot hold, are written as
/// their pictures (U+2400 …). Errors: kUsage when a language is not known, or both are the same: in TMX they say which
/// side is which.
[[nodiscard]] Result<std::string> write_tmx(const Bitext& bitext);

}  // namespace lacuna::corpus
