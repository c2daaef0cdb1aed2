/// \file
/// Scores of resampled test sets: from tables of rows to one score per table and replicate.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/stats/pcg64.h"
#include "lacuna/metric.h"
#include "lacuna/stats_table.h"

namespace lacuna::stats {

/// A table and the metric that made it. Both stay the caller's.
struct ScoredTable {
  const Metric* metric = nullptr;
  const StatsTable* table = nullptr;
};

/// `scores[t][r]`: table t, replicate r. NaN where the score is undefined.
using ReplicateScores = std::vector<std::vector<double>>;

/// How sums are made.
enum class Arithmetic {
  kExact,   ///< double precision, whole numbers exact
  kSingle,  ///< sacreBLEU's: rows rounded to single precision and added in the order drawn; quotients likewise
};

/// `samples` bootstrap replicates of `tables`, which have the same number of units, the same units for all of them.
[[nodiscard]] ReplicateScores bootstrap_scores(std::span<const ScoredTable> tables, Pcg64& random, std::size_t samples,
                                               Arithmetic arithmetic, const base::ParallelFor& parallel_for);

/// Scores of both halves of pairs whose rows were exchanged at random.
struct ExchangedScores {
  ReplicateScores first;   ///< `first[p][r]`: pair p, replicate r
  ReplicateScores second;  ///< of the rows that `first` has not
};

/// Two tables of one metric.
struct TablePair {
  const Metric* metric = nullptr;
  const StatsTable* first = nullptr;
  const StatsTable* second = nullptr;
};

/// `samples` replicates in which each unit's rows are exchanged with probability 1/2, the same units for all pairs.
[[nodiscard]] ExchangedScores exchanged_scores(std::span<const TablePair> pairs, Pcg64& random, std::size_t samples,
                                               const base::ParallelFor& parallel_for);

}  // namespace lacuna::stats
