#include "lacuna/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "eval/pipeline/parallel.h"
#include "lacuna/significance.h"
#include "reports/compare/compare_writers.h"
#include "tests/support/report_builder.h"
#include "tests/support/temporary_folder.h"

namespace lacuna {
namespace {

using test::ReportBuilder;

std::string line(const std::vector<std::string>& words, std::size_t i, std::size_t step) {
  std::string text;
  for (std::size_t w = 0; w < 3 + i % 21; ++w) text += words[(i * step + w * w) % words.size()] + " ";
  return text;
}

class CompareTest : public test::TempFolderTest {
 protected:
  CompareTest() {
    const std::vector<std::string> words = {"the", "cat", "sat", "on", "a", "mat", "and", "dog", "ran", "home", "."};
    std::string reference;
    std::string second;
    std::string a;
    std::string b;
    std::string documents;
    for (std::size_t i = 0; i < 60; ++i) {
      const std::string right = line(words, i, 1);
      reference += right + "\n";
      second += line(words, i, 2) + "\n";
      a += (i % 3 == 0 ? line(words, i, 3) : right) + "\n";
      b += (i % 2 == 0 ? line(words, i, 5) : right) + "\n";
      documents += "d" + std::to_string(i / 6) + "\n";
    }
    request_.hypothesis_paths = {folder_.write("a.txt", a), folder_.write("b.txt", b)};
    request_.options.reference_paths = {folder_.write("ref.txt", reference), folder_.write("ref2.txt", second)};
    request_.options.samples = 200;
    documents_ = folder_.write("docs.txt", documents);
    reference_ = reference;
    second_ = second;
    a_ = a;
    b_ = b;
  }

  CompareRequest request_;
  std::string documents_;
  std::string reference_, second_, a_, b_;
};

TEST_F(CompareTest, ScoresAndDifferencesAreThoseOfTheParts) {
  const Result<CompareReport> report = compare(request_, nullptr);
  ASSERT_TRUE(report) << report.error().to_string();
  const std::vector<MetricPtr> metrics = {*make_bleu({}), *make_chrf({}), *make_ter({})};
  const auto scored = score_texts(
      {.references = {{"r", reference_}, {"s", second_}}, .hypotheses = {{"a", a_}, {"b", b_}}, .metrics = metrics});
  ASSERT_TRUE(scored);
  std::vector<ScoredSystems> tables;
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    tables.push_back(
        {.metric = metrics[m], .tables = {&(*scored)[0].metrics[m].table, &(*scored)[1].metrics[m].table}});
  }
  const auto comparisons = compare_systems(tables, {.samples = 200});
  ASSERT_TRUE(comparisons);
  ASSERT_EQ(report->metrics.size(), 3U);
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    const MetricComparison& metric = report->metrics[m];
    for (std::size_t s = 0; s < 2; ++s) {
      EXPECT_EQ(metric.systems[s].score.value, (*scored)[s].metrics[m].score.value);
      EXPECT_EQ(metric.systems[s].score.signature, (*scored)[s].metrics[m].score.signature);
      ASSERT_TRUE(metric.systems[s].interval);
      EXPECT_NEAR(metric.systems[s].interval->mean, *metric.systems[s].score.value, 5.0);
    }
    ASSERT_EQ(metric.differences.size(), 1U);
    EXPECT_EQ(metric.differences[0].p_value, (*comparisons)[m].p_value);
    EXPECT_EQ(metric.differences[0].holm_p_value, (*comparisons)[m].holm_p_value);
    EXPECT_EQ(metric.differences[0].low, (*comparisons)[m].low);
  }
}

