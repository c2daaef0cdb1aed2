#include "eval/pipeline/omission_bench.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "eval/pipeline/parallel.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_pack.h"

namespace lacuna::pipeline {
namespace {

using corpus::OmissionItem;

class OmissionBenchTest : public ::testing::Test {
 protected:
  OmissionBenchTest() {
    test::write_tiny_pack(folder_.at("packs/tiny"));
    auto pack = langpack::read_pack(folder_.at("packs/tiny"));
    EXPECT_TRUE(pack.ok());
    if (pack) pack_ = std::move(*pack);
    for (std::size_t i = 0; i < 40; ++i) {
      const test::SentencePair pair = test::tiny_sentence(i);
      const test::SentencePair next = test::tiny_sentence(i + 7);
      OmissionItem item{.id = "i" + std::to_string(i), .source = pair.source + " " + next.source};
      item.target = pair.target + " " + next.target;
      item.kind = "none";
      item.match_kind = "sentence";
      if (i % 2 == 0) {
        item.whole_target = item.target;
        item.target = pair.target;
        item.omission = true;
        item.kind = "sentence";
        item.omissions = {{pair.source.size() + 1, item.source.size()}};
      }
      items_.push_back(item);
    }
  }

  test::TempFolder folder_;
  langpack::LanguagePack pack_;
  std::vector<OmissionItem> items_;
};

TEST_F(OmissionBenchTest, DamagedPairsScoreHigher) {
  const auto outcomes = detect_omissions(items_, pack_, 0.5, base::serial_for, nullptr);
  ASSERT_EQ(outcomes.size(), items_.size());
  const auto pairs = judged_pairs(items_, outcomes, BenchTarget::kOmission);
  ASSERT_EQ(pairs.size(), items_.size());
  const auto groups = stats::judge_omissions(pairs, {.samples = 0}, base::serial_for);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_GT(*groups[0].detector[static_cast<std::size_t>(stats::OmissionMeasure::kArea)].value, 0.9);
  EXPECT_GT(*groups[0].detector[static_cast<std::size_t>(stats::OmissionMeasure::kSpanF1)].value, 0.5);
  EXPECT_GT(*groups[0].length[static_cast<std::size_t>(stats::OmissionMeasure::kArea)].value, 0.9);
}

TEST_F(OmissionBenchTest, OnlyDamagedPairsAreSeenWhole) {
  const auto outcomes = detect_omissions(items_, pack_, 0.5, base::serial_for, nullptr);
  for (std::size_t i = 0; i < items_.size(); ++i) EXPECT_EQ(outcomes[i].whole.has_value(), items_[i].omission);
  const std::string lines = prediction_lines(items_, outcomes);
  EXPECT_NE(lines.find("{\"id\":\"i0\","), std::string::npos);
  EXPECT_NE(lines.find("{\"id\":\"i0#full\","), std::string::npos);
  EXPECT_EQ(lines.find("\"i1#full\""), std::string::npos);
  EXPECT_EQ(lines, prediction_lines(items_, detect_omissions(items_, pack_, 0.5, parallel_for(3, nullptr), nullptr)));
}

TEST_F(OmissionBenchTest, LengthIsThatOfTheTarget) {
  const auto outcomes = detect_omissions(items_, pack_, 0.5, base::serial_for, nullptr);
  const auto omissions = judged_pairs(items_, outcomes, BenchTarget::kOmission);
  const auto additions = judged_pairs(items_, outcomes, BenchTarget::kAddition);
  double sum = 0.0;
  for (const stats::JudgedPair& pair : omissions) {
    if (pair.damaged) {
      EXPECT_GT(pair.length.score, *pair.length.whole);
    } else {
      sum += pair.length.score;
    }
  }
  EXPECT_LT(std::abs(sum), 20.0);    // the untouched pairs lie about the line
  EXPECT_EQ(additions.size(), 20U);  // those with an omission are no examples of good pairs
  EXPECT_EQ(additions[0].length.score, -omissions[1].length.score);
}

TEST(OmissionBenchItemsTest, ItemsCountForTheirError) {
  const auto item = [](bool omission, bool addition, const std::string& match_kind, const std::string& set) {
    OmissionItem made{.id = "x", .set = set};
    made.omission = omission;
    made.addition = addition;
    made.match_kind = match_kind;
    return made;
  };
  const auto both = [](const OmissionItem& i) {
    return std::pair(measures(i, BenchTarget::kOmission), measures(i, BenchTarget::kAddition));
  };
  EXPECT_EQ(both(item(true, false, "word1", "synthetic")), std::pair(true, false));
  EXPECT_EQ(both(item(false, false, "word1", "synthetic")), std::pair(true, false));
  EXPECT_EQ(both(item(false, true, "add_word1", "synthetic")), std::pair(false, true));
  EXPECT_EQ(both(item(false, false, "add_word1", "synthetic")), std::pair(false, true));
  EXPECT_EQ(both(item(true, true, "", "people")), std::pair(true, true));
  EXPECT_EQ(both(item(false, true, "", "people")), std::pair(true, true));  // no omission in it
  EXPECT_EQ(both(item(true, false, "word1", "news")), std::pair(true, false));
}

}  // namespace
}  // namespace lacuna::pipeline
