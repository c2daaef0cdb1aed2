#include "eval/pipeline/gate/update.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::pipeline {
namespace {

using records::Baseline;
using records::SuiteMeasure;

SuiteMeasure measure_with(const std::vector<std::string>& fingerprints, double value = 50.0) {
  SuiteMeasure measure;
  measure.inputs = {{"hypothesis", "hyp.en", std::string(64, '1')}};
  measure.units = 1;
  measure.metrics = {{.score = {.metric = "BLEU", .value = value, .signature = "s"}, .table = {}}};
  measure.check.emplace();
  measure.check->checks = {{"url", 1, 0}, {"number", 1, 1}};
  for (const std::string& fingerprint : fingerprints) {
    Finding finding{.rule = "number", .severity = Severity::kMajor};
    finding.fingerprint = fingerprint;
    measure.check->findings.push_back(finding);
  }
  return measure;
}

Baseline updated(const std::optional<Baseline>& before, const SuiteMeasure& measure, const std::string& today,
                 std::optional<std::size_t> days = std::nullopt) {
  return updated_baseline(before, {{"news", &measure}}, true, {.days = days, .today = today});
}

TEST(UpdatedBaseline, TakesWhatWasMeasured) {
  const Baseline baseline = updated(std::nullopt, measure_with({"b", "a"}), "2026-01-01");
  EXPECT_EQ(baseline.updated, "2026-01-01");
  ASSERT_NE(baseline.find("news"), nullptr);
  const records::BaselineSuite& suite = *baseline.find("news");
  EXPECT_EQ(suite.checks, (std::vector<std::string>{"number", "url"}));
  ASSERT_EQ(suite.findings.size(), 2U);
  EXPECT_EQ(suite.findings[0].fingerprint, "a");
  EXPECT_EQ(suite.findings[0].since, "2026-01-01");
}

TEST(UpdatedBaseline, KeepsTheDaysOfWhatItKnew) {
  const Baseline before = updated(std::nullopt, measure_with({"a"}), "2026-01-01");
  const Baseline after = updated(before, measure_with({"a", "b"}), "2026-03-01");
  EXPECT_EQ(after.updated, "2026-03-01");
  EXPECT_EQ(after.find("news")->findings[0].since, "2026-01-01");
  EXPECT_EQ(after.find("news")->findings[1].since, "2026-03-01");
  // Whose time is over is accepted anew.
  EXPECT_EQ(updated(before, measure_with({"a"}), "2026-03-01", 30).find("news")->findings[0].since, "2026-03-01");
  EXPECT_EQ(updated(before, measure_with({"a"}), "2026-03-01", 90).find("news")->findings[0].since, "2026-01-01");
}

TEST(UpdatedBaseline, IsTheSameWhereNothingDiffers) {
  Baseline before = updated(std::nullopt, measure_with({"a"}), "2026-01-01");
  before.version = "0.0.1";
  EXPECT_EQ(updated(before, measure_with({"a"}), "2026-03-01"), before);
}

TEST(UpdatedBaseline, OfSomeSuitesLeavesTheOthers) {
  const SuiteMeasure measure = measure_with({});
  const Baseline before =
      updated_baseline(std::nullopt, {{"a", &measure}, {"b", &measure}}, true, {.today = "2026-01-01"});
  const SuiteMeasure other = measure_with({}, 60.0);
  const Baseline some = updated_baseline(before, {{"a", &other}}, false, {.today = "2026-01-02"});
  EXPECT_EQ(some.suites.size(), 2U);
  EXPECT_EQ(some.find("a")->metrics[0].value, 60.0);
  EXPECT_EQ(updated_baseline(before, {{"a", &other}}, true, {.today = "2026-01-02"}).suites.size(), 1U);
}

TEST(DescribeChanges, SaysWhatIsAccepted) {
  const SuiteMeasure measure = measure_with({"a", "b"});
  const SuiteMeasure other = measure_with({"b", "c", "d"}, 48.5);
  const Baseline before =
      updated_baseline(std::nullopt, {{"news", &measure}, {"old", &measure}}, true, {.today = "2026-01-01"});
  const Baseline after = updated_baseline(before, {{"fresh", &other}, {"news", &other}}, true, {.today = "2026-01-02"});
  std::vector<std::string> remarks;
  describe_changes(before, after, remarks);
  EXPECT_EQ(remarks, (std::vector<std::string>{"fresh is new", "news: BLEU was 50.00, is now 48.50",
                                               "news: 2 more findings are accepted, 1 are gone", "old is taken out"}));
}

}  // namespace
}  // namespace lacuna::pipeline
