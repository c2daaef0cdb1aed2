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
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1234567), "1,234,567");
}

TEST(Wording, SizesOfFiles) {
  EXPECT_EQ(size_of_file(1), "1 byte");
  EXPECT_EQ(size_of_file(999), "999 bytes");
  EXPECT_EQ(size_of_file(12'345), "12.3 kB");
  EXPECT_EQ(size_of_file(9'500'000), "9.5 MB");
  EXPECT_EQ(size_of_file(120'000'000'000), "120.0 GB");
}

TEST(Wording, Places) {
  UnitReport unit{.id = 2};
  EXPECT_EQ(place_name(unit), "passage 3");
  unit.place = UnitPlace{.name = "", .line = 4};
  EXPECT_EQ(place_name(unit), "passage 3, line 4");
  unit.place->name = "menu.open";
  EXPECT_EQ(place_name(unit), "menu.open, line 4");
  unit.place->file = "b/a.tsv";
  EXPECT_EQ(place_name(unit), "b/a.tsv, menu.open, line 4");
  unit.place->name.clear();
  EXPECT_EQ(place_name(unit), "b/a.tsv, line 4");
}

TEST(Wording, FilesOfUnits) {
  RunReport report;
  UnitReport unit;
  EXPECT_EQ(path_of(report, nullptr, "source"), "");
  report.documents = {{.role = "source", .path = "a.vi"}};
  EXPECT_EQ(path_of(report, nullptr, "source"), "a.vi");
  EXPECT_EQ(path_of(report, &unit, "source"), "a.vi");
  EXPECT_EQ(path_of(report, &unit, "target"), "");
  unit.place = UnitPlace{.name = "", .line = 4};
  EXPECT_EQ(path_of(report, &unit, "source"), "a.vi");
  unit.place->file = "b/a.tsv";
  EXPECT_EQ(path_of(report, &unit, "target"), "b/a.tsv");
}

TEST(Wording, Rules) {
  std::vector<Finding> findings(4);
  findings[0].rule = "number";
  findings[1].rule = "omission";
  findings[2].rule = "omission";
  findings[3].rule = "addition";
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
