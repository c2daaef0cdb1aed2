#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lacuna/check_info.h"
#include "reports/gate/gate_writers.h"
#include "reports/wording.h"
#include "tests/support/sample_gate.h"
#include "tests/support/sample_report.h"
#include "tests/support/sample_texts.h"
#include "tests/unit/reports/golden.h"

// That the bytes follow the standard, and that each region is the finding's words, is tested by check_sarif.py.
namespace lacuna::reports {
namespace {

using Log = nlohmann::json;

Log run_of(const std::string& bytes) { return Log::parse(bytes)["runs"][0]; }

Log gate_run(const GateReport& report) { return run_of(to_sarif(report, test::sample_texts(report))); }

/// A report of one unit, whose texts are all of the files "a.vi" and "b.en".
RunReport one_unit(std::string source, std::string target) {
  RunReport report;
  report.tool.version = "0.0.0";
  report.documents = {{.role = "source", .path = "a.vi", .language = "vi", .language_detected = false, .sha256 = "A"},
                      {.role = "target", .path = "b.en", .language = "en", .language_detected = false, .sha256 = "B"}};
  UnitReport unit;
  unit.place = UnitPlace{.name = "menu.open", .line = 7, .index = 0};
  unit.source = TextSpan{0, source.size(), std::move(source)};
  unit.target = TextSpan{0, target.size(), std::move(target)};
  report.units = {std::move(unit)};
  return report;
}

Finding finding_at(std::size_t begin, std::size_t end, std::string text) {
  Finding finding;
  finding.rule = "number";
  finding.message = "changed";
  finding.target = TextSpan{begin, end, std::move(text)};
  return finding;
}

Log only_result(const RunReport& report, const std::vector<SourceText>& texts) {
  const Log run = run_of(to_sarif(report, texts));
  EXPECT_EQ(run["results"].size(), 1U);
  return run["results"][0];
}

/// Of a result that is in no line of its file.
Log begin_of_file() { return {{"startLine", 1}, {"startColumn", 1}, {"endLine", 1}, {"endColumn", 1}}; }

Log main_place(const Log& result) { return result["locations"][0]["physicalLocation"]; }

std::string message_of(std::string text) {
  RunReport report = one_unit("x", "y");
  report.findings = {finding_at(0, 1, "y")};
  report.findings[0].message = std::move(text);
  return only_result(report, {})["message"]["text"];
}

TEST(Sarif, SampleIsApproved) {
  const GateReport report = test::failing_gate();
  test::expect_golden(to_sarif(report, test::sample_texts(report)), "gate.sarif");
}

TEST(Sarif, EveryResultHasItsRule) {
  for (const GateReport& report : {test::failing_gate(), test::broken_gate(), test::hostile_gate()}) {
    const Log run = gate_run(report);
    const Log& rules = run["tool"]["driver"]["rules"];
    std::vector<bool> used(rules.size());
    for (const Log& result : run["results"]) {
      const auto index = result["ruleIndex"].get<std::size_t>();
      EXPECT_EQ(rules.at(index)["id"], result["ruleId"]);
      used.at(index) = true;
    }
    EXPECT_EQ(std::count(used.begin(), used.end(), false), 0);
  }
}

TEST(Sarif, RulesSayWhatTheCheckFinds) {
  const Log run = run_of(to_sarif(test::sample_report(), {}));
  for (const Log& rule : run["tool"]["driver"]["rules"]) {
    const std::vector<CheckInfo> all = all_checks();
    const auto check =
        std::find_if(all.begin(), all.end(), [&](const CheckInfo& info) { return info.id == rule["id"]; });
    ASSERT_NE(check, all.end()) << rule["id"];
    const auto text = rule["shortDescription"]["text"].get<std::string>();
    EXPECT_EQ(text.substr(1), std::string(check->summary.substr(1)) + ".");
  }
}

TEST(Sarif, SeverityIsTheLevel) {
  const GateReport report = test::failing_gate();
  const std::map<Severity, std::string> levels{
      {Severity::kCritical, "error"}, {Severity::kMajor, "warning"}, {Severity::kMinor, "note"}};
  const RunReport& check = *report.suites[0].check;
  const Log results = run_of(to_sarif(check, {}))["results"];
  ASSERT_EQ(results.size(), check.findings.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    EXPECT_EQ(results[i]["level"], levels.at(check.findings[i].severity));
    EXPECT_EQ(results[i]["rank"], 100.0 * check.findings[i].probability);
    EXPECT_EQ(results[i]["partialFingerprints"]["lacuna/v1"], check.findings[i].fingerprint);
    EXPECT_FALSE(results[i].contains("baselineState"));
  }
}

TEST(Sarif, RegionsAreInLinesColumnsAndBytes) {
  RunReport report = one_unit("x", "\xEF\xBB\xBFz\r\n\xF0\x9F\x91\xA9 1,520");
  report.findings = {finding_at(11, 16, "1,520")};
  const Log place = main_place(only_result(report, {{.path = "b.en", .bytes = report.units[0].target->text}}));
  EXPECT_EQ(place["artifactLocation"], (Log{{"uri", "b.en"}, {"uriBaseId", "%SRCROOT%"}}));
  EXPECT_EQ(place["region"], (Log{{"startLine", 2},
                                  {"startColumn", 4},
                                  {"endLine", 2},
                                  {"endColumn", 9},
                                  {"byteOffset", 11},
                                  {"byteLength", 5}}));
}

TEST(Sarif, DecodedTextHasNoBytes) {
  RunReport report = one_unit("x",
                              "\xEF\xBB\xBF"
                              "1,520");
  report.findings = {finding_at(3, 8, "1,520")};
  const Log region =
      main_place(only_result(report, {{"b.en", report.units[0].target->text, TextForm::kDecoded}}))["region"];
  EXPECT_EQ(region, (Log{{"startLine", 1}, {"startColumn", 1}, {"endLine", 1}, {"endColumn", 6}}));
}

TEST(Sarif, WithoutItsTextAPlaceIsALine) {
  RunReport report = one_unit("x", "1,520");
  report.findings = {finding_at(0, 5, "1,520")};
  EXPECT_EQ(main_place(only_result(report, {}))["region"], (Log{{"startLine", 7}}));
  report.units[0].place.reset();
  EXPECT_EQ(main_place(only_result(report, {}))["region"], begin_of_file());
}

TEST(Sarif, NoRegionThatIsNotThere) {
  RunReport report = one_unit("x", "1,520 ằ");
  const std::string text = report.units[0].target->text;
  const auto has_region = [&](const SourceText& source) {
    return main_place(only_result(report, {source}))["region"] != begin_of_file();
  };
  report.findings = {finding_at(0, 5, "1,520")};
  EXPECT_TRUE(has_region({"b.en", text}));
  EXPECT_TRUE(has_region({"b.en", text, TextForm::kPlain, "B"}));
  EXPECT_FALSE(has_region({"b.en", text, TextForm::kPlain, "C"})) << "the file is another by now";
  EXPECT_FALSE(has_region({"b.en", "1,521 ằ"})) << "other words stand there";
  EXPECT_FALSE(has_region({"b.en", "1,5"})) << "beyond the end";
  report.findings[0].target->file = ByteSpan{6, 99};
  EXPECT_FALSE(has_region({"b.en", text}));
  report.findings[0].target->file = ByteSpan{7, 9};
  EXPECT_FALSE(has_region({"b.en", text})) << "within a character";
  report.findings[0].target->file = ByteSpan{6, 9};
  EXPECT_TRUE(has_region({"b.en", text}));
  EXPECT_FALSE(has_region({"b.en", text, TextForm::kPacked}));
  report.documents[1].path = "b.en.gz";
  EXPECT_FALSE(has_region({"b.en.gz", text})) << "an archive has no lines to look at";
}

TEST(Sarif, TheTranslationComesFirst) {
  RunReport report = one_unit("x", "1,520");
  report.findings = {finding_at(0, 5, "1,520")};
  Log result = only_result(report, {});
  EXPECT_EQ(main_place(result)["artifactLocation"]["uri"], "b.en");
  EXPECT_EQ(result["locations"][0]["logicalLocations"], (Log{{{"name", "menu.open"}, {"kind", "resource"}}}));
  EXPECT_EQ(result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a.vi");
  report.findings[0].target.reset();
  EXPECT_EQ(main_place(only_result(report, {}))["artifactLocation"]["uri"], "b.en") << "where it has to be mended";
  report.units[0].target.reset();
  result = only_result(report, {});
  EXPECT_EQ(main_place(result)["artifactLocation"]["uri"], "a.vi");
  EXPECT_FALSE(result.contains("relatedLocations"));
  report.documents[0].path = "<stdin>";
  EXPECT_FALSE(only_result(report, {}).contains("locations"));
  report.findings[0].unit = 99;
  EXPECT_FALSE(only_result(report, {}).contains("locations"));
}

TEST(Sarif, PathsAreUriReferences) {
  RunReport report = one_unit("x", "y");
  report.findings = {finding_at(0, 1, "y")};
  for (const auto& [path, uri] : std::vector<std::pair<std::string, std::string>>{
           {"./a//b/../c.en", "a/c.en"},
           {"tiếng Việt/100%.po", "ti%E1%BA%BFng%20Vi%E1%BB%87t/100%25.po"},
           {"http://x?y#z", "http%3A/x%3Fy%23z"},
           {"a\nb\xFF.en", "a%0Ab%FF.en"}}) {
    report.documents[1].path = path;
    EXPECT_EQ(main_place(only_result(report, {}))["artifactLocation"], (Log{{"uri", uri}, {"uriBaseId", "%SRCROOT%"}}));
  }
  report.documents[1].path = "../b.en";
  EXPECT_EQ(main_place(only_result(report, {}))["artifactLocation"], (Log{{"uri", "../b.en"}}));
  report.documents[1].path = "/home/b c.en";
  EXPECT_EQ(main_place(only_result(report, {}))["artifactLocation"], (Log{{"uri", "file:///home/b%20c.en"}}));
}

TEST(Sarif, PlaceholdersAndLinksAreNoneOfTheLog) {
  EXPECT_EQ(message_of("plain {name} [x] \\ text"), "plain {name} [x] \\ text");
  EXPECT_EQ(message_of("placeholder {0} is missing"), "placeholder {{0}} is missing");
  EXPECT_EQ(message_of("{{x}} and {a}"), "{{{{x}}}} and {{a}}");
  EXPECT_EQ(message_of("link [x](1) lost"), "link \\[x\\](1) lost");
  EXPECT_EQ(message_of("{"), "{");
  EXPECT_EQ(message_of("{1"), "{1");
}

TEST(Sarif, SuggestionsAreFixesWhereTheyFitAsTheyAre) {
  const auto fix = [](const std::optional<ByteSpan>& file, std::string bytes, std::string suggestion) {
    RunReport report = one_unit("x", "1,520");
    report.findings = {finding_at(0, 5, "1,520")};
    report.findings[0].target->file = file;
    report.findings[0].suggestion = std::move(suggestion);
    const Log result = only_result(report, {{"b.en", std::move(bytes)}});
    return result.contains("fixes") ? result["fixes"][0]["artifactChanges"][0]["replacements"][0] : Log();
  };
  EXPECT_EQ(fix({}, "1,520", "a <b>")["insertedContent"]["text"], "a <b>") << "a plain text is its own";
  EXPECT_EQ(fix(ByteSpan{2, 7}, "<a1,520", "1,250")["deletedRegion"]["startColumn"], 3);
  EXPECT_TRUE(fix(ByteSpan{0, 5}, "1,520", "a <b>").is_null()) << "would be markup";
  EXPECT_TRUE(fix(ByteSpan{0, 5}, "1;520", "1,250").is_null()) << "is written otherwise in the file";
  EXPECT_TRUE(fix({}, "1,521", "1,250").is_null()) << "is not there any more";
  EXPECT_EQ(fix({}, "1,520", "")["insertedContent"]["text"], "");
}

TEST(Sarif, SuppressionsNameWhoAcceptedWhat) {
  const Log run = gate_run(test::failing_gate());
  const auto suppressed = std::find_if(run["results"].begin(), run["results"].end(),
                                       [](const Log& result) { return !result["suppressions"].empty(); });
  ASSERT_NE(suppressed, run["results"].end());
  EXPECT_EQ((*suppressed)["ruleId"], "placeholder");
  const Log& suppression = (*suppressed)["suppressions"][0];
  EXPECT_EQ(suppression["kind"], "external");
  EXPECT_EQ(suppression["status"], "accepted");
  EXPECT_EQ(suppression["justification"], "the plural form for one");
  EXPECT_EQ(suppression["location"]["physicalLocation"]["region"]["startLine"], 12);
  EXPECT_EQ(suppression["properties"], (Log{{"owner", "lan"}, {"expires", "2027-01-31"}}));
  for (const Log& result : run["results"]) EXPECT_TRUE(result["suppressions"].is_array());
  RunReport report = one_unit("x", "y");
  report.suppressed = {{finding_at(0, 1, "y"), "marked in the file"}};
  EXPECT_EQ(only_result(report, {})["suppressions"][0]["kind"], "inSource");
}

TEST(Sarif, StatesAreThoseOfTheBaseline) {
  GateReport report = test::failing_gate();
  report.suites[0].findings[1].state = FindingState::kExpired;
  const auto states = [](const GateReport& of) {
    std::map<std::string, std::size_t> counts;
    const Log run = gate_run(of);
    for (const Log& result : run["results"]) {
      if (result.contains("baselineState")) ++counts[result["baselineState"]];
    }
    return counts;
  };
  EXPECT_EQ(states(report), (std::map<std::string, std::size_t>{{"absent", 1}, {"new", 8}, {"unchanged", 5}}));
  EXPECT_TRUE(states(test::gate_without_baseline()).empty()) << "nothing was compared";
}

TEST(Sarif, WhatIsFixedOrSuppressedCanBeLeftOut) {
  const GateReport report = test::failing_gate();
  const auto texts = test::sample_texts(report);
  const Log all = run_of(to_sarif(report, texts));
  const Log open = run_of(to_sarif(report, texts, SarifScope::kOpen));
  Log expected = Log::array();
  for (const Log& result : all["results"]) {
    if (result["baselineState"] != "absent" && result["suppressions"].empty()) expected.push_back(result);
  }
  ASSERT_LT(expected.size(), all["results"].size());
  ASSERT_EQ(open["results"].size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(open["results"][i], expected[i]);
  for (const Log& rule : open["tool"]["driver"]["rules"]) EXPECT_NE(rule["id"], "double-space");
}

TEST(Sarif, EveryResultHasARegion) {
  for (const GateReport& report : {test::failing_gate(), test::broken_gate(), test::gate_without_baseline()}) {
    const Log run = gate_run(report);
    for (const Log& result : run["results"]) EXPECT_TRUE(main_place(result).contains("region")) << result;
  }
}

TEST(Sarif, TheWorstResultsAreKept) {
  GateReport report = test::failing_gate();
  SuiteGate& suite = report.suites[0];
  const std::size_t others = gate_run(report)["results"].size() - suite.check->findings.size();
  Finding major = suite.check->findings[1];
  major.severity = Severity::kMajor;
  Finding minor = major;
  minor.severity = Severity::kMinor;
  suite.check->findings.assign(15000, minor);
  suite.check->findings.resize(30000, major);
  suite.findings.assign(30000, {.state = FindingState::kNew});
  suite.findings.back().hard_break = true;
  const Log run = run_of(to_sarif(report, {}));
  ASSERT_EQ(run["results"].size(), 20000U);
  std::map<std::string, std::size_t> levels;
  std::size_t breaks = 0;
  for (const Log& result : run["results"]) {
    ++levels[result["level"]];
    breaks += result["properties"].contains("hardBreak") ? 1U : 0U;
  }
  EXPECT_EQ(levels["warning"], 15000U);
  EXPECT_EQ(breaks, 1U);
  EXPECT_EQ(run["results"][0]["ruleId"], "gate.metric") << "the order is as it was";
  const auto notes = run["invocations"][0]["toolExecutionNotifications"];
  EXPECT_EQ(notes.back()["message"]["text"],
            grouped(10000 + others) + " results are left out, those of least weight: a log has 20,000 at most");
  EXPECT_EQ(run_of(to_sarif(*suite.check, {}))["results"].size(), 20000U);
}

TEST(Sarif, ScoresThatFailAreResults) {
  const Log run = gate_run(test::failing_gate());
  const auto result = [&](const char* rule, std::size_t skip = 0) {
    for (const Log& one : run["results"]) {
      if (one["ruleId"] == rule && skip-- == 0) return one;
    }
    return Log();
  };
  const Log failed = result("gate.metric");
  EXPECT_EQ(failed["kind"], "fail");
  EXPECT_EQ(failed["level"], "error");
  EXPECT_TRUE(failed["message"]["text"].get<std::string>().starts_with(
      "news: BLEU dropped by 4.25 (3.00 to 5.50), 0.50 is accepted; value: 30.25; baseline: 34.50; gain: -4.25; "
      "interval: -5.50 to -3.00; alpha: 0.0125; accepted drop: 0.50; "));
  EXPECT_EQ(main_place(failed)["artifactLocation"]["uri"], "out/news.en");
  EXPECT_EQ(main_place(failed)["region"], begin_of_file());
  const Log open = result("gate.metric", 1);
  EXPECT_EQ(open["kind"], "open");
  EXPECT_EQ(open["level"], "none");
  EXPECT_EQ(result("gate.limit")["properties"]["actual"], 1.0);
  EXPECT_EQ(result("gate.comparison"), Log());
}

TEST(Sarif, RefusedComparisonsAreResults) {
  GateReport report = test::broken_gate();
  report.config_path = "ci/lacuna.json";
  const Log run = gate_run(report);
  std::vector<std::string> places;
  for (const Log& result : run["results"]) {
    if (result["ruleId"] == "gate.comparison") places.push_back(main_place(result)["artifactLocation"]["uri"]);
  }
  EXPECT_EQ(places, (std::vector<std::string>{"ci/out/news.en", "ci/out/large/course.en"}))
      << "as the configuration means it";
  EXPECT_EQ(run["results"][0]["ruleId"], "gate.run");
  EXPECT_EQ(run["invocations"][0]["executionSuccessful"], false);
  EXPECT_EQ(run["invocations"][0]["exitCode"], 2);
}

TEST(Sarif, NothingFoundIsAnEmptyRun) {
  const Log run = run_of(to_sarif(RunReport{}, {}));
  EXPECT_TRUE(run["results"].is_array());
  EXPECT_TRUE(run["results"].empty());
  EXPECT_TRUE(run["tool"]["driver"]["rules"].is_array());
  EXPECT_EQ(run_of(to_sarif(test::passing_gate(), {}))["invocations"][0]["executionSuccessful"], true);
}

TEST(Sarif, RemarksAreNotifications) {
  RunReport report;
  report.remarks = {"no language pack is used"};
  EXPECT_EQ(run_of(to_sarif(report, {}))["invocations"][0]["toolExecutionNotifications"],
            (Log{{{"level", "note"}, {"message", {{"text", "no language pack is used"}}}}}));
}

TEST(Sarif, HostileTextComesBackAsItWas) {
  const GateReport report = test::hostile_gate();
  const RunReport& check = *report.suites[0].check;
  std::vector<std::string> messages;
  const Log run = gate_run(report);
  for (const Log& result : run["results"]) {
    if (result.contains("rank") && result["properties"]["suite"] == report.suites[0].name) {
      messages.push_back(result["message"]["text"]);
    }
  }
  std::vector<std::string> expected;
  for (const Finding& finding : check.findings) expected.push_back(finding.message);
  EXPECT_EQ(messages, expected);
  EXPECT_EQ(run["tool"]["driver"]["rules"].size(), 9U) << "one is called <b>rule</b>";
}

TEST(Sarif, BrokenBytesNeverThrow) {
  RunReport report = one_unit("x", "y");
  report.findings = {finding_at(0, 1, "y")};
  report.findings[0].message = "a\xC3z";
  EXPECT_EQ(only_result(report, {})["message"]["text"], "a\xEF\xBF\xBDz");
}

TEST(Sarif, SeveralChecksAreOneLog) {
  const std::vector<NamedRun> runs = test::sample_runs();
  const Log one = Log::parse(to_sarif(runs[0].report, {}));
  const Log all = Log::parse(to_sarif(runs, {}));
  ASSERT_EQ(all["runs"].size(), 1U);
  EXPECT_EQ(all["runs"][0]["tool"]["driver"]["name"], "lacuna");
  EXPECT_EQ(one["runs"][0]["tool"]["driver"]["semanticVersion"], "0.0.0");
  EXPECT_EQ(one["runs"][0]["results"].size(), runs[0].report.findings.size());
  EXPECT_EQ(all["runs"][0]["results"].size(),
            runs[0].report.findings.size() + runs[1].report.findings.size() + runs[1].report.suppressed.size());
  EXPECT_TRUE(Log::parse(to_sarif(std::span<const NamedRun>{}, {}))["runs"][0]["results"].empty());
}

}  // namespace
}  // namespace lacuna::reports
