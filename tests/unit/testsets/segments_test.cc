#include "eval/testsets/segments.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::testsets {
namespace {

using Lines = std::vector<std::string>;

TEST(SingleSpaced, IsPythonsIdeaOfWhiteSpace) {
  EXPECT_EQ(single_spaced("  a\t b\u00A0\u3000c \n"), "a b c");
  EXPECT_EQ(single_spaced(" \n"), "");
  EXPECT_EQ(single_spaced("a\u200Bb"), "a\u200Bb");
}

TEST(ReadLines, KeepsEmptyOnesAndWhatStandsBefore) {
  EXPECT_EQ(read_lines(" a \r\n\nb"), (Lines{" a", "", "b"}));
  EXPECT_EQ(read_lines("a\n"), Lines{"a"});
  EXPECT_TRUE(read_lines("").empty());
}

TEST(ReadTsv, TakesOneColumn) {
  const std::string text = "1\ta\tb \n2\tc\td\te\n";
  EXPECT_EQ(*read_tsv(text, 1, "f"), (Lines{"1", "2"}));
  EXPECT_EQ(*read_tsv(text, 3, "f"), (Lines{"b", "d"}));
  const auto missing = read_tsv(text, 4, "f");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kFormat);
  EXPECT_EQ(missing.error().line, 1U);
  EXPECT_EQ(*read_tsv("\t\n", 2, "f"), Lines{""});
}

TEST(ReadJsonLines, TakesTheStringUnderTheKey) {
  EXPECT_EQ(*read_json_lines("{\"text\": \"a\\nb\", \"id\": 1}\n{\"text\": \"\"}\n", "text", "f"), (Lines{"a b", ""}));
  for (const char* bad : {"{\"text\": \"a\"}\n[]\n", "{\"text\": \"a\"}\n{\"text\": 1}\n",
                          "{\"text\": \"a\"}\n{\"tex\n", "{\"text\": \"a\"}\n\n{\"text\": \"b\"}\n"}) {
    const auto read = read_json_lines(bad, "text", "f");
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().line, 2U) << bad;
  }
}

TEST(ReadSgm, ProjectsWhatDocumentsSay) {
  const auto read = read_sgm(
      "<srcset setid=\"x\">\n<doc sysid=\"s\" docid=\"d 1\" genre=\"news\" origlang=\"de\">\n<p>\n"
      "<seg id=\"1\"> A  &amp; b </seg>\n<seg id=\"2\">c</seg>\n</p>\n</doc>\n"
      "<DOC origlang='en' docid=d2>\n<hl>\n<SEG ID=\"1\">d\n e < f</SEG> <seg\nid=\"2\"></seg>\n",
      "f");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->texts, (Lines{"A &amp; b", "c", "d e < f", ""}));
  EXPECT_EQ(read->docids, (Lines{"d 1", "d 1", "d2", "d2"}));
  EXPECT_EQ(read->genres, (Lines{"news", "news", "", ""}));
  EXPECT_EQ(read->origlangs, (Lines{"de", "de", "en", "en"}));
}

TEST(ReadSgm, PassesOverOtherTags) {
  const auto read = read_sgm("<segment>x</segment><document docid=\"z\"><seg id=\"1\">a</seg>", "f");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->texts, Lines{"a"});
  EXPECT_EQ(read->docids, Lines{""});
  EXPECT_TRUE(read_sgm("", "f")->texts.empty());
}

TEST(ReadSgm, AnAttributeIsNotTheEndOfAnother) {
  const auto read = read_sgm("<doc sysdocid=\"no\" docid = \"yes\">\n<seg id=\"1\">a</seg>", "f");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->docids, Lines{"yes"});
}

TEST(ReadSgm, SegmentsEnd) {
  for (const char* bad : {"<doc>\n<seg id=\"1\">a", "\n<seg id=\"1\">a\n<seg id=\"2\">b</seg>", "\n<seg id=\"1\"",
                          "\n<seg id=\"1\"</seg>"}) {
    const auto read = read_sgm(bad, "f");
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().code, ErrorCode::kFormat);
    EXPECT_EQ(read.error().line, 2U) << bad;
  }
}

}  // namespace
}  // namespace lacuna::testsets
