#include "eval/pipeline/suppress.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "eval/config/config.h"

namespace lacuna::pipeline {
namespace {

std::vector<config::Suppression> list_of(const std::string& suppressions) {
  Result<config::Config> config = config::parse_config("{\"suppressions\": [\n" + suppressions + "]}", "x.json", {});
  EXPECT_TRUE(config.ok()) << config.error().to_string();
  return std::move(config->suppressions);
}

Finding finding(const std::string& rule, std::size_t unit, const std::string& message, const std::string& fingerprint) {
  return {.rule = rule, .unit = unit, .message = message, .fingerprint = fingerprint};
}

const std::string kFingerprint = "0123456789abcdef0123456789abcdef";

RunReport sample() {
  RunReport report;
  report.documents = {{.role = "source", .path = "po/app.vi.po"}, {.role = "target", .path = "po/app.en.po"}};
  report.units = {{.id = 0, .source = TextSpan{0, 9, "Chương 2"}, .target = TextSpan{0, 9, "Chapter 3"}},
                  {.id = 1, .source = TextSpan{9, 12, "Hai"}, .target = std::nullopt}};
  report.findings = {finding("number", 0, "number changed: 2 became 3", kFingerprint),
                     finding("empty", 1, "not translated", "f"), finding("number-added", 0, "number added: 3", "g")};
  return report;
}

/// Rules that are left after the suppressions.
std::string left(const std::string& suppressions, const std::string& today = "2026-11-28") {
  RunReport report = sample();
  EXPECT_TRUE(suppress(list_of(suppressions), today, report).ok());
  EXPECT_EQ(report.findings.size() + report.suppressed.size(), 3U);
  std::string rules;
  for (const Finding& kept : report.findings) rules += (rules.empty() ? "" : " ") + kept.rule;
  return rules;
}

TEST(Suppress, EachConditionAlone) {
  EXPECT_EQ(left(R"({"fingerprint": "0123456789abcdef0123456789abcdef", "reason": "r"})"), "empty number-added");
  EXPECT_EQ(left(R"({"rule": "number*", "reason": "r"})"), "empty");
  EXPECT_EQ(left(R"({"rule": "number", "reason": "r"})"), "empty number-added");
  EXPECT_EQ(left(R"({"source": "^Chương", "reason": "r"})"), "empty");
  EXPECT_EQ(left(R"({"target": "Chapter", "reason": "r"})"), "empty");
  EXPECT_EQ(left(R"({"target": "^$", "reason": "r"})"), "number empty number-added");  // there is no text
  EXPECT_EQ(left(R"({"message": "became 3$", "reason": "r"})"), "empty number-added");
  EXPECT_EQ(left(R"({"file": "*.vi.po", "reason": "r"})"), "");
  EXPECT_EQ(left(R"({"file": "po/*.xlf", "reason": "r"})"), "number empty number-added");
}

TEST(Suppress, AllConditionsMustHold) {
  EXPECT_EQ(left(R"({"rule": "number*", "message": "added", "file": "po/*", "reason": "r"})"), "number empty");
  EXPECT_EQ(left(R"({"rule": "number*", "source": "^Hai", "reason": "r"})"), "number empty number-added");
}

TEST(Suppress, SaysWhatBecameOfEachEntry) {
  RunReport report = sample();
  const std::vector<config::Suppression> list = list_of(
      "{\"rule\": \"number\", \"reason\": \"first\", \"owner\": \"lan\"},\n"
      "{\"rule\": \"number*\", \"source\": \"2$\", \"reason\": \"second\"},\n"
      "{\"rule\": \"url\", \"reason\": \"third\"},\n"
      "{\"rule\": \"empty\", \"reason\": \"fourth\", \"expires\": \"2026-11-27\"}");
  ASSERT_TRUE(suppress(list, "2026-11-28", report).ok());
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].rule, "empty");  // its suppression has expired
  ASSERT_EQ(report.suppressed.size(), 2U);
  EXPECT_EQ(report.suppressed[0].finding.rule, "number");
  EXPECT_EQ(report.suppressed[0].reason, "first");
  EXPECT_EQ(report.suppressed[0].suppression, 0U);
  EXPECT_EQ(report.suppressed[1].reason, "second");
  ASSERT_EQ(report.suppressions.size(), 4U);
  EXPECT_EQ(report.suppressions[0].matched, 1U);
  EXPECT_EQ(report.suppressions[0].owner, "lan");
  EXPECT_EQ(report.suppressions[0].line, 2U);
  EXPECT_EQ(report.suppressions[0].path, "x.json");
  EXPECT_EQ(report.suppressions[1].matched, 2U);  // with the one that the first took
  EXPECT_EQ(report.suppressions[1].conditions, "rule number*, source 2$");
  EXPECT_EQ(report.suppressions[2].matched, 0U);
  EXPECT_FALSE(report.suppressions[2].expired);
  EXPECT_EQ(report.suppressions[3].matched, 1U);
  EXPECT_TRUE(report.suppressions[3].expired);
}

TEST(Suppress, AnEntryForOtherFilesIsNotUnused) {
  RunReport report = sample();
  const std::vector<config::Suppression> list = list_of(
      "{\"file\": \"*.xlf\", \"reason\": \"other\", \"expires\": \"2020-01-01\"},\n"
      "{\"file\": \"*.po\", \"rule\": \"url\", \"reason\": \"unused\"},\n"
      "{\"file\": \"*.po\", \"rule\": \"number\", \"reason\": \"used\"}");
  ASSERT_TRUE(suppress(list, "2026-11-28", report).ok());
  ASSERT_EQ(report.suppressions.size(), 2U);
  EXPECT_EQ(report.suppressions[0].line, 3U);
  EXPECT_EQ(report.suppressions[0].matched, 0U);
  ASSERT_EQ(report.suppressed.size(), 1U);
  EXPECT_EQ(report.suppressed[0].suppression, 1U);  // of those in the report
  EXPECT_EQ(report.suppressed[0].reason, "used");
}

TEST(Suppress, WhatIsAcceptedIsInOrderToo) {
  RunReport report = sample();
  report.suppressed.push_back({finding("spacing", 0, "marked", "h"), "marked in the file"});
  report.findings[0].severity = Severity::kMajor;
  ASSERT_TRUE(suppress(list_of(R"({"rule": "number", "reason": "r"})"), "2026-11-28", report).ok());
  ASSERT_EQ(report.suppressed.size(), 2U);
  EXPECT_EQ(report.suppressed[0].finding.rule, "number");
}

TEST(Suppress, TheFirstEntryThatFitsTakesItWhateverItsKind) {
  const std::string by_fingerprint = "{\"fingerprint\": \"" + kFingerprint + "\", \"reason\": \"one\"}";
  const std::string by_rule = R"({"rule": "number", "reason": "all"})";
  for (const auto& [entries, reason] :
       {std::pair{by_fingerprint + "," + by_rule, "one"}, std::pair{by_rule + "," + by_fingerprint, "all"}}) {
    RunReport report = sample();
    ASSERT_TRUE(suppress(list_of(entries), "2026-11-28", report).ok());
    ASSERT_EQ(report.suppressed.size(), 1U);
    EXPECT_EQ(report.suppressed[0].reason, reason);
    EXPECT_EQ(report.suppressions[0].matched, 1U);
    EXPECT_EQ(report.suppressions[1].matched, 1U);
  }
}

TEST(Suppress, HoldsOnTheDayItNames) {
  const std::string entry = R"({"rule": "*", "reason": "r", "expires": "2026-11-28"})";
  EXPECT_EQ(left(entry, "2026-11-27"), "");
  EXPECT_EQ(left(entry, "2026-11-28"), "");
  EXPECT_EQ(left(entry, "2026-11-29"), "number empty number-added");
}

TEST(Suppress, APatternThatTakesTooLongIsNamedAndChangesNothing) {
  RunReport report = sample();
  report.units[0].source->text = std::string(40'000, 'a') + "!";
  const Status done =
      suppress(list_of("{\"rule\": \"*\", \"source\": \"(a+)+$\", \"reason\": \"r\"}"), "2026-11-28", report);
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().path, "x.json");
  EXPECT_EQ(done.error().line, 2U);
  EXPECT_NE(done.error().message.find("(a+)+$"), std::string::npos);
  EXPECT_EQ(report.findings.size(), 3U);
  EXPECT_TRUE(report.suppressions.empty());
}

TEST(Suppress, NothingToDo) {
  RunReport report = sample();
  ASSERT_TRUE(suppress({}, "2026-11-28", report).ok());
  EXPECT_EQ(report.findings.size(), 3U);
  EXPECT_TRUE(report.suppressed.empty());
}

}  // namespace
}  // namespace lacuna::pipeline