TEST_F(CompareTest, BucketsAreScoresOfTheirUnits) {
  request_.options.metrics = {*make_chrf({})};
  request_.options.reference_paths.resize(1);
  const Result<CompareReport> report = compare(request_, nullptr);
  ASSERT_TRUE(report);
  const auto scored =
      score_texts({.references = {{"r", reference_}}, .hypotheses = {{"a", a_}}, .metrics = request_.options.metrics});
  const StatsTable& table = (*scored)[0].metrics[0].table;
  std::vector<double> sums(table.width());
  std::size_t units = 0;
  for (std::size_t i = 0; i < 60; ++i) {
    std::string text = line({"the", "cat", "sat", "on", "a", "mat", "and", "dog", "ran", "home", "."}, i, 1);
    const auto stops = static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
    const std::size_t words = 3 + i % 21 - stops;
    if (words < 11 || words > 20) continue;
    ++units;
    for (std::size_t c = 0; c < sums.size(); ++c) sums[c] += table.row(i)[c];
  }
  const BucketTable& buckets = report->buckets[0];
  EXPECT_EQ(buckets.by, "reference length");
  const auto found = std::find_if(buckets.buckets.begin(), buckets.buckets.end(),
                                  [](const Bucket& bucket) { return bucket.name == "11–20 words"; });
  ASSERT_NE(found, buckets.buckets.end());
  EXPECT_EQ(found->units, units);
  EXPECT_EQ(found->values[0], request_.options.metrics[0]->score(sums).value);
  std::size_t all = 0;
  for (const Bucket& bucket : buckets.buckets) all += bucket.units;
  EXPECT_EQ(all, 60U);
}

TEST_F(CompareTest, UnitsHaveSentenceScoresAndComeGreatestFirst) {
  const Result<CompareReport> report = compare(request_, nullptr);
  ASSERT_TRUE(report);
  const MetricPtr sentence = *make_bleu({.effective_order = true});
  const auto scored = score_texts(
      {.references = {{"r", reference_}, {"s", second_}}, .hypotheses = {{"a", a_}, {"b", b_}}, .metrics = {sentence}});
  double last = 1000.0;
  std::size_t seen = 0;
  for (const UnitDifference& difference : report->differences) {
    if (difference.metric != 0) continue;
    const ComparedUnit& unit = report->units[difference.unit];
    EXPECT_EQ(difference.baseline_value, sentence->score((*scored)[0].metrics[0].table.row(unit.number)).value);
    EXPECT_EQ(difference.value, sentence->score((*scored)[1].metrics[0].table.row(unit.number)).value);
    EXPECT_EQ(unit.values[0][1], difference.value);
    EXPECT_LE(std::abs(difference.value - difference.baseline_value), last);
    last = std::abs(difference.value - difference.baseline_value);
    ++seen;
  }
  EXPECT_GT(seen, 10U);
}

TEST_F(CompareTest, GainsAndLossesShareTheRoom) {
  request_.options.max_units = 6;
  const Result<CompareReport> report = compare(request_, nullptr);
  ASSERT_TRUE(report);
  for (std::size_t m = 0; m < 3; ++m) {
    int gains = 0;
    int losses = 0;
    for (const UnitDifference& difference : report->differences) {
      if (difference.metric == m) ++(difference.value > difference.baseline_value ? gains : losses);
    }
    EXPECT_EQ(gains, 3) << m;
    EXPECT_EQ(losses, 3) << m;
  }
}

TEST_F(CompareTest, ThreadsChangeNoByte) {
  request_.options.threads = 1;
  request_.options.documents_path = documents_;
  request_.source_path = request_.options.reference_paths[1];
  const std::string one = reports::to_json(*compare(request_, nullptr));
  request_.options.threads = 3;
  EXPECT_EQ(reports::to_json(*compare(request_, nullptr)), one);
}

TEST_F(CompareTest, WholeDocumentsAreResampled) {
  request_.options.documents_path = documents_;
  const Result<CompareReport> report = compare(request_, nullptr);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->document_count, 10U);
  EXPECT_GT(report->metrics[0].differences[0].p_value, 0.0);
  request_.options.documents_path = folder_.write("one.txt", [] {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "d\n";
    return text;
  }());
  const Result<CompareReport> single = compare(request_, nullptr);
  ASSERT_TRUE(single);
  EXPECT_TRUE(single->metrics[0].differences.empty());
  EXPECT_EQ(single->remarks[0], "There is a single document, so nothing can be tested.");
}

TEST_F(CompareTest, WhatIsEmptyIsTold) {
  request_.hypothesis_paths.push_back(folder_.write("empty.txt", std::string(60, '\n')));
  const Result<CompareReport> report = compare(request_, nullptr);
  ASSERT_TRUE(report) << report.error().to_string();
  EXPECT_EQ(report->remarks[0], "empty.txt leaves 60 of 60 units empty.");
  EXPECT_EQ(report->metrics[0].systems[2].score.value, 0.0);
}

