#include "reports/delimited_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "eval/corpus/csv_reader.h"
#include "tests/support/report_builder.h"
#include "tests/support/sample_report.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& bytes, char delimiter) {
  Rows rows;
  corpus::CsvReader reader("findings", bytes, {.delimiter = delimiter});
  corpus::CsvRecord record;
  for (Result<bool> more = reader.next(record); more.ok() && *more; more = reader.next(record)) {
    std::vector<std::string>& row = rows.emplace_back();
    for (const corpus::CsvField& field : record.fields) row.push_back(field.text);
  }
  return rows;
}

TEST(DelimitedWriter, SamplesAreApproved) {
  const std::vector<NamedRun> runs = test::sample_runs();
  test::expect_golden(to_csv(runs), "runs.csv");
  test::expect_golden(to_tsv(runs), "runs.tsv");
}

TEST(DelimitedWriter, ARowForEachFinding) {
  const std::vector<NamedRun> runs = test::sample_runs();
  const Rows rows = rows_of(to_csv(runs), ',');
  ASSERT_EQ(rows.size(), 1 + runs[0].report.findings.size() + runs[1].report.findings.size());
  for (const std::vector<std::string>& row : rows) EXPECT_EQ(row.size(), 17U);
  EXPECT_EQ(rows[2][0], "runs/before.json");
  EXPECT_EQ(rows[2][1], "2");
  EXPECT_EQ(rows[2][2], "critical");
  EXPECT_EQ(rows[2][3], "number");
  EXPECT_EQ(rows[2][4], "0.96875");
  EXPECT_EQ(rows[2][5], "6");
  EXPECT_EQ(rows[2][11], "1.250");
  EXPECT_EQ(rows[2][13], "1,520");
  EXPECT_EQ(rows_of(to_tsv(runs), '\t'), rows);
  EXPECT_EQ(rows_of(to_csv({}), ',').size(), 1U);
}

TEST(DelimitedWriter, AnythingReadsBack) {
  const std::vector<NamedRun> runs = {{"", test::hostile_report()}};
  for (const bool tabs : {false, true}) {
    const Rows rows = rows_of(tabs ? to_tsv(runs) : to_csv(runs), tabs ? '\t' : ',');
    ASSERT_EQ(rows.size(), 1 + runs[0].report.findings.size());
    for (std::size_t i = 0; i < runs[0].report.findings.size(); ++i) {
      const Finding& finding = runs[0].report.findings[i];
      EXPECT_EQ(rows[i + 1][3], finding.rule);
      EXPECT_EQ(rows[i + 1][10], runs[0].report.units[finding.unit].source->text);
      EXPECT_EQ(rows[i + 1][14], finding.message);
    }
  }
}

TEST(DelimitedWriter, NoTextIsAFormulaAndEachCanBeHadBack) {
  for (const std::string text :
       {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "'quoted'", "''", "plain", "– dash", ""}) {
    test::ReportBuilder builder("vi", "en");
    builder.unit("x", text);
    builder.finding("number", Severity::kMinor, 0.5, std::nullopt, std::nullopt, text);
    const std::vector<NamedRun> runs = {{"", builder.report()}};
    const Rows rows = rows_of(to_csv(runs), ',');
    ASSERT_EQ(rows.size(), 2U);
    for (const std::size_t column : {12U, 14U}) {
      std::string field = rows[1][column];
      EXPECT_TRUE(field.empty() || std::string("=+-@\t\r\n").find(field[0]) == std::string::npos) << field;
      if (field.starts_with('\'')) field.erase(0, 1);
      EXPECT_EQ(field, text);
    }
  }
}

TEST(DelimitedWriter, AUnitThatItsFileNamesHasItsNameAndLine) {
  test::ReportBuilder builder("vi", "en");
  builder.unit("x", "y").place = UnitPlace{.name = "menu.open", .line = 12, .index = 0};
  builder.finding("number", Severity::kMinor, 0.5, std::nullopt, std::nullopt, "m").suggestion = "z";
  const std::vector<NamedRun> runs = {{"r.json", builder.report()}};
  const Rows rows = rows_of(to_csv(runs), ',');
  EXPECT_EQ(rows[1][6], "menu.open");
  EXPECT_EQ(rows[1][7], "12");
  EXPECT_EQ(rows[1][15], "z");
}

}  // namespace
}  // namespace lacuna::reports
