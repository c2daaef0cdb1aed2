/// \file
/// Units by length, and words by frequency: where systems differ (the bucketed reports of compare-mt, Neubig et al.
/// 2019).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "eval/pipeline/compare/compared.h"
#include "eval/pipeline/compare/word_index.h"
#include "lacuna/compare_report.h"

namespace lacuna::pipeline {

/// A table for each metric: scores of the units of 1–10 words, 11–20, … 51–60, and more; buckets without a unit are
/// left out. `lengths` has the words of each unit. A score of a bucket is that of the sum of its rows.
[[nodiscard]] std::vector<BucketTable> length_buckets(const Compared& compared, std::span<const std::size_t> lengths,
                                                      const std::string& by);

/// F1 of the words seen 0, 1, 2, 3, 4, 5–9, 10–99, 100–999 times and more often, by `counts`. A word is matched as
/// often in a unit as hypothesis and reference both have it; precision is against the reference that has it most,
/// recall the mean over all of them. `by_references`: the counts are those of the references, so that no word is seen 0
/// times.
[[nodiscard]] BucketTable frequency_buckets(const std::vector<IndexedText>& references,
                                            const std::vector<IndexedText>& hypotheses, const WordIndex& index,
                                            const std::vector<std::uint64_t>& counts, bool by_references);

}  // namespace lacuna::pipeline
