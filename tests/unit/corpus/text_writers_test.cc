#include "eval/corpus/formats/text_writers.h"

#include <gtest/gtest.h>

#include <string>

#include "eval/corpus/formats/po_writer.h"
#include "tests/support/bitext_text.h"

namespace lacuna::corpus {
namespace {

using test::good_bitext;
using test::shown;

const std::string kPo =
    "msgid \"\"\nmsgstr \"Language: vi\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n"
    "#, fuzzy, c-format, max-length:9\nmsgctxt \"menu\"\nmsgid \"one\\n\\ttwo \\\"%d\\\"\"\nmsgstr \"một\\n\\thai "
    "\\\"%d\\\"\"\n\n"
    "#, lacuna-ignore-url\nmsgid \"a, b; c\"\nmsgstr \"\"\n";

TEST(TextWritersTest, JsonLinesHoldEverything) {
  const std::string bytes = write_json_lines(good_bitext("a.po", kPo));
  EXPECT_EQ(bytes,
            "{\"id\": \"menu\", \"source\": \"one\\n\\ttwo \\\"%d\\\"\", \"target\": \"một\\n\\thai \\\"%d\\\"\"}\n"
            "{\"source\": \"a, b; c\", \"target\": null}\n");
  EXPECT_EQ(shown(good_bitext("a.jsonl", bytes)), "1[menu]{one\n\ttwo \"%d\"}{một\n\thai \"%d\"} 2{a, b; c}{}none");
}

TEST(TextWritersTest, CsvHoldsLineBreaks) {
  const std::string bytes = write_csv(good_bitext("a.po", kPo));
  EXPECT_EQ(bytes, "id,source,target\r\nmenu,\"one\n\ttwo \"\"%d\"\"\",\"một\n\thai \"\"%d\"\"\"\r\n,\"a, b; c\",\r\n");
}

TEST(TextWritersTest, TsvAndLinesDoNot) {
  const Bitext bitext = good_bitext("a.po", kPo);
  EXPECT_EQ(write_tsv(bitext), "id\tsource\ttarget\nmenu\tone  two \"%d\"\tmột  hai \"%d\"\n\ta, b; c\t\n");
  EXPECT_EQ(write_lines(bitext, BitextSide::kSource), "one \ttwo \"%d\"\na, b; c\n");
  EXPECT_EQ(write_lines(bitext, BitextSide::kTarget), "một \thai \"%d\"\n\n");
  EXPECT_EQ(line_breaks_of(bitext, false), 2U);
  EXPECT_EQ(line_breaks_of(good_bitext("a.csv", "a\tx,b\n"), false), 0U);
  EXPECT_EQ(line_breaks_of(good_bitext("a.jsonl", "{\"src\":\"a\\tx\",\"tgt\":\"b\"}"), true), 1U);
}

TEST(TextWritersTest, WithoutNamesThereIsNoColumnForThem) {
  EXPECT_EQ(write_tsv(good_bitext("a.csv", "a,b\n")), "source\ttarget\na\tb\n");
}

TEST(PoWriterTest, WhatWasReadIsWritten) {
  const Bitext bitext = good_bitext("a.po", kPo);
  const std::string bytes = write_po(bitext);
  const Bitext again = good_bitext("b.po", bytes);
  ASSERT_EQ(again.units.size(), 2U);
  EXPECT_EQ(again.target_language, "vi");
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(again.units[i].source.of(again.source.text), bitext.units[i].source.of(bitext.source.text));
    EXPECT_EQ(again.units[i].target.of(again.target.text), bitext.units[i].target.of(bitext.target.text));
    EXPECT_EQ(again.units[i].name, bitext.units[i].name);
    EXPECT_EQ(again.units[i].state, bitext.units[i].state);
    EXPECT_EQ(again.units[i].flags, bitext.units[i].flags);
    EXPECT_EQ(again.units[i].ignored, bitext.units[i].ignored);
    EXPECT_EQ(again.units[i].max_characters, bitext.units[i].max_characters);
  }
}

TEST(PoWriterTest, OneSourceTwiceAndNone) {
  const Bitext bitext = good_bitext("a.csv", "id,source,target\n,a,b\n,a,c\nx,a,d\nx,a,e\n,,f\ny,,g\n");
  EXPECT_EQ(shown(good_bitext("b.po", write_po(bitext))), "7{a}{b} 10[#2]{a}{c} 14[x]{a}{d} 18[x #2]{a}{e} 22[y]{}{g}");
  EXPECT_EQ(left_out_of_po(bitext), 1U);
}

TEST(PoWriterTest, ControlsAreEscaped) {
  const Bitext bitext = good_bitext("a.jsonl", "{\"src\":\"a\\u0001\\u007f7\\\\\\r\\n\",\"tgt\":\"b\\u0000c\"}");
  EXPECT_EQ(shown(good_bitext("b.po", write_po(bitext))),
            "7{a\x01\x7F"
            "7\\\r\n}{b\u2400c}");
}

}  // namespace
}  // namespace lacuna::corpus
