#include "eval/testsets/wmt_xml.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::testsets {
namespace {

using Lines = std::vector<std::string>;

std::string document(const std::string& attributes, const std::string& content) {
  return "<doc " + attributes + ">" + content + "</doc>";
}

std::string dataset(const std::string& documents) {
  return "<?xml version='1.0' encoding='utf-8'?>\n<dataset id=\"made\">" + documents + "</dataset>";
}

Lines field(const TestSetTexts& texts, const std::string& name) {
  const Lines* lines = texts.find(name);
  return lines == nullptr ? Lines{"(no such field)"} : *lines;
}

const std::string kTwo = dataset(
    document(
        "id=\"a\" origlang=\"de\" domain=\"news\"",
        "<src lang=\"de\"><p><seg id=\"2\">zwei</seg><seg id=\"10\"> zehn &amp;\nmehr </seg></p><p><seg id=\"1\">eins"
        "</seg></p></src>"
        "<ref lang=\"en\" translator=\"A\"><p><seg id=\"1\">one</seg><seg id=\"2\">two</seg><seg id=\"10\">ten</seg>"
        "</p></ref>"
        "<ref lang=\"en\" translator=\"B\"><p><seg id=\"1\">ONE</seg><seg id=\"10\">TEN</seg></p></ref>"
        "<hyp system=\"x\" lang=\"en\"><p><seg id=\"1\">hyp</seg></p></hyp>") +
    document("id=\"suite\" origlang=\"de\" testsuite=\"t\"",
             "<src lang=\"de\"><seg id=\"1\">weg</seg></src><ref lang=\"en\" translator=\"A\"><seg id=\"1\">gone</seg>"
             "</ref>") +
    document("id=\"b\" origlang=\"en\"",
             "<src lang=\"de\"><seg id=\"1\">drei</seg><seg id=\"2\">keiner</seg></src>"
             "<ref lang=\"en\" translator=\"A\"><seg id=\"1\">three</seg><seg id=\"2\"/></ref>"));

TEST(WmtXml, SegmentsInTheOrderOfTheirNumbers) {
  const auto read = read_wmt_xml(kTwo, {"A"}, "f");
  ASSERT_TRUE(read) << read.error().to_string();
  EXPECT_EQ(field(*read, "src"), (Lines{"eins", "zwei", "zehn & mehr", "drei"}));
  EXPECT_EQ(field(*read, "ref:A"), (Lines{"one", "two", "ten", "three"}));
  EXPECT_EQ(field(*read, "ref:B"), (Lines{"ONE", "", "TEN", ""}));
  EXPECT_EQ(field(*read, "docid"), (Lines{"a", "a", "a", "b"}));
  EXPECT_EQ(field(*read, "origlang"), (Lines{"de", "de", "de", "en"}));
  EXPECT_EQ(field(*read, "domain"), (Lines{"news", "news", "news", ""}));
  EXPECT_EQ(read->references, Lines{"ref:A"});
}

TEST(WmtXml, TranslatorsThatCountInTheOrderThatIsAskedFor) {
  EXPECT_EQ(read_wmt_xml(kTwo, {"B", "A"}, "f")->references, (Lines{"ref:B", "ref:A"}));
  EXPECT_EQ(read_wmt_xml(kTwo, {"", "B"}, "f")->references, Lines{"ref:B"});
  const auto none = read_wmt_xml(kTwo, {"C"}, "f");
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().message.find("'C'; there are those of 'A' 'B'"), std::string::npos) << none.error().message;
}

TEST(WmtXml, ATranslatorWithoutAName) {
  const auto read = read_wmt_xml(dataset(document("id=\"a\" origlang=\"x\"",
                                                  "<src lang=\"x\"><seg id=\"1\">a</seg></src><ref lang=\"y\"><seg "
                                                  "id=\"1\">b</seg></ref>")),
                                 {""}, "f");
  ASSERT_TRUE(read);
  EXPECT_EQ(field(*read, "ref"), Lines{"b"});
  EXPECT_EQ(read->references, Lines{"ref"});
}

TEST(WmtXml, TheSourceMayNameTheTranslator) {
  const auto read = read_wmt_xml(
      dataset(
          document("id=\"a\" origlang=\"x\"",
                   "<src lang=\"x\" translator=\"A\"><seg id=\"1\">a</seg></src><ref lang=\"y\"><seg id=\"1\">b</seg>"
                   "</ref>")),
      {"A", ""}, "f");
  ASSERT_TRUE(read);
  EXPECT_EQ(field(*read, "ref:A"), Lines{"b"});
}

TEST(WmtXml, WhatIsWrongHasItsLine) {
  const std::string good = "<src lang=\"x\"><seg id=\"1\">a</seg></src>";
  for (const std::string& bad : {document("id=\"a\"", "<src lang=\"x\">\n<seg id=\"one\">a</seg></src>"),
                                 document("id=\"a\"", good + "\n<src lang=\"z\"><seg id=\"2\">a</seg></src>"),
                                 document("id=\"a\"", "\n<doc id=\"b\"></doc>"), std::string("\n<doc>")}) {
    const auto read = read_wmt_xml(dataset(bad), {"A"}, "f");
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().code, ErrorCode::kFormat) << bad;
    EXPECT_EQ(read.error().line, 3U) << bad << read.error().to_string();
  }
  EXPECT_FALSE(read_wmt_xml("", {"A"}, "f"));
  EXPECT_FALSE(read_wmt_xml(dataset(""), {"A"}, "f"));
}

}  // namespace
}  // namespace lacuna::testsets
