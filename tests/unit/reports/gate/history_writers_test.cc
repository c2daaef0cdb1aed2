#include "reports/gate/history_writers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/csv_reader.h"
#include "reports/display_width.h"
#include "tests/support/sample_gate.h"
#include "tests/support/sample_history.h"

namespace lacuna::reports {
namespace {

std::vector<HistoryRun> sample() { return test::failing_gate().history; }

/// A series of one score.
std::vector<HistoryRun> runs_of(const std::vector<std::optional<double>>& values) {
  std::vector<HistoryRun> runs;
  for (const std::optional<double>& value : values) {
    HistoryRun& run = runs.emplace_back();
    run.id = static_cast<std::int64_t>(runs.size());
    run.time = "2026-11-01T08:00:00Z";
    run.scores = {{.suite = "news", .metric = "BLEU", .signature = "s", .value = value}};
  }
  return runs;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  EXPECT_EQ(begin, text.size()) << "the last line has no end";
  return lines;
}

std::string without_styles(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      i = text.find('m', i);
    } else {
      plain += text[i];
    }
  }
  return plain;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(HistoryTableTest, ALineForEachRun) {
  EXPECT_EQ(history_table(sample(), {}),
            "                                             news\n"
            "run  time (UTC)        commit      verdict   BLEU    findings  new\n"
            "  1  2026-11-01 08:00  aaaaaaaaaa  pass     34.50           6    1\n"
            "  2  2026-11-08 08:00  aaaaaaaaaa  pass     34.75           6    1\n"
            "  3  2026-11-15 08:00  aaaaaaaaaa  pass     34.25           6    1\n"
            "  4  2026-11-22 08:00  aaaaaaaaaa  fail     30.25 ✗         6    1\n"
            "\n"
            "✗ fail   ? inconclusive   ! error\n");
}

TEST(HistoryTableTest, NoRuns) { EXPECT_EQ(history_table({}, {}), "no runs\n"); }

TEST(HistoryTableTest, WhatIsNotThereIsADash) {
  std::vector<HistoryRun> runs = runs_of({std::nullopt, 1.0});
  runs[0].findings = {{.suite = "news", .minor = 7, .checked = false}};
  runs[1].findings = {{.suite = "news", .minor = 1, .major = 2, .critical = 3, .added = 4}};
  runs[1].scores.clear();
  const std::vector<std::string> lines = lines_of(history_table(runs, {}));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_NE(lines[2].find("  -           -    -"), std::string::npos) << lines[2];
  EXPECT_TRUE(lines[3].ends_with("  6    4")) << lines[3];
  EXPECT_EQ(lines[3].find("1.0"), std::string::npos) << lines[3];
}

TEST(HistoryTableTest, WhatDoesNotFitIsNamed) {
  std::vector<HistoryRun> runs = sample();
  for (HistoryRun& run : runs) {
    for (int i = 0; i < 12; ++i) run.scores.push_back({.suite = "course/large", .metric = "M" + std::to_string(i)});
  }
  for (const std::size_t width : {40U, 60U, 80U, 100U, 1000U}) {
    const std::string text = history_table(runs, {.width = width});
    for (const std::string& line : lines_of(text)) EXPECT_LE(display_width(line), width) << line;
    std::size_t shown = 0;
    for (int i = 0; i < 12; ++i) shown += text.find(" M" + std::to_string(i) + " ") != std::string::npos ? 1U : 0U;
    EXPECT_EQ(text.find("Not shown, for want of width:\n") == std::string::npos, width == 1000) << text;
    EXPECT_EQ(count(text, "\n  course/large M"), 12 - shown) << text;
    EXPECT_EQ(shown == 12, width == 1000) << text;
    EXPECT_NE(text.find("\n  4  "), std::string::npos);
    EXPECT_NE(text.find("fail"), std::string::npos);
  }
}

TEST(HistoryTableTest, ColoursChangeNothingButColours) {
  const std::string plain = history_table(sample(), {});
  const std::string colored = history_table(sample(), {.color = true});
  EXPECT_EQ(without_styles(colored), plain);
  EXPECT_NE(colored.find("\x1b[1;31mfail\x1b[0m"), std::string::npos);
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
}

TEST(HistoryTableTest, HostileNamesStayInTheirCells) {
  const std::vector<HistoryRun> runs = test::hostile_gate().history;
  for (const bool color : {false, true}) {
    const std::string text = history_table(runs, {.color = color});
    const std::vector<std::string> lines = lines_of(without_styles(text));
    EXPECT_EQ(lines.size(), 8U) << text;
    for (const std::string& line : lines) {
      EXPECT_LE(display_width(line), 100U) << line;
      EXPECT_FALSE(std::any_of(line.begin(), line.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }));
      EXPECT_EQ(line.find("\u202e"), std::string::npos) << line;
    }
  }
}

