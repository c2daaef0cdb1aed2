#include "eval/pipeline/gate/judge.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "eval/base/format_number.h"

namespace lacuna::pipeline {
namespace {

using records::BaselineMetric;
using records::BaselineSuite;
using records::MeasuredMetric;
using records::SuiteMeasure;

/// Digits after the point that tell scores of a metric apart.
int digits_of(const MetricInfo& info) { return info.highest == 100.0 || info.id == "ter" ? 2 : 4; }

/// The verdict of the interval alone, with its reason.
void judge_gain(MetricGate& gate, int digits) {
  const auto number = [digits](double value) { return base::format_fixed(value, digits); };
  const GainInterval& gain = *gate.gain;
  const std::string accepted =
      gate.margin == 0.0 ? ", no drop is accepted" : ", " + number(gate.margin) + " is accepted";
  const double least = 0.5 * std::pow(10.0, -digits);  // what cannot be seen is nothing
  const bool worse = gain.estimate < 0.0;
  const double sign = worse ? -1.0 : 1.0;
  const double from = std::min(sign * gain.low, sign * gain.high);
  const double to = std::max(sign * gain.low, sign * gain.high);
  const std::string change = std::string(worse ? "worse" : "better") + " by " + number(sign * gain.estimate) + " (" +
                             number(from) + " to " + number(to) + ")";
  if (gain.high < -gate.margin - least) {
    gate.verdict = Verdict::kFail;
    gate.reason = change + accepted;
  } else if (gain.low >= -gate.margin - least) {
    gate.verdict = Verdict::kPass;
    gate.reason = gain.low == 0.0 && gain.high == 0.0 ? "as the baseline" : change;
  } else {
    gate.verdict = Verdict::kInconclusive;
    gate.reason = "may be worse by up to " + number(-gain.low) + accepted;
  }
}

/// Limits of the values themselves; they go before the interval.
std::string broken_limit(const MetricGate& gate, const MetricInfo& info, int digits) {
  const auto number = [digits](double value) { return base::format_fixed(value, digits); };
  const double value = *gate.score.value;
  if (gate.min && value < *gate.min) return number(value) + " is below the minimum of " + number(*gate.min);
  if (gate.max && value > *gate.max) return number(value) + " is above the maximum of " + number(*gate.max);
  if (!gate.max_drop || !gate.baseline) return "";
  const double drop = stats::goodness(info, *gate.baseline) - stats::goodness(info, value);
  if (drop <= *gate.max_drop) return "";
  return "worse by " + number(drop) + " as measured, " + number(*gate.max_drop) + " is accepted";
}

/// "the reference ref.en has changed since the baseline: sha256 1f…, was 0a…". Of several in one role the order does
/// not matter.
void compare_inputs(const std::vector<GateInput>& now, const std::vector<GateInput>& before,
                    std::vector<std::string>& differences) {
  const auto is_fixed = [](const GateInput& input) {
    return input.role == "source" || input.role == "reference" || input.role == "documents";
  };
  std::vector<const GateInput*> left;
  for (const GateInput& input : before) {
    if (is_fixed(input)) left.push_back(&input);
  }
  std::vector<const GateInput*> others;  // that the baseline has not
  for (const GateInput& input : now) {
    if (!is_fixed(input)) continue;
    const auto same = std::find_if(left.begin(), left.end(), [&](const GateInput* other) {
      return other->role == input.role && other->sha256 == input.sha256;
    });
    if (same == left.end()) {
      others.push_back(&input);
    } else {
      left.erase(same);
    }
  }
  constexpr std::size_t kShown = 12;  // digits
  for (const GateInput* input : others) {
    const auto was =
        std::find_if(left.begin(), left.end(), [&](const GateInput* other) { return other->role == input->role; });
    const std::string name = "the " + input->role + " " + input->path;
    if (was == left.end()) {
      differences.push_back(name + " is not in the baseline");
      continue;
    }
    differences.push_back(name + " has changed since the baseline: sha256 " + input->sha256.substr(0, kShown) +
                          ", was " + (*was)->sha256.substr(0, kShown));
    left.erase(was);
  }
  for (const GateInput* input : left) {
    differences.push_back("the baseline has the " + input->role + " " + input->path + " beside");
  }
}

void compare_metrics(const SuiteMeasure& measure, const BaselineSuite& before, std::vector<std::string>& differences) {
  for (const MeasuredMetric& metric : measure.metrics) {
    const BaselineMetric* known = before.metric(metric.score.metric);
    if (known == nullptr) continue;  // a new metric has nothing to be compared with
    if (known->signature != metric.score.signature) {
      differences.push_back(metric.score.metric + " is another: " + metric.score.signature + ", in the baseline " +
                            known->signature);
    } else if (known->table.columns() != metric.table.columns()) {
      differences.push_back("the statistics of " + metric.score.metric + " have other columns");
    } else if (known->table.units() != metric.table.units()) {
      differences.push_back(std::to_string(metric.table.units()) + " units, in the baseline " +
                            std::to_string(known->table.units()));
    }
  }
}

void compare_packs(const SuiteMeasure& measure, const BaselineSuite& before, std::vector<std::string>& differences) {
  const std::optional<PackInfo> none;
  const std::optional<PackInfo>& now = measure.check ? measure.check->pack : none;
  const auto name = [](const std::optional<PackInfo>& pack) {
    return pack ? pack->name + " " + pack->version + " (sha256 " + pack->sha256.substr(0, 12) + ")"
                : std::string("none");
  };
  if ((now ? now->sha256 : "") == (before.pack ? before.pack->sha256 : "")) return;
  differences.push_back("the language pack is " + name(now) + ", in the baseline " + name(before.pack));
}

/// The gravest first, with what each part says of itself.
void collect_reasons(SuiteGate& suite) {
  for (const Verdict verdict : {Verdict::kError, Verdict::kFail, Verdict::kInconclusive}) {
    for (const MetricGate& metric : suite.metrics) {
      if (metric.verdict == verdict) suite.reasons.push_back(metric.score.metric + ": " + metric.reason);
    }
    for (const BudgetGate& budget : suite.budgets) {
      if (budget.verdict == verdict) suite.reasons.push_back(budget.reason);
    }
  }
  const auto is_break = [](const FindingGate& finding) { return finding.hard_break; };
  const auto first = std::find_if(suite.findings.begin(), suite.findings.end(), is_break);
  if (first == suite.findings.end()) return;
  std::string reason = first->state == FindingState::kNew ? "new, and alone enough to fail: "
                                                          : "accepted too long ago, and alone enough to fail: ";
  reason += suite.check->findings[static_cast<std::size_t>(first - suite.findings.begin())].message;
  const auto others = std::count_if(first + 1, suite.findings.end(), is_break);
  if (others > 0) reason += " (and " + std::to_string(others) + " more)";
  suite.reasons.insert(suite.reasons.begin(), std::move(reason));
}

Verdict worst_part(const SuiteGate& suite) {
  Verdict worst = Verdict::kPass;
  for (const MetricGate& metric : suite.metrics) worst = std::max(worst, metric.verdict);
  for (const BudgetGate& budget : suite.budgets) worst = std::max(worst, budget.verdict);
  const bool broken = std::any_of(suite.findings.begin(), suite.findings.end(),
                                  [](const FindingGate& finding) { return finding.hard_break; });
  return broken ? std::max(worst, Verdict::kFail) : worst;
}

/// The gain of each metric; none for one that the baseline has not.
std::vector<std::optional<stats::Gain>> gains_of(const GateSuite& suite, const std::vector<MetricPtr>& metrics,
                                                 const SuiteMeasure& measure, const BaselineSuite& before,
                                                 const std::vector<std::uint32_t>& documents,
                                                 const JudgeSettings& settings, const base::ParallelFor& parallel_for) {
  std::vector<stats::PairedTables> pairs;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const BaselineMetric* known = before.metric(measure.metrics[i].score.metric);
    if (known == nullptr) continue;
    pairs.push_back({.metric = metrics[i].get(),
                     .baseline = &known->table,
                     .candidate = &measure.metrics[i].table,
                     .alpha = suite.rule->metrics[i].alpha.value_or(settings.alpha)});
    places.push_back(i);
  }
  std::vector<std::optional<stats::Gain>> gains(metrics.size());
  const std::vector<std::optional<stats::Gain>> measured = stats::measure_gains(
      pairs, {.samples = settings.samples, .seed = settings.seed, .documents = documents}, parallel_for);
  for (std::size_t p = 0; p < places.size(); ++p) gains[places[p]] = measured[p];
  return gains;
}

}  // namespace

