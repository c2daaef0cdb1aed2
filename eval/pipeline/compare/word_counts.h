/// \file
/// How often words are in a training text: what makes buckets of words by frequency.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/pipeline/compare/word_index.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

/// Counts of the words of `index`, by number. The file is text, or a list: when its first line is a word, a tab and a
/// count, all are. Words that are listed more than once are added up. gzip is unpacked. Errors: kIo, kEncoding; kFormat
/// for a line of a list that is none, with its number.
[[nodiscard]] Result<std::vector<std::uint64_t>> training_counts(const std::string& path, const WordIndex& index,
                                                                 const base::ParallelFor& parallel_for);

/// The same of texts that are indexed.
[[nodiscard]] std::vector<std::uint64_t> counts_of(const std::vector<IndexedText>& texts, const WordIndex& index);

}  // namespace lacuna::pipeline
