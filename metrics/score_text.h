/// \file
/// A score as sacreBLEU writes it.
#pragma once

#include <string>

#include "lacuna/score.h"

namespace lacuna::metrics {

/// What sacreBLEU calls the verbose score: "58.6/36.4/33.1/31.6 (BP = 1.000 ratio = 1.098 hyp_len = 905 ref_len = 824)"
/// for BLEU, the lengths for the length ratio, nothing for the others.
[[nodiscard]] std::string verbose_text(const Score& score);

/// "BLEU|nrefs:1|… = 38.63 58.6/36.4/…": name, signature unless it is empty, value with `width` digits (or
/// "undefined (reason)"), verbose part.
[[nodiscard]] std::string score_line(const Score& score, int width);

}  // namespace lacuna::metrics