MetricGate judge_metric(const config::MetricRule& rule, const Metric& metric, const Score& score,
                        const BaselineMetric* before, const std::optional<stats::Gain>& gain, double alpha) {
  const MetricInfo& info = metric.info();
  const int digits = digits_of(info);
  MetricGate gate{.score = score,
                  .direction = info.direction,
                  .alpha = rule.alpha.value_or(alpha),
                  .margin = rule.margin,
                  .min = rule.min,
                  .max = rule.max,
                  .max_drop = rule.max_drop,
                  .decimals = digits};
  if (before != nullptr) gate.baseline = metric.score(before->table.sum()).value;
  if (gain) {
    gate.gain = gain->interval;
    if (gain->detectable) gate.detectable = gate.margin + *gain->detectable;
  }
  if (!score.value) {
    gate.verdict = gate.baseline || rule.min || rule.max ? Verdict::kFail : Verdict::kPass;
    gate.reason = "has no value: " + score.reason;
    return gate;
  }
  if (gate.gain) {
    judge_gain(gate, digits);
  } else if (before == nullptr) {
    gate.reason = "nothing to compare with";
  } else if (!gate.baseline) {
    gate.reason = "the baseline has no value";
  } else {
    gate.verdict = Verdict::kInconclusive;
    gate.reason = "no interval: there are fewer than two documents to resample";
  }
  if (const std::string broken = broken_limit(gate, info, digits); !broken.empty()) {
    gate.reason = gate.verdict == Verdict::kFail ? broken + "; " + gate.reason : broken;
    gate.verdict = Verdict::kFail;
  }
  return gate;
}

