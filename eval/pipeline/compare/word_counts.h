/// \file
/// How often words are in a training text: what makes buckets of words by frequency.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/pipeline/compare/word_index.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

struct TrainingCounts {
  std::vector<std::uint64_t> counts;  ///< of the words of an index, by number
  bool is_list = false;               ///< the file was read as a list of words with counts, not as text
  std::size_t lines = 0;              ///< of the file
};

/// Counts of the words of `index`. The file is text, or a list: when its first line or its second is a word, a tab and
/// a count, all are. Words that are listed more than once are added up. Packed files are unpacked. Errors: kIo,
/// kEncoding; kFormat for a line of a list that is none, with its number.
[[nodiscard]] Result<TrainingCounts> training_counts(const std::string& path, const WordIndex& index,
                                                     const base::ParallelFor& parallel_for);

/// The same of texts that are indexed.
[[nodiscard]] std::vector<std::uint64_t> counts_of(const std::vector<IndexedText>& texts, const WordIndex& index);

}  // namespace lacuna::pipeline
