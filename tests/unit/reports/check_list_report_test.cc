#include "reports/check_list_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <vector>

namespace lacuna::reports {
namespace {

const std::vector<CheckInfo> kChecks = {{.id = "number",
                                         .severity = Severity::kMajor,
                                         .summary = "a number that is lost or has another value",
                                         .false_alarm_rate = 0.0059},
                                        {.id = "spelling",
                                         .summary = "a word that the dictionary does not know",
                                         .by_default = false,
                                         .needs = CheckNeeds::kDictionary}};

TEST(CheckListReport, TableSaysWhatEachFindsAndHowOftenItErrs) {
  const std::string table = to_table(kChecks, 200);
  EXPECT_NE(table.find("number    major     0.6 %         a number that is lost or has another value\n"),
            std::string::npos)
      << table;
  EXPECT_NE(table.find("spelling  minor     -             a word that the dictionary does not know (needs: dictionary) "
                       "(off unless enabled)\n"),
            std::string::npos)
      << table;
}

TEST(CheckListReport, LongLinesAreBrokenUnderTheirColumn) {
  const std::string table = to_table(kChecks, 60);
  const std::size_t second = table.find("\n                                  ");
  ASSERT_NE(second, std::string::npos) << table;
  for (std::size_t at = 0; at < table.find("\n\n");) {
    const std::size_t end = table.find('\n', at);
    EXPECT_LE(end - at, 60U) << table.substr(at, end - at);
    at = end + 1;
  }
}

TEST(CheckListReport, JsonHasEveryField) {
  const auto json = nlohmann::json::parse(to_json(kChecks));
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[0]["id"], "number");
  EXPECT_EQ(json[0]["false_alarm_rate"], 0.0059);
  EXPECT_EQ(json[1]["needs"], "dictionary");
  EXPECT_EQ(json[1]["by_default"], false);
  EXPECT_TRUE(json[1]["false_alarm_rate"].is_null());
}

}  // namespace
}  // namespace lacuna::reports
