/// \file
/// Compares translations of the same texts: scores with tests, buckets, n-grams, and the units that differ most.
///
///     CompareRequest request;
///     request.hypothesis_paths = {"baseline.en.txt", "candidate.en.txt"};
///     request.options.reference_paths = {"reference.en.txt"};
///     request.options.metrics = {*make_bleu({}), *make_chrf({})};
///     Result<CompareReport> report = compare(request, nullptr);
///
/// Thread-safety: independent calls may run at the same time. Cost: that of `score_texts` and of `compare_systems`. The
/// report is the same whatever the number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lacuna/compare_report.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/run_report.h"
#include "lacuna/scoring.h"

namespace lacuna {

struct CompareOptions {
  std::vector<MetricPtr> metrics = {};  ///< scored where there are references; empty: BLEU, chrF2 and TER
  bool metrics_are_usual = false;  ///< nobody asked for those of `metrics`: TER is left out where it is of no use, that
                                   ///< is, in languages that put no spaces between words
  std::vector<std::string> reference_paths = {};  ///< a line for each unit; of runs also one for each of their file's
  std::string documents_path = {};   ///< the document of each unit, a name a line; empty: every unit stands alone
  std::string training_path = {};    ///< text, or lines of word, tab, count: its word counts make the buckets by
                                     ///< frequency; empty: those of the references
  std::string source_language = {};  ///< BCP 47; empty: detected, or that of the runs
  std::string target_language = {};
  std::size_t samples = 10000;  ///< of randomisation and bootstrap; at least 100
  std::uint64_t seed = 12345;
  double alpha = 0.05;          ///< of the tests, and 1 - coverage of the intervals
  std::size_t max_units = 100;  ///< that differ most, for each system and metric
  std::size_t max_ngrams = 50;  ///< gained, and lost, for each system
  std::size_t max_order = 4;    ///< longest n-gram, 1 to 16
  std::size_t threads = 0;      ///< 0: one per core

  [[nodiscard]] Status validate() const;
};

struct CompareRequest {
  std::vector<std::string> hypothesis_paths = {};  ///< two or more: one segment a line; the first is the baseline
  std::string source_path = {};                    ///< shown, and what the buckets by source length need; may be empty
  CompareOptions options = {};
};

/// Compares line-aligned texts; packed files are unpacked, and white space at the ends of lines dropped, as `score`
/// does. Errors: kUsage (fewer than two systems, or one named twice; no reference), kIo, kEncoding, kMismatch (line
/// counts; names the shorter file and its first missing line).
[[nodiscard]] Result<CompareReport> compare(const CompareRequest& request, Progress* progress);

/// A run of `check`, with the name it goes by in messages (the path of the file it was saved in).
struct NamedRun {
  std::string path;
  RunReport report;
};

/// Compares runs of `check` over the same source: how much they cover, findings by check, units with more or fewer
/// findings; with `reference_paths`, the metrics, too. Where the runs have cut the source into other units (documents,
/// aligned), units are joined until all have the same. Errors: kUsage (fewer than two; one named twice), kMismatch when
/// the sources differ (names the first unit that does), and as above.
[[nodiscard]] Result<CompareReport> compare_runs(std::span<const NamedRun> runs, const CompareOptions& options,
                                                 Progress* progress);

}  // namespace lacuna
