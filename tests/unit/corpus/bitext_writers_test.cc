#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "eval/corpus/formats/code_numbers.h"
#include "eval/corpus/formats/tmx_writer.h"
#include "eval/corpus/formats/xliff_writer.h"
#include "tests/support/xml_bitext.h"

namespace lacuna::corpus {
namespace {

using test::bitext_of;
using test::codes_of;
using test::source_of;
using test::target_of;
using test::xml_error;

Bitext fixture(const std::string& name) {
  std::ifstream file(std::string(LACUNA_SOURCE_DIR) + "/tests/unit/corpus/bitexts/" + name, std::ios::binary);
  return bitext_of(std::string(std::istreambuf_iterator<char>(file), {}), name);
}

/// What each code shows, without identities, which writers choose.
std::string shown(const Document& document, const std::vector<InlineCode>& codes) {
  std::string list;
  for (const InlineCode& code : codes) list += std::string(code.span.of(document.text)) + " ";
  return list;
}

/// The same identities on both sides are the same again.
std::vector<bool> agreements(const BitextUnit& unit) {
  std::vector<bool> same;
  for (const InlineCode& left : unit.source_codes) {
    for (const InlineCode& right : unit.target_codes) {
      same.push_back(left.role == right.role && left.identity == right.identity);
    }
  }
  return same;
}

void expect_same(const Bitext& before, const Bitext& after, bool states) {
  ASSERT_EQ(after.units.size(), before.units.size());
  EXPECT_EQ(after.source_language, before.source_language);
  EXPECT_EQ(after.target_language, before.target_language);
  for (std::size_t i = 0; i < before.units.size(); ++i) {
    const BitextUnit& old = before.units[i];
    const BitextUnit& now = after.units[i];
    EXPECT_EQ(source_of(after, i), source_of(before, i));
    EXPECT_EQ(target_of(after, i), target_of(before, i));
    EXPECT_EQ(shown(after.source, now.source_codes), shown(before.source, old.source_codes));
    EXPECT_EQ(shown(after.target, now.target_codes), shown(before.target, old.target_codes));
    EXPECT_EQ(agreements(now), agreements(old));
    EXPECT_EQ(now.ignored, old.ignored);
    EXPECT_EQ(now.name, old.name.empty() && states ? std::to_string(i + 1) : old.name);
    if (!states) continue;
    EXPECT_EQ(now.state, old.state);
    EXPECT_EQ(now.max_characters, old.max_characters);
  }
}

class Conversions : public ::testing::TestWithParam<const char*> {};

TEST_P(Conversions, ToXliff1) {
  const Bitext bitext = fixture(GetParam());
  Bitext again = bitext_of(write_xliff1(bitext), "a.xlf");
  EXPECT_EQ(again.format, BitextFormat::kXliff1);
  expect_same(bitext, again, true);
  again.source.path = bitext.source.path;
  if (bitext.units.back().name.empty()) return;  // it has got a name, then
  EXPECT_EQ(write_xliff1(again), write_xliff1(bitext));
}

TEST_P(Conversions, ToXliff2) {
  const Bitext bitext = fixture(GetParam());
  const Bitext again = bitext_of(write_xliff2(bitext), "a.xlf");
  EXPECT_EQ(again.format, BitextFormat::kXliff2);
  expect_same(bitext, again, true);
}

TEST_P(Conversions, ToTmx) {
  Bitext bitext = fixture(GetParam());
  const Bitext again = bitext_of(write_tmx(bitext).value(), "a.tmx");
  // What has no target is not a unit of both languages.
  std::erase_if(bitext.units, [](const BitextUnit& unit) { return unit.target.empty(); });
  expect_same(bitext, again, false);
}

INSTANTIATE_TEST_SUITE_P(All, Conversions,
                         ::testing::Values("rainbow.xlf", "trados.sdlxliff", "memoq.mqxliff", "phrase.mxliff",
                                           "toolkit.xlf", "xcode.xliff", "angular.xlf", "angular2.xlf", "omegat.tmx",
                                           "trados.tmx"));

TEST(BitextWriters, Xliff2KeepsControlsInCodes) {
  const Bitext bitext = fixture("okapi2.xlf");
  expect_same(bitext, bitext_of(write_xliff2(bitext), "a.xlf"), true);
}

/// One unit, built by hand.
Bitext unit_of(const std::string& source, const std::string& target) {
  Bitext bitext;
  bitext.source = {.path = "folder/some \"file\".tsv", .text = source + "\n"};
  bitext.target = {.path = bitext.source.path, .text = target + "\n"};
  bitext.source_language = "vi";
  bitext.target_language = "en";
  bitext.units.push_back({.name = "k<1>", .line = 1, .source = {0, source.size()}, .target = {0, target.size()}});
  return bitext;
}

TEST(BitextWriters, WhatXmlCannotHold) {
  const std::string text = " a\x01<b>&\t\n\"\r c ";
  const Bitext bitext = unit_of(text, text);
  const Bitext two = bitext_of(write_xliff2(bitext), "a.xlf");
  EXPECT_EQ(source_of(two, 0), text);
  EXPECT_EQ(two.units[0].name, "k<1>");
  const Bitext one = bitext_of(write_xliff1(bitext), "a.xlf");
  EXPECT_EQ(target_of(one, 0), " a␁<b>&\t\n\"\r c ");
  EXPECT_EQ(target_of(bitext_of(write_tmx(bitext).value(), "a.tmx"), 0), " a␁<b>&\t\n\"\r c ");
  EXPECT_NE(write_xliff1(bitext).find("original=\"some &quot;file&quot;.tsv\""), std::string::npos);
}

TEST(BitextWriters, CodesWithoutPartnersAndTwice) {
  Bitext bitext = unit_of("<b>a</b></i>%s%s", "%s<b>A</b>");
  bitext.units[0].source_codes = {{{0, 3}, CodeRole::kOpen, "b"},
                                  {{4, 8}, CodeRole::kClose, "b"},
                                  {{8, 12}, CodeRole::kClose, "i"},
                                  {{12, 14}, CodeRole::kStandalone, "s"},
                                  {{14, 16}, CodeRole::kStandalone, "s"}};
  bitext.units[0].target_codes = {
      {{0, 2}, CodeRole::kStandalone, "s"}, {{2, 5}, CodeRole::kOpen, "b"}, {{6, 10}, CodeRole::kClose, "b"}};
  const Bitext one = bitext_of(write_xliff1(bitext), "a.xlf");
  EXPECT_EQ(codes_of(one.source, one.units[0].source_codes), "<b>(1 </b>)1 </i>=3 %s=4 %s=5");
  EXPECT_EQ(codes_of(one.target, one.units[0].target_codes), "%s=4 <b>(1 </b>)1");
  const Bitext two = bitext_of(write_xliff2(bitext), "a.xlf");
  EXPECT_EQ(codes_of(two.source, two.units[0].source_codes), "<b>(1 </b>)1 </i>)3 %s=4 %s=5");
  const Bitext tmx = bitext_of(write_tmx(bitext).value(), "a.tmx");
  EXPECT_EQ(codes_of(tmx.target, tmx.units[0].target_codes), "%s=4 <b>(1 </b>)1");
}

TEST(BitextWriters, StatesAndLimits) {
  Bitext bitext = unit_of("a", "b");
  bitext.units[0].state = UnitState::kProtected;
  bitext.units[0].max_characters = 12;
  bitext.units[0].ignored = {"number", "url"};
  bitext.software = true;
  for (const std::string& xml : {write_xliff1(bitext), write_xliff2(bitext)}) {
    const Bitext again = bitext_of(xml, "a.xlf");
    EXPECT_EQ(again.units[0].state, UnitState::kProtected);
    EXPECT_EQ(again.units[0].max_characters, 12U);
    EXPECT_EQ(again.units[0].ignored, bitext.units[0].ignored);
  }
  EXPECT_TRUE(bitext_of(write_xliff1(bitext), "a.xlf").software);
  EXPECT_TRUE(bitext_of(write_tmx(bitext).value(), "a.tmx").software);
}

TEST(BitextWriters, TmxNeedsTwoLanguages) {
  Bitext bitext = unit_of("a", "b");
  bitext.target_language = "vi";
  EXPECT_EQ(write_tmx(bitext).error().code, ErrorCode::kUsage);
  bitext.target_language = "";
  EXPECT_NE(write_tmx(bitext).error().message.find("--tgt-lang"), std::string::npos);
  bitext.source_language = "";
  EXPECT_EQ(bitext_of(write_xliff1(bitext), "a.xlf").source_language, "und");
}

TEST(CodeNumbers, OfNothing) { EXPECT_TRUE(CodeNumbers().of({}).empty()); }

}  // namespace
}  // namespace lacuna::corpus
