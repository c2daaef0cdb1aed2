#include "lacuna/meta.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "eval/pipeline/meta/own_scores.h"
#include "tests/support/slow_meta.h"
#include "tests/support/temporary_folder.h"

namespace lacuna {
namespace {

constexpr double kExact = 1e-12;

using support::GoldenScores;

ScoreTable table_of(const std::vector<std::optional<double>>& scores) {
  ScoreTable table;
  for (std::size_t s = 0; s < GoldenScores::kSystems; ++s) {
    const auto begin = scores.begin() + static_cast<std::ptrdiff_t>(s * GoldenScores::kSegments);
    table.push_back({.system = "sys" + std::to_string(s), .scores = {begin, begin + GoldenScores::kSegments}});
  }
  return table;
}

ScoreTable table_of(const std::vector<double>& scores) {
  return table_of(std::vector<std::optional<double>>(scores.begin(), scores.end()));
}

MetaRequest golden_request() {
  const GoldenScores scores = support::golden_scores();
  MetaRequest request;
  request.human = {.name = "people", .segments = table_of(scores.human)};
  request.metrics = {{.name = "real", .segments = table_of(scores.real)},
                     {.name = "whole", .segments = table_of(scores.whole)}};
  request.options.samples = 100;
  request.options.threads = 1;
  return request;
}

MetaReport evaluate(const MetaRequest& request) {
  const Result<MetaReport> report = meta_evaluate(request, nullptr);
  EXPECT_TRUE(report.ok()) << (report ? "" : report.error().to_string());
  return report ? *report : MetaReport{};
}

Error error_of(const MetaRequest& request) {
  const Result<MetaReport> report = meta_evaluate(request, nullptr);
  EXPECT_FALSE(report.ok());
  return report ? Error{} : report.error();
}

const MetaColumn& column_of(const MetaReport& report, MetaLevel level, MetaStatistic statistic) {
  for (const MetaColumn& column : report.columns) {
    if (column.level == level && column.statistic == statistic) return column;
  }
  ADD_FAILURE() << to_string(statistic);
  return report.columns.front();
}

TEST(MetaTest, SystemsAreMeansOfSegmentsAndFiguresThoseOfScipy) {
  MetaRequest request = golden_request();
  request.options.system_statistics = {MetaStatistic::kPearson, MetaStatistic::kSpearman, MetaStatistic::kKendall,
                                       MetaStatistic::kKendallC, MetaStatistic::kSoftAccuracy};
  const MetaReport report = evaluate(request);
  const auto value = [&](MetaStatistic statistic, std::size_t metric) {
    return *column_of(report, MetaLevel::kSystem, statistic).values[metric].value;
  };
  EXPECT_NEAR(value(MetaStatistic::kPearson, 0), 0.9929321373804623, kExact);
  EXPECT_NEAR(value(MetaStatistic::kPearson, 1), 0.996715091685112, kExact);
  EXPECT_NEAR(value(MetaStatistic::kSpearman, 0), 0.942857142857143, kExact);
  EXPECT_NEAR(value(MetaStatistic::kKendall, 1), 0.8666666666666666, kExact);
  EXPECT_NEAR(value(MetaStatistic::kKendallC, 0), 0.8666666666666667, kExact);
  EXPECT_NEAR(value(MetaStatistic::kSoftAccuracy, 0), 0.9143333333333333, kExact);
  EXPECT_NEAR(value(MetaStatistic::kSoftAccuracy, 1), 0.9515333333333333, kExact);
  const MetaColumn& ties = column_of(report, MetaLevel::kSegment, MetaStatistic::kTieAccuracy);
  EXPECT_NEAR(*ties.values[0].value, 0.7156862745098039, kExact);
  EXPECT_EQ(ties.values[0].epsilon, 0.383);
  EXPECT_EQ(report.segments, GoldenScores::kSegments);
  EXPECT_EQ(report.rated, 6U * 34U);
  EXPECT_TRUE(report.metrics[0].means_of_segments);
  EXPECT_TRUE(report.remarks.empty());
}

TEST(MetaTest, ThreadsChangeNothing) {
  MetaRequest request = golden_request();
  request.human.segments = table_of(support::golden_scores().ragged);
  request.options.groupings = {MetaGrouping::kItem, MetaGrouping::kSystem, MetaGrouping::kNone};
  const MetaReport one = evaluate(request);
  request.options.threads = 4;
  const MetaReport four = evaluate(request);
  ASSERT_EQ(one.columns.size(), 4U + 9U);
  for (std::size_t c = 0; c < one.columns.size(); ++c) {
    EXPECT_EQ(one.columns[c].p_values, four.columns[c].p_values);
    for (std::size_t m = 0; m < 2; ++m) EXPECT_EQ(one.columns[c].values[m].value, four.columns[c].values[m].value);
  }
  ASSERT_EQ(one.remarks.size(), 1U);
  EXPECT_NE(one.remarks[0].find("spa uses the"), std::string::npos);
}

TEST(MetaTest, AMetricThatIsPeopleLeads) {
  MetaRequest request = golden_request();
  request.human.segments = table_of(support::golden_scores().real);  // all are rated
  request.metrics.push_back({.name = "same", .segments = request.human.segments});
  request.metrics.push_back({.name = "reversed", .segments = request.human.segments, .lower_is_better = true});
  const MetaReport report = evaluate(request);
  for (const MetaColumn& column : report.columns) {
    SCOPED_TRACE(to_string(column.statistic));
    EXPECT_NEAR(*column.values[2].value, 1.0, kExact);
    EXPECT_EQ(column.values[2].rank, 1U);
    if (column.statistic == MetaStatistic::kPearson || column.statistic == MetaStatistic::kKendall) {
      EXPECT_NEAR(*column.values[3].value, -1.0, kExact);
    }
    EXPECT_EQ(column.order.back(), 3U);
  }
  EXPECT_TRUE(report.metrics[3].negated);
}

TEST(MetaTest, SystemsThatAreLeftOutOrNobodyScored) {
  MetaRequest request = golden_request();
  request.excluded = {"sys1", "no such system"};
  for (std::optional<double>& score : request.human.segments[4].scores) score = std::nullopt;
  request.metrics[0].segments.erase(request.metrics[0].segments.begin() + 4);  // none of them is needed
  request.metrics[1].segments.push_back({.system = "another", .scores = {1.0}});
  const MetaReport report = evaluate(request);
  EXPECT_EQ(report.systems, (std::vector<std::string>{"sys0", "sys2", "sys3", "sys5"}));
  EXPECT_EQ(report.excluded, request.excluded);
}

TEST(MetaTest, ScoresOfSystemsOnly) {
  MetaRequest request;
  request.human = {.name = "people", .systems = {{"a", {1.0}}, {"b", {2.0}}, {"c", {std::nullopt}}, {"d", {3.0}}}};
  request.metrics = {{.name = "x", .systems = {{"d", {30.0}}, {"b", {20.0}}, {"a", {10.0}}}}};
  request.options.samples = 0;
  const MetaReport report = evaluate(request);
  EXPECT_EQ(report.systems, (std::vector<std::string>{"a", "b", "d"}));
  EXPECT_NEAR(*column_of(report, MetaLevel::kSystem, MetaStatistic::kPearson).values[0].value, 1.0, kExact);
  EXPECT_EQ(column_of(report, MetaLevel::kSystem, MetaStatistic::kAccuracy).values[0].rank, 1U);
  const MetaValue& soft = column_of(report, MetaLevel::kSystem, MetaStatistic::kSoftAccuracy).values[0];
  EXPECT_FALSE(soft.value.has_value());
  EXPECT_EQ(soft.reason, "no scores of segments");
  EXPECT_EQ(soft.rank, 0U);
  const MetaColumn& ties = column_of(report, MetaLevel::kSegment, MetaStatistic::kTieAccuracy);
  EXPECT_EQ(ties.values[0].reason, "no scores of segments");
  EXPECT_TRUE(ties.p_values.empty());
}

TEST(MetaTest, AMetricWithoutSegmentsAmongOthers) {
  MetaRequest request = golden_request();
  ScoreTable systems;
  for (const SystemScores& system : request.metrics[0].segments) systems.push_back({system.system, {1.0}});
  request.metrics.insert(request.metrics.begin(), {.name = "whole texts only", .systems = systems});
  const MetaReport report = evaluate(request);
  for (const MetaColumn& column : report.columns) {
    const bool defined = column.level == MetaLevel::kSystem && column.statistic == MetaStatistic::kAccuracy;
    EXPECT_EQ(column.values[0].value.has_value(), defined) << to_string(column.statistic);
    EXPECT_EQ(column.order.back(), 0U);
    EXPECT_TRUE(column.p_values[column.order[0]][column.order[1]].has_value());
  }
  EXPECT_EQ(column_of(report, MetaLevel::kSystem, MetaStatistic::kPearson).values[0].reason,
            "no group has two different human scores and two different scores of the metric");
}

TEST(MetaTest, PermutationsOfInputs) {
  MetaRequest request = golden_request();
  request.options.permutation = MetaPermutation::kInputs;
  const MetaReport report = evaluate(request);
  EXPECT_EQ(report.permutation, "inputs");
  EXPECT_TRUE(report.columns[0].p_values[report.columns[0].order[0]][report.columns[0].order[1]].has_value());
  for (const SystemScores& system : request.metrics[0].segments) {
    request.metrics[0].systems.push_back({system.system, {1.0}});
  }
  EXPECT_EQ(error_of(request).code, ErrorCode::kUsage);
}

TEST(MetaTest, WhatIsWrongWithARequest) {
  const auto message = [](auto change) {
    MetaRequest request = golden_request();
    change(request);
    return error_of(request).message;
  };
  EXPECT_EQ(message([](MetaRequest& r) { r.metrics.clear(); }), "there is no metric to evaluate");
  EXPECT_EQ(message([](MetaRequest& r) { r.metrics[1].name = "real"; }), "there are two metrics called 'real'");
  EXPECT_EQ(message([](MetaRequest& r) { r.metrics[1].segments.pop_back(); }),
            "whole has no scores of system 'sys5', which people scored");
  EXPECT_EQ(message([](MetaRequest& r) { r.metrics[0].segments[2].scores.pop_back(); }),
            "real: system 'sys2' has 39 scores, people gave 40");
  EXPECT_EQ(message([](MetaRequest& r) { r.metrics[0].segments[2].scores[7] = std::nullopt; }),
            "real has no score of segment 8 of system 'sys2': only those of people may be missing");
  EXPECT_EQ(message([](MetaRequest& r) { r.human.segments[1].scores.pop_back(); }),
            "people: 'sys1' has 39 scores, 'sys0' has 40");
  EXPECT_EQ(message([](MetaRequest& r) { r.human.segments[1].system = "sys0"; }), "people: two rows of system 'sys0'");
  EXPECT_EQ(message([](MetaRequest& r) {
              r.excluded = {"sys0", "sys1", "sys2", "sys3", "sys4"};
            }),
            "people has scores of one system only that is not left out; two are the least that can be compared");
  EXPECT_EQ(message([](MetaRequest& r) { r.options.alpha = 1.0; }), "alpha must be between 0 and 1");
  EXPECT_EQ(message([](MetaRequest& r) { r.options.like_threshold = 0.0; }),
            "the threshold of kendall-like must be above 0");
  EXPECT_EQ(message([](MetaRequest& r) { r.options.segment_statistics = {MetaStatistic::kSoftAccuracy}; }),
            "spa is not defined for segments");
  EXPECT_EQ(message([](MetaRequest& r) { r.options.system_statistics = {MetaStatistic::kTieAccuracy}; }),
            "acc-eq is not defined for systems");
  EXPECT_EQ(message([](MetaRequest& r) { r.options.groupings.clear(); }), "statistics of segments need a grouping");
}

TEST(MetaNamesTest, ThereAndBack) {
  for (const auto statistic : {MetaStatistic::kPearson, MetaStatistic::kKendallLike, MetaStatistic::kTieAccuracy}) {
    EXPECT_EQ(meta_statistic_of(to_string(statistic)), statistic);
  }
  EXPECT_FALSE(meta_statistic_of("tau").has_value());
  EXPECT_EQ(meta_grouping_of("system"), MetaGrouping::kSystem);
  EXPECT_FALSE(meta_grouping_of("").has_value());
}

TEST(OwnScoresTest, HigherIsBetterOfAllOfThem) {
  const test::TempFolder folder;
  const std::vector<corpus::NamedFile> references = {
      {"refA", folder.write("ref.txt", "the cat sat\non the mat today\n")}};
  const std::vector<corpus::NamedFile> systems = {{"good", folder.write("good.txt", "the cat sat\non the mat today\n")},
                                                  {"bad", folder.write("bad.txt", "a dog\non a mat\n")}};
  const std::vector<pipeline::OwnMetric> metrics = {{"BLEU", *make_bleu({}), *make_bleu({.effective_order = true})},
                                                    {"TER", *make_ter({}), *make_ter({})}};
  const auto own = pipeline::own_scores(systems, references, metrics, base::serial_for);
  ASSERT_TRUE(own.ok()) << own.error().to_string();
  ASSERT_EQ(own->size(), 2U);
  for (const RatedScores& rated : *own) {
    ASSERT_EQ(rated.segments.size(), 2U);
    EXPECT_EQ(rated.segments[1].system, "bad");
    EXPECT_EQ(rated.segments[0].scores.size(), 2U);
    EXPECT_GT(*rated.systems[0].scores[0], *rated.systems[1].scores[0]);
    EXPECT_GT(*rated.segments[0].scores[0], *rated.segments[1].scores[0]);
  }
  EXPECT_NEAR(*(*own)[0].segments[0].scores[0], 100.0, 1e-9);  // three tokens: the effective order
  EXPECT_EQ((*own)[1].systems[0].scores[0], 0.0);
  EXPECT_LT(*(*own)[1].systems[1].scores[0], 0.0);
  EXPECT_EQ(pipeline::own_scores(systems, references, {{"length", *make_length_ratio({}), *make_length_ratio({})}},
                                 base::serial_for)
                .error()
                .code,
            ErrorCode::kUsage);
}

}  // namespace
}  // namespace lacuna
