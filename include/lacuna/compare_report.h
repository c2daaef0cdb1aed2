/// \file
/// `CompareReport`: how systems differ on the same texts, as plain data. Writers turn it into bytes and compute
/// nothing. The first system is the baseline that the others are compared with.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lacuna/metric.h"
#include "lacuna/run_report.h"
#include "lacuna/score.h"
#include "lacuna/significance.h"

namespace lacuna {

/// A translation that is compared.
struct ComparedSystem {
  std::string name;  ///< short and unique in the report: a file's name, with as much of its folder as it takes
  std::string path;  ///< as given
};

/// One system by one metric.
struct SystemScore {
  Score score;  ///< of the whole text, with signature
  /// The central 1 - alpha of the resamples that the differences are tested with; null: nothing could be tested.
  std::optional<ResampledMean> interval = std::nullopt;
};

/// All systems by one metric.
struct MetricComparison {
  std::string metric;  ///< "BLEU"; "findings per 100 units", "coverage.source.characters" where runs were checked
  Direction direction = Direction::kHigher;
  double ideal = 0.0;                        ///< what `Direction::kNearerToIdeal` means
  int decimals = 2;                          ///< that are worth showing
  std::vector<SystemScore> systems = {};     ///< in the order of `CompareReport::systems`
  std::vector<Comparison> differences = {};  ///< of each system but the first; empty where nothing can be tested
};

/// Units that are alike in one way.
struct Bucket {
  std::string name;                                ///< "1–10 words", "seen 0 times", "omission"
  std::size_t units = 0;                           ///< in it; words of the references where the table is of words
  std::vector<std::optional<double>> values = {};  ///< of each system; null: undefined
};

/// One way to part the units (or the words).
struct BucketTable {
  std::string by;                ///< "reference length", "source length", "word frequency", "check"
  std::string measure;           ///< what `values` are: "BLEU", "F1 of words", "findings"
  std::string counts = "units";  ///< what `Bucket::units` are: "units", "words"
  int decimals = 2;
  bool lower_is_better = false;
  std::vector<Bucket> buckets = {};
};

/// An n-gram of words that one system gets right (it is in the reference) more often than the other.
struct NgramDifference {
  std::size_t system = 0;         ///< compared with the baseline
  std::string text = {};          ///< words with one space between them
  std::size_t order = 1;          ///< words
  std::size_t reference = 0;      ///< how often the reference has it
  std::size_t baseline_hits = 0;  ///< how often the baseline has it where the reference does (clipped by unit)
  std::size_t system_hits = 0;    ///< the same of the system
};

/// A unit in which a system differs much from the baseline.
struct UnitDifference {
  std::size_t system = 0;  ///< compared with the baseline
  std::size_t metric = 0;  ///< index of `CompareReport::metrics`
  std::size_t unit = 0;    ///< index of `CompareReport::units`
  double baseline_value = 0.0;
  double value = 0.0;
};

/// A unit that is shown, with all that the systems made of it.
struct ComparedUnit {
  std::size_t number = 0;                            ///< from 0: the line, or the unit of the runs
  std::optional<std::string> source = std::nullopt;  ///< null: no source was given
  std::vector<std::string> references = {};          ///< none, one or more
  std::vector<std::string> hypotheses = {};          ///< of each system
  std::vector<std::vector<std::optional<double>>> values =
      {};                                               ///< [metric][system], on the unit alone; null: undefined
  std::vector<std::vector<std::string>> findings = {};  ///< of each system: their messages, worst first
};

struct CompareReport {
  int schema_version = 1;
  ToolInfo tool = {};
  std::vector<ComparedSystem> systems = {};  ///< two or more
  std::vector<std::string> references = {};  ///< paths; none where only findings and coverage are compared
  std::string source = {};                   ///< path; empty: none
  std::string source_language = {};          ///< BCP 47; empty: unknown
  std::string target_language = {};
  std::size_t unit_count = 0;
  std::size_t document_count = 0;  ///< that were resampled whole; 0: every unit stands alone
  std::size_t samples = 0;         ///< of randomisation and bootstrap
  std::uint64_t seed = 0;
  double alpha = 0.05;  ///< of the tests, and 1 - coverage of the intervals
  std::vector<MetricComparison> metrics = {};
  std::vector<BucketTable> buckets = {};
  std::vector<NgramDifference> ngrams_gained = {};  ///< system by system, by |a - b| / sqrt(a + b) of the hits a and b
  std::vector<NgramDifference> ngrams_lost = {};    ///< the same
  std::vector<UnitDifference> differences = {};     ///< greatest first, system by system and metric by metric
  std::vector<ComparedUnit> units = {};             ///< those that `differences` name, by number
  std::vector<std::string> remarks = {};            ///< what a reader has to know, a sentence each
};

/// How many differences were tested: metrics times systems, as far as they could be.
[[nodiscard]] inline std::size_t comparison_count(const CompareReport& report) {
  std::size_t count = 0;
  for (const MetricComparison& metric : report.metrics) count += metric.differences.size();
  return count;
}

/// The smallest p (Holm) that the largest of differences could have had. Of s resamples no p is below 1 / (s + 1); nor
/// is it below 2 / 2^n for n units (or documents), for there are no more ways to exchange them. Where this is above
/// `alpha`, "no difference is shown" says nothing.
[[nodiscard]] inline double least_holm_p_value(const CompareReport& report) {
  const std::size_t drawn = report.document_count > 0 ? report.document_count : report.unit_count;
  const double of_samples = 1.0 / (static_cast<double>(report.samples) + 1.0);
  const double of_exchanges = std::exp2(1.0 - static_cast<double>(drawn));
  return static_cast<double>(comparison_count(report)) * std::max(of_samples, of_exchanges);
}

}  // namespace lacuna
