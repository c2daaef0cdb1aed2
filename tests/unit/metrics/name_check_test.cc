#include <gtest/gtest.h>

#include <string>

#include "metrics/checks/meaning/word_distance.h"
#include "tests/support/finding_text.h"

namespace lacuna::metrics {
namespace {

using test::to_vietnamese;

std::string name(std::string_view source, std::string_view target, const test::PairOptions& options = {}) {
  return test::said("name", source, target, options);
}
std::string acronym(std::string_view source, std::string_view target, const test::PairOptions& options = {}) {
  return test::said("acronym", source, target, options);
}

TEST(NameCheckTest, MisspeltBesideTheRestOfTheName) {
  EXPECT_EQ(name("Ông Nguyễn Văn Phúc nói.", "Mr Nguyen Van Puhc said."),
            "[Phúc][Puhc] name misspelt: Phúc became Puhc\n");
  EXPECT_EQ(name("Then Marta Brandel spoke.", "Rồi Marta Brandle nói.", to_vietnamese()),
            "[Brandel][Brandle] name misspelt: Brandel became Brandle => Brandel\n");
  EXPECT_EQ(name("Puis Marta Brandel parla.", "Then Marta Brendel spoke.", {.source_language = "fr"}),
            "[Brandel][Brendel] name misspelt: Brandel became Brendel => Brandel\n");
}

TEST(NameCheckTest, MisspeltForeignName) {
  EXPECT_EQ(name("Brandel nói.", "Branedl said."),
            "[Brandel][Branedl] name misspelt: Brandel became Branedl => Brandel\n");
  EXPECT_EQ(name("Theo ông Kowalczyk thì đúng.", "According to Kowalcyzk it is right."),
            "[Kowalczyk][Kowalcyzk] name misspelt: Kowalczyk became Kowalcyzk => Kowalczyk\n");
}

TEST(NameCheckTest, AnotherSyllableInAVietnameseName) {
  EXPECT_EQ(name("Bà Trịnh Thị Vân nói.", "Ms Trinh Thi Hoa said."), "[Vân][Hoa] name changed: Vân became Hoa\n");
}

TEST(NameCheckTest, OtherFormsOfAName) {
  EXPECT_EQ(name("Ông Nguyễn Văn Phúc ở Đà Nẵng.", "Mr Nguyen Van Phuc is in Danang."), "");
  EXPECT_EQ(name("Ông Trần ở Đức và Ukraina.", "Mr Tran is in Germany and Ukraine."), "");
  EXPECT_EQ(name("the Costa Rican team", "đội Costa Rica", to_vietnamese()), "");
  EXPECT_EQ(name("I met Marta Brandel.", "Tôi gặp bà ấy.", to_vietnamese()), "");
  EXPECT_EQ(name("Tôi ở Hà Nội.", "I am in Hanoi."), "");
  EXPECT_EQ(name("Brandel nói.", "Brandel said."), "");
}

TEST(NameCheckTest, LostWhereItIsSure) {
  EXPECT_EQ(name("Hôm qua bà Brandel Kowalczyk đến.", "She came yesterday."),
            "[Brandel Kowalczyk][-] name lost: Brandel Kowalczyk\n");
  EXPECT_EQ(name("Open it with PhotoWorks now.", "Mở ngay bây giờ.", to_vietnamese()),
            "[PhotoWorks][-] name lost: PhotoWorks\n");
  EXPECT_EQ(name("Pick the CustomerID field.", "Chọn trường ID khách hàng.", to_vietnamese()), "");
  EXPECT_EQ(name("in the latest Johnny Brandel film", "trong phim JB mới nhất", to_vietnamese()), "");
}

TEST(NameCheckTest, NothingWithoutNames) {
  EXPECT_EQ(test::checked("name", "Trời mưa.", "It rains.").opportunities, 0.0);
  EXPECT_EQ(name("", ""), "");
}

TEST(AcronymCheckTest, ChangedLettersOrDigits) {
  EXPECT_EQ(acronym("Báo cáo của WHO.", "A report by the WTO."),
            "[WHO][WTO] abbreviation changed: WHO became WTO => WHO\n");
  EXPECT_EQ(acronym("Máy bay A380 hạ cánh.", "The A330 landed."),
            "[A380][A330] abbreviation changed: A380 became A330 => A380\n");
}

TEST(AcronymCheckTest, AnotherOfThoseThatAllKeep) {
  EXPECT_EQ(acronym("Theo UNESCO thì đúng.", "According to UNICEF it is right."),
            "[UNESCO][UNICEF] abbreviation changed: UNESCO became UNICEF => UNESCO\n");
}

TEST(AcronymCheckTest, KeptSpeltOutOrTranslated) {
  EXPECT_EQ(acronym("Báo cáo của WHO.", "A report by the WHO."), "");
  EXPECT_EQ(acronym("Báo cáo của WHO.", "A report by the World Health Organization."), "");
  EXPECT_EQ(acronym("Quyết định của UBND.", "A decision of the People's Committee."), "");
  EXPECT_EQ(acronym("COVID-19 lan rộng.", "Covid-19 spread."), "");
  EXPECT_EQ(acronym("Nhóm G20 họp.", "The G-20 met."), "");
  EXPECT_EQ(acronym("Hai DVD", "Two DVDs"), "");
}

TEST(AcronymCheckTest, LostWhereItIsSure) {
  EXPECT_EQ(acronym("Máy bay A380 hạ cánh.", "The plane landed."), "[A380][-] abbreviation lost: A380\n");
  EXPECT_EQ(acronym("Mở tệp PDF này.", "Open this file."), "[PDF][-] abbreviation lost: PDF\n");
  EXPECT_EQ(acronym("WW1 ended.", "Thế chiến 1 kết thúc.", to_vietnamese()), "");
  EXPECT_EQ(acronym("CẢNH BÁO PDF", "WARNING"), "");  // a heading
}

TEST(WordDistanceTest, CountsSlips) {
  EXPECT_EQ(edit_distance("abc", "abc", 2), 0U);
  EXPECT_EQ(edit_distance("abc", "acb", 2), 1U);
  EXPECT_EQ(edit_distance("abc", "xabc", 2), 1U);
  EXPECT_EQ(edit_distance("abcd", "axcy", 2), 2U);
  EXPECT_EQ(edit_distance("abcd", "wxyz", 2), 3U);  // more than the limit
  EXPECT_EQ(edit_distance("", "ab", 2), 2U);
  EXPECT_EQ(edit_distance(std::string(60, 'a'), std::string(60, 'a'), 2), 3U);
  EXPECT_EQ(common_prefix("abcd", "abxd"), 2U);
  EXPECT_EQ(common_prefix("", "a"), 0U);
}

}  // namespace
}  // namespace lacuna::metrics
