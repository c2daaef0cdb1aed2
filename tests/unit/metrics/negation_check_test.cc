#include <gtest/gtest.h>

#include <string>

#include "tests/support/finding_text.h"

namespace lacuna::metrics {
namespace {

using test::to_vietnamese;

std::string negation(std::string_view source, std::string_view target, const test::PairOptions& options = {}) {
  return test::said("negation", source, target, options);
}
std::string list(std::string_view source, std::string_view target, const test::PairOptions& options = {}) {
  return test::said("list-length", source, target, options);
}

TEST(NegationCheckTest, LostAndAdded) {
  EXPECT_EQ(negation("Nông dân không thể đọc báo cáo.", "Farmers can read the report."),
            "[không][-] negation lost: không\n");
  EXPECT_EQ(negation("Farmers do not read the report.", "Nông dân đọc báo cáo.", to_vietnamese()),
            "[not][-] negation lost: not\n");
  EXPECT_EQ(negation("They don't read it.", "Họ đọc nó.", to_vietnamese()), "[n't][-] negation lost: n't\n");
  EXPECT_EQ(negation("Nông dân đọc báo cáo.", "Farmers do not read the report."), "[-][not] negation added: not\n");
  EXPECT_EQ(negation("Die Bauern lesen den Bericht nicht gern.", "Farmers like reading the report.",
                     {.source_language = "de"}),
            "[nicht][-] negation lost: nicht\n");
}

TEST(NegationCheckTest, SaidInAnotherWay) {
  EXPECT_EQ(negation("Nông dân không thể đọc báo cáo.", "Farmers are unable to read the report."), "");
  EXPECT_EQ(negation("Nông dân không thể đọc báo cáo.", "Farmers fail to read the report."), "");
  EXPECT_EQ(negation("Nông dân không có nhà.", "The farmers are homeless."), "");
  EXPECT_EQ(negation("Farmers do not read.", "Nông dân chẳng đọc.", to_vietnamese()), "");
}

/// How sure the check is, or -1 when it says nothing.
double probability(std::string_view source, std::string_view target, const test::PairOptions& options = {}) {
  const CheckOutcome outcome = test::checked("negation", source, target, options);
  return outcome.findings.empty() ? -1.0 : outcome.findings[0].probability;
}
constexpr double kShown = 0.185;

TEST(NegationCheckTest, OneOfTwoIsLost) {
  EXPECT_EQ(negation("Nông dân không thể đọc báo cáo mới của huyện, còn các thầy giáo trong làng thì không muốn viết.",
                     "Farmers can read the new report of the district, and the teachers in the village do not want "
                     "to write."),
            "[không][-] negation lost: không\n");
  // One negation may stand for two beside each other: less sure.
  const double shared = probability("Nông dân không muốn đọc báo cáo và cũng chẳng thích viết gì.",
                                    "Farmers do not want to read the report or write anything.");
  EXPECT_GT(shared, 0.0);
  EXPECT_LT(shared, probability("Nông dân không muốn đọc báo cáo.", "Farmers want to read the report."));
}

TEST(NegationCheckTest, WhatRendersSomethingElseIsNoAnswer) {
  // "thiếu" is what "lack" renders; "fail" stands far from "không".
  EXPECT_EQ(negation("Vì thiếu nước nên nông dân không thể trồng lúa.", "For lack of water farmers can grow rice."),
            "[không][-] negation lost: không\n");
  EXPECT_EQ(negation("Nông dân không thể đọc báo cáo của huyện về mùa màng, giá gạo và đường sá trong năm nay.",
                     "Farmers can read the report of the district on the harvest, prices and roads, which may fail."),
            "[không][-] negation lost: không\n");
  EXPECT_EQ(negation("We can't change it.", "Chúng ta thay đổi nó.", to_vietnamese()), "[n't][-] negation lost: n't\n");
}

TEST(NegationCheckTest, BeforeAnswersNotYet) {
  EXPECT_EQ(negation("Họ chưa đọc báo cáo.", "They left before they read the report."), "");
  EXPECT_NE(negation("Họ không thể đọc báo cáo.", "They left before they read the report."), "");
}

TEST(NegationCheckTest, DoubtfulOnesAreNotShown) {
  const double doubtful =
      probability("Nông dân trồng lúa không đều, ít mưa.", "Farmers grow rice badly, with few rains.");
  EXPECT_GT(doubtful, 0.0);
  EXPECT_LT(doubtful, kShown);
}

TEST(NegationCheckTest, NoDenials) {
  EXPECT_EQ(negation("Nông dân không chỉ đọc mà còn viết.", "Farmers both read and write."), "");
  EXPECT_EQ(negation("Bạn có đọc báo cáo không?", "Do you read the report?"), "");
  EXPECT_EQ(negation("Bạn đã đọc chưa?", "Have you read it?"), "");
  EXPECT_EQ(negation("Hàng không phát triển.", "Aviation grows."), "");
  EXPECT_EQ(negation("Không gian rất rộng.", "The space is wide."), "");
  EXPECT_EQ(negation("Chẳng hạn như thế này.", "For example like this."), "");
  EXPECT_EQ(negation("Tôi không thể không đọc.", "I must read."), "");
  EXPECT_EQ(negation("Not only farmers read.", "Cả nông dân cũng đọc.", to_vietnamese()), "");
  EXPECT_EQ(negation("They read it, don't they?", "Họ đọc phải không?", to_vietnamese()), "");
}

TEST(NegationCheckTest, LanguagesItDoesNotKnow) {
  EXPECT_EQ(negation("Nông dân không thể đọc.", "Rolnicy czytają.", {.target_language = "pl"}), "");
}

TEST(ListLengthCheckTest, AnItemLost) {
  EXPECT_EQ(list("Trong giỏ có táo, cam, gạo và muối.", "The basket holds apples, oranges and salt."),
            "[táo, cam, gạo và muối][apples, oranges and salt] enumeration of 4 items became one of 3\n");
  EXPECT_EQ(list("Trong giỏ có táo, cam, gạo và muối.", "The basket holds apples, oranges, rice and salt."), "");
  EXPECT_EQ(list("Trong giỏ có táo, cam, gạo và muối.", "The basket holds apples, oranges, rice, and salt."), "");
}

TEST(ListLengthCheckTest, NotSureEnough) {
  // Other commas, a second "and", what leads in.
  EXPECT_EQ(list("Hôm qua, trong giỏ có táo, cam, gạo và muối.", "The basket holds apples, oranges and salt."), "");
  EXPECT_EQ(list("Trong giỏ có táo, cam, gạo và muối và đường.", "The basket holds apples, oranges and salt."), "");
  EXPECT_EQ(list("Pick one (for example, apples, oranges or salt).", "Chọn một (ví dụ: táo, cam hoặc muối).",
                 to_vietnamese()),
            "");
  EXPECT_EQ(list("Táo và muối", "Apples and salt"), "");
  EXPECT_EQ(list(", táo và muối", ", apples and"), "");
}

TEST(ListLengthCheckTest, LinesWithBullets) {
  EXPECT_EQ(list("- táo\n- cam\n- gạo", "- apples\n- rice"),
            "[- táo\n- cam\n- gạo][- apples\n- rice] list of 3 items became one of 2\n");
  EXPECT_EQ(list("1. táo\n2. cam", "1. apples\n2. oranges"), "");
  EXPECT_EQ(list("- táo\n- cam", "apples\noranges"), "");
}

}  // namespace
}  // namespace lacuna::metrics
