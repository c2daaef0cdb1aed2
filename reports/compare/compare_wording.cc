#include "reports/compare/compare_wording.h"

#include <algorithm>
#include <cmath>

#include "eval/base/format_number.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

/// "a", "a and b", "a, b and c".
std::string enumerated(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

std::string signed_value(double value, int decimals) {
  std::string number = base::format_fixed(std::fabs(value), decimals);
  if (number.find_first_not_of("0.") == std::string::npos) return number;
  return (value < 0 ? "−" : "") + number;
}

const Comparison* difference_of(const MetricComparison& metric, std::size_t system) {
  const auto found = std::find_if(metric.differences.begin(), metric.differences.end(),
                                  [&](const Comparison& difference) { return difference.system == system; });
  return found == metric.differences.end() ? nullptr : &*found;
}

}  // namespace

std::string letter_of(std::size_t system) {
  constexpr std::size_t kLetters = 26;
  if (system < kLetters) return {static_cast<char>('A' + system)};
  return "S" + std::to_string(system + 1);
}

std::string metric_name(const MetricComparison& metric) {
  return metric.metric + (metric.direction == Direction::kLower ? " ↓" : "");
}

std::string value_text(const std::optional<double>& value, int decimals) {
  return value ? signed_value(*value, decimals) : "–";
}

std::string interval_text(const SystemScore& system, int decimals) {
  return system.interval ? "± " + base::format_fixed(system.interval->half_width, decimals) : "";
}

std::string range_text(const Comparison& difference, int decimals) {
  return "[" + signed_number(difference.low, decimals) + ", " + signed_number(difference.high, decimals) + "]";
}

std::string signature_text(const MetricComparison& metric) {
  if (metric.systems.empty() || metric.systems.front().score.signature.empty()) return {};
  return metric.metric + "|" + metric.systems.front().score.signature;
}

int gain_of(const MetricComparison& metric, double baseline, double value) {
  double gain = value - baseline;
  if (metric.direction == Direction::kLower) gain = -gain;
  if (metric.direction == Direction::kNearerToIdeal) {
    gain = std::fabs(baseline - metric.ideal) - std::fabs(value - metric.ideal);
  }
  return gain > 0.0 ? 1 : gain < 0.0 ? -1 : 0;
}

int shown_gain(const MetricComparison& metric, const Comparison& difference) {
  return difference.significant ? gain_of(metric, difference.baseline_score, difference.score) : 0;
}

std::vector<std::string> verdicts(const CompareReport& report) {
  std::vector<std::string> sentences;
  const bool can_tell = least_holm_p_value(report) <= report.alpha;
  for (std::size_t system = 1; system < report.systems.size(); ++system) {
    std::vector<std::string> better;
    std::vector<std::string> worse;
    std::vector<std::string> open;
    for (const MetricComparison& metric : report.metrics) {
      const Comparison* difference = difference_of(metric, system);
      if (difference == nullptr) continue;
      const std::string name = metric.metric + " (" + signed_number(difference->difference, metric.decimals) + ")";
      const int gain = shown_gain(metric, *difference);
      (gain > 0 ? better : gain < 0 ? worse : open).push_back(name);
    }
    std::string sentence;
    const auto add = [&](const char* what, const std::vector<std::string>& names) {
      if (names.empty()) return;
      sentence +=
          sentence.empty() ? letter_of(system) + " is " + what + " than A by " : std::string(", and ") + what + " by ";
      sentence += enumerated(names);
    };
    add("better", better);
    add("worse", worse);
    if (!open.empty()) {
      sentence += sentence.empty() ? "Between A and " + letter_of(system) + " " : "; ";
      sentence += (can_tell ? "no difference is shown by " : "the test cannot tell by ") + enumerated(open);
    }
    if (!sentence.empty()) sentences.push_back(sentence + ".");
  }
  return sentences;
}

std::string method_text(const CompareReport& report) {
  const std::size_t comparisons = comparison_count(report);
  if (comparisons == 0) return {};
  const std::string what = report.document_count > 0 ? grouped(report.document_count) +
                                                           (report.document_count == 1 ? " document" : " documents")
                                                     : grouped(report.unit_count) + " units";
  std::string text = percent(1.0 - report.alpha) + " intervals and two-sided p-values of " + grouped(report.samples) +
                     " resamples of " + what;
  if (comparisons > 1) text += "; p (Holm) is corrected over " + std::to_string(comparisons) + " comparisons";
  return text;
}

std::string size_text(const CompareReport& report) {
  std::string text = counted(report.systems.size(), "system", "systems") + ", " + grouped(report.unit_count) +
                     (report.unit_count == 1 ? " unit" : " units");
  if (!report.references.empty()) text += ", " + counted(report.references.size(), "reference", "references");
  return text;
}

std::vector<const UnitDifference*> shown_differences(const CompareReport& report, std::size_t system,
                                                     std::size_t metric, std::size_t limit) {
  std::vector<const UnitDifference*> gains;
  std::vector<const UnitDifference*> losses;
  for (const UnitDifference& difference : report.differences) {
    if (difference.system != system || difference.metric != metric || difference.unit >= report.units.size()) continue;
    const int gain = gain_of(report.metrics[metric], difference.baseline_value, difference.value);
    (gain > 0 ? gains : losses).push_back(&difference);
  }
  const std::size_t half = limit / 2;
  gains.resize(std::min(gains.size(), std::max(limit - half, limit - std::min(limit, losses.size()))));
  losses.resize(std::min(losses.size(), limit - gains.size()));
  gains.insert(gains.end(), losses.begin(), losses.end());
  return gains;
}

std::vector<const NgramDifference*> first_ngrams(const std::vector<NgramDifference>& ngrams, std::size_t system,
                                                 std::size_t limit) {
  std::vector<const NgramDifference*> first;
  for (const NgramDifference& ngram : ngrams) {
    if (ngram.system == system && first.size() < limit) first.push_back(&ngram);
  }
  return first;
}

std::vector<const BucketTable*> shown_tables(const CompareReport& report) {
  std::vector<const BucketTable*> tables;
  for (const BucketTable& table : report.buckets) {
    const bool is_known =
        std::any_of(tables.begin(), tables.end(), [&](const BucketTable* shown) { return shown->by == table.by; });
    if (!is_known && !table.buckets.empty()) tables.push_back(&table);
  }
  return tables;
}

}  // namespace lacuna::reports
