#include "reports/app/page_data.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "reports/compare/compare_writers.h"
#include "tests/support/page_blocks.h"
#include "tests/support/report_builder.h"
#include "tests/support/sample_report.h"

namespace lacuna::reports {
namespace {

using Json = nlohmann::json;

Json head_of(const std::vector<NamedRun>& runs, std::span<const HistoryRun> history = {}) {
  return Json::parse(page_head({.runs = runs, .history = history}));
}

Json run_of(const RunReport& report) { return head_of({{"run.json", report}})["runs"][0]; }

// The units of all parts.
Json units_of(const RunReport& report) {
  const NamedRun run{"run.json", report};
  Json units = Json::array();
  write_parts({.runs = std::span(&run, 1)}, [&](const std::string& part) {
    for (const Json& unit : Json::parse(part)) units.push_back(unit);
  });
  return units;
}

TEST(PageData, HeadOfARun) {
  const Json run = run_of(test::sample_report());
  EXPECT_EQ(run["name"], "notice.en.txt");
  EXPECT_EQ(run["pack"]["name"], "vi-en");
  EXPECT_EQ(run["source"]["path"], "docs/notice.vi.txt");
  EXPECT_EQ(run["source"]["file"], "notice.vi.txt");
  EXPECT_EQ(run["source"]["detected"], true);
  EXPECT_EQ(run["target"]["language"], "en");
  EXPECT_EQ(run["target"]["segments"], 9);
  EXPECT_EQ(run["scores"][1], Json::parse(R"({"metric":"length.ratio","value":1.041667,"interval":null,"reason":"",
      "components":[["source",512],["target",533]],"signature":"length|unit:characters|version:1"})"));
  EXPECT_EQ(run["scores"][2]["value"], nullptr);
  EXPECT_EQ(run["scores"][2]["reason"], "no reference was given");
  EXPECT_EQ(run["rules"], Json::parse(R"(["omission","number","addition","repetition","untranslated"])"));
  EXPECT_EQ(run["findings"]["rule"], Json::parse("[0,1,0,0,0,4,2,3,1]"));
  EXPECT_EQ(run["findings"]["severity"], Json::parse("[2,2,1,1,1,1,0,0,0]"));
  EXPECT_EQ(run["findings"]["probability"], Json::parse("[0.999,0.9688,0.9844,0.9688,0.9375,0.9063,0.875,0.75,0.5]"));
  EXPECT_EQ(run["findings"]["unit"], Json::parse("[4,5,2,5,1,8,7,8,5]"));
  EXPECT_EQ(run["units"]["count"], 10);
  EXPECT_EQ(run["units"]["sourceLength"], Json::parse("[42,126,112,58,61,148,55,null,78,26]")) << "characters";
  EXPECT_EQ(run["units"]["targetCoverage"][4], nullptr);
  EXPECT_EQ(run["units"]["lengthZ"][2], -1.38);
  EXPECT_EQ(run["firstPart"], 0);
  EXPECT_EQ(run["corpus"], nullptr);
}

TEST(PageData, HeadOfACorpusHasItsTotals) {
  const Json run = run_of(test::corpus_report());
  EXPECT_EQ(run["units"]["count"], 2) << "the worst";
  EXPECT_EQ(run["corpus"], Json::parse(R"({"units":90000,"suppressed":12,
      "findings":[["number",0,60,200],["omission",4000,1049,12]],
      "figures":[["source coverage","0.50","0.88","0.99"],["length z","-3.60","0.00","3.60"]]})"));
}

TEST(PageData, IntervalsAndWhatAProjectAccepts) {
  RunReport report = test::sample_report();
  report.scores[0].interval = ScoreInterval{0.75, 0.93750004};
  report.checks = {{"number", 12.0, 3.5}};
  report.remarks = {"a remark"};
  report.suppressed = {{report.findings.front(), "known", 0}};
  report.suppressions = {{.conditions = "rule url",
                          .reason = "known",
                          .owner = "me",
                          .expires = "2027-01-31",
                          .path = "lacuna.json",
                          .line = 7,
                          .matched = 1,
                          .expired = true}};
  const Json run = run_of(report);
  EXPECT_EQ(run["scores"][0]["interval"], Json::parse("[0.75,0.9375]"));
  EXPECT_EQ(run["checks"], Json::parse(R"([{"rule":"number","opportunities":12,"violations":3.5}])"));
  EXPECT_EQ(run["remarks"], Json::parse(R"(["a remark"])"));
  EXPECT_EQ(run["suppressed"][0]["unit"], 4);
  EXPECT_EQ(run["suppressed"][0]["reason"], "known");
  EXPECT_EQ(run["suppressions"], Json::parse(R"([{"conditions":"rule url","reason":"known","owner":"me",
      "expires":"2027-01-31","path":"lacuna.json","line":7,"matched":1,"expired":true}])"));
}

TEST(PageData, RunsHaveNamesKeysAndPartsOfTheirOwn) {
  RunReport other = test::sample_report();
  other.documents[1].path = "other/notice.en.txt";
  other.documents[1].sha256 = std::string(64, 'd');
  const Json head = head_of({{"a", test::sample_report()}, {"b", other}, {"c", test::sample_report()}});
  EXPECT_EQ(head["runs"][0]["name"], "a");
  EXPECT_EQ(head["runs"][1]["name"], "b");
  EXPECT_EQ(head["runs"][2]["name"], "c") << "two are of the same file";
  EXPECT_EQ(head["runs"][0]["key"], head["runs"][2]["key"]) << "the same texts";
  EXPECT_NE(head["runs"][0]["key"], head["runs"][1]["key"]);
  EXPECT_EQ(head["runs"][2]["firstPart"], 2);
}

TEST(PageData, NothingButAHistory) {
  HistoryRun run;
  run.id = 3;
  run.time = "2026-11-29T06:00:00Z";
  run.commit = "1f3a";
  run.scores.resize(1);
  run.scores[0].suite = "news";
  run.scores[0].gain = -0.5;
  run.findings.resize(1);
  const Json head = head_of({}, std::span(&run, 1));
  EXPECT_EQ(head["version"], 1);
  EXPECT_EQ(head["runs"], Json::array());
  EXPECT_EQ(head["comparison"], nullptr);
  EXPECT_EQ(head["history"][0]["commit"], "1f3a");
  EXPECT_EQ(head["history"][0]["scores"][0]["gain"], -0.5);
  EXPECT_EQ(head["history"][0]["scores"][0]["value"], nullptr);
  EXPECT_EQ(head["history"][0]["findings"][0]["checked"], true);
}

TEST(PageData, AComparisonIsAsItsJsonHasIt) {
  CompareReport comparison;
  comparison.tool.version = "1.2.3";
  comparison.systems = {{"a.txt", "x/a.txt"}, {"b.txt", "x/b.txt"}};
  comparison.unit_count = 2;
  const Json head = Json::parse(page_head({.comparison = &comparison}));
  EXPECT_EQ(head["comparison"], Json::parse(to_json(comparison)));
  EXPECT_EQ(head["comparison"]["systems"][1]["path"], "x/b.txt");
  EXPECT_EQ(head["tool"]["version"], "1.2.3");
}

TEST(PageData, PositionsAreThoseOfJavaScript) {
  test::ReportBuilder builder("vi", "en");
  builder.unit("the unit before", "moves the bytes");
  builder.unit("một 👩‍👩‍👧 gia e\xCC\x81 đình", "a 👩 family");
  builder.finding("omission", Severity::kMajor, 0.5, test::words("đình"), test::before("family"), "one");
  builder.finding("omission", Severity::kMajor, 0.5, test::words("e\xCC\x81"), test::words("👩"), "two").suggestion =
      "x";
  UnitReport& unit = builder.report().units.back();
  unit.place = UnitPlace{"menu.open", 12, 1};
  const std::size_t emoji = unit.source->text.find("👩");
  unit.rendered = {{{emoji, emoji + 18}, {2, 6}, 0.875}, {{0, 5}, {0, 1}, 1.0}, {{0, 900}, {0, 1}, 1.0}};
  const Json units = units_of(builder.report());
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[0], Json::parse(R"({"name":"","line":0,"source":"the unit before","target":"moves the bytes",
      "confidence":0.969,"rendered":[],"findings":[]})"));
  EXPECT_EQ(units[1]["name"], "menu.open");
  EXPECT_EQ(units[1]["line"], 12);
  EXPECT_EQ(units[1]["rendered"], Json::parse("[4,8,2,2,9,-12,3,-4,1,10]")) << "what is outside is left out";
  EXPECT_EQ(units[1]["findings"][0], Json::parse(R"({"index":0,"source":[20,24],"target":[5,5],"message":"one",
      "suggestion":null,"fingerprint":"00000000000000000000000000000000"})"));
  EXPECT_EQ(units[1]["findings"][1]["source"], Json::parse("[17,19]"));
  EXPECT_EQ(units[1]["findings"][1]["target"], Json::parse("[2,4]"));
  EXPECT_EQ(units[1]["findings"][1]["suggestion"], "x");
}

