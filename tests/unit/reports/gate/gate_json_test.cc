#include <gtest/gtest.h>

#include <cstddef>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "reports/gate/gate_writers.h"
#include "tests/support/sample_gate.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

using nlohmann::json;

TEST(GateJson, SampleIsApproved) { test::expect_golden(to_json(test::failing_gate()), "gate_failing.json"); }

TEST(GateJson, EveryFindingIsJudged) {
  const GateReport report = test::failing_gate();
  const json suite = json::parse(to_json(report))["suites"][0];
  const json& findings = suite["check"]["findings"];
  ASSERT_EQ(findings.size(), report.suites[0].check->findings.size());
  std::size_t fresh = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = report.suites[0].check->findings[i];
    const FindingGate& gate = report.suites[0].findings[i];
    EXPECT_EQ(findings[i]["finding"]["message"], finding.message);
    EXPECT_EQ(findings[i]["finding"]["fingerprint"], finding.fingerprint);
    EXPECT_EQ(findings[i]["state"], to_string(gate.state));
    EXPECT_EQ(findings[i]["hard_break"], gate.hard_break);
    EXPECT_EQ(findings[i]["since"], gate.since);
    if (findings[i]["state"] == "new") ++fresh;
  }
  EXPECT_EQ(fresh, 4U);
}

TEST(GateJson, NumbersAreWhole) {
  GateReport report = test::failing_gate();
  MetricGate& metric = report.suites[0].metrics[0];
  metric.score.value = 30.1 + 1e-13;
  metric.gain->low = -1.0 / 3;
  metric.detectable = std::numeric_limits<double>::infinity();
  const json written = json::parse(to_json(report))["suites"][0]["metrics"][0];
  EXPECT_EQ(written["score"]["value"].get<double>(), *metric.score.value);
  EXPECT_EQ(written["gain"]["low"].get<double>(), metric.gain->low);
  EXPECT_TRUE(written["detectable"].is_null()) << "JSON has no infinity";
}

TEST(GateJson, HostileTextsComeBackAsTheyAre) {
  const GateReport report = test::hostile_gate();
  const json all = json::parse(to_json(report));
  const std::string& hostile = report.config_path;
  EXPECT_EQ(all["config"], hostile);
  EXPECT_EQ(all["reasons"][0], hostile);
  EXPECT_EQ(all["baseline"]["path"], hostile);
  const json& suite = all["suites"][0];
  EXPECT_EQ(suite["name"], hostile);
  EXPECT_EQ(suite["inputs"][1]["path"], hostile);
  EXPECT_EQ(suite["metrics"][0]["score"]["metric"], hostile);
  EXPECT_EQ(suite["limits"][0]["reason"], hostile);
  EXPECT_EQ(suite["fixed"][0]["message"], hostile);
  const RunReport& check = *report.suites[0].check;
  for (std::size_t i = 0; i < check.findings.size(); ++i) {
    EXPECT_EQ(suite["check"]["findings"][i]["finding"]["message"], check.findings[i].message);
  }
  for (std::size_t i = 0; i < check.units.size(); ++i) {
    const json& source = suite["check"]["units"][i]["source"];
    EXPECT_EQ(source.is_null() ? "" : source["text"], check.units[i].source ? check.units[i].source->text : "");
  }
}

TEST(GateJson, WhatCouldNotBeDoneIsTold) {
  const json all = json::parse(to_json(test::broken_gate()));
  EXPECT_EQ(all["verdict"], "error");
  EXPECT_EQ(all["exit_code"], 2);
  EXPECT_EQ(all["baseline"]["error"]["line"], 12);
  EXPECT_EQ(all["baseline"]["error"]["byte"], 345);
  EXPECT_TRUE(all["suites"][0]["check"].is_null());
  EXPECT_TRUE(all["suites"][0]["error"].is_null());
  EXPECT_EQ(all["suites"][0]["differences"].size(), 1U);
  EXPECT_EQ(all["suites"][1]["error"]["path"], "out/large/course.en");
  EXPECT_TRUE(all["suites"][1]["error"]["line"].is_null());
}

// A report whose lists do not fit: the findings are written all the same.
TEST(GateJson, UnjudgedFindingsAreNew) {
  GateReport report = test::failing_gate();
  report.suites[0].findings.clear();
  const json findings = json::parse(to_json(report))["suites"][0]["check"]["findings"];
  ASSERT_EQ(findings.size(), report.suites[0].check->findings.size());
  for (const json& finding : findings) EXPECT_EQ(finding["state"], "new");
}

}  // namespace
}  // namespace lacuna::reports