TEST_F(CompareTest, BadInputIsRefused) {
  const auto problem = [](const CompareRequest& request) {
    const Result<CompareReport> report = compare(request, nullptr);
    return report ? Error{} : report.error();
  };
  CompareRequest request = request_;
  request.hypothesis_paths.resize(1);
  EXPECT_EQ(problem(request).code, ErrorCode::kUsage);
  request = request_;
  request.options.reference_paths.clear();
  EXPECT_EQ(problem(request).code, ErrorCode::kUsage);
  request = request_;
  request.options.samples = 10;
  EXPECT_EQ(problem(request).code, ErrorCode::kUsage);
  request = request_;
  request.options.max_order = 0;
  EXPECT_EQ(problem(request).code, ErrorCode::kUsage);
  request = request_;
  request.options.reference_paths[1] = folder_.write("short.txt", "x\ny\n");
  EXPECT_EQ(problem(request).code, ErrorCode::kMismatch);
  EXPECT_EQ(problem(request).line, 3U);
  EXPECT_EQ(problem(request).path, request.options.reference_paths[1]);
  request = request_;
  request.source_path = folder_.write("bad.txt", "x\n\xff\n");
  EXPECT_EQ(problem(request).code, ErrorCode::kEncoding);
  request = request_;
  request.options.documents_path = folder_.write("docs2.txt", "x\n");
  EXPECT_EQ(problem(request).code, ErrorCode::kMismatch);
  request = request_;
  request.options.training_path = folder_.at("none");
  EXPECT_EQ(problem(request).code, ErrorCode::kIo);
}

std::vector<NamedRun> two_runs() {
  std::vector<NamedRun> runs;
  for (const bool second : {false, true}) {
    ReportBuilder builder("vi", "en");
    for (int i = 0; i < 4; ++i) {
      const std::string number = std::to_string(i);
      builder.unit("nguồn số " + number, "target number " + number);
      builder.report().units.back().source_coverage = second ? 1.0 : 0.5;
      if (i < 2 && !second) {
        builder.finding("omission", Severity::kMajor, 0.75, test::words("số"), std::nullopt, "lost " + number);
      }
      if (i == 3) builder.finding("number", Severity::kMinor, 0.5, std::nullopt, std::nullopt, "number");
    }
    runs.push_back({second ? "b.json" : "a.json", builder.report()});
  }
  return runs;
}

TEST_F(CompareTest, RunsAreComparedByWhatTheyFound) {
  const Result<CompareReport> report = compare_runs(two_runs(), {.samples = 200}, nullptr);
  ASSERT_TRUE(report) << report.error().to_string();
  ASSERT_EQ(report->metrics.size(), 4U);
  EXPECT_EQ(report->metrics[0].metric, "coverage.source.characters");
  EXPECT_EQ(report->metrics[0].systems[0].score.value, 0.5);
  EXPECT_EQ(report->metrics[0].systems[1].score.value, 1.0);
  const MetricComparison& findings = report->metrics[2];
  EXPECT_EQ(findings.metric, "findings per 100 units");
  EXPECT_EQ(findings.direction, Direction::kLower);
  EXPECT_DOUBLE_EQ(*findings.systems[0].score.value, 75.0);
  EXPECT_DOUBLE_EQ(*findings.systems[1].score.value, 25.0);
  EXPECT_EQ(findings.differences.size(), 1U);
  EXPECT_DOUBLE_EQ(*report->metrics[3].systems[0].score.value, 50.0);  // .75 + .75 + .5 of 4
  const BucketTable& checks = report->buckets[0];
  ASSERT_EQ(checks.buckets.size(), 2U);
  EXPECT_EQ(checks.by, "check");
  EXPECT_EQ(checks.buckets[0].name, "number");
  EXPECT_EQ(checks.buckets[0].units, 1U);
  EXPECT_EQ(checks.buckets[1].values, (std::vector<std::optional<double>>{2.0, 0.0}));
  const auto by_findings = std::find_if(report->differences.begin(), report->differences.end(),
                                        [](const UnitDifference& difference) { return difference.metric == 2; });
  ASSERT_NE(by_findings, report->differences.end());
  EXPECT_EQ(by_findings->baseline_value, 1.0);
  EXPECT_EQ(by_findings->value, 0.0);
  EXPECT_EQ(report->units[by_findings->unit].findings[0], std::vector<std::string>{"lost 0"});
  EXPECT_EQ(report->source_language, "vi");
  EXPECT_TRUE(report->ngrams_gained.empty());
}

