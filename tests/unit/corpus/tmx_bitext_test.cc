#include "eval/corpus/formats/tmx_bitext.h"

#include <gtest/gtest.h>

#include "tests/support/xml_bitext.h"

namespace lacuna::corpus {
namespace {

using test::bitext_of;
using test::codes_of;
using test::source_of;
using test::target_of;
using test::xml_error;

std::string tmx(const std::string& body, const std::string& srclang = "vi") {
  return "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\">\n<header srclang=\"" + srclang + "\"/>\n<body>\n" + body +
         "</body>\n</tmx>\n";
}

std::string variant(const std::string& language, const std::string& text) {
  return "<tuv xml:lang=\"" + language + "\"><seg>" + text + "</seg></tuv>";
}

TEST(TmxBitext, UnitsWithTheirNamesAndCodes) {
  const Bitext bitext = bitext_of(
      tmx("<tu tuid=\"a1\"><note>lacuna:ignore number, url</note><prop type=\"x\">y</prop>" +
          variant("vi",
                  "Bấm <bpt i=\"1\" x=\"4\">&lt;b&gt;</bpt>đây<ept i=\"1\">&lt;/b&gt;</ept> <ph>{0<sub>x</sub>}</ph>") +
          variant("en-US", "Click <bpt i=\"2\" x=\"4\">&lt;b&gt;</bpt>here<ept i=\"2\">&lt;/b&gt;</ept> <ph>{0}</ph>") +
          "</tu>\n<tu>" + variant("vi", "<hi x=\"3\">một</hi><ut/>") + variant("en-US", "") + "</tu>"),
      "memory.tmx");
  ASSERT_EQ(bitext.units.size(), 2U);
  EXPECT_EQ(bitext.format, BitextFormat::kTmx);
  EXPECT_EQ(bitext.source_language, "vi");
  EXPECT_EQ(bitext.target_language, "en-US");
  EXPECT_EQ(bitext.units[0].name, "a1");
  EXPECT_EQ(bitext.units[0].line, 5U);
  EXPECT_EQ(bitext.units[0].ignored, (std::vector<std::string>{"number", "url"}));
  EXPECT_EQ(source_of(bitext, 0), "Bấm <b>đây</b> {0}");
  EXPECT_EQ(codes_of(bitext.source, bitext.units[0].source_codes), "<b>(4 </b>)4 {0}={0}");
  EXPECT_EQ(codes_of(bitext.target, bitext.units[0].target_codes), "<b>(4 </b>)4 {0}={0}");
  EXPECT_EQ(bitext.units[1].line, 6U);
  EXPECT_EQ(source_of(bitext, 1), "<hi x=\"3\">một</hi><ut/>");
  EXPECT_EQ(codes_of(bitext.source, bitext.units[1].source_codes), "<hi x=\"3\">(hi 3 </hi>)hi 3 <ut/>=<ut/>");
  EXPECT_EQ(bitext.units[0].state, UnitState::kTranslated);
  EXPECT_EQ(bitext.units[1].state, UnitState::kUntranslated);
}

TEST(TmxBitext, WhichLanguages) {
  const std::string body = "<tu>" + variant("EN_us", "one") + variant("vi", "một") + variant("fr", "un") + "</tu>" +
                           "<tu>" + variant("fr", "deux") + variant("vi", "hai") + "</tu>";
  const Error several = xml_error(tmx(body), "memory.tmx");
  EXPECT_EQ(several.code, ErrorCode::kUsage);
  EXPECT_NE(several.message.find("languages in it: en-us, fr, vi"), std::string::npos) << several.message;
  const Bitext french = bitext_of(tmx(body), "memory.tmx", {.target_language = "fr"});
  ASSERT_EQ(french.units.size(), 2U);
  EXPECT_EQ(source_of(french, 1), "hai");
  EXPECT_EQ(target_of(french, 1), "deux");
  const Bitext english = bitext_of(tmx(body), "memory.tmx", {.source_language = "fr", .target_language = "en"});
  ASSERT_EQ(english.units.size(), 1U);
  EXPECT_EQ(source_of(english, 0), "un");
  EXPECT_EQ(target_of(english, 0), "one");
  EXPECT_EQ(english.target_language, "EN-us");
  EXPECT_EQ(bitext_of(tmx(body), "memory.tmx", {.target_language = "en-US"}).units.size(), 1U);
  const Error none = xml_error(tmx(body), "memory.tmx", {.target_language = "de"});
  EXPECT_EQ(none.code, ErrorCode::kUsage);
  EXPECT_NE(none.message.find("'vi' and 'de'"), std::string::npos) << none.message;
  EXPECT_NE(xml_error(tmx(""), "memory.tmx").message.find("languages in it: none"), std::string::npos);
  const std::string two = "<tu>" + variant("de", "eins") + variant("vi", "một") + "</tu>";
  EXPECT_EQ(source_of(bitext_of(tmx(two, "*all*"), "memory.tmx"), 0), "eins");  // the first
  EXPECT_EQ(source_of(bitext_of(tmx(two, "vi-VN"), "memory.tmx"), 0), "một");
}

TEST(TmxBitext, NotesGoBeforeTheVariantsWithTheirIndentation) {
  const std::string bytes =
      tmx("  <tu>\n    <prop type=\"a\">b</prop>\n    " + variant("vi", "một") + "\n    " + variant("en", "one") +
          "\n  </tu>\n  <tu>" + variant("vi", "hai") + variant("en", "two") + "</tu>\n");
  const Bitext bitext = bitext_of(bytes, "memory.tmx");
  const std::vector<UnitNote> notes = {{0, "number", Severity::kMajor, "1 < 2"}, {1, "url", Severity::kMinor, "lost"}};
  std::string expected = bytes;
  expected.insert(expected.find("<tuv xml:lang=\"vi\"><seg>hai"), "<prop type=\"x-lacuna\">url: lost</prop>");
  expected.insert(expected.find("\n    <tuv"), "\n    <prop type=\"x-lacuna\">number: 1 &lt; 2</prop>");
  const Result<std::string> annotated = annotate(bitext, notes);
  ASSERT_TRUE(annotated.ok());
  EXPECT_EQ(*annotated, expected);
}

TEST(TmxBitext, UnitsInUnits) {
  const std::string good = "<tu>" + variant("vi", "hai") + variant("en", "two") + "</tu>";
  for (const std::string bad : {"<tu><tuv><tu/><seg/></tuv></tu>", "<tu><note><tu/></note></tu>"}) {
    const Bitext bitext = bitext_of(tmx(bad + "<tu><seg>x</seg></tu>" + good), "memory.tmx",
                                    {.source_language = "vi", .target_language = "en"});
    ASSERT_EQ(bitext.units.size(), 1U) << bad;
    EXPECT_EQ(source_of(bitext, 0), "hai") << bad;
  }
}

TEST(TmxBitext, WhatIsNotTmx) {
  EXPECT_NE(xml_error("<html/>", "memory.tmx").message.find("it has no <tmx>"), std::string::npos);
  EXPECT_EQ(xml_error(tmx("<tu>\n"), "memory.tmx").line, 6U);
}

}  // namespace
}  // namespace lacuna::corpus
