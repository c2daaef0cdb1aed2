#include "eval/pipeline/gate/judge.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "lacuna/scoring.h"

namespace lacuna::pipeline {
namespace {

using records::BaselineMetric;
using records::BaselineSuite;
using records::MeasuredMetric;
using records::SuiteMeasure;

MetricPtr rating() { return *make_unit_mean({.name = "rating"}); }

StatsTable table_of(const std::vector<double>& scores) {
  StatsTable table(rating()->info().columns, scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) unit_mean_row(scores[i], table.row(i));
  return table;
}

/// Ratings around `mean` with an error of the mean of about `spread` / 10.
std::vector<double> ratings(double mean, double spread) {
  std::vector<double> scores;
  for (int i = 0; i < 100; ++i) scores.push_back(mean + (i % 2 == 0 ? spread : -spread));
  return scores;
}

MetricGate judged(const config::MetricRule& rule, const std::vector<double>& before, const std::vector<double>& after) {
  const MetricPtr metric = rating();
  const BaselineMetric baseline{.metric = "rating", .signature = {}, .value = {}, .table = table_of(before)};
  const StatsTable table = table_of(after);
  const stats::PairedTables pair{.metric = metric.get(), .baseline = &baseline.table, .candidate = &table};
  const auto gains = stats::measure_gains({&pair, 1}, {}, base::serial_for);
  return judge_metric(rule, *metric, metric->score(table.sum()), &baseline, gains.front(), 0.05);
}

TEST(JudgeMetric, ByTheInterval) {
  const std::vector<double> before(100, 50.0);
  const MetricGate same = judged({}, before, before);
  EXPECT_EQ(same.verdict, Verdict::kPass);
  EXPECT_EQ(same.reason, "as the baseline");
  EXPECT_EQ(judged({}, before, ratings(51, 1)).verdict, Verdict::kPass);
  EXPECT_EQ(judged({}, before, ratings(50, 1)).verdict, Verdict::kInconclusive);
  EXPECT_EQ(judged({}, before, ratings(49, 1)).verdict, Verdict::kFail);
  // The same with what is accepted.
  EXPECT_EQ(judged({.margin = 0.5}, before, ratings(50, 1)).verdict, Verdict::kPass);
  EXPECT_EQ(judged({.margin = 1}, before, ratings(49, 1)).verdict, Verdict::kInconclusive);
  EXPECT_EQ(judged({.margin = 2}, before, ratings(49, 1)).verdict, Verdict::kPass);
}

TEST(JudgeMetric, SaysWhyAndHowLittleItWouldSee) {
  const std::vector<double> before(100, 50.0);
  const MetricGate fails = judged({.margin = 0.25}, before, ratings(49, 1));
  EXPECT_EQ(fails.reason.substr(0, 15), "worse by 1.0000");
  EXPECT_NE(fails.reason.find("0.2500 is accepted"), std::string::npos) << fails.reason;
  ASSERT_TRUE(fails.gain && fails.detectable);
  EXPECT_GT(*fails.detectable, 0.25);
  EXPECT_NEAR(*fails.detectable, 0.25 + 0.33, 0.05);  // 3.3 errors of 0.1 beyond the margin
  const MetricGate unsure = judged({}, before, ratings(50, 1));
  EXPECT_EQ(unsure.reason.substr(0, 24), "may be worse by up to 0.") << unsure.reason;
}

TEST(JudgeMetric, LimitsOfTheValueGoFirst) {
  const std::vector<double> before(100, 50.0);
  EXPECT_EQ(judged({.min = 52.0}, before, ratings(51, 0)).reason, "51.0000 is below the minimum of 52.0000");
  EXPECT_EQ(judged({.max = 50.5}, before, ratings(51, 0)).verdict, Verdict::kFail);
  EXPECT_EQ(judged({.max_drop = 0.5, .margin = 9}, before, ratings(49, 0)).reason,
            "worse by 1.0000 as measured, 0.5000 is accepted");
  EXPECT_EQ(judged({.max_drop = 1.5, .margin = 9}, before, ratings(49, 0)).verdict, Verdict::kPass);
}

TEST(JudgeMetric, WithoutBaselineOrInterval) {
  const MetricPtr metric = rating();
  const StatsTable table = table_of({40.0});
  const MetricGate alone = judge_metric({}, *metric, metric->score(table.sum()), nullptr, std::nullopt, 0.05);
  EXPECT_EQ(alone.verdict, Verdict::kPass);
  EXPECT_EQ(alone.reason, "nothing to compare with");
  EXPECT_EQ(judged({}, {50.0}, {51.0}).verdict, Verdict::kInconclusive);
  EXPECT_EQ(judged({}, {50.0}, {50.0}).verdict, Verdict::kPass);
  const MetricGate undefined =
      judge_metric({.min = 1.0}, *metric, {.metric = "rating", .reason = "no units"}, nullptr, std::nullopt, 0.05);
  EXPECT_EQ(undefined.verdict, Verdict::kFail);
  EXPECT_EQ(undefined.reason, "has no value: no units");
}

/// A suite with a source, a reference and one metric.
struct Case {
  config::SuiteRule rule{.name = "news", .metrics = {config::MetricRule{.name = "rating"}}};
  GateSuite suite{.rule = &rule, .name = "news"};
  SuiteMeasure measure;
  BaselineSuite baseline;

