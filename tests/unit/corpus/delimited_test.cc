#include "eval/corpus/formats/delimited.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/bitext_text.h"

namespace lacuna::corpus {
namespace {

using test::bitext_error;
using test::bytes_of;
using test::good_bitext;
using test::shown;

TEST(DelimitedTest, TwoColumnsWithoutAHeader) {
  EXPECT_EQ(shown(good_bitext("a.tsv", "một\tone\nhai\ttwo\n")), "1{một}{one} 2{hai}{two}");
  EXPECT_EQ(shown(good_bitext("a.csv", "một,one\r\nhai,\"two, 2\"\r\n")), "1{một}{one} 2{hai}{two, 2}");
  EXPECT_EQ(shown(good_bitext("a.tab", "một\tone\tx\n\nhai\t\ty")), "1{một}{one} 3{hai}{}none");
}

TEST(DelimitedTest, UsualNamesOfAHeader) {
  EXPECT_EQ(shown(good_bitext("a.tsv", "ID\tTarget\tSource\n7\tone\tmột\n")), "2[7]{một}{one}");
  EXPECT_EQ(shown(good_bitext("a.csv", "src;mt;ref\nmột;one;uno\n")), "2{một}{one}");
  const Bitext named = good_bitext("a.csv",
                                   "\xEF\xBB\xBF"
                                   "en,vi_VN\r\none,một\r\n");
  EXPECT_EQ(shown(named), "2{one}{một}");
  EXPECT_EQ(named.source_language, "en");
  EXPECT_EQ(named.target_language, "vi-VN");
}

TEST(DelimitedTest, AColumnIdIsIndonesianOnlyWhereAnotherLanguageIsMissing) {
  EXPECT_EQ(shown(good_bitext("a.tsv", "id\tvi\ten\n7\tmột\tone\n")), "2[7]{một}{one}");
  EXPECT_EQ(shown(good_bitext("a.tsv", "de\tfr\tid\neins\tun\t7\n")), "2[7]{eins}{un}");
  const Bitext indonesian = good_bitext("a.tsv", "id\ten\nsatu\tone\n");
  EXPECT_EQ(shown(indonesian), "2{satu}{one}");
  EXPECT_EQ(indonesian.source_language, "id");
}

TEST(DelimitedTest, ColumnsOfTheLanguagesWanted) {
  const BitextOptions options{.source_language = "vi", .target_language = "en-GB"};
  EXPECT_EQ(shown(good_bitext("a.tsv", "en\tfr\tvi\none\tun\tmột\n", options)), "2{một}{one}");
}

TEST(DelimitedTest, ColumnsByNameOrNumber) {
  const std::string bytes = "a\tb\tc\n1\t2\t3\n";
  EXPECT_EQ(shown(good_bitext("a.tsv", bytes, {.source_field = "c", .target_field = "A"})), "2{3}{1}");
  EXPECT_EQ(shown(good_bitext("a.tsv", bytes, {.source_field = "3", .target_field = "1"})), "1{c}{a} 2{3}{1}");
  EXPECT_EQ(shown(good_bitext("a.tsv", "x\ty\n1\t2\n", {.target_field = "x"})), "2{2}{1}");
  EXPECT_EQ(shown(good_bitext("a.tsv", "source\tx\ttarget\n1\t2\t3\n", {.target_field = "2"})), "2{1}{2}");
}

TEST(DelimitedTest, MissingColumnsAreNamedWithThoseThatAreThere) {
  EXPECT_EQ(bitext_error("a.tsv", "a\tb\tc\n", {.source_field = "d"}),
            "1: byte 0: no column \"d\"; the columns are \"a\", \"b\", \"c\"");
  EXPECT_EQ(bitext_error("a.tsv", "a\tb\n", {.source_field = "3"}),
            "1: byte 0: no column \"3\"; the columns are \"a\", \"b\"");
  EXPECT_EQ(bitext_error("a.csv", "id,source,machine\n", {}),
            "1: byte 0: which column holds the target? Name it; the columns are \"id\", \"source\", \"machine\"");
  EXPECT_EQ(bitext_error("a.csv", "a,b\n", {.source_field = "a", .target_field = "1"}),
            "1: byte 0: source and target are the same column, \"a\"");
  EXPECT_EQ(bitext_error("a.tsv", "one\n", {}), "1: byte 0: one column; a source and a target column are needed");
}

TEST(DelimitedTest, RaggedRowsAreNamed) {
  EXPECT_EQ(bitext_error("a.tsv", "a\tb\nc\td\ne\tf\tg\n"), "3: byte 8: 3 fields, but line 1 has 2");
  EXPECT_EQ(bitext_error("a.csv", "source,target\n\"x\ny\",z\nw\n"), "4: byte 22: 1 field, but line 1 has 2");
  EXPECT_EQ(bitext_error("a.csv", "a,b\n\"c,d\n"), "2: byte 4: a field's quote is never closed");
}

TEST(DelimitedTest, NothingInIt) {
  EXPECT_EQ(bitext_error("a.tsv", "\n\n"), "1: byte 0: no text in it");
  EXPECT_EQ(bitext_error("a.csv", "\xEF\xBB\xBF"), "1: byte 0: no text in it");
  EXPECT_EQ(shown(good_bitext("a.csv", "source,target\n")), "");
}

TEST(DelimitedTest, TsvKnowsNoQuotesAndNoEscapes) {
  EXPECT_EQ(shown(good_bitext("a.tsv", "\"a\\tb\\n\t\"\"c\\\\\n")), "1{\"a\\tb\\n}{\"\"c\\\\}");
}

TEST(DelimitedTest, TextsKnowTheirBytes) {
  const Bitext csv = good_bitext("a.csv",
                                 "\xEF\xBB\xBF"
                                 "a,\"say \"\"hi\"\", now\"\r\nb,c\r\n");
  EXPECT_EQ(bytes_of(csv, csv.source, "a"), "a");
  EXPECT_EQ(bytes_of(csv, csv.target, "say \"hi"), "say \"\"hi");
  EXPECT_EQ(bytes_of(csv, csv.target, ", now"), ", now");
  EXPECT_EQ(bytes_of(csv, csv.target, "c"), "c");
  EXPECT_EQ(csv.units[1].line, 2U);
  const Bitext tsv = good_bitext("a.tsv", "một\tone\r\nhai\ttwo\r\n");
  EXPECT_EQ(bytes_of(tsv, tsv.source, "hai"), "hai");
  EXPECT_EQ(bytes_of(tsv, tsv.target, "two"), "two");
}

TEST(DelimitedTest, WhatIsNotAnnotatedComesBackAsItWas) {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "vi;en\r\n\"một\";\"a \"\"b\"\"\"\r\n";
  const auto back = annotate(good_bitext("a.csv", bytes), {});
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, bytes);
}

}  // namespace
}  // namespace lacuna::corpus
