#include "reports/agreement_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace lacuna::reports {
namespace {

AgreementReport sample(std::size_t pairs) {
  AgreementReport report;
  report.tool.version = "1.2.3";
  const GoldAgreement agreement{.strict = {3, 4, 1, 2}, .lax = {4, 4, 2, 2}, .null = {}, .rungs = {}};
  for (std::size_t i = 0; i < pairs; ++i) report.pairs.push_back({"a.de", "a.fr", "a.gold", agreement});
  report.total = agreement;
  return report;
}

TEST(AgreementReportTest, ATableForOnePair) {
  EXPECT_EQ(to_text(sample(1)),
            "            precision     recall         F1  right of predicted       found of gold\n"
            "strict          0.750      0.500      0.600              3 of 4              1 of 2\n"
            "lax             1.000      1.000      1.000              4 of 4              2 of 2\n"
            "null                -          -          -              0 of 0              0 of 0\n");
}

TEST(AgreementReportTest, SeveralPairsHaveALineEach) {
  const std::string text = to_text(sample(2));
  EXPECT_EQ(text.find("  strict F1     lax F1    null F1\n      0.600      1.000          -  a.de  a.fr\n"), 0U)
      << text;
  EXPECT_NE(text.find("\nall 2 pairs\n"), std::string::npos);
}

TEST(AgreementReportTest, JsonHasCountsAndNullForWhatCannotBeCounted) {
  const auto json = nlohmann::json::parse(to_json(sample(2)));
  EXPECT_EQ(json["pairs"].size(), 2U);
  EXPECT_EQ(json["pairs"][1]["gold"], "a.gold");
  EXPECT_EQ(json["total"]["strict"]["precision"], 0.75);
  EXPECT_EQ(json["total"]["strict"]["right_gold"], 1);
  EXPECT_TRUE(json["total"]["null"]["f1"].is_null());
}

TEST(AgreementReportTest, RungsAreShownForLadders) {
  AgreementReport report = sample(1);
  EXPECT_TRUE(nlohmann::json::parse(to_json(report))["total"]["rungs"].is_null());
  report.total.rungs = {4, 5, 4, 8};
  EXPECT_EQ(nlohmann::json::parse(to_json(report))["total"]["rungs"]["recall"], 0.5);
  EXPECT_NE(
      to_text(report).find("\nrungs           0.800      0.500      0.615              4 of 5              4 of 8\n"),
      std::string::npos)
      << to_text(report);
}

TEST(AgreementReportTest, CountsAddUp) {
  GoldAgreement total{.strict = {1, 2, 3, 4}, .lax = {}, .null = {}, .rungs = {1, 1, 1, 1}};
  total += {.strict = {1, 1, 1, 1}, .lax = {1, 2, 1, 3}, .null = {0, 1, 0, 0}, .rungs = {0, 1, 0, 2}};
  EXPECT_EQ(total.strict.right_predicted, 2U);
  EXPECT_EQ(total.strict.gold, 5U);
  EXPECT_EQ(total.lax.gold, 3U);
  EXPECT_EQ(total.null.predicted, 1U);
  EXPECT_EQ(total.rungs.gold, 3U);
}

TEST(AgreementReportTest, FindingNothingOfWhatIsThereIsZero) {
  AgreementReport report = sample(1);
  report.total.null = {0, 0, 0, 3};
  const auto json = nlohmann::json::parse(to_json(report));
  EXPECT_TRUE(json["total"]["null"]["precision"].is_null());
  EXPECT_EQ(json["total"]["null"]["recall"], 0.0);
  EXPECT_EQ(json["total"]["null"]["f1"], 0.0);
}

}  // namespace
}  // namespace lacuna::reports
