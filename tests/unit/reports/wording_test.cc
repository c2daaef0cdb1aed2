#include "reports/wording.h"

#include <gtest/gtest.h>

namespace lacuna::reports {
namespace {

TEST(Wording, SignedNumbersHaveASignUnlessTheyAreNothing) {
  EXPECT_EQ(signed_number(0.5, 2), "+0.50");
  EXPECT_EQ(signed_number(-4.25, 2), "−4.25");
  EXPECT_EQ(signed_number(-0.004, 2), "0.00");
  EXPECT_EQ(signed_number(0.0, 1), "0.0");
}

TEST(Wording, Counts) {
  EXPECT_EQ(counted(0, "finding", "findings"), "0 findings");
  EXPECT_EQ(counted(1, "finding", "findings"), "1 finding");
}

TEST(Wording, PercentNeverClaimsAllOrNothing) {
  EXPECT_EQ(percent(0.0), "0 %");
  EXPECT_EQ(percent(0.0001), "< 1 %");
  EXPECT_EQ(percent(0.5), "50 %");
  EXPECT_EQ(percent(0.994), "99 %");
  EXPECT_EQ(percent(0.9999), "> 99 %");
  EXPECT_EQ(percent(1.0), "100 %");
}

TEST(Wording, Numbers) {
  EXPECT_EQ(readable_number(45.678), "45.68");
  EXPECT_EQ(readable_number(-45.678), "-45.68");
  EXPECT_EQ(readable_number(0.98765), "0.9877");
  EXPECT_EQ(readable_number(1e300), "1e+300");
}

TEST(Wording, SeveritiesAndRules) {
  std::vector<Finding> findings(4);
  findings[0].rule = "number";
  findings[1].rule = "omission";
  findings[2].rule = "omission";
  findings[3].rule = "addition";
  findings[2].severity = Severity::kCritical;
  EXPECT_EQ(severity_counts(findings), "1 critical, 3 minor");
  EXPECT_EQ(severity_counts({}), "");
  const std::vector<std::pair<std::string, std::size_t>> expected = {{"omission", 2}, {"addition", 1}, {"number", 1}};
  EXPECT_EQ(rule_counts(findings), expected);
}

TEST(Wording, Documents) {
  RunReport report;
  EXPECT_EQ(find_document(report, "source"), nullptr);
  report.pack.emplace().source_language = "vi";
  EXPECT_EQ(language_of(report, "source"), "vi");
  report.documents.resize(1);
  report.documents[0].role = "source";
  report.documents[0].language = "vi-VN";
  EXPECT_EQ(language_of(report, "source"), "vi-VN");
  EXPECT_EQ(language_of(report, "target"), "");
}

TEST(Wording, WhatADocumentHolds) {
  RunReport report;
  DocumentInfo document{.language = "vi", .language_detected = true, .segments = 2};
  EXPECT_EQ(document_notes(report, document), "vi (detected), 2 sentences");
  report.units.resize(1);
  report.units[0].place = UnitPlace{.name = "", .line = 3};
  document = {.language = "", .segments = 1};
  EXPECT_EQ(document_notes(report, document), "language unknown, 1 text");
}

TEST(Wording, FileNames) {
  EXPECT_EQ(file_name("a/b/c.txt"), "c.txt");
  EXPECT_EQ(file_name("c.txt"), "c.txt");
  EXPECT_EQ(file_name("a/"), "a/");
  EXPECT_EQ(capitalised("omission"), "Omission");
  EXPECT_EQ(capitalised(""), "");
}

}  // namespace
}  // namespace lacuna::reports