TEST(PageData, SpansAreClippedToTheUnit) {
  RunReport report;
  report.units.resize(2);
  report.units[0].source = TextSpan{100, 107, "a👩bc"};
  report.findings.resize(4);
  report.findings[0].source = TextSpan{90, 103, ""};  // ends within the character
  report.findings[1].source = TextSpan{106, 300, ""};
  report.findings[2].source = TextSpan{200, 300, ""};  // of another unit
  report.findings[2].target = TextSpan{100, 101, ""};  // the unit has no target
  report.findings[3].unit = 7;                         // there is none
  const Json units = units_of(report);
  ASSERT_EQ(units[0]["findings"].size(), 3U);
  EXPECT_EQ(units[0]["findings"][0]["source"], Json::parse("[0,3]"));
  EXPECT_EQ(units[0]["findings"][1]["source"], Json::parse("[4,5]"));
  EXPECT_EQ(units[0]["findings"][2]["source"], nullptr);
  EXPECT_EQ(units[0]["findings"][2]["target"], nullptr);
  EXPECT_EQ(units[1]["source"], nullptr);
}

TEST(PageData, PartsHoldEveryUnitOnce) {
  RunReport report;
  report.units.resize(5000);
  for (std::size_t i = 0; i < report.units.size(); ++i) {
    report.units[i].id = i;
    report.units[i].source = TextSpan{0, 600, std::string(600, static_cast<char>('a' + i % 26))};
  }
  report.findings.resize(5000);
  for (std::size_t i = 0; i < report.findings.size(); ++i) report.findings[i].unit = i * 7 % 5000;
  const std::size_t per_part = units_per_part(report);
  EXPECT_LT(per_part, 1000U) << "long texts make short parts";
  EXPECT_GE(per_part, 50U);
  const NamedRun run{"", report};
  std::size_t parts = 0;
  std::size_t units = 0;
  write_parts({.runs = std::span(&run, 1)}, [&](const std::string& part) {
    EXPECT_LT(part.size(), std::size_t{1} << 20U);
    const Json read = Json::parse(part);
    ++parts;
    EXPECT_EQ(read.size(), std::min(per_part, 5000 - units));
    for (const Json& unit : read) {
      EXPECT_EQ(unit["source"].get<std::string>()[0], static_cast<char>('a' + units % 26));
      ASSERT_EQ(unit["findings"].size(), 1U);
      EXPECT_EQ(unit["findings"][0]["index"].get<std::size_t>() * 7 % 5000, units);
      ++units;
    }
  });
  EXPECT_EQ(parts, part_count(report));
  EXPECT_EQ(units, 5000U);
}