TEST(HistoryPlotTest, DrawsALine) {
  EXPECT_EQ(history_plot(runs_of({1.0, 5.0, 5.0}), {}),
            "news BLEU  5.00 ✓\n"
            "3 runs, 2026-11-01 to 2026-11-01\n"
            "  5.00 ┤   ⢠⠋⠉⠉⠉⠁\n"
            "       │  ⢠⠃\n"
            "       │ ⢀⠎\n"
            "       │ ⡜\n"
            "1.0000 ┤⡜\n"
            "        ✓   ✓   ✓\n");
}

TEST(HistoryPlotTest, APlotForEachScoreWithItsRange) {
  std::vector<HistoryRun> runs = sample();
  runs[0].scores.push_back({.suite = "news", .metric = "TER", .lower_is_better = true, .value = 50.0});
  const std::vector<std::string> lines = lines_of(history_plot(runs, {}));
  ASSERT_EQ(lines.size(), 17U);
  EXPECT_EQ(lines[0], "news BLEU  30.25 ✗");
  EXPECT_EQ(lines[1], "4 runs, 2026-11-01 to 2026-11-22, baseline 34.50");
  EXPECT_TRUE(lines[2].starts_with("34.75 ┤")) << lines[2];
  EXPECT_TRUE(lines[6].starts_with("30.25 ┤")) << lines[6];
  EXPECT_EQ(lines[7], "       ✓   ✓   ✓   ✗");
  EXPECT_EQ(lines[9], "news TER  50.00 ✓");
  EXPECT_EQ(lines[10], "1 run, 2026-11-01, lower is better");
  EXPECT_TRUE(lines[13].starts_with("50.00 ┤")) << lines[13];
}

TEST(HistoryPlotTest, NothingToDraw) {
  EXPECT_EQ(history_plot({}, {}), "no scores\n");
  EXPECT_EQ(history_plot({HistoryRun{}}, {}), "no scores\n");
  EXPECT_NE(history_plot(runs_of({std::nullopt, std::nullopt}), {}).find("\nno values\n"), std::string::npos);
}

/// The plot's dots: rows 2 to 6 behind the axis.
std::string dots_of(const std::string& plot) {
  std::string dots;
  const std::vector<std::string> lines = lines_of(plot);
  for (std::size_t i = 2; i < 7; ++i) {
    const std::size_t axis = std::min(lines[i].find("┤"), lines[i].find("│"));
    dots += lines[i].substr(axis + 3) + "\n";
  }
  return dots;
}

TEST(HistoryPlotTest, TheLineBreaksWhereValuesCannotBeCompared) {
  const std::string gap = dots_of(history_plot(runs_of({3.0, std::nullopt, 3.0}), {}));
  EXPECT_EQ(gap, "\n\n⠂       ⠂\n\n\n");
  std::vector<HistoryRun> runs = runs_of({3.0, 3.0, 3.0});
  runs[2].scores[0].signature = "another";
  EXPECT_EQ(dots_of(history_plot(runs, {})), "\n\n⠒⠒⠒⠒⠂   ⠂\n\n\n");
}

TEST(HistoryPlotTest, NeverWiderThanAsked) {
  std::vector<std::optional<double>> values;
  for (int i = 0; i < 1000; ++i) values.emplace_back(i % 37);
  std::vector<HistoryRun> runs = runs_of(values);
  runs[500].scores[0].verdict = Verdict::kFail;
  runs[501].scores[0].verdict = Verdict::kInconclusive;
  for (HistoryRun& run : runs) run.scores[0].suite = "a suite with a very long name, " + std::string(60, 'x');
  for (const std::size_t width : {0U, 40U, 41U, 77U, 200U}) {
    const std::string plot = history_plot(runs, {.width = width});
    for (const std::string& line : lines_of(plot)) EXPECT_LE(display_width(line), std::max<std::size_t>(width, 40));
    EXPECT_EQ(count(plot, "✗"), 1U) << "of runs that share a place, the worst is shown";
  }
  std::vector<HistoryRun> wild = runs_of({-1.7e308, 1.7e308, std::numeric_limits<double>::infinity(), 0.0});
  for (const std::string& line : lines_of(history_plot(wild, {.width = 40}))) EXPECT_LE(display_width(line), 40U);
}

