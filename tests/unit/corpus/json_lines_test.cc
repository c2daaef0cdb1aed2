#include "eval/corpus/formats/json_lines.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/bitext_text.h"

namespace lacuna::corpus {
namespace {

using test::bitext_error;
using test::bytes_of;
using test::good_bitext;
using test::shown;

TEST(JsonLinesTest, UsualKeys) {
  EXPECT_EQ(
      shown(good_bitext("a.jsonl", "{\"src\":\"một\",\"mt\":\"one\",\"id\":7}\n\n{\"mt\":\"two\",\"src\":\"hai\"}")),
      "1[7]{một}{one} 3{hai}{two}");
  EXPECT_EQ(shown(good_bitext("a.ndjson", "{\"source\":\"một\",\"translation\":\"one\",\"key\":\"k\"}\r\n")),
            "1[k]{một}{one}");
}

TEST(JsonLinesTest, KeysByOption) {
  const std::string bytes = "{\"a\":\"một\",\"b\":{\"c\":\"one\"}}\n";
  EXPECT_EQ(shown(good_bitext("a.jsonl", bytes, {.source_field = "a", .target_field = "b.c"})), "1{một}{one}");
  EXPECT_EQ(bitext_error("a.jsonl", bytes, {.source_field = "a", .target_field = "b.d"}),
            "1: byte 0: no key \"b.d\"; the keys are \"a\", \"b\"");
  EXPECT_EQ(bitext_error("a.jsonl", bytes),
            "1: byte 0: which key holds the source? Name it; the keys are \"a\", \"b\"");
}

TEST(JsonLinesTest, LanguagesOfANestedTranslation) {
  const std::string bytes = "{\"id\":\"x\",\"translation\":{\"en\":\"one\",\"vi\":\"một\"}}\n";
  const Bitext bitext = good_bitext("a.jsonl", bytes, {.source_language = "vi", .target_language = "en-US"});
  EXPECT_EQ(shown(bitext), "1[x]{một}{one}");
  EXPECT_EQ(bitext.source_language, "vi");
  EXPECT_EQ(shown(good_bitext("a.jsonl", bytes, {.target_language = "vi"})), "1[x]{one}{một}");
  EXPECT_EQ(bitext_error("a.jsonl", bytes),
            "1: byte 0: which languages of \"translation\" are source and target? Name them; there are \"en\", \"vi\"");
  EXPECT_NE(bitext_error("a.jsonl", bytes, {.source_language = "fr", .target_language = "en"}).find("\"en\", \"vi\""),
            std::string::npos);
}

TEST(JsonLinesTest, NoTranslationIsNoError) {
  EXPECT_EQ(shown(good_bitext("a.jsonl", "{\"src\":\"một\",\"tgt\":null}\n{\"src\":\"hai\",\"tgt\":\" \"}\n")),
            "1{một}{}none 2{hai}{ }none");
}

TEST(JsonLinesTest, ErrorsHaveAPlace) {
  EXPECT_EQ(bitext_error("a.jsonl", "{\"src\":\"a\",\"tgt\":\"b\"}\n{\"src\":\"c\"}\n"),
            "2: byte 22: no key \"tgt\"; the keys are \"src\"");
  EXPECT_EQ(bitext_error("a.jsonl", "{\"src\":1,\"tgt\":\"b\"}\n"),
            "1: byte 0: the value of \"src\" is no string, but of type number");
  EXPECT_TRUE(bitext_error("a.jsonl", "{\"src\":\"a\",\"tgt\":\"b\"}\n{\"src\" \"a\"}\n")
                  .starts_with("2: byte 31: not JSON: syntax error"));
  EXPECT_EQ(bitext_error("a.jsonl", "[1]\n"), "1: byte 0: a JSON object was expected on each line, here is an array");
  EXPECT_EQ(bitext_error("a.jsonl", "\n"), "1: byte 0: no text in it");
  EXPECT_EQ(bitext_error("a.jsonl", "{\"src\":" + std::string(10000, '[') + "\n"),
            "1: byte 0: nested deeper than 64 levels");
}

TEST(JsonLinesTest, TextsKnowTheirBytes) {
  const std::string bytes =
      "\xEF\xBB\xBF{\"x\":[{\"src\":\"wrong\"}],\"s\\u0072c\":\"\\u00e9t\\u00E9 \\\"ở\\\" "
      "\\ud83d\\ude00\\n.\",\"tgt\":\"plain \\\\ text\"}\n";
  const Bitext bitext = good_bitext("a.jsonl", bytes);
  EXPECT_EQ(shown(bitext), "1{été \"ở\" 😀\n.}{plain \\ text}");
  EXPECT_EQ(bytes_of(bitext, bitext.source, "été"), "\\u00e9t\\u00E9");
  EXPECT_EQ(bytes_of(bitext, bitext.source, "t"), "t");
  EXPECT_EQ(bytes_of(bitext, bitext.source, "\"ở\""), "\\\"ở\\\"");
  EXPECT_EQ(bytes_of(bitext, bitext.source, "😀"), "\\ud83d\\ude00");
  EXPECT_EQ(bytes_of(bitext, bitext.target, "plain"), "plain");
  EXPECT_EQ(bytes_of(bitext, bitext.target, "\\ text"), "\\\\ text");
}

TEST(JsonLinesTest, OfAKeyThatIsThereTwiceTheLastCounts) {
  const Bitext bitext = good_bitext("a.jsonl", "{\"src\":\"a\",\"tgt\":\"same\",\"tgt\":\"same\"}\n");
  EXPECT_EQ(bytes_of(bitext, bitext.target, "same"), "same");
  EXPECT_EQ(file_span(bitext.target.pieces, bitext.target.text.size(), bitext.units[0].target).begin, 31U);
}

}  // namespace
}  // namespace lacuna::corpus
