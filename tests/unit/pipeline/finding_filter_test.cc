#include "eval/pipeline/finding_filter.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::pipeline {
namespace {

RunReport sample() {
  RunReport report;
  report.findings = {{.rule = "omission", .severity = Severity::kCritical, .probability = 0.9},
                     {.rule = "number", .severity = Severity::kMajor, .probability = 0.5},
                     {.rule = "number-added", .severity = Severity::kMinor, .probability = 0.25}};
  report.suppressed = {{.finding = {.rule = "url"}, .reason = "r"}};
  return report;
}

/// The rules that are left; `remark` is what the report says of it.
std::string left(const FindingFilter& filter, std::string* remark = nullptr) {
  RunReport report = sample();
  keep_findings(filter, report);
  EXPECT_EQ(report.suppressed.size(), 1U);
  std::string rules;
  for (const Finding& finding : report.findings) rules += (rules.empty() ? "" : " ") + finding.rule;
  EXPECT_EQ(report.remarks.size(), report.findings.size() == 3 ? 0U : 1U);
  if (remark != nullptr && !report.remarks.empty()) *remark = report.remarks[0];
  return rules;
}

TEST(KeepFindings, EachCondition) {
  EXPECT_EQ(left({}), "omission number number-added");
  EXPECT_EQ(left({.min_probability = 0.5}), "omission number");
  EXPECT_EQ(left({.min_probability = 1.0}), "");
  EXPECT_EQ(left({.rules = {"number"}}), "number");
  EXPECT_EQ(left({.rules = {"number*"}}), "number number-added");
  EXPECT_EQ(left({.rules = {"url", "omission"}}), "omission");
  EXPECT_EQ(left({.severity = Severity::kMajor}), "omission number");
  EXPECT_EQ(left({.severity = Severity::kCritical}), "omission");
  EXPECT_EQ(left({.min_probability = 0.3, .rules = {"number*"}, .severity = Severity::kMinor}), "number");
}

TEST(KeepFindings, SaysWhatIsLeftOut) {
  std::string remark;
  left({.min_probability = 0.6, .rules = {"number", "omission"}, .severity = Severity::kMajor}, &remark);
  EXPECT_EQ(
      remark,
      "2 of 3 findings are left out; shown: probability from 0.6, rules number or omission, severity major or worse");
  left({.severity = Severity::kCritical}, &remark);
  EXPECT_EQ(remark, "2 of 3 findings are left out; shown: severity critical");
  left({.rules = {"number"}}, &remark);
  EXPECT_EQ(remark, "2 of 3 findings are left out; shown: rule number");
}

}  // namespace
}  // namespace lacuna::pipeline