TEST(HistoryPlotTest, ExtremesAreDrawnAtTheEdges) {
  EXPECT_EQ(dots_of(history_plot(runs_of({-1.7e308, 1.7e308}), {})), dots_of(history_plot(runs_of({-1.0, 1.0}), {})));
  EXPECT_EQ(dots_of(history_plot(runs_of({0.0, std::numeric_limits<double>::denorm_min()}), {})),
            dots_of(history_plot(runs_of({1.0, 1.0}), {})));
}

TEST(HistoryPlotTest, ColoursChangeNothingButColours) {
  EXPECT_EQ(without_styles(history_plot(sample(), {.color = true})), history_plot(sample(), {}));
  EXPECT_NE(history_plot(sample(), {.color = true}).find("\x1b[1;31m✗\x1b[0m"), std::string::npos);
}

TEST(HistoryPlotTest, HostileNamesStayOnTheirLine) {
  const std::string plot = history_plot(test::hostile_gate().history, {});
  EXPECT_EQ(lines_of(plot).size(), 8U) << plot;
  EXPECT_EQ(plot.find('\x1b'), std::string::npos);
  EXPECT_EQ(plot.find("\u202e"), std::string::npos);
}

std::vector<std::vector<std::string>> parse_csv(const std::string& csv) {
  std::vector<std::vector<std::string>> records;
  corpus::CsvReader reader("csv", csv, {.delimiter = ','});
  corpus::CsvRecord record;
  while (true) {
    const Result<bool> more = reader.next(record);
    if (!more) ADD_FAILURE() << more.error().to_string();
    if (!more || !*more) return records;
    std::vector<std::string>& fields = records.emplace_back();
    for (const corpus::CsvField& field : record.fields) fields.push_back(field.text);
  }
}

TEST(HistoryCsvTest, ARowForEachScore) {
  std::vector<HistoryRun> runs = sample();
  runs.resize(1);
  EXPECT_EQ(
      history_csv(runs),
      "run,time,commit,version,config,run_verdict,exit_code,suite,metric,signature,lower_is_better,value,baseline,"
      "gain,gain_low,gain_high,verdict\r\n"
      "1,2026-11-01T08:00:00Z,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,0.6.0,lacuna.json,pass,0,news,BLEU,"
      "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0,false,34.5,34.5,0,-1,1,pass\r\n");
}

TEST(HistoryCsvTest, NoNumberAndNoScoreAreEmptyFields) {
  std::vector<HistoryRun> runs = runs_of({std::nullopt, std::numeric_limits<double>::quiet_NaN(), 0.1});
  runs[2].scores[0].lower_is_better = true;
  HistoryRun& broken = runs.emplace_back();
  broken.id = 4;
  broken.verdict = Verdict::kError;
  broken.exit_code = 2;
  const auto records = parse_csv(history_csv(runs));
  ASSERT_EQ(records.size(), 5U);
  for (const auto& record : records) EXPECT_EQ(record.size(), 17U);
  EXPECT_EQ(records[1][11], "");
  EXPECT_EQ(records[2][11], "");
  EXPECT_EQ(records[3][11], "0.1");
  EXPECT_EQ(records[3][10], "true");
  EXPECT_EQ(records[4][0], "4");
  EXPECT_EQ(records[4][5], "error");
  EXPECT_EQ(records[4][7], "");
  EXPECT_EQ(records[4][16], "");
}

TEST(HistoryCsvTest, TextsComeBackAsTheyWere) {
  const std::vector<HistoryRun> runs = test::hostile_gate().history;
  const auto records = parse_csv(history_csv(runs));
  ASSERT_EQ(records.size(), runs.size() + 1);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    EXPECT_EQ(records[i + 1][2], runs[i].commit);
    EXPECT_EQ(records[i + 1][7], runs[i].scores[0].suite);
    EXPECT_EQ(records[i + 1][8], runs[i].scores[0].metric);
  }
}