std::vector<std::string> differences(const SuiteMeasure& measure, const BaselineSuite& before) {
  std::vector<std::string> found;
  compare_inputs(measure.inputs, before.inputs, found);
  compare_metrics(measure, before, found);
  compare_packs(measure, before, found);
  return found;
}

SuiteGate judge_suite(const GateSuite& suite, const std::vector<MetricPtr>& metrics, SuiteMeasure measure,
                      const std::vector<std::uint32_t>& documents, const BaselineSuite* before,
                      const JudgeSettings& settings, const base::ParallelFor& parallel_for) {
  SuiteGate gate{
      .name = suite.name, .inputs = measure.inputs, .units = measure.units, .in_baseline = before != nullptr};
  if (!documents.empty()) gate.documents = 1 + *std::max_element(documents.begin(), documents.end());
  if (before != nullptr) gate.differences = differences(measure, *before);
  const bool is_comparable = gate.differences.empty();
  std::vector<std::optional<stats::Gain>> gains(metrics.size());
  if (before != nullptr && is_comparable) {
    gains = gains_of(suite, metrics, measure, *before, documents, settings, parallel_for);
  }
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const Score& score = measure.metrics[i].score;
    const BaselineMetric* known = before == nullptr || !is_comparable ? nullptr : before->metric(score.metric);
    gate.metrics.push_back(judge_metric(suite.rule->metrics[i], *metrics[i], score, known, gains[i], settings.alpha));
    if (is_comparable) continue;
    gate.metrics.back().verdict = Verdict::kError;
    gate.metrics.back().reason = "not compared";
  }
  gate.check = std::move(measure.check);
  if (gate.check) {
    compare_findings(before == nullptr ? nullptr : &before->findings, settings.acceptance, gate);
    gate.budgets = judge_budgets(suite.rule->budgets, gate);
  }
  if (!is_comparable) {
    gate.verdict = Verdict::kError;
    gate.reasons = gate.differences;
    return gate;
  }
  gate.verdict = worst_part(gate);
  collect_reasons(gate);
  return gate;
}

}  // namespace lacuna::pipeline
