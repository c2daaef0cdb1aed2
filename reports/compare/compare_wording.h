/// \file
/// How the reports for people word a comparison, so that console and Markdown say the same. What comes out of the
/// report is plain text: each writer makes it safe for its own format. Internal to the writers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lacuna/compare_report.h"

namespace lacuna::reports {

/// "A" for the baseline, then "B" … "Z", "S27", …
[[nodiscard]] std::string letter_of(std::size_t system);

/// The name of a metric, with an arrow when lower is better.
[[nodiscard]] std::string metric_name(const MetricComparison& metric);

/// "23.45"; "–" when there is none.
[[nodiscard]] std::string value_text(const std::optional<double>& value, int decimals);

/// "± 0.61"; empty: no interval.
[[nodiscard]] std::string interval_text(const SystemScore& system, int decimals);

/// "[−0.25, +1.25]".
[[nodiscard]] std::string range_text(const Comparison& difference, int decimals);

/// "BLEU|nrefs:1|case:mixed|…" of the baseline; empty: the metric has no signature.
[[nodiscard]] std::string signature_text(const MetricComparison& metric);

/// How good the system is against the baseline by that difference: 1 better, -1 worse, 0 neither shown.
[[nodiscard]] int shown_gain(const MetricComparison& metric, const Comparison& difference);

/// Whether `value` is better than `baseline`: 1, -1, or 0 for equal.
[[nodiscard]] int gain_of(const MetricComparison& metric, double baseline, double value);

/// A sentence for each system but the first: "B is better than A by BLEU (+1.55) and chrF2 (+0.60); no difference is
/// shown by TER (+0.25)." Where no difference could have been shown, however large, it says that. Without what could be
/// tested: none.
[[nodiscard]] std::vector<std::string> verdicts(const CompareReport& report);

/// "95 % intervals and p-values of 10,000 resamples of 3,004 units; p is two-sided, and corrected over 6 comparisons
/// (Holm)"; empty: nothing could be tested.
[[nodiscard]] std::string method_text(const CompareReport& report);

/// "3 systems, 3,004 units, 2 references".
[[nodiscard]] std::string size_text(const CompareReport& report);

/// The differences of a system by a metric that are shown, at most `limit`: gains first, then losses, half of the room
/// for each, as far as there are so many.
[[nodiscard]] std::vector<const UnitDifference*> shown_differences(const CompareReport& report, std::size_t system,
                                                                   std::size_t metric, std::size_t limit);

/// The n-grams of a system that are shown first, at most `limit`.
[[nodiscard]] std::vector<const NgramDifference*> first_ngrams(const std::vector<NgramDifference>& ngrams,
                                                               std::size_t system, std::size_t limit);

/// The tables that people see: of each way to part the units, that of the first metric.
[[nodiscard]] std::vector<const BucketTable*> shown_tables(const CompareReport& report);

}  // namespace lacuna::reports