TEST(HistoryJsonTest, HasAllOfARun) {
  HistoryRun run = test::numbered_run(3, 1);
  run.id = 12;
  run.scores[0].value = std::nullopt;
  run.scores[1].gain_low = -std::numeric_limits<double>::infinity();
  run.findings[1].checked = false;
  const auto json = nlohmann::json::parse(history_json({run}));
  EXPECT_EQ(json["schema_version"], 1);
  const auto& read = json["runs"][0];
  EXPECT_EQ(read["id"], 12);
  EXPECT_EQ(read["commit"], "commit 3");
  EXPECT_EQ(read["verdict"], "fail");
  EXPECT_EQ(read["exit_code"], 1);
  EXPECT_TRUE(read["scores"][0]["value"].is_null());
  EXPECT_EQ(read["scores"][1]["value"], 30.375);
  EXPECT_TRUE(read["scores"][1]["gain_low"].is_null());
  EXPECT_EQ(read["scores"][1]["verdict"], "inconclusive");
  EXPECT_EQ(read["findings"][0]["units"], 123);
  EXPECT_EQ(read["findings"][0]["added"], 1);
  EXPECT_EQ(read["findings"][0]["checked"], true);
  EXPECT_EQ(read["findings"][1]["checked"], false);
}

TEST(HistoryJsonTest, NoRuns) { EXPECT_EQ(history_json({}), "{\n  \"schema_version\": 1,\n  \"runs\": []\n}\n"); }

TEST(TrendSvgTest, HasALineABandAndAPointForEachRun) {
  const std::string svg = trend_svg(sample(), "news", "BLEU");
  EXPECT_TRUE(svg.starts_with("<svg ")) << svg;
  EXPECT_TRUE(svg.ends_with("</svg>")) << svg;
  EXPECT_EQ(count(svg, "<polyline"), 1U);
  EXPECT_EQ(count(svg, "<polygon"), 1U);
  EXPECT_EQ(count(svg, "<circle"), 3U);
  EXPECT_EQ(count(svg, "<rect"), 1U);
  EXPECT_EQ(count(svg, "<title>"), 4U);
  EXPECT_NE(
      svg.find("role=\"img\" aria-label=\"news BLEU over 4 runs: lowest 30.25, highest 34.75, last 30.25 (fail)\""),
      std::string::npos)
      << svg;
  EXPECT_NE(svg.find("<title>2026-11-22T08:00:00Z, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: 30.25 (29.25 to 31.25), "
                     "fail</title>"),
            std::string::npos)
      << svg;
  EXPECT_NE(svg.find(">34.75</text>"), std::string::npos) << "the highest value";
  EXPECT_NE(svg.find(">30.25</text>"), std::string::npos) << "the lowest";
  EXPECT_NE(svg.find(">2026-11-01</text>"), std::string::npos);
  EXPECT_NE(svg.find(">2026-11-22</text>"), std::string::npos);
}

TEST(TrendSvgTest, PlacesAreInThePicture) {
  const std::string svg = trend_svg(runs_of({1.0, 2.0, 3.0}), "news", "BLEU");
  EXPECT_NE(svg.find("<polyline points=\"72.0,120.0 352.0,67.0 632.0,14.0\""), std::string::npos) << svg;
  const std::string wild = trend_svg(runs_of({-1.7e308, 1.7e308}), "news", "BLEU");
  EXPECT_NE(wild.find("<polyline points=\"72.0,120.0 632.0,14.0\""), std::string::npos) << wild;
}

