/// \file
/// The figures of `lacuna bench omission`: how well a score tells damaged pairs from untouched ones, and how well spans
/// name the words that went missing; per kind of damage, beside the length alone, with bootstrap intervals.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/parallel.h"
#include "lacuna/span.h"

namespace lacuna::stats {

enum class OmissionMeasure : std::uint8_t {
  kArea,  ///< as in `RankingFigures`, like the next four
  kAveragePrecision,
  kBestF1,
  kRecallAtPrecision,       ///< at 95 %
  kRecallAtFalsePositives,  ///< at 1 %
  kPairwise,                ///< P(a damaged pair scores higher than the same pair undamaged), ties one half
  kSpanF1,                  ///< tokens of damaged pairs whose words are known: F1 of predicted and gold
  kSpanF1All,               ///< the same with the untouched pairs, whose every predicted token is wrong
};
inline constexpr std::size_t kOmissionMeasures = 8;

/// Tokens (text/span_tokens.h) of one pair by who marks them.
struct SpanTokens {
  std::uint32_t both = 0;
  std::uint32_t predicted = 0;  ///< by the prediction alone
  std::uint32_t gold = 0;       ///< by the gold alone
};
/// A token is marked by a span that overlaps it.
[[nodiscard]] SpanTokens compare_spans(std::string_view text, std::span<const ByteSpan> gold,
                                       std::span<const ByteSpan> predicted);

/// What one method says of a pair.
struct JudgedScore {
  double score = 0.0;           ///< higher: more likely damaged
  std::optional<double> whole;  ///< of the same pair undamaged
};

/// One pair of the benchmark, reduced to what is counted.
struct JudgedPair {
  bool damaged = false;
  std::string kind;        ///< of the damage
  std::string match_kind;  ///< of an untouched pair: the kind it is compared with; empty: every kind without its own
  bool hard = false;
  bool spans_known = false;  ///< of a damaged pair
  JudgedScore detector;
  JudgedScore length;
  SpanTokens spans;  ///< of the detector
};

struct OmissionFigure {
  std::optional<double> value;  ///< nothing where there is nothing to measure
  double low = 0.0;             ///< central 95 % of the resamples (Efron 1979, percentiles)
  double high = 0.0;
};
using OmissionFigures = std::array<OmissionFigure, kOmissionMeasures>;

/// The pairs of one kind, or all of them ("all").
struct OmissionGroup {
  std::string kind;
  bool hard = false;  ///< of the length-matched subset only
  std::size_t pairs = 0;
  std::size_t damaged = 0;
  OmissionFigures detector;
  OmissionFigures length;
};

struct OmissionJudgeOptions {
  std::size_t samples = 1000;  ///< resamples for the intervals; 0: none
  std::uint64_t seed = 1;
};

/// Figures for each kind, then for all; then, when some pairs are `hard`, the same for these. A kind's damaged pairs
/// are compared with the untouched pairs of its `match_kind`, or with all where there are none. Resamples keep the
/// numbers of damaged and of untouched pairs. Independent of threads. Cost: pairs x samples for each group.
[[nodiscard]] std::vector<OmissionGroup> judge_omissions(std::span<const JudgedPair> pairs,
                                                         const OmissionJudgeOptions& options,
                                                         const base::ParallelFor& parallel);

}  // namespace lacuna::stats
