#include "eval/corpus/formats/xliff.h"

#include <gtest/gtest.h>

#include "tests/support/xml_bitext.h"

namespace lacuna::corpus {
namespace {

using test::bitext_of;
using test::codes_of;
using test::source_of;
using test::target_of;
using test::xml_error;

std::string xliff1(const std::string& body, const std::string& file = "source-language=\"vi\" target-language=\"en\"") {
  return "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n<file " + file + ">\n<body>\n" +
         body + "</body>\n</file>\n</xliff>\n";
}

std::string xliff2(const std::string& body, const std::string& unit = "<unit id=\"1\">") {
  return "<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"vi\" trgLang=\"en\">\n"
         "<file id=\"f\">\n" +
         unit + body + "</unit>\n</file>\n</xliff>\n";
}

std::string unit1(const std::string& source, const std::string& target) {
  return "<trans-unit id=\"1\"><source>" + source + "</source><target>" + target + "</target></trans-unit>\n";
}

UnitState state1(const std::string& unit_attributes, const std::string& target_attributes) {
  return bitext_of(xliff1("<trans-unit id=\"1\" " + unit_attributes + "><source>a</source><target " +
                          target_attributes + ">b</target></trans-unit>"),
                   "a.xlf")
      .units.at(0)
      .state;
}

TEST(Xliff1, CodesShowWhatIsNative) {
  const std::string codes =
      "<g id=\"1\">a</g><x id=\"2\"/><x id=\"3\" equiv-text=\"{n}\"/><bpt id=\"4\" rid=\"9\">&lt;i&gt;</bpt>"
      "b<ept id=\"5\" rid=\"9\">&lt;/i&gt;</ept><bx id=\"6\"/><ex id=\"6\"/><ph id=\"7\">%s</ph><it id=\"8\" "
      "pos=\"open\">&lt;u&gt;</it><mrk mtype=\"term\">c</mrk>";
  const Bitext bitext = bitext_of(xliff1(unit1(codes, codes)), "a.xlf");
  EXPECT_EQ(source_of(bitext, 0), "<g id=\"1\">a</g><x id=\"2\"/>{n}<i>b</i><bx id=\"6\"/><ex id=\"6\"/>%s<u>c");
  EXPECT_EQ(codes_of(bitext.target, bitext.units[0].target_codes),
            "<g id=\"1\">(1 </g>)1 <x id=\"2\"/>=2 {n}=3 <i>(9 </i>)9 <bx id=\"6\"/>(6 <ex id=\"6\"/>)6 %s=7 <u>=8");
}

TEST(Xliff1, StatesAsTheFileSays) {
  EXPECT_EQ(state1("", ""), UnitState::kTranslated);
  EXPECT_EQ(state1("", "state=\"final\""), UnitState::kTranslated);
  EXPECT_EQ(state1("", "state=\"needs-translation\""), UnitState::kNeedsReview);
  EXPECT_EQ(state1("", "state=\"new\""), UnitState::kNeedsReview);
  EXPECT_EQ(state1("approved=\"yes\"", "state=\"needs-review-l10n\""), UnitState::kTranslated);
  EXPECT_EQ(state1("approved=\"no\"", ""), UnitState::kTranslated);  // which is what nothing said means
  EXPECT_EQ(state1("", "state-qualifier=\"leveraged-mt\""), UnitState::kNeedsReview);
  EXPECT_EQ(state1("", "state=\"signed-off\" state-qualifier=\"leveraged-mt\""), UnitState::kTranslated);
  EXPECT_EQ(state1("translate=\"no\"", ""), UnitState::kProtected);
  EXPECT_EQ(state1("xmlns:m=\"m\" m:confirmed=\"0\"", ""), UnitState::kNeedsReview);
  const Bitext groups = bitext_of(
      xliff1("<group translate=\"no\"><group>" + unit1("a", "b") + "</group></group>" + unit1("a", "\n  ")), "a.xlf");
  EXPECT_EQ(groups.units[0].state, UnitState::kProtected);
  EXPECT_EQ(groups.units[1].state, UnitState::kUntranslated);
}

TEST(Xliff1, WhatIsNotOfTheUnitIsNotRead) {
  const Bitext bitext =
      bitext_of(xliff1("<trans-unit id=\"i\" resname=\"key\" maxwidth=\"7\" size-unit=\"char\"><source>a</source>"
                       "<alt-trans><source>c</source><target>d</target></alt-trans><x:y xmlns:x=\"x\"><note "
                       "xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">lacuna:ignore url</note></x:y></trans-unit>"
                       "<bin-unit id=\"2\"><bin-source><external-file href=\"a\"/></bin-source></bin-unit>"
                       "<trans-unit id=\"3\" maxwidth=\"7\"><source>a</source><target>b</target></trans-unit>"),
                "a.xlf");
  ASSERT_EQ(bitext.units.size(), 2U);
  EXPECT_EQ(bitext.units[0].name, "key");
  EXPECT_EQ(bitext.units[0].state, UnitState::kUntranslated);
  EXPECT_EQ(bitext.units[0].max_characters, 7U);
  EXPECT_TRUE(bitext.units[0].ignored.empty());
  EXPECT_EQ(bitext.units[1].max_characters, std::nullopt);  // pixels
}

TEST(Xliff1, SegmentsOfBothSidesMeetByTheirNumber) {
  const std::string source =
      "<source>a b c</source><seg-source><mrk mtype=\"seg\" mid=\"0\">a</mrk> <mrk mtype=\"seg\" "
      "mid=\"1\">b</mrk> <mrk mtype=\"seg\" mid=\"2\">c</mrk></seg-source>";
  const Bitext bitext = bitext_of(
      xliff1("<trans-unit id=\"t\">" + source +
             "<target><mrk mtype=\"seg\" mid=\"2\">C</mrk> <mrk mtype=\"seg\" mid=\"0\">A</mrk></target></trans-unit>"),
      "a.xlf");
  ASSERT_EQ(bitext.units.size(), 3U);
  EXPECT_EQ(bitext.units[2].name, "t/2");
  EXPECT_EQ(target_of(bitext, 0), "A");
  EXPECT_EQ(target_of(bitext, 1), "");
  EXPECT_EQ(bitext.units[1].state, UnitState::kUntranslated);
  EXPECT_EQ(target_of(bitext, 2), "C");
  const Bitext whole =
      bitext_of(xliff1("<trans-unit id=\"t\">" + source + "<target>A B C</target></trans-unit>"), "a.xlf");
  ASSERT_EQ(whole.units.size(), 1U);
  EXPECT_EQ(source_of(whole, 0), "a b c");
  EXPECT_EQ(bitext_of(xliff1("<trans-unit id=\"t\">" + source + "</trans-unit>"), "a.xlf").units.size(), 3U);
}

TEST(Xliff1, FilesOfSeveralLanguages) {
  const std::string two = "<xliff version=\"1.2\"><file source-language=\"vi\" target-language=\"en\"><body>" +
                          unit1("a", "b") +
                          "</body></file><file source-language=\"vi\" target-language=\"fr-CA\"><body>" +
                          unit1("c", "d") + "</body></file></xliff>";
  const Error error = xml_error(two, "a.xlf");
  EXPECT_EQ(error.code, ErrorCode::kUsage);
  EXPECT_NE(error.message.find("vi → en, vi → fr-CA"), std::string::npos) << error.message;
  const Bitext french = bitext_of(two, "a.xlf", {.target_language = "fr"});
  ASSERT_EQ(french.units.size(), 1U);
  EXPECT_EQ(source_of(french, 0), "c");
  EXPECT_EQ(french.target_language, "fr-CA");
  EXPECT_EQ(xml_error(two, "a.xlf", {.target_language = "de"}).code, ErrorCode::kUsage);
}

TEST(Xliff1, ProgramsAreKnown) {
  EXPECT_FALSE(bitext_of(xliff1(unit1("a", "b")), "a.xlf").software);
  EXPECT_TRUE(bitext_of(xliff1(unit1("a", "b"), "datatype=\"resx\""), "a.xlf").software);
  EXPECT_TRUE(bitext_of(xliff1(unit1("a", "b"), "original=\"vi.lproj/Main.strings\""), "a.xlf").software);
}

TEST(Xliff2, SegmentsWithTheirNativeCode) {
  const Bitext bitext = bitext_of(
      xliff2("<originalData><data id=\"d1\">&lt;b&gt;</data><data id=\"d2\">&lt;/b&gt;</data></originalData>"
             "<segment id=\"s\" state=\"final\"><source><pc id=\"1\" dataRefStart=\"d1\" dataRefEnd=\"d2\">a</pc><ph "
             "id=\"2\" "
             "disp=\"{n}\"/><pc id=\"3\">b</pc><ph id=\"4\"/></source><target><sc id=\"1\" dataRef=\"d1\"/>A<cp "
             "hex=\"1EBF\"/><ec startRef=\"1\" dataRef=\"d2\"/><mrk id=\"m\">B</mrk></target></segment>"
             "<ignorable><source> </source></ignorable><segment "
             "state=\"initial\"><source>c</source><target>C</target></segment>"),
      "a.xlf");
  ASSERT_EQ(bitext.units.size(), 2U);
  EXPECT_EQ(bitext.format, BitextFormat::kXliff2);
  EXPECT_EQ(source_of(bitext, 0), "<b>a</b>{n}<pc id=\"3\">b</pc><ph id=\"4\"/>");
  EXPECT_EQ(codes_of(bitext.source, bitext.units[0].source_codes),
            "<b>(1 </b>)1 {n}=2 <pc id=\"3\">(3 </pc>)3 <ph id=\"4\"/>=4");
  EXPECT_EQ(target_of(bitext, 0), "<b>Aế</b>B");
  EXPECT_EQ(codes_of(bitext.target, bitext.units[0].target_codes), "<b>(1 </b>)1");
  EXPECT_EQ(bitext.units[0].name, "1/s");
  EXPECT_EQ(bitext.units[0].state, UnitState::kTranslated);
  EXPECT_EQ(source_of(bitext, 1), "c");
  EXPECT_EQ(bitext.units[1].state, UnitState::kNeedsReview);
}

TEST(Xliff2, UnitsAsTheFileSays) {
  const std::string segment = "<segment><source>a</source><target>b</target></segment>";
  EXPECT_EQ(bitext_of(xliff2(segment), "a.xlf").units[0].state, UnitState::kTranslated);
  EXPECT_EQ(bitext_of(xliff2(segment, "<unit id=\"1\" translate=\"no\">"), "a.xlf").units[0].state,
            UnitState::kProtected);
  EXPECT_EQ(bitext_of(xliff2("<segment><source>a</source></segment>"), "a.xlf").units[0].state,
            UnitState::kUntranslated);
  const std::string restricted =
      xliff2(segment,
             "<s:profiles xmlns:s=\"urn:oasis:names:tc:xliff:sizerestriction:2.0\" "
             "generalProfile=\"xliff:codepoints\"/><unit id=\"1\" "
             "xmlns:s=\"urn:oasis:names:tc:xliff:sizerestriction:2.0\" s:sizeRestriction=\"5,20\">");
  EXPECT_EQ(bitext_of(restricted, "a.xlf").units[0].max_characters, 20U);
  const Bitext noted = bitext_of(xliff2("<notes><note>lacuna:ignore all</note></notes>" + segment), "a.xlf");
  EXPECT_EQ(noted.units[0].ignored, std::vector<std::string>{"all"});
}

TEST(Xliff2, NotesGoBehindModulesOrOtherNotes) {
  const std::string segment = "\n    <segment><source>a</source><target>b</target></segment>\n  ";
  const std::string module = "\n    <m:x xmlns:m=\"m\"><source>no</source></m:x>";
  const std::string others = "\n    <notes>\n      <note>x</note>\n    </notes>";
  const auto annotated = [](const std::string& bytes) {
    const Bitext bitext = bitext_of(bytes, "a.xlf");
    const std::vector<UnitNote> notes = {{0, "url", Severity::kCritical, "lost"}};
    return annotate(bitext, notes).value();
  };
  const std::string note = "<note category=\"lacuna\" priority=\"1\" appliesTo=\"target\">url: lost</note>";
  const std::string ours = "\n    <notes>\n      " + note + "\n    </notes>";
  const std::string unit = "  <unit id=\"1\">";
  EXPECT_EQ(annotated(xliff2(segment, unit)), xliff2(ours + segment, unit));
  EXPECT_EQ(annotated(xliff2(module + segment, unit)), xliff2(module + ours + segment, unit));
  EXPECT_EQ(annotated(xliff2(others + segment, unit)),
            xliff2("\n    <notes>\n      <note>x</note>\n      " + note + "\n    </notes>" + segment, unit));
  EXPECT_EQ(annotated(xliff2("<segment><source>a</source></segment>")),
            xliff2("<notes>" + note + "</notes><segment><source>a</source></segment>"));
}

TEST(Xliff, WhatIsWrongIsNamedWithItsPlace) {
  EXPECT_NE(xml_error("<html/>", "a.xlf").message.find("it has no <xliff>"), std::string::npos);
  EXPECT_NE(xml_error("<xliff version=\"3.0\"/>", "a.xlf").message.find("version '3.0'"), std::string::npos);
  const Error no_source = xml_error(xliff1("<trans-unit id=\"1\">\n</trans-unit>"), "a.xlf");
  EXPECT_NE(no_source.message.find("without <source>"), std::string::npos);
  EXPECT_EQ(no_source.line, 5U);
  EXPECT_NE(xml_error(xliff2("<segment/>"), "a.xlf").message.find("without <source>"), std::string::npos);
}

}  // namespace
}  // namespace lacuna::corpus
