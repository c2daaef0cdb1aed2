#include "eval/text/vietnamese_tones.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace lacuna::text {
namespace {

std::string right(std::string_view word) {
  const auto syllable = read_vietnamese_syllable(word);
  return !syllable ? "none" : syllable->right.empty() ? std::string(word) : syllable->right;
}

TEST(VietnameseTonesTest, MisplacedMarks) {
  const std::pair<const char*, const char*> cases[] = {
      {"qúa", "quá"},     {"tòan", "toàn"}, {"họat", "hoạt"}, {"gỉai", "giải"},   {"đựơc", "được"},   {"hóăc", "hoắc"},
      {"thúê", "thuế"},   {"luá", "lúa"},   {"nuí", "núi"},   {"khủyu", "khuỷu"}, {"TÒAN", "TOÀN"},   {"Qủa", "Quả"},
      {"ngừơi", "người"}, {"mùôn", "muồn"}, {"gía", "giá"},   {"tíêng", "tiếng"}, {"ngòai", "ngoài"}, {"xóay", "xoáy"},
  };
  for (const auto& [wrong, expected] : cases) EXPECT_EQ(right(wrong), expected) << wrong;
}

TEST(VietnameseTonesTest, HalfWrittenHorns) {
  EXPECT_EQ(right("nguời"), "người");
  EXPECT_EQ(right("đuợc"), "được");
  EXPECT_EQ(right("đưọc"), "được");
  EXPECT_EQ(right("truờng"), "trường");
  EXPECT_EQ(right("huơu"), "hươu");
  EXPECT_EQ(right("thuở"), "thuở");
  EXPECT_EQ(right("quở"), "quở");
}

TEST(VietnameseTonesTest, RightSyllables) {
  for (const char* word :
       {"à",     "ăn",   "bến",    "được",  "người", "nghiêng", "giếng", "gì",    "gìn",   "giữ",  "giặt",  "quốc",
        "quyết", "quý",  "quỳnh",  "huýt",  "suýt",  "khuya",   "khuỷu", "ngoèo", "ngoáy", "thuế", "thuở",  "uống",
        "yến",   "yêu",  "hươu",   "rượu",  "cưới",  "cứu",     "lúa",   "lừa",   "mía",   "chịu", "xoong", "loắt",
        "xoèn",  "tuần", "huênh",  "huệ",   "hoà",   "hòa",     "thuỷ",  "thủy",  "khoẻ",  "khỏe", "ĐƯỢC",  "Nguyễn",
        "điều",  "muỗi", "chuyến", "nguậy", "ngọc",  "nghệ",    "kề",    "phở",   "trứng", "ôi",   "ỉa"}) {
    EXPECT_EQ(right(word), word);
  }
}

TEST(VietnameseTonesTest, WhatIsNoSyllable) {
  for (const char* word : {"", "José", "Beyoncé", "María", "Léon", "café", "ßa", "bcd", "fà", "được1", "Suárez", "ò-a",
                           "Río", "Hué", "nghiêngg", "áá", "wà", "đẹpđẽ"}) {
    EXPECT_EQ(right(word), "none") << word;
  }
}

TEST(VietnameseTonesTest, Styles) {
  const auto style = [](std::string_view word) { return read_vietnamese_syllable(word)->style; };
  EXPECT_EQ(style("hòa"), ToneStyle::kOld);
  EXPECT_EQ(style("hoà"), ToneStyle::kNew);
  EXPECT_EQ(style("Thủy"), ToneStyle::kOld);
  EXPECT_EQ(style("thuỷ"), ToneStyle::kNew);
  EXPECT_EQ(style("toàn"), ToneStyle::kEither);
  EXPECT_EQ(style("quý"), ToneStyle::kEither);
  EXPECT_EQ(style("hoa"), ToneStyle::kEither);
  EXPECT_EQ(in_tone_style("Hòa", ToneStyle::kNew), "Hoà");
  EXPECT_EQ(in_tone_style("hoà", ToneStyle::kOld), "hòa");
  EXPECT_EQ(in_tone_style("KHOẺ", ToneStyle::kOld), "KHỎE");
  EXPECT_EQ(in_tone_style("toàn", ToneStyle::kOld), std::nullopt);
  EXPECT_EQ(in_tone_style("quý", ToneStyle::kOld), std::nullopt);
}

}  // namespace
}  // namespace lacuna::text
