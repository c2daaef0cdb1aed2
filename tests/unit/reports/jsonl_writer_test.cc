#include "reports/jsonl_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/sample_report.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

using Json = nlohmann::ordered_json;

std::vector<Json> parse_lines(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(Json::parse(line));
  return lines;
}

TEST(JsonlWriter, SampleIsApproved) { test::expect_golden(to_jsonl(test::sample_report()), "sample.jsonl"); }

TEST(JsonlWriter, NoUnitsNoLines) { EXPECT_EQ(to_jsonl(RunReport{}), ""); }

TEST(JsonlWriter, EveryUnitIsALineAndEveryFindingIsOnItsUnit) {
  const RunReport report = test::sample_report();
  const std::vector<Json> lines = parse_lines(to_jsonl(report));
  ASSERT_EQ(lines.size(), report.units.size());
  std::size_t findings = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_EQ(lines[i]["id"], i);
    EXPECT_EQ(lines[i]["rendered"].size(), report.units[i].rendered.size());
    for (const Json& finding : lines[i]["findings"]) EXPECT_EQ(finding["unit"], i);
    findings += lines[i]["findings"].size();
  }
  EXPECT_EQ(findings, report.findings.size());
}

TEST(JsonlWriter, NoTextEndsALine) {
  const RunReport report = test::hostile_report();
  const std::string text = to_jsonl(report);
  const std::vector<Json> lines = parse_lines(text);
  ASSERT_EQ(lines.size(), report.units.size());
  EXPECT_EQ(lines[1]["target"]["text"], report.units[1].target->text);
  for (const char* line_end : {"\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85", "\r", "\x0b", "\x0c", "\x1c"}) {
    EXPECT_EQ(text.find(line_end), std::string::npos);
  }
}

}  // namespace
}  // namespace lacuna::reports
