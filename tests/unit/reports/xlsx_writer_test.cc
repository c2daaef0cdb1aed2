// What is in the workbook is looked at by check_xlsx.py, which unpacks it.
#include "reports/xlsx_writer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/report_builder.h"
#include "tests/support/sample_report.h"

namespace lacuna::reports {
namespace {

std::string workbook(const std::vector<NamedRun>& runs, std::size_t most_rows = kMostSheetRows) {
  const Result<std::string> bytes = to_xlsx({.runs = runs}, most_rows);
  EXPECT_TRUE(bytes.ok()) << bytes.error().to_string();
  return bytes.ok() ? *bytes : std::string();
}

TEST(XlsxWriter, IsAnArchive) {
  for (const std::vector<NamedRun>& runs : {std::vector<NamedRun>{}, {{"", {}}}, test::sample_runs()}) {
    EXPECT_TRUE(workbook(runs).starts_with("PK\x03\x04"));
  }
}

TEST(XlsxWriter, TheSameBytesLater) {
  const std::string first = workbook(test::sample_runs());
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));  // an archive's time counts two seconds
  EXPECT_EQ(workbook(test::sample_runs()), first);
}

TEST(XlsxWriter, SeveralAtOnce) {
  const std::string expected = workbook(test::sample_runs());
  std::vector<std::string> made(4);
  std::vector<std::thread> threads;
  for (std::string& bytes : made) threads.emplace_back([&bytes] { bytes = workbook(test::sample_runs()); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& bytes : made) EXPECT_EQ(bytes, expected);
}

TEST(XlsxWriter, TakesAnyTextAndAnyLength) {
  EXPECT_FALSE(workbook({{"", test::hostile_report()}}).empty());
  test::ReportBuilder builder("vi", "en");
  const std::string left(40'000, '<');  // as references they are too long for a cell of several colours
  builder.unit(left + " words " + left, left);
  builder.finding("omission", Severity::kMajor, 0.9, test::words("words"), std::nullopt, left);
  EXPECT_FALSE(workbook({{"", builder.report()}}).empty());
}

TEST(XlsxWriter, MoreFindingsThanRows) {
  EXPECT_NE(workbook(test::sample_runs(), 5), workbook(test::sample_runs(), 6));
  EXPECT_FALSE(workbook(test::sample_runs(), 1).empty());
}

}  // namespace
}  // namespace lacuna::reports
