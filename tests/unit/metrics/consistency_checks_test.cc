#include "metrics/checks/house/consistency_checks.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace lacuna::metrics {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Found {
  std::string findings;  ///< "unit: message", one a line
  double opportunities = 0.0;
  double violations = 0.0;
};

Found run(std::string_view id, const Pairs& pairs) {
  std::vector<UnitTexts> units;
  for (const auto& [source, target] : pairs) units.push_back({source, target});
  std::vector<CheckOutcome> outcomes(units.size());
  for (const CorpusCheck& check : consistency_checks()) {
    if (check.info.id == id) check.run({units, "vi", "en"}, outcomes);
  }
  Found found;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    found.opportunities += outcomes[unit].opportunities;
    found.violations += outcomes[unit].violations;
    for (const CheckFinding& finding : outcomes[unit].findings) {
      EXPECT_EQ(finding.rule, id);
      EXPECT_LE(finding.target->end, units[unit].target.size());
      found.findings += std::to_string(unit + 1) + ": " + finding.message + "\n";
    }
  }
  return found;
}

TEST(InconsistentTarget, NamesTheUsualTranslationAndItsPlace) {
  const Found found = run("inconsistent-target", {{"Đăng nhập", "Sign in"},
                                                  {"Lưu lại", "Save"},
                                                  {"Đăng nhập", "Log in"},
                                                  {"Đăng nhập.", "Sign in."},
                                                  {"đăng  nhập", "sign in"}});
  EXPECT_EQ(found.findings, "3: translated differently in unit 1: \"Sign in\"\n");
  EXPECT_EQ(found.opportunities, 4.0);
  EXPECT_EQ(found.violations, 1.0);
}

TEST(InconsistentTarget, TextsOfDifferentContextsMayDiffer) {
  const std::vector<UnitTexts> units = {{"Mở", "Open", "menu"}, {"Mở", "Unlocked", "state"}, {"Mở", "Opened", "state"}};
  std::vector<CheckOutcome> outcomes(units.size());
  for (const CorpusCheck& check : consistency_checks()) {
    if (check.info.id == "inconsistent-target") check.run({units, "vi", "en"}, outcomes);
  }
  EXPECT_TRUE(outcomes[0].findings.empty());
  EXPECT_TRUE(outcomes[1].findings.empty());
  ASSERT_EQ(outcomes[2].findings.size(), 1U);
  EXPECT_EQ(outcomes[2].findings[0].message, "translated differently in unit 2: \"Unlocked\"");
}

TEST(InconsistentTarget, OfEquallyFrequentOnesTheFirstIsUsual) {
  EXPECT_EQ(run("inconsistent-target", {{"Mở cửa", "Open the door"}, {"Mở cửa", "Open up"}}).findings,
            "2: translated differently in unit 1: \"Open the door\"\n");
}

TEST(InconsistentTarget, WhiteSpaceCaseAndPlainEndsDoNotCount) {
  EXPECT_EQ(run("inconsistent-target", {{"Mở cửa", "Open the door"},
                                        {" Mở\u00A0cửa ", "open the  door "},
                                        {"MỞ CỬA!", "OPEN THE DOOR!"},
                                        {"\u201CMở cửa\u201D:", "Open the door\u2026"}})
                .findings,
            "");
  EXPECT_EQ(run("inconsistent-target", {{"Mở cửa?", "Is it open?"}, {"Mở cửa.", "Open the door."}}).findings, "");
}

TEST(InconsistentTarget, NumbersAndEmptyTextsSayNothing) {
  const Found found =
      run("inconsistent-target",
          {{"12.5", "12,5"}, {"12.5", "12.5"}, {"", "a"}, {"", "b"}, {"Lưu", ""}, {"Lưu", "Save"}, {"%", "x"}});
  EXPECT_EQ(found.findings, "");
  EXPECT_EQ(found.opportunities, 0.0);
}

TEST(InconsistentTarget, LongTranslationsAreCutOnACharacter) {
  std::string text = "a";
  for (int i = 0; i < 60; ++i) text += "đ";
  const std::string message = run("inconsistent-target", {{"Một hai ba", text}, {"Một hai ba", "Other"}}).findings;
  EXPECT_NE(message.find("đ…\""), std::string::npos) << message;
  EXPECT_LT(message.size(), 140U);
}

TEST(InconsistentSource, LongTranslationsOfTwoTexts) {
  EXPECT_EQ(run("inconsistent-source", {{"Xóa tệp này ngay", "Remove this file now"},
                                        {"Gỡ tệp này ngay", "Remove this file now."},
                                        {"xóa tệp này ngay", "Remove this file now"}})
                .findings,
            "2: has the translation of another text, in unit 1: \"Xóa tệp này ngay\"\n");
  EXPECT_EQ(run("inconsistent-source", {{"Xóa", "Remove"}, {"Gỡ", "Remove"}}).findings, "");
}

TEST(ConsistencyChecks, ManyUnitsOfOneText) {
  Pairs pairs;
  for (int i = 0; i < 20'000; ++i) pairs.emplace_back("Cùng một câu", "Translation " + std::to_string(i));
  EXPECT_EQ(run("inconsistent-target", pairs).violations, 19'999.0);
}

}  // namespace
}  // namespace lacuna::metrics