TEST(PageData, AFewLongTextsDoNotMakeAThousandParts) {
  RunReport report;
  report.units.resize(1000);
  report.units[500].source = TextSpan{0, 4 << 20, std::string(4 << 20, 'x')};
  EXPECT_EQ(units_per_part(report), 50U);
  EXPECT_EQ(units_per_part(RunReport{}), 2000U);
  EXPECT_EQ(part_count(RunReport{}), 0U);
}

TEST(PageData, TextsOfAnyKindAreTexts) {
  const Json units = units_of(test::hostile_report());
  EXPECT_EQ(units[0]["source"], "שלום <script>window.lacunaBroken = 1</script> עולם");
  EXPECT_EQ(units[0]["findings"][0]["target"], Json::parse("[54,99]"));
  EXPECT_EQ(units[1]["findings"][0]["message"], "a b␛]0;title␇");
  EXPECT_EQ(run_of(test::hostile_report())["target"]["language"], "en\" onclick=\"x");
}

TEST(PageData, PackedIsBase64OfGzip) {
  const std::string block = packed("</script><!-- <script>");
  EXPECT_EQ(block.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="),
            std::string::npos);
  EXPECT_EQ(test::from_gzip(test::from_base64(block)), "</script><!-- <script>");
}

}  // namespace
}  // namespace lacuna::reports
