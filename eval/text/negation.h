/// \file
/// Words that deny: sure signs of a negation ("không", "not"), and weak ones that may stand for one ("fail", "un-").
///
/// Thread-safety: pure functions. Cost: one look-up.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "eval/text/words.h"

namespace lacuna::text {

/// Whether negations of the language (BCP 47) are known.
[[nodiscard]] bool knows_negation(std::string_view language);

/// Words that surely negate a statement: no part of an idiom ("không chỉ … mà còn", "no longer", "not only"), of
/// another word ("hàng không"), of a question ("… có … không?"), and no number ("không phẩy năm").
[[nodiscard]] std::vector<std::size_t> sure_negations(std::string_view text, const std::vector<Word>& words,
                                                      std::string_view language);

/// Whether any word may say what a negation says elsewhere: negations of all kinds, idioms too, prefixes and suffixes
/// of denial, verbs and prepositions of lack, failure, exception and delay.
[[nodiscard]] bool may_negate(const std::vector<Word>& words, std::string_view language);

}  // namespace lacuna::text
