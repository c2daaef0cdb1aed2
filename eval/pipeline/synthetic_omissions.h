/// \file
/// Omissions and additions made by taking words out of good translations: what calibration learns from and what
/// `lacuna bench omission` measures on. Seeded; the same texts give the same damage on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/base/random.h"
#include "eval/corpus/omission_gold.h"
#include "eval/text/analysis.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

/// What is taken out: a word; two to four words in a row; an inner item of an enumeration, with its comma; five words
/// or more between punctuation; a whole line.
enum class Damage : std::uint8_t { kWord, kPhrase, kListItem, kClause, kSentence };
inline constexpr std::size_t kDamages = 5;

/// Words that a text must have to be worth damaging.
inline constexpr std::size_t kMinDamagedWords = 4;

/// Words [begin, end) of an analysis.
struct WordRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Words to take out of `side`, a text in `language`; nothing when the damage does not fit. Not for `kSentence`. Never
/// all content.
[[nodiscard]] std::optional<WordRange> choose_words(const text::Analysis& side, const std::string& language,
                                                    Damage damage, base::KeyedRandom& random);

/// `text` without the words and the spaces behind them. `side` is the analysis of `text`.
[[nodiscard]] std::string without_words(const std::string& text, const text::Analysis& side, WordRange words);

/// Clean translation, line by line, and what to make of it.
struct SyntheticOmissionOptions {
  std::string source_language;
  std::string target_language;
  std::size_t per_kind = 500;  ///< damaged pairs of a kind, at most; as many stay untouched
  std::uint64_t seed = 1;
};

/// A benchmark from line-aligned text: for each kind of damage ("word1": one content word, "phrase", "list_item",
/// "clause", "sentence": one line of a paragraph of two to five) half of the lines that it fits lose words of the
/// target, half stay untouched; and the same with words of the source lost, so that the target says more ("add_word1"
/// …). A content word makes up less than 1/400 of its text, or does not belong to the most frequent tenth of its
/// different words, or stands there up to three times: so no list of words is needed. Pairs whose lengths are as
/// unusual with and without damage are the `hard` subset. Sentence items have gold spans.
/// Errors: kMismatch for unequal line counts; kFormat when no kind fits any line.
[[nodiscard]] Result<std::vector<corpus::OmissionItem>> make_omission_items(const std::vector<std::string>& sources,
                                                                            const std::vector<std::string>& targets,
                                                                            const SyntheticOmissionOptions& options,
                                                                            const base::ParallelFor& parallel);

}  // namespace lacuna::pipeline