  Case() {
    measure.inputs = {{"hypothesis", "hyp.en", std::string(64, '1')},
                      {"source", "src.vi", std::string(64, '2')},
                      {"reference", "ref.en", std::string(64, '3')}};
    measure.units = 100;
    measure.metrics = {MeasuredMetric{.score = {.metric = "rating", .value = 50.0, .signature = "s"},
                                      .table = table_of(ratings(50, 1))}};
    measure.check.emplace();
    measure.check->pack = PackInfo{"vi-en", "vi", "en", "1", std::string(64, '9')};
    baseline.name = "news";
    baseline.inputs = measure.inputs;
    baseline.inputs[0].sha256 = std::string(64, '0');
    baseline.units = 100;
    baseline.pack = measure.check->pack;
    baseline.metrics = {{.metric = "rating", .signature = "s", .value = 50.0, .table = table_of(ratings(50, 1))}};
  }
  [[nodiscard]] SuiteGate judge() const {
    return judge_suite(suite, {rating()}, measure, {}, &baseline, {.alpha = 0.05}, base::serial_for);
  }
};

TEST(Differences, AnotherHypothesisIsNone) { EXPECT_TRUE(differences(Case().measure, Case().baseline).empty()); }

TEST(Differences, NameWhatIsAnother) {
  Case reference;
  reference.measure.inputs[2].sha256 = std::string(64, '4');
  const SuiteGate gate = reference.judge();
  EXPECT_EQ(gate.verdict, Verdict::kError);
  ASSERT_EQ(gate.differences.size(), 1U);
  EXPECT_EQ(gate.differences[0],
            "the reference ref.en has changed since the baseline: sha256 444444444444, was 333333333333");
  EXPECT_FALSE(gate.metrics[0].gain);
  EXPECT_EQ(gate.metrics[0].verdict, Verdict::kError);

  Case signature;
  signature.measure.metrics[0].score.signature = "t";
  EXPECT_EQ(signature.judge().differences[0], "rating is another: t, in the baseline s");
  Case pack;
  pack.measure.check->pack->version = "2";
  pack.measure.check->pack->sha256 = std::string(64, '8');
  EXPECT_EQ(pack.judge().differences[0],
            "the language pack is vi-en 2 (sha256 888888888888), in the baseline vi-en 1 (sha256 999999999999)");
  Case more;
  more.measure.inputs.push_back({"reference", "two.en", std::string(64, '5')});
  EXPECT_EQ(more.judge().differences[0], "the reference two.en is not in the baseline");
  Case fewer;
  fewer.measure.inputs.pop_back();
  EXPECT_EQ(fewer.judge().differences[0], "the baseline has the reference ref.en beside");
  Case units;
  units.measure.metrics[0].table.resize(99);
  EXPECT_EQ(units.judge().differences[0], "99 units, in the baseline 100");
}

TEST(Differences, TheOrderOfReferencesIsNone) {
  Case two;
  two.measure.inputs.push_back({"reference", "two.en", std::string(64, '5')});
  two.baseline.inputs = two.measure.inputs;
  std::swap(two.measure.inputs[2], two.measure.inputs[3]);
  EXPECT_TRUE(differences(two.measure, two.baseline).empty());
}

TEST(JudgeSuite, TheWorstPartDecides) {
  Case one;
  EXPECT_EQ(one.judge().verdict, Verdict::kPass);
  one.measure.metrics[0].table = table_of(ratings(50.01, 4));
  EXPECT_EQ(one.judge().verdict, Verdict::kInconclusive);
  Finding left_out{.rule = "omission", .severity = Severity::kCritical, .probability = 0.99};
  left_out.message = "sentence left out: Một.";
  left_out.fingerprint = std::string(32, 'a');
  one.measure.check->findings = {left_out};
  one.measure.check->units.resize(1);
  const SuiteGate gate = one.judge();
  EXPECT_EQ(gate.verdict, Verdict::kFail);
  ASSERT_GE(gate.reasons.size(), 2U);
  EXPECT_EQ(gate.reasons[0], "new, and alone enough to fail: sentence left out: Một.");
}

TEST(JudgeSuite, AMetricThatTheBaselineHasNotIsNotCompared) {
  Case one;
  one.baseline.metrics.clear();
  const SuiteGate gate = one.judge();
  EXPECT_EQ(gate.verdict, Verdict::kPass);
  EXPECT_EQ(gate.metrics[0].reason, "nothing to compare with");
}

}  // namespace
}  // namespace lacuna::pipeline
