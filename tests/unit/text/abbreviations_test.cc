#include "eval/text/abbreviations.h"

#include <gtest/gtest.h>

namespace lacuna::text {
namespace {

TEST(Abbreviations, Kinds) {
  const Abbreviations vi("vi");
  EXPECT_EQ(vi.kind("TP"), Abbreviation::kTitle);
  EXPECT_EQ(vi.kind("PGS.TS"), Abbreviation::kTitle);
  EXPECT_EQ(vi.kind("GS.TS.BS"), Abbreviation::kTitle);
  EXPECT_EQ(vi.kind("v.v"), Abbreviation::kFinal);
  EXPECT_EQ(vi.kind("vd"), Abbreviation::kInner);
  EXPECT_EQ(vi.kind("tr"), Abbreviation::kNumbered);
  EXPECT_EQ(vi.kind("Sen"), Abbreviation::kNone) << "a village, not a senator";
  const Abbreviations en("en");
  EXPECT_EQ(en.kind("Dr"), Abbreviation::kTitle);
  EXPECT_EQ(en.kind("Sen"), Abbreviation::kTitle);
  EXPECT_EQ(en.kind("p.m"), Abbreviation::kClock);
  EXPECT_EQ(en.kind("Inc"), Abbreviation::kCompany);
  EXPECT_EQ(en.kind("config.yaml"), Abbreviation::kNone);
  EXPECT_EQ(en.kind("TP"), Abbreviation::kTitle) << "Vietnamese titles occur in English texts about Viet Nam";
  EXPECT_EQ(Abbreviations("de").kind("z.B"), Abbreviation::kInner);
  EXPECT_EQ(Abbreviations("fr").kind("M"), Abbreviation::kTitle);
  EXPECT_EQ(Abbreviations("xx").kind("Dr"), Abbreviation::kTitle) << "English serves where there is nothing else";
}

TEST(Abbreviations, WordLists) {
  const Abbreviations vi("vi");
  EXPECT_TRUE(vi.is_starter("Theo"));
  EXPECT_FALSE(vi.is_starter("Nguyễn"));
  EXPECT_TRUE(vi.takes_letter("bên"));
  EXPECT_TRUE(vi.makes_heading("điều"));
  EXPECT_TRUE(vi.is_speech_verb("hỏi"));
  EXPECT_TRUE(vi.follows_clock("GMT"));
  EXPECT_FALSE(vi.ordinal_stop());
  EXPECT_TRUE(Abbreviations("de").ordinal_stop());
}

}  // namespace
}  // namespace lacuna::text
