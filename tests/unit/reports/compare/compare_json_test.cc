#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "reports/compare/compare_writers.h"
#include "tests/support/sample_comparison.h"

namespace lacuna::reports {
namespace {

using Json = nlohmann::ordered_json;

std::string problem_of(const std::string& json) {
  const Result<CompareReport> report = compare_from_json(json, "c.json");
  return report ? "" : report.error().to_string();
}

TEST(CompareJsonTest, WhatIsWrittenIsReadAgain) {
  const std::string json = to_json(test::sample_comparison());
  const Result<CompareReport> again = compare_from_json(json, "c.json");
  ASSERT_TRUE(again) << again.error().to_string();
  EXPECT_EQ(to_json(*again), json);
  EXPECT_EQ(again->metrics[0].systems[2].score.reason, "nothing to score");
  EXPECT_EQ(again->metrics[1].differences[1].metric, 1U);
  EXPECT_EQ(again->units[0].values[0][2], std::nullopt);
}

TEST(CompareJsonTest, AnEmptyReportIsReadAgain) {
  CompareReport report;
  report.systems = {{"a", "a"}, {"b", "b"}};
  EXPECT_EQ(problem_of(to_json(report)), "");
}

TEST(CompareJsonTest, WhatIsNotTakenIsNamedByItsPlace) {
  using Change = std::function<void(Json&)>;
  const std::vector<std::pair<Change, std::string>> cases = {
      {[](Json& json) { json["schema_version"] = 9; }, "schema_version: this version reads 1 only"},
      {[](Json& json) { json.erase("alpha"); }, "\"alpha\" is missing"},
      {[](Json& json) { json["extra"] = 1; }, "unknown key \"extra\""},
      {[](Json& json) {
         json["systems"].erase(1);
         json["systems"].erase(1);
       },
       "systems: expected two or more"},
      {[](Json& json) { json["systems"][1]["name"] = 3; }, "systems[1].name: expected a string"},
      {[](Json& json) { json["metrics"][0]["systems"].erase(2); }, "metrics[0].systems: expected 3 items"},
      {[](Json& json) { json["metrics"][0]["better"] = "red"; }, "metrics[0].better: expected \"higher\""},
      {[](Json& json) { json["metrics"][0]["decimals"] = 18; }, "metrics[0].decimals: expected a whole number"},
      {[](Json& json) { json["metrics"][1]["differences"][0]["system"] = 0; },
       "metrics[1].differences[0].system: there is no such system"},
      {[](Json& json) { json["metrics"][0]["systems"][0]["interval"] = 4; },
       "metrics[0].systems[0].interval: expected an object"},
      {[](Json& json) { json["buckets"][0]["buckets"][1]["values"].erase(0); },
       "buckets[0].buckets[1].values: expected an array of 3 numbers or null"},
      {[](Json& json) { json["buckets"][0]["buckets"][1]["values"][0] = "x"; },
       "buckets[0].buckets[1].values[0]: expected a number or null"},
      {[](Json& json) { json["ngrams_lost"][1]["system"] = 3; }, "ngrams_lost[1].system: there is no such system"},
      {[](Json& json) { json["differences"][0]["metric"] = 2; }, "differences[0].metric: there is no such metric"},
      {[](Json& json) { json["differences"][0]["unit"] = 2; }, "differences[0].unit: there is no such unit"},
      {[](Json& json) { json["units"][0]["hypotheses"].erase(0); }, "units[0].hypotheses: expected 3 items"},
      {[](Json& json) { json["units"][0]["references"].push_back("x"); }, "units[0].references: expected 1 items"},
      {[](Json& json) { json["units"][1]["values"].erase(0); }, "units[1].values: expected an array of 2 arrays"},
      {[](Json& json) { json["units"][1]["values"][1] = 1; }, "units[1].values[1]: expected an array of 3"},
      {[](Json& json) { json["units"][1]["findings"][0] = {1}; }, "units[1].findings: expected 3 arrays of strings"},
      {[](Json& json) { json["remarks"] = {1}; }, "remarks: expected an array of strings"},
  };
  const Json good = Json::parse(to_json(test::sample_comparison()));
  for (const auto& [change, problem] : cases) {
    Json bad = good;
    change(bad);
    const std::string said = problem_of(bad.dump());
    EXPECT_NE(said.find(problem), std::string::npos) << said << " instead of " << problem;
    EXPECT_TRUE(said.starts_with("c.json: ")) << said;
  }
}

TEST(CompareJsonTest, WhatIsNoJsonHasALine) {
  EXPECT_NE(problem_of("{\n\"a\": }").find("c.json:2: byte "), std::string::npos) << problem_of("{\n\"a\": }");
  EXPECT_NE(problem_of("[]").find("expected an object"), std::string::npos);
  EXPECT_NE(problem_of("").find("not JSON"), std::string::npos);
}

}  // namespace
}  // namespace lacuna::reports