TEST(TrendSvgTest, BandsAreCutAtTheAxis) {
  std::vector<HistoryRun> runs = runs_of({10.0, 20.0});
  for (HistoryRun& run : runs) {
    HistoryScore& score = run.scores[0];
    score.baseline = 10.0;
    score.gain = *score.value - 10.0;
    score.gain_low = *score.gain - 5.0;
    score.gain_high = *score.gain + 5.0;
  }
  // From 15 to 25 above, from 5 to 15 below: it leaves the axis in the middle of both.
  EXPECT_NE(trend_svg(runs, "news", "BLEU")
                .find("<polygon points=\"72.0,67.0 352.0,14.0 632.0,14.0 632.0,67.0 352.0,120.0 72.0,120.0\""),
            std::string::npos)
      << trend_svg(runs, "news", "BLEU");
  for (HistoryRun& run : runs) {
    run.scores[0].value = 10.0;
    run.scores[0].gain = 0.0;
    run.scores[0].gain_low = -5.0;
    run.scores[0].gain_high = 5.0;
  }
  EXPECT_NE(trend_svg(runs, "news", "BLEU").find(">15.00</text>"), std::string::npos) << "no value to scale it by";
}

TEST(TrendSvgTest, MinusIsAMinus) {
  const std::string svg = trend_svg(runs_of({-3.0, 4.0}), "news", "BLEU");
  EXPECT_NE(svg.find(">−3.00</text>"), std::string::npos) << svg;
  EXPECT_NE(svg.find("lowest −3.00"), std::string::npos) << svg;
  EXPECT_EQ(svg.find(" -3"), std::string::npos) << svg;
}

TEST(TrendSvgTest, TheBandIsTurnedWhereLowerIsBetter) {
  std::vector<HistoryRun> runs = runs_of({50.0, 52.0});
  for (HistoryRun& run : runs) {
    HistoryScore& score = run.scores[0];
    score.lower_is_better = true;
    score.baseline = 50.0;
    score.gain = 50.0 - *score.value;
    score.gain_low = *score.gain - 3.0;
    score.gain_high = *score.gain + 1.0;
  }
  const std::string svg = trend_svg(runs, "news", "BLEU");
  EXPECT_NE(svg.find(": 52.00 (51.00 to 55.00), pass</title>"), std::string::npos) << svg;
}

TEST(TrendSvgTest, GapsBreakLineAndBand) {
  const std::string svg = trend_svg(runs_of({1.0, 2.0, std::nullopt, 3.0, 4.0}), "news", "BLEU");
  EXPECT_EQ(count(svg, "<polyline"), 2U);
  EXPECT_EQ(count(svg, "<circle"), 4U);
  EXPECT_EQ(count(svg, "<polygon"), 0U);
  std::vector<HistoryRun> runs = sample();
  runs[1].scores[0].gain_low = std::nullopt;
  EXPECT_EQ(count(trend_svg(runs, "news", "BLEU"), "<polygon"), 1U);
  runs[2].scores[0].signature = runs[3].scores[0].signature = "another";
  EXPECT_EQ(count(trend_svg(runs, "news", "BLEU"), "<polyline"), 2U);
}

TEST(TrendSvgTest, ARingForWhatIsInconclusive) {
  std::vector<HistoryRun> runs = runs_of({1.0, 2.0});
  runs[1].scores[0].verdict = Verdict::kInconclusive;
  EXPECT_EQ(count(trend_svg(runs, "news", "BLEU"), "stroke-width=\"2\"><title>"), 1U);
}

TEST(TrendSvgTest, NothingForFewerThanTwoValues) {
  EXPECT_EQ(trend_svg({}, "news", "BLEU"), "");
  EXPECT_EQ(trend_svg(runs_of({1.0}), "news", "BLEU"), "");
  EXPECT_EQ(trend_svg(runs_of({1.0, std::nullopt}), "news", "BLEU"), "");
  EXPECT_EQ(trend_svg(sample(), "news", "TER"), "");
  EXPECT_EQ(trend_svg(sample(), "course", "BLEU"), "");
  EXPECT_NE(trend_svg(runs_of({1.0, 1.0}), "news", "BLEU"), "");
}

TEST(TrendSvgTest, TextsCannotBreakOut) {
  const std::vector<HistoryRun> runs = test::hostile_gate().history;
  const std::string svg = trend_svg(runs, runs[0].scores[0].suite, runs[0].scores[0].metric);
  ASSERT_NE(svg, "");
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_EQ(svg.find('\n'), std::string::npos);
  EXPECT_EQ(svg.find('\x1b'), std::string::npos);
  EXPECT_EQ(count(svg, "&lt;script&gt;"), 1U + runs.size() + 1U)
      << "in both names of the label, and each tooltip's commit";
}

}  // namespace
}  // namespace lacuna::reports
