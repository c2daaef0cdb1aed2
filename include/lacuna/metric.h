/// \file
/// `Metric`: what a measure of translations is to the engine: rows of numbers whose sums have scores.
///
///     auto cache = metric.prepare_references(references);  // once, for any number of systems
///     auto scratch = metric.make_scratch();                // one per thread
///     metric.write_row({.index = i, .hypothesis = text}, *cache, *scratch, table.row(i));
///     Score score = metric.score(table.sum());
///
/// The law: a score is a function of column sums. Corpus, document, bucket, unit, shard and resample are all sums of
/// rows, so merging is addition and is done by the engine, never by a metric.
/// Thread-safety: a metric is immutable; `write_row` is pure and reentrant, with one scratch per thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/score.h"
#include "lacuna/stats_table.h"

namespace lacuna {

/// The texts a metric reads.
struct MetricInputs {
  bool source = false;
  bool hypothesis = true;
  bool references = true;
};

/// Which of two values is better.
enum class Direction : std::uint8_t {
  kHigher,         ///< the higher one
  kLower,          ///< the lower one
  kNearerToIdeal,  ///< the one nearer to `MetricInfo::ideal`
};

/// What a metric declares about itself.
struct MetricInfo {
  std::string id;            ///< "bleu": the name options and tables use
  std::string display_name;  ///< "BLEU", "chrF2++": `Score::metric`
  int version = 1;           ///< raised when the same options give other scores
  MetricInputs inputs;
  std::vector<ColumnInfo> columns;
  double lowest = 0.0;  ///< of all values
  double highest = 0.0;
  double ideal = 0.0;  ///< the value of a perfect translation
  Direction direction = Direction::kHigher;
};

/// The texts of one unit. All are valid UTF-8 and stay the caller's.
struct UnitText {
  std::size_t index = 0;  ///< which unit of the reference cache
  std::string_view source;
  std::string_view hypothesis;
};

/// The references of one unit, one or more.
using ReferenceSet = std::span<const std::string_view>;

/// `signature`'s argument for units with different numbers of references.
inline constexpr int kVariedReferences = -1;

class Metric {
 public:
  /// What a metric keeps of the references of a run of units; immutable, shared between threads and systems. Keeps no
  /// view of the texts it was made from.
  class ReferenceCache {
   public:
    ReferenceCache() = default;
    ReferenceCache(const ReferenceCache&) = delete;
    ReferenceCache& operator=(const ReferenceCache&) = delete;
    virtual ~ReferenceCache() = default;
  };

  /// Memory that `write_row` uses again and again; its content between calls means nothing.
  class Scratch {
   public:
    Scratch() = default;
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    virtual ~Scratch() = default;
  };

  Metric() = default;
  Metric(const Metric&) = delete;
  Metric& operator=(const Metric&) = delete;
  virtual ~Metric() = default;

  [[nodiscard]] virtual const MetricInfo& info() const = 0;

  /// All that a value depends on, in sacreBLEU's notation: "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:…".
  /// Valid before any scoring. Whatever sacreBLEU's signature leaves out follows the version, when not the default.
  [[nodiscard]] virtual std::string signature(int references) const = 0;

  [[nodiscard]] virtual std::unique_ptr<const ReferenceCache> prepare_references(
      std::span<const ReferenceSet> references) const = 0;

  [[nodiscard]] virtual std::unique_ptr<Scratch> make_scratch() const = 0;

  /// Writes the statistics of one unit; `row` has `info().columns.size()` places. Depends on the unit and its own
  /// references only. `cache` and `scratch` are this metric's.
  virtual void write_row(const UnitText& unit, const ReferenceCache& cache, Scratch& scratch,
                         std::span<double> row) const = 0;

  /// The score of column sums, with its components, without signature. No value and a reason when undefined.
  [[nodiscard]] virtual Score score(std::span<const double> sums) const = 0;

  /// `score(row).value` for each row of `sums` (`values.size()` rows, one after the other), bit for bit.
  virtual void score_many(std::span<const double> sums, std::span<std::optional<double>> values) const {
    const std::size_t width = info().columns.size();
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = score(sums.subspan(i * width, width)).value;
  }

  /// `score_many` as sacreBLEU's bootstrap computes it, on sums of NumPy's float32: a quotient of two such sums that
  /// stands alone (chrF's precision and recall, TER's rate) is rounded to single precision. BLEU has none.
  virtual void score_many_single(std::span<const double> sums, std::span<std::optional<double>> values) const {
    score_many(sums, values);
  }
};

}  // namespace lacuna
