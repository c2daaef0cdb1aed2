#include "reports/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <locale>
#include <nlohmann/json.hpp>

#include "reports/json_fields.h"
#include "tests/support/sample_report.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

TEST(JsonWriter, SampleIsApproved) { test::expect_golden(to_json(test::sample_report()), "sample.json"); }

TEST(JsonWriter, EmptyReportHasEveryKey) {
  const std::string bytes = to_json(RunReport{});
  EXPECT_TRUE(bytes.ends_with("}\n"));
  const Json json = Json::parse(bytes);
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"schema_version", "tool", "pack", "documents", "units", "findings",
                                            "suppressed", "suppressions", "checks", "scores", "remarks"}));
  EXPECT_TRUE(json["units"].is_array());
}

TEST(JsonWriter, TheMembersTogetherAreOneObject) {
  RunReport sample = test::sample_report();
  for (UnitReport& unit : sample.units) unit.rendered.clear();  // which stand on one line
  for (const RunReport& report : {RunReport{}, sample}) {
    const std::string bytes = to_json(report);
    EXPECT_EQ(bytes, dump(Json::parse(bytes), 2) + "\n");
  }
}

TEST(JsonWriter, SpansAreTheBytesOfTheFile) {
  const RunReport report = test::sample_report();
  const Json json = Json::parse(to_json(report));
  for (const Json& finding : json["findings"]) {
    const Json& unit = json["units"][finding["unit"].get<std::size_t>()];
    for (const char* side : {"source", "target"}) {
      if (finding[side].is_null()) continue;
      const std::size_t begin = finding[side]["begin"].get<std::size_t>() - unit[side]["begin"].get<std::size_t>();
      const std::size_t size = finding[side]["end"].get<std::size_t>() - finding[side]["begin"].get<std::size_t>();
      EXPECT_EQ(unit[side]["text"].get<std::string>().substr(begin, size), finding[side]["text"].get<std::string>());
    }
  }
}

TEST(JsonWriter, RenderedWordsOfAUnitStandOnOneLine) {
  const std::string bytes = to_json(test::sample_report());
  EXPECT_NE(bytes.find("\n      \"rendered\": [[0,11,0,6,0.9375],["), std::string::npos);
  EXPECT_NE(bytes.find("\n      \"rendered\": []\n    },"), std::string::npos);
}

TEST(JsonWriter, KeepsFullPrecision) {
  RunReport report;
  report.scores = {{"m", 0.1 + 0.2, "", {{"tiny", 5e-324}, {"big", 1.7976931348623157e308}}, ""}};
  const Json json = Json::parse(to_json(report));
  EXPECT_EQ(json["scores"][0]["value"].get<double>(), 0.1 + 0.2);
  EXPECT_EQ(json["scores"][0]["components"]["tiny"].get<double>(), 5e-324);
  EXPECT_EQ(json["scores"][0]["components"]["big"].get<double>(), 1.7976931348623157e308);
}

TEST(JsonWriter, UndefinedIsNullWithAReason) {
  RunReport report;
  report.scores = {{"a", std::nullopt, "no reference", {}, ""},
                   {"b", std::numeric_limits<double>::quiet_NaN(), "", {}, ""},
                   {"c", 1.0, "ignored", {}, ""}};
  const Json json = Json::parse(to_json(report));
  EXPECT_TRUE(json["scores"][0]["value"].is_null());
  EXPECT_EQ(json["scores"][0]["reason"], "no reference");
  EXPECT_TRUE(json["scores"][1]["value"].is_null());
  EXPECT_EQ(json["scores"][1]["reason"], "not a finite number");
  EXPECT_FALSE(json["scores"][2].contains("reason"));
}

TEST(JsonWriter, HostileTextComesBackAsItWas) {
  const RunReport report = test::hostile_report();
  const std::string bytes = to_json(report);
  const Json json = Json::parse(bytes);
  for (std::size_t i = 0; i < report.units.size(); ++i) {
    if (report.units[i].source) {
      EXPECT_EQ(json["units"][i]["source"]["text"], report.units[i].source->text);
    }
    if (report.units[i].target) {
      EXPECT_EQ(json["units"][i]["target"]["text"], report.units[i].target->text);
    }
  }
  for (const char* line_end : {"\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85"}) {
    EXPECT_EQ(bytes.find(line_end), std::string::npos);
  }
}

TEST(JsonWriter, BrokenBytesNeverThrow) {
  RunReport report;
  report.units.resize(1);
  report.units[0].source = TextSpan{0, 3, "a\xC3z"};
  const Json json = Json::parse(to_json(report));
  EXPECT_EQ(json["units"][0]["source"]["text"], "a\xEF\xBF\xBDz");
}

TEST(JsonWriter, LocaleDoesNotMatter) {
  struct Comma : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  const std::string plain = to_json(test::sample_report());
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new Comma));
  const std::string under_comma = to_json(test::sample_report());
  std::locale::global(before);
  EXPECT_EQ(plain, under_comma);
}

}  // namespace
}  // namespace lacuna::reports
