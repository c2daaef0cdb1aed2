#include "reports/run_overview.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/sample_report.h"

namespace lacuna::reports {
namespace {

TEST(RunOverview, CountsSeverities) {
  const SeverityCounts counts = count_severities(test::sample_report());
  EXPECT_EQ(counts.at(Severity::kCritical), 2U);
  EXPECT_EQ(counts.at(Severity::kMajor), 4U);
  EXPECT_EQ(counts.at(Severity::kMinor), 3U);
  EXPECT_EQ(counts.all(), 9U);
  EXPECT_EQ(count_severities({}).all(), 0U);
}

TEST(RunOverview, CountsChecksOverAllRuns) {
  const std::vector<NamedRun> runs = test::sample_runs();
  const std::vector<RuleCounts> rules = count_rules(runs);
  ASSERT_EQ(rules.size(), 5U);
  EXPECT_EQ(rules[0].rule, "omission");
  EXPECT_EQ(rules[0].counts.all(), 8U);
  EXPECT_EQ(rules[0].counts.at(Severity::kCritical), 2U);
  EXPECT_EQ(rules[0].by_run, (std::vector<std::size_t>{4, 4}));
  EXPECT_EQ(rules[1].rule, "number");  // as many as untranslated, and before it by name
  EXPECT_EQ(rules[1].by_run, (std::vector<std::size_t>{2, 0}));
  EXPECT_EQ(rules[2].rule, "untranslated");
  EXPECT_TRUE(count_rules({}).empty());
}

TEST(RunOverview, TheWorkListIsWorstFirstOverAllRuns) {
  const std::vector<NamedRun> runs = test::sample_runs();
  const std::vector<ListedFinding> places = work_list(runs);
  ASSERT_EQ(places.size(), runs[0].report.findings.size() + runs[1].report.findings.size());
  EXPECT_EQ(places[0].run, 0U);
  EXPECT_EQ(places[1].run, 1U);  // the same finding
  for (std::size_t i = 1; i < places.size(); ++i) {
    const Finding& before = runs[places[i - 1].run].report.findings[places[i - 1].finding];
    const Finding& finding = runs[places[i].run].report.findings[places[i].finding];
    EXPECT_GE(std::pair(before.severity, before.probability), std::pair(finding.severity, finding.probability)) << i;
  }
}

TEST(RunOverview, CoverageIsAScore) {
  EXPECT_EQ(source_coverage(test::sample_report()), 0.8723958333333333);
  EXPECT_EQ(source_coverage({}), std::nullopt);
}

}  // namespace
}  // namespace lacuna::reports
