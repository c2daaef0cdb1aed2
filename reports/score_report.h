/// \file
/// `ScoreReport`: what scoring found, as plain data, and its writers in sacreBLEU's shapes and ours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/metric.h"
#include "lacuna/score.h"
#include "lacuna/significance.h"

namespace lacuna::reports {

/// One metric of one system.
struct ScoreCell {
  Score score;                            ///< with signature
  std::optional<ResampledMean> interval;  ///< bootstrap
  std::optional<double> p_value;          ///< of sacreBLEU's paired tests; none for the baseline
  std::optional<Comparison> comparison;   ///< of ours; none for the baseline
  int more_digits = 0;                    ///< beyond `ScoreFormat::width`, for metrics that are not on a scale of 100

  /// Whether there is an `interval` to show: as in sacreBLEU, none around 0.
  [[nodiscard]] bool shows_interval() const { return interval && interval->mean > 0; }
};

/// `ScoreCell::more_digits` of a metric: three, unless it is on a scale of 100.
[[nodiscard]] int more_digits(const MetricInfo& metric);

struct ScoredSystem {
  std::string name;
  std::vector<ScoreCell> metrics;
};

/// Which test the cells tell of.
enum class ScoreTest : std::uint8_t {
  kNone,
  kBootstrap,      ///< sacreBLEU's paired bootstrap
  kRandomization,  ///< sacreBLEU's paired approximate randomisation
  kComparison,     ///< ours
};

struct ScoreReport {
  std::vector<ScoredSystem> systems;  ///< in a test the first is the baseline, and its name says so
  ScoreTest test = ScoreTest::kNone;
  std::size_t samples = 0;    ///< of the test
  std::size_t documents = 0;  ///< that were resampled whole; 0: every line stands alone
  std::size_t units = 0;      ///< lines
  double alpha = 0.05;        ///< of our comparison
};

/// How to show it.
struct ScoreFormat {
  int width = 1;                  ///< digits after the point
  bool score_only = false;        ///< of one system: nothing but the number
  bool short_signatures = false;  ///< in text and LaTeX
};

/// "key:value", a part of a signature; views into it.
struct SignatureField {
  std::string_view key;
  std::optional<std::string_view> value;  ///< none without a colon
};

/// The fields of a signature, which '|' separates.
[[nodiscard]] std::vector<SignatureField> signature_fields(std::string_view signature);

/// What sacreBLEU calls the verbose score: "58.6/36.4/33.1/31.6 (BP = 1.000 ratio = 1.098 hyp_len = 905 ref_len = 824)"
/// for BLEU, the lengths for the length ratio, nothing for the others.
[[nodiscard]] std::string verbose_text(const Score& score);

/// "38.63 (μ = 38.60 ± 1.21)", or "undefined".
[[nodiscard]] std::string score_number(const ScoreCell& cell, int width);

/// sacreBLEU's score line: "BLEU|nrefs:1|… = 38.63 (μ = …) 58.6/36.4/…".
[[nodiscard]] std::string score_line(const ScoreCell& cell, const ScoreFormat& format);

/// One system: a line per metric, the equals signs below one another. Several: a table, and what the test means.
void write_score_text(const ScoreReport& report, const ScoreFormat& format, std::ostream& out);

/// One system: an object per metric (in an array when there are several) with sacreBLEU's keys. Several: sacreBLEU's
/// array of systems, scores as text, or as objects with full precision when there was a test.
void write_score_json(const ScoreReport& report, const ScoreFormat& format, std::ostream& out);

/// Scores of the lines of one system by one metric.
struct LineScores {
  std::string system;
  std::string metric;
  std::string signature;
  std::vector<std::optional<double>> values;
};

/// A column for each, with tabs: the number of the line (from 1), then the scores with `width` digits or "undefined".
void write_lines_text(const std::vector<LineScores>& scores, int width, std::ostream& out);

/// An array of objects: "system", "name", "signature", and "scores" in full precision, null where undefined.
void write_lines_json(const std::vector<LineScores>& scores, std::ostream& out);

/// A table for a paper (package booktabs).
void write_score_latex(const ScoreReport& report, const ScoreFormat& format, std::ostream& out);

}  // namespace lacuna::reports