TEST_F(CompareTest, RunsWithReferencesHaveScoresToo) {
  CompareOptions options{.metrics = {*make_chrf({})}, .samples = 200};
  options.reference_paths = {folder_.write("r.txt", "target number 0\ntarget number 1\nx\ny\n")};
  const Result<CompareReport> report = compare_runs(two_runs(), options, nullptr);
  ASSERT_TRUE(report) << report.error().to_string();
  ASSERT_EQ(report->metrics.size(), 5U);
  EXPECT_EQ(report->metrics[4].metric, "chrF2");
  options.reference_paths = {folder_.write("r.txt", "x\n")};
  EXPECT_EQ(compare_runs(two_runs(), options, nullptr).error().code, ErrorCode::kMismatch);
}

TEST_F(CompareTest, ReferencesOfFilesWithBlankLinesGoByTheirLines) {
  std::vector<NamedRun> runs = two_runs();
  for (NamedRun& run : runs) {
    run.report.documents = {{.role = "source", .path = "p.vi", .segments = 6}};
    for (std::size_t i = 0; i < run.report.units.size(); ++i) {
      const std::size_t index = i < 2 ? i : i + 1;  // the third line is blank, and the last
      run.report.units[i].place = UnitPlace{.line = index + 1, .index = index};
    }
  }
  CompareOptions options{.metrics = {*make_chrf({})}, .samples = 200};
  const auto scores = [&](const std::string& references, const std::string& documents) {
    options.reference_paths = {folder_.write("r.txt", references)};
    options.documents_path = documents.empty() ? documents : folder_.write("d.txt", documents);
    return compare_runs(runs, options, nullptr);
  };
  const Result<CompareReport> by_lines = scores("target number 0\ntarget number 1\n\nx\ny\n\n", "a\nb\nc\nb\nb\nc\n");
  ASSERT_TRUE(by_lines) << by_lines.error().to_string();
  EXPECT_EQ(by_lines->document_count, 2U);
  const Result<CompareReport> by_units = scores("target number 0\ntarget number 1\nx\ny\n", "");
  ASSERT_TRUE(by_units) << by_units.error().to_string();
  EXPECT_EQ(by_lines->metrics.back().systems[0].score.value, by_units->metrics.back().systems[0].score.value);
  const Result<CompareReport> refused = scores("1\n2\n3\n4\n5\n", "");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kMismatch);
  EXPECT_EQ(refused.error().message,
            "has 5 lines, and a.json has 4 passages: it must have a line for each, or for each of the 6 lines or units "
            "of p.vi");
}

TEST_F(CompareTest, RunsThatDoNotGoTogetherAreRefused) {
  std::vector<NamedRun> runs = two_runs();
  runs[1].report.units[2].source->text = "other";
  const Result<CompareReport> report = compare_runs(runs, {}, nullptr);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kMismatch);
  EXPECT_EQ(report.error().path, "b.json");
  EXPECT_NE(report.error().message.find("passage 3"), std::string::npos);
  runs.resize(1);
  EXPECT_EQ(compare_runs(runs, {}, nullptr).error().code, ErrorCode::kUsage);
  runs = two_runs();
  for (NamedRun& run : runs) run.report.units.clear(), run.report.findings.clear();
  EXPECT_EQ(compare_runs(runs, {}, nullptr).error().code, ErrorCode::kMismatch);
}

TEST_F(CompareTest, OtherPacksAreRemarked) {
  std::vector<NamedRun> runs = two_runs();
  runs[1].report.pack->version = "9";
  runs[1].report.tool.version = "9";
  const Result<CompareReport> report = compare_runs(runs, {.samples = 100}, nullptr);
  ASSERT_TRUE(report);
  ASSERT_EQ(report->remarks.size(), 3U);
  EXPECT_TRUE(report->remarks[2].starts_with("The test cannot tell")) << report->remarks[2];
}

}  // namespace
}  // namespace lacuna
