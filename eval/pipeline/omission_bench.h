/// \file
/// `lacuna bench omission`: the detector on gold pairs, each a document of its own, and its figures.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/corpus/omission_gold.h"
#include "eval/langpack/pack.h"
#include "eval/stats/omission_figures.h"
#include "lacuna/progress.h"
#include "lacuna/span.h"

namespace lacuna::pipeline {

/// Which error is looked for: source words that the target lacks, or target words that the source has not.
enum class BenchTarget : std::uint8_t { kOmission, kAddition };
inline constexpr std::array kBenchTargets{BenchTarget::kOmission, BenchTarget::kAddition};

/// What the detector says of one pair.
struct DetectorView {
  std::array<double, kBenchTargets.size()> score{};  ///< probability that anything was left out, or added
  std::array<std::vector<ByteSpan>, kBenchTargets.size()> spans{};  ///< of the findings that `check` would show
};

struct ItemOutcome {
  DetectorView pair;
  std::optional<DetectorView> whole;  ///< the same pair before something was taken out
};

/// Runs the detector over every item without a threshold; spans are those of findings of at least `min_probability`.
/// Independent of threads.
[[nodiscard]] std::vector<ItemOutcome> detect_omissions(std::span<const corpus::OmissionItem> items,
                                                        const langpack::LanguagePack& pack, double min_probability,
                                                        const base::ParallelFor& parallel, Progress* progress);

/// Whether the item is one of the measurement of `target`. Made-up additions and the pairs that go with them (kinds
/// "add_…") say nothing of omissions, nor the other way round; in other sets a pair with only the other error counts
/// when it names no kind that it goes with.
[[nodiscard]] bool measures(const corpus::OmissionItem& item, BenchTarget target);

/// The items of `target` with what the detector and the length alone say of them. The length alone is
/// log(target + 1) - a - b log(source + 1) in characters, times the root of source + 1, as the variance falls with the
/// length (Gale & Church 1993). a and b are fitted by least squares on the benchmark's own untouched pairs: knowing
/// what is untouched makes this line hard to beat.
[[nodiscard]] std::vector<stats::JudgedPair> judged_pairs(std::span<const corpus::OmissionItem> items,
                                                          std::span<const ItemOutcome> outcomes, BenchTarget target);

/// Lines of JSON with the prediction for each item, and for "ID#full", the same pair undamaged, where there is one.
/// Items of kinds "add_…", and those with an addition only, get the prediction of an addition.
[[nodiscard]] std::string prediction_lines(std::span<const corpus::OmissionItem> items,
                                           std::span<const ItemOutcome> outcomes);

}  // namespace lacuna::pipeline
