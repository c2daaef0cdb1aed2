#include "reports/json_fields_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::reports {
namespace {

TEST(JsonFieldsReaderTest, TheFirstProblemIsTold) {
  const Json json = Json::parse(R"({"a": {"n": -1, "t": 5}})");
  Problem problem;
  Fields fields(json["a"], "a", problem);
  EXPECT_EQ(fields.count("n"), 0U);
  EXPECT_EQ(fields.text("t"), "");
  fields.finish();
  EXPECT_EQ(problem.message(), "a.n: expected a whole number from 0");
}

TEST(JsonFieldsReaderTest, WhatNobodyAskedForIsUnknown) {
  const Json json = Json::parse(R"({"flag": true, "more": 1})");
  Problem problem;
  Fields fields(json, "", problem);
  EXPECT_TRUE(fields.flag("flag"));
  fields.finish();
  EXPECT_EQ(problem.message(), "report: unknown key \"more\"");
}

TEST(JsonFieldsReaderTest, ItemsOfAListAreNumbered) {
  const Json json = Json::parse(R"({"list": [{"x": 1}, {"x": 2, "y": 3}], "none": null})");
  Problem problem;
  Fields fields(json, "", problem);
  const auto items = fields.list<double>("list", [](Fields& item) { return item.number("x", 0.0, 9.0); });
  EXPECT_EQ(items.size(), 2U);
  EXPECT_EQ(problem.message(), "list[1]: unknown key \"y\"");
  EXPECT_EQ(fields.number_or_null("none", 0.0, 1.0), std::nullopt);
}

TEST(JsonFieldsReaderTest, BrokenJsonHasItsPlace) {
  const Result<Json> json = parse_json("{\n  \"a\": tru\n}", "x.json");
  ASSERT_FALSE(json);
  EXPECT_EQ(json.error().code, ErrorCode::kFormat);
  EXPECT_EQ(json.error().line, 2U);
  EXPECT_TRUE(json.error().message.starts_with("not JSON: ")) << json.error().message;
}

}  // namespace
}  // namespace lacuna::reports
