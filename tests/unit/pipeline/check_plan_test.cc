#include "eval/pipeline/check_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace lacuna::pipeline {
namespace {

bool runs(const ActiveChecks& checks, std::string_view id) { return !checks.is_off(id); }

ActiveChecks active(const CheckSelection& selection) {
  Result<ActiveChecks> checks = active_checks(selection);
  EXPECT_TRUE(checks.ok()) << (checks.ok() ? "" : checks.error().message);
  return checks.ok() ? std::move(*checks) : ActiveChecks{};
}

TEST(ActiveChecks, RunByDefaultWhatSaysSo) {
  const ActiveChecks checks = active({});
  for (const CheckInfo& check : all_checks()) EXPECT_EQ(runs(checks, check.id), check.by_default) << check.id;
}

TEST(ActiveChecks, OneIsSwitchedOff) {
  const ActiveChecks checks = active({.disable = {"omission"}});
  EXPECT_FALSE(runs(checks, "omission"));
  EXPECT_TRUE(runs(checks, "addition"));
}

TEST(ActiveChecks, OnlyOneRuns) {
  const ActiveChecks checks = active({.enable = {"addition"}, .disable = {"all"}});
  for (const CheckInfo& check : all_checks()) EXPECT_EQ(runs(checks, check.id), check.id == "addition") << check.id;
  EXPECT_TRUE(checks.pair.empty());
  EXPECT_TRUE(checks.corpus.empty());
}

TEST(ActiveChecks, AllButOneRun) {
  const ActiveChecks checks = active({.enable = {"all"}, .disable = {"addition"}});
  for (const CheckInfo& check : all_checks()) EXPECT_EQ(runs(checks, check.id), check.id != "addition") << check.id;
}

TEST(ActiveChecks, OffOutweighsOn) { EXPECT_FALSE(runs(active({.enable = {"moved"}, .disable = {"moved"}}), "moved")); }

TEST(ActiveChecks, AStrangeNameIsAnErrorThatNamesTheNearest) {
  for (const CheckSelection& selection : {CheckSelection{.enable = {"omision"}}, CheckSelection{.disable = {"omision"}},
                                          CheckSelection{.severity = {{"omision", Severity::kMinor}}}}) {
    const Result<ActiveChecks> checks = active_checks(selection);
    ASSERT_FALSE(checks.ok());
    EXPECT_EQ(checks.error().code, ErrorCode::kUsage);
    EXPECT_NE(checks.error().message.find("'omision'"), std::string::npos) << checks.error().message;
    EXPECT_NE(checks.error().message.find("'omission'"), std::string::npos) << checks.error().message;
  }
}

TEST(AllChecks, AreNamedOnceAndSayWhatTheyFind) {
  std::vector<std::string_view> ids;
  for (const CheckInfo& check : all_checks()) {
    ids.push_back(check.id);
    EXPECT_FALSE(check.summary.empty()) << check.id;
    EXPECT_NE(check.summary.back(), '.') << check.id;
    EXPECT_EQ(check.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos) << check.id;
    if (check.false_alarm_rate) {
      EXPECT_GE(*check.false_alarm_rate, 0.0) << check.id;
      EXPECT_LT(*check.false_alarm_rate, 0.1) << check.id;
    }
  }
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

}  // namespace
}  // namespace lacuna::pipeline
