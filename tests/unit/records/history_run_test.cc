#include <gtest/gtest.h>

#include "lacuna/gate_report.h"
#include "lacuna/history.h"
#include "tests/support/sample_gate.h"

namespace lacuna {
namespace {

TEST(HistoryRunTest, TakesVerdictsAndScores) {
  const HistoryRun run = history_run(test::failing_gate(), "2026-11-29T06:00:00Z", "1f3a");
  EXPECT_EQ(run.id, 0);
  EXPECT_EQ(run.time, "2026-11-29T06:00:00Z");
  EXPECT_EQ(run.commit, "1f3a");
  EXPECT_EQ(run.version, "0.6.0");
  EXPECT_EQ(run.config, "lacuna.json");
  EXPECT_EQ(run.verdict, Verdict::kFail);
  EXPECT_EQ(run.exit_code, 1);
  ASSERT_EQ(run.scores.size(), 3U);
  const HistoryScore bleu{"news",        "BLEU", "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0",
                          false,         30.25,  34.5,
                          -4.25,         -5.5,   -3.0,
                          Verdict::kFail};
  EXPECT_EQ(run.scores[0], bleu);
  EXPECT_EQ(run.scores[1].metric, "chrF2++");
  EXPECT_EQ(run.scores[2].suite, "course/large");
  EXPECT_EQ(run.scores[2].verdict, Verdict::kInconclusive);
}

TEST(HistoryRunTest, CountsFindingsOfEverySuite) {
  GateReport report = test::failing_gate();
  const HistoryRun run = history_run(report, "", "");
  ASSERT_EQ(run.findings.size(), 3U);
  const HistoryFindings& news = run.findings[0];
  const std::size_t all = report.suites[0].check->findings.size();
  EXPECT_EQ(news.units, 6U);
  EXPECT_EQ(news.minor + news.major + news.critical, all);
  EXPECT_GT(news.critical, 0U);
  EXPECT_GT(news.added, 0U);
  EXPECT_LT(news.added, all);
  EXPECT_EQ(news.verdict, Verdict::kFail);
  EXPECT_TRUE(news.checked);
  EXPECT_FALSE(run.findings[1].checked);
  EXPECT_EQ(run.findings[1].units, 120U);
  EXPECT_EQ(run.findings[1].verdict, Verdict::kInconclusive);
  EXPECT_EQ(run.findings[2].suppressed, 1U);
  EXPECT_EQ(run.findings[2].fixed, 1U);
}

TEST(HistoryRunTest, AnAcceptanceThatHasRunOutCountsAsNew) {
  GateReport report = test::passing_gate();
  ASSERT_FALSE(report.suites[0].findings.empty());
  EXPECT_EQ(history_run(report, "", "").findings[0].added, 0U);
  report.suites[0].findings[0].state = FindingState::kExpired;
  EXPECT_EQ(history_run(report, "", "").findings[0].added, 1U);
}

TEST(HistoryRunTest, NothingToCompareWithIsNull) {
  const HistoryRun run = history_run(test::gate_without_baseline(), "", "");
  ASSERT_FALSE(run.scores.empty());
  EXPECT_TRUE(run.scores[0].value.has_value());
  EXPECT_FALSE(run.scores[0].baseline || run.scores[0].gain || run.scores[0].gain_low || run.scores[0].gain_high);
}

TEST(HistoryRunTest, ASuiteThatCouldNotBeRunHasItsVerdict) {
  const HistoryRun run = history_run(test::broken_gate(), "", "");
  EXPECT_EQ(run.verdict, Verdict::kError);
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_TRUE(run.scores.empty());
  ASSERT_EQ(run.findings.size(), 2U);
  EXPECT_FALSE(run.findings[1].checked);
  EXPECT_EQ(run.findings[1].verdict, Verdict::kError);
}

TEST(HistoryRunTest, KnowsWhichWayAMetricGoes) {
  GateReport report = test::failing_gate();
  report.suites[0].metrics[0].direction = Direction::kLower;
  EXPECT_TRUE(history_run(report, "", "").scores[0].lower_is_better);
}

}  // namespace
}  // namespace lacuna
