#include "reports/omission_bench_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace lacuna::reports {
namespace {

OmissionBenchReport sample(std::size_t samples) {
  OmissionBenchReport report;
  report.pack.name = "vi-en";
  report.pack.sha256 = "0123456789abcdef";
  report.files = {"gold.jsonl"};
  report.items = 4;
  report.min_probability = 0.18;
  report.samples = samples;
  report.seed = 7;
  stats::OmissionGroup group{.kind = "all", .pairs = 4, .damaged = 2, .detector = {}, .length = {}};
  group.detector[0] = {0.8125, 0.5, 1.0};
  group.length[0] = {0.5, 0.25, 0.75};
  stats::OmissionGroup hard = group;
  hard.hard = true;
  report.sections = {{"omission", {group, hard}}};
  return report;
}

TEST(OmissionBenchReportTest, TextHasBothMethodsAndTheirIntervals) {
  const std::string text = to_text(sample(1000));
  for (const char* part : {"4 pairs, pack vi-en (01234567), spans of findings from 0.18 up", "omission, all pairs",
                           "omission, pairs matched in length", "lacuna", "0.812", "0.500-1.000", "length",
                           "0.250-0.750", "1000 bootstrap samples, seed 7"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
  const std::string plain = to_text(sample(0));
  EXPECT_EQ(plain.find("bootstrap"), std::string::npos);
  EXPECT_EQ(plain.find("0.250-0.750"), std::string::npos);
  EXPECT_LT(std::count(plain.begin(), plain.end(), '\n'), std::count(text.begin(), text.end(), '\n'));
}

TEST(OmissionBenchReportTest, JsonHasNullForWhatIsUndefined) {
  const auto json = nlohmann::json::parse(to_json(sample(1000)));
  EXPECT_EQ(json["pairs"], 4);
  ASSERT_EQ(json["groups"].size(), 2U);
  const auto& group = json["groups"][0];
  EXPECT_EQ(group["error"], "omission");
  EXPECT_EQ(group["length_matched"], false);
  EXPECT_EQ(group["lacuna"]["auc"]["value"], 0.8125);
  EXPECT_EQ(group["length"]["auc"]["low"], 0.25);
  EXPECT_TRUE(group["lacuna"]["span_f1"].is_null());
  EXPECT_TRUE(json["groups"][1]["length_matched"]);
  EXPECT_FALSE(nlohmann::json::parse(to_json(sample(0)))["groups"][0]["lacuna"]["auc"].contains("low"));
}

}  // namespace
}  // namespace lacuna::reports
