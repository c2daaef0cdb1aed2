#include <gtest/gtest.h>

#include <string>

#include "tests/support/finding_text.h"

namespace lacuna::metrics {
namespace {

std::string unit(std::string_view source, std::string_view target, const test::PairOptions& options = {}) {
  return test::said("unit", source, target, options);
}

TEST(UnitCheckTest, AnotherUnit) {
  EXPECT_EQ(unit("Dài 5 km.", "It is 5 miles long."), "[5 km][5 miles] unit changed: 5 km became 5 miles\n");
  EXPECT_EQ(unit("Giá 5 triệu đô la.", "It costs €5 million."),
            "[5 triệu đô la][€5 million] unit changed: 5 triệu đô la became €5 million\n");
  EXPECT_EQ(unit("Nặng 5kg.", "It weighs 5 g."), "[5kg][5 g] unit changed: 5kg became 5 g\n");
  EXPECT_EQ(unit("Trong 3 tháng.", "In 3 years."), "[3 tháng][3 years] unit changed: 3 tháng became 3 years\n");
  EXPECT_EQ(unit("It takes 3 hours.", "Mất 3 ngày.", test::to_vietnamese()),
            "[3 hours][3 ngày] unit changed: 3 hours became 3 ngày\n");
}

TEST(UnitCheckTest, TheSameUnitByAnotherName) {
  EXPECT_EQ(unit("5 ki-lô-mét", "5 km"), "");
  EXPECT_EQ(unit("100 mét vuông", "100 square metres"), "");
  EXPECT_EQ(unit("20 đô la Mỹ", "US$20"), "");
  EXPECT_EQ(unit("20 đô la", "20 USD"), "");
  EXPECT_EQ(unit("37 độ C", "37 degrees Celsius"), "");
  EXPECT_EQ(unit("37 độ", "37 °C"), "");
  EXPECT_EQ(unit("5 năm", "5-year plan"), "");
  EXPECT_EQ(unit("37%", "37 percent"), "");
  EXPECT_EQ(unit("80 km/giờ", "80 km/h"), "");
  EXPECT_EQ(unit("15.000 đồng", "VND15,000"), "");
  EXPECT_EQ(unit("5 km", "5 Kilometer", {.target_language = "de"}), "");
}

TEST(UnitCheckTest, LostAndAdded) {
  EXPECT_EQ(unit("Tăng 37%.", "It rose by 37."), "[37%][37] unit lost: 37% became 37\n");
  EXPECT_EQ(unit("Giá 20 USD.", "The price is 20."), "[20 USD][20] unit lost: 20 USD became 20\n");
  EXPECT_EQ(unit("Giá là 20.", "It costs $20."), "[20][$20] unit added: 20 became $20\n");
  EXPECT_EQ(unit("Giá 200 tỷ.", "It costs VND200 billion."), "");
  EXPECT_EQ(unit("Từ 5% đến 10%.", "From 5 to 10 percent."), "");
}

TEST(UnitCheckTest, WordsThatAreOftenOthers) {
  EXPECT_EQ(unit("Có 3 bảng đấu.", "There are 3 groups."), "");
  EXPECT_EQ(unit("theo 2 xu hướng", "in 2 ways"), "");
  EXPECT_EQ(unit("the top 5 won", "5 đội đầu thắng", test::to_vietnamese()), "");
}

TEST(UnitCheckTest, NumbersThatDifferAreNotItsBusiness) {
  EXPECT_EQ(unit("32 km", "20 miles"), "");
  EXPECT_EQ(unit("Xin chào", "Hello"), "");
}

}  // namespace
}  // namespace lacuna::metrics
