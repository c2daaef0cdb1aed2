#include "reports/score_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace lacuna::reports {
namespace {

ScoreCell bleu(double value) {
  return {.score = {.metric = "BLEU",
                    .value = value,
                    .reason = {},
                    .components = {{"precision_1", 60.0},
                                   {"precision_2", 40.0},
                                   {"brevity_penalty", 1.0},
                                   {"ratio", 1.25},
                                   {"hypothesis_length", 10.0},
                                   {"reference_length", 8.0}},
                    .signature = "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:1"}};
}

ScoreCell other(double value) {
  return {.score = {.metric = "COMET", .value = value, .reason = {}, .components = {}, .signature = "mean:units"},
          .more_digits = 3};
}

std::string text(const ScoreReport& report, const ScoreFormat& format = {}) {
  std::ostringstream out;
  write_score_text(report, format, out);
  return out.str();
}

std::string json_text(const ScoreReport& report, const ScoreFormat& format = {}) {
  std::ostringstream out;
  write_score_json(report, format, out);
  return out.str();
}

ScoreReport one(std::vector<ScoreCell> cells) { return {.systems = {{.name = "a.txt", .metrics = std::move(cells)}}}; }

TEST(ScoreReportTest, OneScoreAsSacrebleuWritesIt) {
  EXPECT_EQ(text(one({bleu(38.625)})),
            "BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:1 = 38.6 60.0/40.0 (BP = 1.000 ratio = 1.250 "
            "hyp_len = 10 ref_len = 8)\n");
  EXPECT_EQ(text(one({bleu(38.625)}), {.width = 2, .score_only = true}), "38.62\n");
  EXPECT_EQ(text(one({bleu(38.625)}), {.short_signatures = true}).substr(0, 46),
            "BLEU|#:1|c:mixed|e:no|tok:13a|s:exp|v:1 = 38.6");
}

TEST(ScoreReportTest, FieldsOfASignature) {
  const std::vector<SignatureField> fields = signature_fields("nrefs:1|tok:a:b|empty:|bare");
  ASSERT_EQ(fields.size(), 4U);
  EXPECT_EQ(fields[0].key, "nrefs");
  EXPECT_EQ(fields[0].value, "1");
  EXPECT_EQ(fields[1].value, "a:b");
  EXPECT_EQ(fields[2].value, "");
  EXPECT_EQ(fields[3].key, "bare");
  EXPECT_FALSE(fields[3].value);
  EXPECT_TRUE(signature_fields("").empty());
}

TEST(ScoreReportTest, LengthsOfTheLengthRatio) {
  const ScoreCell cell{.score = {.metric = "length ratio",
                                 .value = 0.98765,
                                 .reason = {},
                                 .components = {{"hypothesis_length", 12.0}, {"reference_length", 13.0}},
                                 .signature = "nrefs:1"}};
  EXPECT_EQ(score_line(cell, {.width = 3}), "length ratio|nrefs:1 = 0.988 (hyp_len = 12 ref_len = 13)");
}

TEST(ScoreReportTest, ScoresStandBelowOneAnother) {
  const std::string lines = text(one({bleu(1), other(0.5)}));
  const std::size_t second = lines.find('\n') + 1;
  EXPECT_EQ(lines.find(" = "), lines.find(" = ", second) - second);
  EXPECT_NE(lines.find("= 0.5000\n"), std::string::npos);
}

TEST(ScoreReportTest, JsonHasSacrebleusKeysInItsOrder) {
  ScoreCell cell = bleu(38.625);
  cell.interval = ResampledMean{.mean = 38.55, .half_width = 1.25};
  EXPECT_EQ(json_text(one({cell})), R"json({
 "name": "BLEU",
 "score": 38.6,
 "signature": "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:1",
 "confidence_mean": 38.5,
 "confidence_var": 1.2,
 "confidence": "μ = 38.5 ± 1.2",
 "verbose_score": "60.0/40.0 (BP = 1.000 ratio = 1.250 hyp_len = 10 ref_len = 8)",
 "nrefs": "1",
 "case": "mixed",
 "eff": "no",
 "tok": "13a",
 "smooth": "exp",
 "version": "1"
}
)json");
  const auto several = nlohmann::json::parse(json_text(one({bleu(1), other(0.25)})));
  ASSERT_EQ(several.size(), 2U);
  EXPECT_EQ(several[1]["score"], 0.25);
  EXPECT_EQ(json_text(one({bleu(100)}), {.score_only = true}), "100.0\n");
}

