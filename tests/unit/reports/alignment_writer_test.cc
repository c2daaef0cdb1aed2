#include "reports/alignment_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "eval/corpus/alignment_gold.h"
#include "eval/corpus/tmx.h"
#include "tests/support/sample_alignment.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::reports {
namespace {

using corpus::GoldBead;
using test::sample_alignment;
using test::TempFolder;

TEST(AlignmentTsvTest, OneBeadALineWithoutTabsInTexts) {
  EXPECT_EQ(to_alignment_tsv(sample_alignment()),
            "s zero\tt zero\t0.7500\n"
            "s one s two\tt one\t1.0000\n"
            "s three\tt four\t0.5000\n"
            "\tt two & <more>\t0.2500\n"
            "s four\t\t0.1250\n"
            "s five\tt \"five\" t six\t0.0625\n"
            "\tt three\t0.0312\n");
  EXPECT_EQ(to_alignment_tsv({}), "");
}

TEST(AlignmentTsvTest, EveryKindOfLineEndBecomesASpace) {
  DocumentAlignment alignment;
  alignment.source = test::document_of_lines("source", {"a\r\nb\xE2\x80\xA8"
                                                        "c\xC2\x85"
                                                        "d\v\xE3\x80\x80 e\x1F"});
  alignment.target = test::document_of_lines("target", {"\xC2\xA0x"});
  alignment.beads = {{{0, 1}, {0, 1}, 1.0, 0.0, false}};
  EXPECT_EQ(to_alignment_tsv(alignment), "a b c d e\tx\t1.0000\n");
}

TEST(AlignmentVecalignTest, NumbersAreThoseOfLinesAndTheCostIsLowForSureBeads) {
  EXPECT_EQ(to_alignment_vecalign(sample_alignment()),
            "[0]:[0]:0.250000\n[1, 3]:[1]:0.000000\n[4]:[4]:0.500000\n[]:[2]:0.750000\n[5]:[]:0.875000\n"
            "[6]:[5, 6]:0.937500\n[]:[3]:0.968750\n");
}

TEST(AlignmentVecalignTest, ReadsBack) {
  const TempFolder folder;
  const std::string path = folder.write("a", to_alignment_vecalign(sample_alignment()));
  const auto beads = corpus::read_alignment_gold(path, 7, 7);
  ASSERT_TRUE(beads.ok()) << beads.error().to_string();
  EXPECT_EQ(beads->beads, (std::vector<GoldBead>{
                              {{0}, {0}}, {{1, 3}, {1}}, {{4}, {4}}, {{}, {2}}, {{5}, {}}, {{6}, {5, 6}}, {{}, {3}}}));
}

TEST(AlignmentLadderTest, NeverGoesBackAndTakesMovedBeadsApart) {
  EXPECT_EQ(to_alignment_ladder(sample_alignment()),
            "0\t0\t0.7500\n"
            "1\t1\t1.0000\n"
            "4\t2\t0.0000\n"  // the moved bead's source
            "5\t2\t0.1250\n"
            "6\t2\t0.2500\n"
            "6\t3\t0.0312\n"
            "6\t4\t0.0000\n"  // the moved bead's target
            "6\t5\t0.0625\n"
            "7\t7\t0.0000\n");
  EXPECT_EQ(to_alignment_ladder({}), "0\t0\t0.0000\n");
}

TEST(AlignmentLadderTest, ReadsBackWithoutTheBlankLineBetween) {
  const TempFolder folder;
  const std::string path = folder.write("a", to_alignment_ladder(sample_alignment()));
  const auto beads = corpus::read_alignment_gold(path, 7, 7);
  ASSERT_TRUE(beads.ok()) << beads.error().to_string();
  ASSERT_EQ(beads->beads.size(), 8U);
  EXPECT_EQ(beads->beads[1], (GoldBead{{1, 2, 3}, {1}}));  // line 2 is blank
  EXPECT_EQ(beads->beads.back(), (GoldBead{{6}, {5, 6}}));
}

TEST(AlignmentLadderTest, BeginsAtZeroAndEndsAtTheLastLineWhateverIsBlank) {
  DocumentAlignment alignment;
  alignment.lines = true;
  alignment.source = test::document_of_lines("source", {"", "a", ""});
  alignment.target = test::document_of_lines("target", {"b"});
  alignment.beads = {{{0, 1}, {0, 1}, 1.0, 0.0, false}};
  EXPECT_EQ(to_alignment_ladder(alignment), "0\t0\t1.0000\n3\t1\t0.0000\n");
}

TEST(AlignmentJsonTest, HoldsEverything) {
  const auto json = nlohmann::json::parse(to_alignment_json(sample_alignment()));
  EXPECT_EQ(json["schema_version"], 1);
  EXPECT_EQ(json["segmented_by"], "lines");
  EXPECT_EQ(json["pack"]["name"], "xx-yy");
  ASSERT_EQ(json["documents"].size(), 2U);
  const auto& source = json["documents"][0];
  EXPECT_EQ(source["count"], 7);
  ASSERT_EQ(source["segments"].size(), 6U);
  EXPECT_EQ(source["segments"][2], nlohmann::json::parse(R"({"number": 3, "begin": 14, "end": 20, "text": "s  two"})"));
  ASSERT_EQ(json["beads"].size(), 7U);
  EXPECT_EQ(json["beads"][1]["source"], nlohmann::json::parse("[1, 3]"));
  EXPECT_EQ(json["beads"][2]["moved"], true);
  EXPECT_EQ(json["beads"][5]["similarity"], -0.5);
  DocumentAlignment alone = sample_alignment();
  alone.pack.reset();
  EXPECT_TRUE(nlohmann::json::parse(to_alignment_json(alone))["pack"].is_null());
}

TEST(AlignmentTmxTest, OurOwnReaderReadsIt) {
  const TempFolder folder;
  const Result<std::string> bytes = to_alignment_tmx(sample_alignment());
  ASSERT_TRUE(bytes.ok());
  EXPECT_NE(bytes->find("<prop type=\"x-confidence\">0.7500</prop>"), std::string::npos);
  EXPECT_NE(bytes->find("srclang=\"xx\""), std::string::npos);
  const auto pairs = corpus::read_tmx(folder.write("a.tmx", *bytes), "xx", "yy");
  ASSERT_TRUE(pairs.ok()) << pairs.error().to_string();
  ASSERT_EQ(pairs->size(), 4U);
  EXPECT_EQ((*pairs)[1].source, "s one s two");
  EXPECT_EQ((*pairs)[3].target, "t \"five\" t six");
}

TEST(AlignmentTmxTest, AnyTextIsWellFormed) {
  std::string hostile = "]]> <seg> &amp; ' \" ";
  for (char c = 1; c < 0x20; ++c) hostile.push_back(c);
  hostile += "\x7F \xC2\x80 \xEF\xBF\xBE\xEF\xBF\xBF \xF0\x9F\x98\x80 \xED\x9F\xBF end";
  DocumentAlignment alignment;
  alignment.source = test::document_of_lines("source", {hostile});
  alignment.target = test::document_of_lines("target", {"t"});
  alignment.source.info.language = "en\"<";
  alignment.target.info.language = "de";
  alignment.beads = {{{0, 1}, {0, 1}, 1.0, 0.0, false}};
  const Result<std::string> bytes = to_alignment_tmx(alignment);
  ASSERT_TRUE(bytes.ok());
  const TempFolder folder;
  const auto pairs = corpus::read_tmx(folder.write("a.tmx", *bytes), "en\"<", "de");
  ASSERT_TRUE(pairs.ok()) << pairs.error().to_string();
  ASSERT_EQ(pairs->size(), 1U);
  const std::string& back = pairs->front().source;
  EXPECT_EQ(back.rfind("]]> <seg> &amp; ' \" ", 0), 0U) << back;
  EXPECT_NE(back.find("\xE2\x90\x81"), std::string::npos) << "the picture of U+0001";
  EXPECT_NE(back.find("\xEF\xBF\xBD\xEF\xBF\xBD \xF0\x9F\x98\x80 \xED\x9F\xBF end"), std::string::npos) << back;
}

TEST(AlignmentTmxTest, NeedsTwoLanguages) {
  DocumentAlignment alignment = sample_alignment();
  alignment.target.info.language.clear();
  const Result<std::string> unknown = to_alignment_tmx(alignment);
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().code, ErrorCode::kUsage);
  EXPECT_EQ(unknown.error().path, "target.txt");
  EXPECT_NE(unknown.error().message.find("--tgt-lang"), std::string::npos);
  alignment.target.info.language = "xx";
  EXPECT_FALSE(to_alignment_tmx(alignment).ok());
}

}  // namespace
}  // namespace lacuna::reports
