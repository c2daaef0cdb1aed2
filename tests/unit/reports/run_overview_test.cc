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
  EXPECT_EQ(severity_counts(counts), "2 critical, 4 major, 3 minor");
  EXPECT_EQ(severity_counts({.of = {3, 0, 1}}), "1 critical, 3 minor");
  EXPECT_EQ(severity_counts({}), "");
}

TEST(RunOverview, OfACorpusTheWholeIsCounted) {
  RunReport report = test::corpus_report();
  EXPECT_EQ(severity_counts(count_severities(report)), "212 critical, 1,109 major, 4,000 minor");
  EXPECT_EQ(count_units(report), 90'000U);
  EXPECT_EQ(count_suppressed(report), 12U);
  const std::vector<std::pair<std::string, std::size_t>> expected = {{"omission", 5061}, {"number", 260}};
  EXPECT_EQ(rule_counts(report), expected);

  std::vector<NamedRun> runs(2);
  runs[0].report = report;
  runs[1].report = test::sample_report();
  const std::vector<RuleCounts> rules = count_rules(runs);
  ASSERT_GE(rules.size(), 2U);
  EXPECT_EQ(rules[0].rule, "omission");
  EXPECT_EQ(rules[0].by_run, (std::vector<std::size_t>{5061, 4}));
  EXPECT_EQ(rules[1].by_run, (std::vector<std::size_t>{260, 2}));

  report.corpus.reset();
  EXPECT_EQ(count_severities(report).all(), 2U);
  EXPECT_EQ(count_units(report), 2U);
  EXPECT_EQ(count_suppressed(report), 0U);
  EXPECT_EQ(rule_counts(report).size(), 2U);
}

TEST(RunOverview, SizeOfACorpus) {
  EXPECT_EQ(corpus_size(*test::corpus_report().corpus), "2 files, 9.5 MB");
  EXPECT_EQ(corpus_size({.inputs = {{.path = "a.tsv", .bytes = 1, .sha256 = {}}}}), "1 file, 1 byte");
}

TEST(RunOverview, QuantilesOfCells) {
  const Distribution distribution{.name = "x", .low = -1.0, .width = 0.5, .counts = {0, 4, 0, 4, 0}};
  EXPECT_EQ(quantile(distribution, 0.0), -0.5);
  EXPECT_EQ(quantile(distribution, 0.25), -0.25);
  EXPECT_EQ(quantile(distribution, 0.5), 0.0);
  EXPECT_EQ(quantile(distribution, 0.75), 0.75);
  EXPECT_EQ(quantile(distribution, 1.0), 1.0);
  EXPECT_EQ(quantile({.name = "x", .low = 0.0, .width = 1.0, .counts = {0, 0}}, 0.5), std::nullopt);
  EXPECT_EQ(quantile({.name = "x", .low = 0.0, .width = 1.0, .counts = {}}, 0.5), std::nullopt);
}

TEST(RunOverview, DistributionsAreATable) {
  const std::vector<TableRow> expected = {{"of the passages", "5 % below", "half below", "95 % below"},
                                          {"source coverage", "0.50", "0.88", "0.99"},
                                          {"length z", "-3.60", "0.00", "3.60"}};
  EXPECT_EQ(distribution_table(*test::corpus_report().corpus), expected);
  EXPECT_TRUE(distribution_table({}).empty());
  const CorpusTotals small{.distributions = {{.name = "x", .low = -0.004, .width = 0.0001, .counts = {1}}}};
  EXPECT_EQ(distribution_table(small)[1], (TableRow{"x", "0.00", "0.00", "0.00"}));
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