TEST(ScoreReportTest, UndefinedScoresSayWhy) {
  ScoreCell cell = bleu(0);
  cell.score.value.reset();
  cell.score.reason = "no tokens";
  EXPECT_NE(text(one({cell})).find("undefined (no tokens)"), std::string::npos);
  const auto object = nlohmann::json::parse(json_text(one({cell})));
  EXPECT_TRUE(object["score"].is_null());
  EXPECT_EQ(object["reason"], "no tokens");
}

ScoreReport tested() {
  ScoreReport report{.systems = {{.name = "Baseline: a", .metrics = {bleu(30)}}, {.name = "b", .metrics = {bleu(31)}}},
                     .test = ScoreTest::kBootstrap,
                     .samples = 1000};
  for (ScoredSystem& system : report.systems) {
    system.metrics[0].interval = ResampledMean{.mean = 30.25, .half_width = 0.5};
  }
  report.systems[1].metrics[0].p_value = 0.0123;
  return report;
}

TEST(ScoreReportTest, TestedSystemsInSacrebleusJson) {
  const auto systems = nlohmann::json::parse(json_text(tested()));
  EXPECT_EQ(systems[0],
            (nlohmann::json{{"system", "Baseline: a"},
                            {"BLEU", {{"score", 30.0}, {"p_value", nullptr}, {"mean", 30.25}, {"ci", 0.5}}}}));
  EXPECT_EQ(systems[1]["BLEU"]["p_value"], 0.0123);
  ScoreReport untested = tested();
  untested.test = ScoreTest::kNone;
  for (ScoredSystem& system : untested.systems) system.metrics[0].interval.reset();
  EXPECT_EQ(nlohmann::json::parse(json_text(untested))[1], (nlohmann::json{{"system", "b"}, {"BLEU", "31.0"}}));
}

TEST(ScoreReportTest, TestedSystemsAsATable) {
  const std::string table = text(tested());
  EXPECT_NE(table.find("b            31.0 (μ = 30.2 ± 0.5)  0.0123*"), std::string::npos) << table;
  EXPECT_NE(table.find("1000 resamples"), std::string::npos);
  EXPECT_NE(table.find("BLEU|nrefs:1|"), std::string::npos);
}

TEST(ScoreReportTest, ComparisonsTellEverything) {
  ScoreReport report = tested();
  report.test = ScoreTest::kComparison;
  report.documents = 12;
  report.units = 345;
  report.systems[1].metrics[0].comparison = Comparison{.metric = 0,
                                                       .system = 1,
                                                       .baseline_score = 30,
                                                       .score = 31,
                                                       .difference = 1,
                                                       .low = 0.25,
                                                       .high = 1.75,
                                                       .p_value = 0.01,
                                                       .holm_p_value = 0.02,
                                                       .significant = true,
                                                       .detectable = 0.75,
                                                       .human_agreement = 64.0};
  const std::string table = text(report, {.width = 2});
  for (const char* part :
       {"+1.00", "[+0.25, +1.75]", "0.0100", "0.0200*", "0.75", "64 %", "12 whole documents (345 lines)"}) {
    EXPECT_NE(table.find(part), std::string::npos) << part << "\n" << table;
  }
  const auto object = nlohmann::json::parse(json_text(report))[1]["BLEU"];
  EXPECT_EQ(object["interval"], (nlohmann::json{0.25, 1.75}));
  EXPECT_EQ(object["significant"], true);
  EXPECT_EQ(object["human_agreement"], 64.0);
}

TEST(ScoreReportTest, LatexEscapesNames) {
  ScoreReport report = tested();
  report.systems[1].name = "b_50%&";
  std::ostringstream out;
  write_score_latex(report, {}, out);
  EXPECT_NE(out.str().find("b\\_50\\%\\& & $31.0$ ($\\mu = 30.2 \\pm 0.5$) ($p = 0.0123$)$^*$ \\\\"), std::string::npos)
      << out.str();
}

TEST(ScoreReportTest, ScoresOfLines) {
  const std::vector<LineScores> lines = {{.system = "a", .metric = "BLEU", .signature = "s", .values = {12.345, {}}},
                                         {.system = "b", .metric = "BLEU", .signature = "s", .values = {1.0, 2.0}}};
  std::ostringstream table;
  write_lines_text(lines, 1, table);
  EXPECT_EQ(table.str(), "line\ta|BLEU|s\tb|BLEU|s\n1\t12.3\t1.0\n2\tundefined\t2.0\n");
  std::ostringstream json;
  write_lines_json(lines, json);
  EXPECT_EQ(nlohmann::json::parse(json.str())[0]["scores"], (nlohmann::json{12.345, nullptr}));
}

}  // namespace
}  // namespace lacuna::reports
