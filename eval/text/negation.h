/// \file
/// Words that deny: sure signs of a negation ("không", "not"), and weak ones that may stand for one ("fail", "un-").
///
/// Thread-safety: pure functions. Cost: a look-up in short lists for each word.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "eval/text/denial_words.h"
#include "eval/text/words.h"

namespace lacuna::text {

/// Whether negations of the language (BCP 47) are known.
[[nodiscard]] bool knows_negation(std::string_view language);

/// Whether any word could be a sure or likely negation: a quick look before `denials`.
[[nodiscard]] bool has_negation(const std::vector<Word>& words, std::string_view language);

/// A word that denies, or may.
struct Denial {
  std::size_t word = 0;  ///< index
  DenialSense sense = DenialSense::kNot;
  bool sure = false;     ///< it negates a statement: see `sure_negations`
  bool likely = false;   ///< it negates something, which may well be said without a negation elsewhere; or `sure`
  bool not_yet = false;  ///< a negation that "before" and "until" answer as well: "chưa"
};

/// All signs of a denial, in order: negations of all kinds, idioms too ("not only"), prefixes and suffixes, verbs and
/// prepositions of lack, failure, exception and delay. Not what only looks like a negation ("hàng không", "or not").
[[nodiscard]] std::vector<Denial> denials(std::string_view text, const std::vector<Word>& words,
                                          std::string_view language);

/// Words that surely negate a statement: no part of an idiom ("không chỉ … mà còn", "no longer", "not only"), of
/// another word ("hàng không"), of a question ("… có … không?"), and no number ("không phẩy năm").
[[nodiscard]] std::vector<std::size_t> sure_negations(std::string_view text, const std::vector<Word>& words,
                                                      std::string_view language);

}  // namespace lacuna::text
