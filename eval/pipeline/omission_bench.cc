#include "eval/pipeline/omission_bench.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <string>
#include <string_view>

#include "eval/base/utf8.h"
#include "eval/pipeline/pair_checker.h"
#include "eval/pipeline/parallel.h"

namespace lacuna::pipeline {
namespace {

using corpus::OmissionItem;

constexpr std::size_t kItemsPerBlock = 32;

std::size_t index_of(BenchTarget target) { return static_cast<std::size_t>(target); }

bool is_addition_kind(const OmissionItem& item) { return item.match_kind.starts_with("add_"); }

DetectorView look(const PairChecker& checker, std::string_view source, std::string_view target,
                  double min_probability) {
  const metrics::UnitVerdict verdict = checker.check(source, target, min_probability);
  DetectorView view{.score = {verdict.omission_probability, verdict.addition_probability}};
  for (const metrics::CheckFinding& finding : verdict.findings) {
    const bool omission = finding.rule == "omission";
    if (!omission && finding.rule != "addition") continue;
    const std::size_t i = index_of(omission ? BenchTarget::kOmission : BenchTarget::kAddition);
    const std::optional<ByteSpan>& span = omission ? finding.source : finding.target;
    if (span) view.spans[i].push_back(*span);
  }
  return view;
}

double log_length(std::string_view text) { return std::log(static_cast<double>(base::count_code_points(text)) + 1.0); }

/// How long a target is for its source, in units that are as usual in short pairs as in long ones.
class LengthLine {
 public:
  explicit LengthLine(std::span<const OmissionItem> items) {
    double n = 0.0;
    double sx = 0.0;
    double sy = 0.0;
    double sxx = 0.0;
    double sxy = 0.0;
    for (const OmissionItem& item : items) {
      if (item.omission || item.addition) continue;
      const double x = log_length(item.source);
      const double y = log_length(item.target);
      n += 1.0;
      sx += x;
      sy += y;
      sxx += x * x;
      sxy += x * y;
    }
    const double spread = n * sxx - sx * sx;
    if (n >= kMinPairs && spread > kMinSpread * n * n) slope_ = (n * sxy - sx * sy) / spread;
    if (n > 0.0) intercept_ = (sy - slope_ * sx) / n;
  }

  /// Above 0: the target is long.
  [[nodiscard]] double excess(std::string_view source, std::string_view target) const {
    const double x = log_length(source);
    return (log_length(target) - intercept_ - slope_ * x) * std::exp(x / 2.0);
  }

 private:
  static constexpr double kMinPairs = 10.0;    // for a slope of their own
  static constexpr double kMinSpread = 0.001;  // variance of the source's log length, likewise

  double slope_ = 1.0;
  double intercept_ = 0.0;
};

std::string_view side_of(const OmissionItem& item, BenchTarget target) {
  return target == BenchTarget::kOmission ? item.source : item.target;
}

}  // namespace

std::vector<ItemOutcome> detect_omissions(std::span<const OmissionItem> items, const langpack::LanguagePack& pack,
                                          double min_probability, const base::ParallelFor& parallel,
                                          Progress* progress) {
  std::vector<ItemOutcome> outcomes(items.size());
  std::size_t done = 0;
  std::mutex progress_lock;
  parallel(block_count(items.size(), kItemsPerBlock), [&](std::size_t block) {
    const PairChecker checker(pack);
    const std::size_t end = std::min(items.size(), (block + 1) * kItemsPerBlock);
    for (std::size_t i = block * kItemsPerBlock; i < end; ++i) {
      const OmissionItem& item = items[i];
      outcomes[i].pair = look(checker, item.source, item.target, min_probability);
      const bool damaged = item.omission || item.addition;
      if (damaged && (item.whole_source || item.whole_target)) {
        outcomes[i].whole = look(checker, item.whole_source.value_or(item.source),
                                 item.whole_target.value_or(item.target), min_probability);
      }
    }
    const std::lock_guard<std::mutex> lock(progress_lock);
    done += end - block * kItemsPerBlock;
    if (progress != nullptr) progress->update("checking", done, items.size());
  });
  return outcomes;
}

bool measures(const OmissionItem& item, BenchTarget target) {
  if (item.match_kind.empty()) return true;
  const bool omission = target == BenchTarget::kOmission;
  const bool wanted = omission ? item.omission : item.addition;
  const bool other = omission ? item.addition : item.omission;
  return (wanted || !other) && (is_addition_kind(item) != omission || !item.set.starts_with("synth"));
}

std::vector<stats::JudgedPair> judged_pairs(std::span<const OmissionItem> items, std::span<const ItemOutcome> outcomes,
                                            BenchTarget target) {
  const std::size_t t = index_of(target);
  const bool omission = target == BenchTarget::kOmission;
  const LengthLine line(items);
  const double sign = omission ? -1.0 : 1.0;
  std::vector<stats::JudgedPair> pairs;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const OmissionItem& item = items[i];
    if (!measures(item, target)) continue;
    const ItemOutcome& outcome = outcomes[i];
    const std::vector<ByteSpan>& gold = omission ? item.omissions : item.additions;
    stats::JudgedPair pair{.damaged = omission ? item.omission : item.addition,
                           .kind = item.kind,
                           .match_kind = item.match_kind,
                           .hard = item.hard,
                           .detector = {.score = outcome.pair.score[t]},
                           .length = {.score = sign * line.excess(item.source, item.target)}};
    pair.spans_known = pair.damaged && !gold.empty();
    if (outcome.whole) {
      pair.detector.whole = outcome.whole->score[t];
      pair.length.whole =
          sign * line.excess(item.whole_source.value_or(item.source), item.whole_target.value_or(item.target));
    }
    if (!pair.damaged || pair.spans_known) {
      pair.spans = stats::compare_spans(side_of(item, target), gold, outcome.pair.spans[t]);
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

std::string prediction_lines(std::span<const OmissionItem> items, std::span<const ItemOutcome> outcomes) {
  std::string lines;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const OmissionItem& item = items[i];
    const bool addition = is_addition_kind(item) || (item.addition && !item.omission);
    const BenchTarget target = addition ? BenchTarget::kAddition : BenchTarget::kOmission;
    const std::size_t t = index_of(target);
    const auto add = [&](const std::string& id, const DetectorView& view, std::string_view text) {
      lines += corpus::to_prediction_line({id, view.score[t], view.spans[t]}, text) + "\n";
    };
    add(item.id, outcomes[i].pair, side_of(item, target));
    if (!outcomes[i].whole) continue;
    const std::optional<std::string>& whole = addition ? item.whole_target : item.whole_source;
    add(item.id + "#full", *outcomes[i].whole, whole ? std::string_view{*whole} : side_of(item, target));
  }
  return lines;
}

}  // namespace lacuna::pipeline
