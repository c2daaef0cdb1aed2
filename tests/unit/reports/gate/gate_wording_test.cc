#include "reports/gate/gate_wording.h"

#include <gtest/gtest.h>

#include "tests/support/sample_gate.h"

namespace lacuna::reports {
namespace {

TEST(GateWording, NumbersOfAMetricHaveItsDigits) {
  MetricGate gate = test::failing_gate().suites[0].metrics[0];
  gate.direction = Direction::kLower;
  gate.max = 0.5;
  EXPECT_EQ(metric_texts(gate).gain, "−4.25");
  EXPECT_EQ(metric_texts(gate).name, "BLEU ↓");
  EXPECT_EQ(metric_texts(gate).limits, "min 30, max 0.5");
  gate.decimals = 4;
  gate.score.value = 0.8125;
  gate.baseline = 0.875;
  gate.gain = GainInterval{-0.0625, -0.125, 0.0};
  EXPECT_EQ(metric_texts(gate).score, "0.8125");
  EXPECT_EQ(metric_texts(gate).gain, "−0.0625");
  EXPECT_EQ(metric_texts(gate).interval, "[−0.1250, 0.0000]");
  gate.score.value.reset();
  gate.gain.reset();
  EXPECT_EQ(metric_texts(gate).score, "undefined");
  EXPECT_EQ(metric_texts(gate).interval, "");
}

TEST(GateWording, CommandIsOneForAShell) {
  GateReport report = test::failing_gate();
  EXPECT_EQ(update_command(report), "lacuna gate --update");
  report.config_path = "ci/gate.json";
  EXPECT_EQ(update_command(report), "lacuna gate --update --config ci/gate.json");
  report.config_path = "it's; rm";
  EXPECT_EQ(update_command(report), "lacuna gate --update --config 'it'\\''s; rm'");
  report.config_path = "-x";
  EXPECT_EQ(update_command(report), "lacuna gate --update --config -x");
}

TEST(GateWording, PlaceIsTheTranslationsUnlessThereIsNone) {
  const RunReport check = *test::failing_gate().suites[0].check;
  Finding finding = check.findings[0];
  finding.unit = 4;
  EXPECT_EQ(finding_place(check, finding), "test/news.vi:5");
  finding.unit = 2;
  EXPECT_EQ(finding_place(check, finding), "out/news.en:3");
  finding.unit = 1000;
  EXPECT_EQ(finding_place(check, finding), "out/news.en");
  RunReport named = check;
  named.units[2].place->name = "menu.open";
  finding.unit = 2;
  EXPECT_EQ(finding_place(named, finding), "out/news.en:3 (menu.open)");
  named.units[2].place.reset();
  EXPECT_EQ(finding_place(named, finding), "out/news.en, passage 3");
}

TEST(GateWording, BaselineErrorIsNotToldTwice) {
  GateReport report = test::broken_gate();
  report.reasons = {"lacuna.baseline.json: " + report.baseline.error->message, "a suite is gone"};
  EXPECT_EQ(other_run_reasons(report), std::vector<std::string>{"a suite is gone"});
  EXPECT_EQ(more_reasons(report), 3U) << "and one of each suite";
}

TEST(GateWording, StepsFollowTheTrouble) {
  const auto commands = [](const GateReport& report) {
    std::vector<std::string> texts;
    for (const NextStep& step : next_steps(report)) texts.push_back(step.what);
    return texts;
  };
  GateReport report = test::passing_gate();
  EXPECT_EQ(commands(report).size(), 1U);
  report.suites.pop_back();
  EXPECT_TRUE(commands(report).empty()) << "nothing is fixed";
  report.suites[0].in_baseline = false;
  ASSERT_EQ(commands(report).size(), 1U);
  EXPECT_EQ(commands(report)[0], "take the new suites into the baseline, and commit it");
  report = test::broken_gate();
  report.baseline.error.reset();
  ASSERT_EQ(commands(report).size(), 2U);
  EXPECT_EQ(commands(report)[0], "mend what cannot be read, and run the gate again");
  report.baseline.written = true;
  ASSERT_EQ(commands(report).size(), 1U);
  EXPECT_EQ(commands(report)[0], "look over how lacuna.baseline.json changed, and commit it");
}

TEST(GateWording, WhatHasExpiredHasAStep) {
  GateReport report = test::passing_gate();
  report.suites.pop_back();
  report.suites[0].findings[0].state = FindingState::kExpired;
  ASSERT_EQ(next_steps(report).size(), 1U);
  EXPECT_TRUE(next_steps(report)[0].what.starts_with("look again at what was accepted"));
  EXPECT_EQ(name_of_new(report.suites[0]), "expired");
  report.suites[0].findings[1].state = FindingState::kNew;
  EXPECT_TRUE(next_steps(report).empty());
  EXPECT_EQ(name_of_new(report.suites[0]), "new or expired");
}

TEST(GateWording, APassPromisesNoMoreThanThereIs) {
  GateReport report = test::passing_gate();
  EXPECT_EQ(main_reason(report), "3 suites, nothing got worse by more than is accepted");
  report.suites.resize(1);
  EXPECT_EQ(main_reason(report), "1 suite, nothing got worse by more than is accepted");
}

TEST(GateWording, CountsNameWhatThereIs) {
  EXPECT_EQ(counts_text({}), "none");
  EXPECT_EQ(counts_text({.fresh = 2, .hard_breaks = 1, .unchanged = 3, .suppressed = 1}),
            "2 new (1 hard break), 3 unchanged, 1 suppressed");
}

}  // namespace
}  // namespace lacuna::reports
