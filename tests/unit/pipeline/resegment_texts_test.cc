#include "eval/pipeline/resegment_texts.h"

#include <gtest/gtest.h>

#include <functional>

#include "lacuna/scoring.h"

namespace lacuna::pipeline {
namespace {

using Lines = std::vector<std::vector<std::string_view>>;

std::string cut(const Lines& references, std::string_view text) {
  const std::vector<Uncut> texts{{.name = "hyp", .text = text}};
  const auto result = resegment_texts(references, texts, base::serial_for);
  return result ? result->front() : "error: " + result.error().message;
}

const Lines kReference = {
    {"The lamp is on the table."}, {"Ida sold it in May, for 12,50 euros."}, {"Why? Nobody knows."}};

TEST(ResegmentTextsTest, OneLineBecomesThoseOfTheReference) {
  EXPECT_EQ(cut(kReference, "The LAMP is on a table. Ida sold it in June for 12,50 euros. Why? Nobody knew it."),
            "The LAMP is on a table.\nIda sold it in June for 12,50 euros.\nWhy? Nobody knew it.\n");
}

TEST(ResegmentTextsTest, MoreLinesAreJoinedByOneSpace) {
  EXPECT_EQ(
      cut(kReference,
          "\r\n The lamp\r\n\r\n is on\n  the table.\nIda sold it in\tMay, for 12,50  euros. Why?\nNobody knows.\r\n"),
      "The lamp is on the table.\nIda sold it in\tMay, for 12,50  euros.\nWhy? Nobody knows.\n");
}

TEST(ResegmentTextsTest, NoWordIsCut) {
  EXPECT_EQ(cut({{"one two"}, {"three"}}, "one two-three"), "one two-three\n\n");
  EXPECT_EQ(cut({{"one two"}, {"three four"}}, "one two.three four"), "one two.three\nfour\n");
}

TEST(ResegmentTextsTest, LinesOfTheHypothesisDecideWhenEditsDoNot) {
  EXPECT_EQ(cut({{"a b"}, {"c d"}}, "a b\nx c d"), "a b\nx c d\n");
  EXPECT_EQ(cut({{"a b"}, {"c d"}}, "a b x\nc d"), "a b x\nc d\n");
  EXPECT_EQ(cut({{"a b"}, {"c d"}}, "a b! x c d"), "a b!\nx c d\n");
  EXPECT_EQ(cut({{"a b"}, {"c d"}}, "a b x c d"), "a b x\nc d\n");
}

TEST(ResegmentTextsTest, EmptyLinesGetNothing) {
  EXPECT_EQ(cut({{""}, {"a b"}, {""}, {"c"}}, "x a b y c z"), "\nx a b y\n\nc z\n");
  EXPECT_EQ(cut({{""}, {" "}}, "x y"), "\nx y\n");
}

TEST(ResegmentTextsTest, NothingGivesEmptyLines) {
  EXPECT_EQ(cut(kReference, ""), "\n\n\n");
  EXPECT_EQ(cut(kReference, " \n \r\n\n"), "\n\n\n");
}

TEST(ResegmentTextsTest, AnotherLanguageIsCutSomehow) {
  EXPECT_EQ(cut(kReference, "Вообще ничего общего"), "Вообще ничего общего\n\n\n");
}

TEST(ResegmentTextsTest, ScriptsWithoutSpaces) {
  EXPECT_EQ(cut({{"今天天气很好。"}, {"“我们去公园吧。”"}, {"好的！"}}, "今天天气好。“我们去公园。”好！"),
            "今天天气好。\n“我们去公园。”\n好！\n");
}

TEST(ResegmentTextsTest, WhatIsNoWhiteSpaceToScoringStays) {
  EXPECT_EQ(cut({{"a b"}, {"c"}}, "\uFEFFa b\u200B \u200Bc\u200B\n"), "\uFEFFa b\u200B \u200B\nc\u200B\n");
}

TEST(ResegmentTextsTest, LinesOfScriptsWithoutSpacesAreJoinedWithoutOne) {
  EXPECT_EQ(cut({{"今天天气很好。我们去公园。"}, {"A B C"}}, "今天天\n气很好。\r\n我们去公\n園。\nA\nB C"),
            "今天天气很好。我们去公園。\nA B C\n");
}

TEST(ResegmentTextsTest, AnyOfTheReferences) {
  EXPECT_EQ(cut({{"a b c", "x y"}, {"d e", "c z"}}, "x y c z"), "x y\nc z\n");
}

TEST(ResegmentTextsTest, SystemsAreCutOnTheirOwnInAnyOrder) {
  const std::vector<Uncut> texts{{.name = "a", .text = "a b c d"}, {.name = "b", .text = "a b\nq\nc d"}};
  const Lines references = {{"a b"}, {"c d"}};
  const auto backwards = [](std::size_t count, const std::function<void(std::size_t)>& body) {
    for (std::size_t i = count; i-- > 0;) body(i);
  };
  const auto result = resegment_texts(references, texts, backwards);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(*result, (std::vector<std::string>{"a b\nc d\n", "a b q\nc d\n"}));
}

ScoreRequest request(std::string_view reference, std::string_view hypothesis) {
  ScoreRequest request;
  request.references = {{.name = "ref", .text = reference}};
  request.hypotheses = {{.name = "hyp", .text = hypothesis}};
  request.metrics = {*make_bleu({}), *make_chrf({}), *make_ter({})};
  request.resegment = true;
  return request;
}

TEST(ResegmentTextsTest, ScoresAreThoseOfTheLinesAndSaySo) {
  const std::string_view reference = "The lamp is on the table.\nIda sold it in May.\n";
  const auto found = score_texts(request(reference, "The lamp is on a table. Ida has sold it\nin May."));
  ScoreRequest lines = request(reference, "The lamp is on a table.\nIda has sold it in May.\n");
  lines.resegment = false;
  const auto expected = score_texts(lines);
  ASSERT_TRUE(found.ok() && expected.ok());
  EXPECT_EQ(found->front().resegmented, lines.hypotheses.front().text);
  EXPECT_EQ(expected->front().resegmented, "");
  EXPECT_EQ(found->front().name, "hyp");
  for (std::size_t m = 0; m < 3; ++m) {
    const MetricResult& result = found->front().metrics[m];
    EXPECT_EQ(result.table.values().size(), expected->front().metrics[m].table.values().size());
    EXPECT_EQ(result.score.value, expected->front().metrics[m].score.value);
    EXPECT_EQ(result.score.signature, expected->front().metrics[m].score.signature + "|reseg:mwer");
  }
}

TEST(ResegmentTextsTest, WhatIsWrongWithTheTextsIsSaid) {
  const auto error = [](const ScoreRequest& wrong) {
    const auto results = score_texts(wrong);
    return results ? Error{.code = ErrorCode::kInternal, .message = "", .path = {}} : results.error();
  };
  EXPECT_EQ(error(request("", "a")).message, "the reference is empty");
  const Error encoding = error(request("a\nb\n", "a\nb\xFF"));
  EXPECT_EQ(encoding.code, ErrorCode::kEncoding);
  EXPECT_EQ(encoding.path, "hyp");
  EXPECT_EQ(encoding.line, 2U);
  EXPECT_EQ(encoding.byte, 3);
  ScoreRequest fields = request("a\tb\nc\n", "a c");
  fields.reference_fields = 2;
  EXPECT_EQ(error(fields).line, 2U);
  EXPECT_EQ(error(fields).code, ErrorCode::kMismatch);
  ScoreRequest two = request("a\nb\n", "a b");
  two.references.push_back({.name = "short", .text = "a\n"});
  EXPECT_EQ(error(two).path, "short");
  EXPECT_EQ(error(two).line, 2U);
  EXPECT_EQ(error(two).message.find("--resegment"), std::string::npos);
  ScoreRequest without = request("a\nb\n", "a b");
  without.resegment = false;
  EXPECT_NE(error(without).message.find("--resegment"), std::string::npos);
}

}  // namespace
}  // namespace lacuna::pipeline
