#include "reports/meta/meta_writers.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "reports/display_width.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

MetaColumn column(MetaLevel level, MetaStatistic statistic, MetaGrouping grouping) {
  MetaColumn column{.level = level, .statistic = statistic, .grouping = grouping};
  column.values = {{.value = 0.5, .rank = 2, .groups = 1},
                   {.value = 0.98765, .rank = 1, .groups = 1},
                   {.value = std::nullopt, .reason = "no scores of segments"}};
  column.order = {1, 0, 2};
  column.p_values.assign(3, std::vector<std::optional<double>>(3));
  column.p_values[1][0] = 0.012;
  return column;
}

MetaReport sample() {
  MetaReport report;
  report.tool.version = "0.0.0";
  report.language_pair = "en-de";
  report.human = "mqm";
  report.systems = {"a", "b", "c"};
  report.excluded = {"refB"};
  report.segments = 4;
  report.rated = 10;
  report.samples = 1000;
  report.seed = 12345;
  report.permutation = "both";
  report.metrics = {{.name = "BLEU-refA", .has_segments = true},
                    {.name = "best<b>|`x`", .has_segments = true, .negated = true},
                    {.name = "漢字"}};
  report.columns = {column(MetaLevel::kSystem, MetaStatistic::kPearson, MetaGrouping::kNone),
                    column(MetaLevel::kSystem, MetaStatistic::kSoftAccuracy, MetaGrouping::kNone),
                    column(MetaLevel::kSegment, MetaStatistic::kTieAccuracy, MetaGrouping::kItem)};
  report.columns[2].values[0].epsilon = 0.25;
  report.remarks = {"A remark."};
  return report;
}

TEST(MetaTableTest, BlocksOfColumnsAndWhatTheyAreOf) {
  EXPECT_EQ(meta_table(sample(), {}),
            "systems\n"
            "metric          pearson         spa\n"
            "best<b>|`x`  0.9877 (1)  0.9877 (1)\n"
            "BLEU-refA    0.5000 (2)  0.5000 (2)\n"
            "漢字                  –           –\n"
            "\n"
            "segments, by item\n"
            "metric           acc-eq\n"
            "best<b>|`x`  0.9877 (1)\n"
            "BLEU-refA    0.5000 (2)\n"
            "漢字                  –\n"
            "\n"
            "Agreement with mqm on 3 systems, 4 segments each, 10 of them scored by people; without refB.\n"
            "In brackets: rank of the cluster; a metric begins a new one when one of the cluster is better with p\n"
            "<= 0.05 (permutation test, 1000 samples, exchange of single scores, seed 12345).\n"
            "A remark.\n"
            "漢字 has no value of pearson (systems), spa (systems), acc-eq (segments, by item): no scores of\n"
            "segments.\n");
}

TEST(MetaTableTest, FitsNarrowTerminals) {
  MetaReport report = sample();
  report.metrics[0].name = std::string(300, 'x') + "\x1b[31m";
  for (int i = 0; i < 6; ++i) report.columns.insert(report.columns.begin(), report.columns[0]);
  for (const std::size_t width : {40U, 60U, 100U}) {
    std::istringstream lines(meta_table(report, {.width = width}));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
  }
  EXPECT_EQ(meta_table(report, {}).find('\x1b'), std::string::npos);
  EXPECT_NE(meta_table(report, {.color = true}).find("\x1b[1msystems"), std::string::npos);
}

TEST(MetaMarkdownTest, TablesWithPValuesAndNamesThatAreNoMarkup) {
  const std::string text = meta_markdown(sample());
  EXPECT_NE(text.find("# Agreement of metrics with mqm, en-de\n\n## Of systems\n\n| metric | pearson | spa |\n"
                      "| :--- | ---: | ---: |\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("| BLEU-refA | 0.5000 (2) | 0.5000 (2) |\n"), std::string::npos) << text;
  EXPECT_NE(text.find("**0.9877 (1)**"), std::string::npos);
  EXPECT_NE(text.find("<details><summary>p-values of acc-eq, segments, by item</summary>"), std::string::npos);
  EXPECT_NE(text.find("| 0.012 |"), std::string::npos);
  EXPECT_EQ(text.find("<b>"), std::string::npos);
  MetaReport untested = sample();
  untested.samples = 0;
  for (MetaColumn& column : untested.columns) column.p_values.clear();
  EXPECT_EQ(meta_markdown(untested).find("<details>"), std::string::npos);
  EXPECT_NE(meta_markdown(untested).find("no test was made"), std::string::npos);
}

TEST(MetaCsvTest, ARowForEachColumnAndMetric) {
  const std::string text = meta_csv(sample());
  EXPECT_EQ(text.substr(0, text.find('\n') + 1),
            "level,statistic,grouping,metric,value,rank,groups,epsilon,reason\r\n");
  EXPECT_NE(text.find("segment,acc-eq,item,BLEU-refA,0.5,2,1,0.25,\r\n"), std::string::npos) << text;
  EXPECT_NE(text.find("system,pearson,none,漢字,,,0,,no scores of segments\r\n"), std::string::npos);
}

TEST(MetaJsonTest, ValuesBestFirst) {
  const nlohmann::json json = nlohmann::json::parse(meta_json(sample()));
  EXPECT_EQ(json["columns"].size(), 3U);
  const nlohmann::json& values = json["columns"][2]["values"];
  EXPECT_EQ(values[0]["metric"], "best<b>|`x`");
  EXPECT_EQ(values[0]["p_values"], nlohmann::json({{"BLEU-refA", 0.012}}));
  EXPECT_EQ(values[1]["epsilon"], 0.25);
  EXPECT_TRUE(values[2]["value"].is_null());
  EXPECT_TRUE(values[2]["rank"].is_null());
  EXPECT_EQ(json["metrics"][1]["negated"], true);
}

TEST(MetaSamplesTest, EachWriter) {
  test::expect_golden(meta_table(sample(), {}), "meta.txt");
  test::expect_golden(meta_table(sample(), {.color = true, .width = 80}), "meta.ansi.txt");
  test::expect_golden(meta_markdown(sample()), "meta.md");
  test::expect_golden(meta_csv(sample()), "meta.csv");
  test::expect_golden(meta_json(sample()), "meta.json");
}

}  // namespace
}  // namespace lacuna::reports
