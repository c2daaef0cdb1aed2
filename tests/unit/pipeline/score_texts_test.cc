#include "eval/pipeline/score_texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lacuna/scoring.h"

namespace lacuna::pipeline {
namespace {

ScoreRequest request(const std::vector<std::string_view>& references, const std::vector<std::string_view>& hypotheses) {
  ScoreRequest request;
  for (std::size_t i = 0; i < references.size(); ++i) {
    request.references.push_back({.name = "ref" + std::to_string(i), .text = references[i]});
  }
  for (std::size_t i = 0; i < hypotheses.size(); ++i) {
    request.hypotheses.push_back({.name = "hyp" + std::to_string(i), .text = hypotheses[i]});
  }
  request.metrics = {*make_bleu({}), *make_chrf({}), *make_length_ratio({})};
  return request;
}

// What goes wrong with a request, or an Error with an empty message.
Error error_of(const ScoreRequest& request) {
  const auto results = lacuna::score_texts(request);
  return results ? Error{.code = ErrorCode::kInternal, .message = "", .path = {}} : results.error();
}

// Last block first, as bad luck with threads would have it.
void backwards(std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = count; i-- > 0;) body(i);
}

TEST(ScoreTextsTest, ScoresEverySystemWithEveryMetric) {
  const auto results = lacuna::score_texts(request({"a b c d\n"}, {"a b c d", "x\n"}));
  ASSERT_TRUE(results.ok());
  ASSERT_EQ(results->size(), 2U);
  EXPECT_EQ((*results)[0].name, "hyp0");
  EXPECT_NEAR(*(*results)[0].metrics[0].score.value, 100.0, 1e-9);
  EXPECT_EQ((*results)[1].metrics[0].score.value, 0.0);
  EXPECT_EQ((*results)[1].metrics[2].score.value, 0.25);
  EXPECT_TRUE((*results)[0].metrics[0].score.signature.starts_with("nrefs:1|"));
}

TEST(ScoreTextsTest, OrderOfBlocksChangesNothing) {
  std::string reference;
  std::string hypothesis;
  for (int i = 0; i < 3000; ++i) {
    reference += "line " + std::to_string(i * 7919 % 1000) + " of the reference, with words\n";
    hypothesis += "line " + std::to_string(i * 104729 % 1000) + " of a hypothesis with words\n";
  }
  const ScoreRequest large = request({reference, hypothesis}, {hypothesis, reference});
  const auto forwards = score_texts(large, base::serial_for);
  const auto reversed = score_texts(large, backwards);
  ASSERT_TRUE(forwards.ok() && reversed.ok());
  for (std::size_t system = 0; system < 2; ++system) {
    for (std::size_t metric = 0; metric < 3; ++metric) {
      EXPECT_EQ((*forwards)[system].metrics[metric].table, (*reversed)[system].metrics[metric].table);
      EXPECT_EQ((*forwards)[system].metrics[metric].score.value, (*reversed)[system].metrics[metric].score.value);
      EXPECT_EQ((*forwards)[system].metrics[metric].table.units(), 3000U);
    }
  }
}

constexpr std::string_view kHint =
    "; use --resegment for a translation that is cut into other lines than its reference";

TEST(ScoreTextsTest, NamesTheFileThatIsTooShortAndItsFirstMissingLine) {
  const Error shorter = error_of(request({"a\nb\nc\n"}, {"a\nb"}));
  EXPECT_EQ(shorter.code, ErrorCode::kMismatch);
  EXPECT_EQ(shorter.to_string(), "hyp0:3: has 2 lines, but ref0 has 3 lines: line 3 is missing" + std::string(kHint));
  EXPECT_EQ(error_of(request({"a\n"}, {"a\nb"})).to_string(),
            "ref0:2: has 1 line, but hyp0 has 2 lines: line 2 is missing" + std::string(kHint));
  EXPECT_EQ(error_of(request({"a\nb\n", "a\n"}, {"a\nb"})).to_string(),
            "ref1:2: has 1 line, but ref0 has 2 lines: line 2 is missing");
}

TEST(ScoreTextsTest, RefusesRequestsWithNothingInThem) {
  EXPECT_EQ(error_of(request({}, {"a"})).code, ErrorCode::kUsage);
  EXPECT_EQ(error_of(request({"a"}, {})).code, ErrorCode::kUsage);
  EXPECT_EQ(error_of(request({""}, {""})).code, ErrorCode::kMismatch);
  ScoreRequest no_metric = request({"a"}, {"a"});
  no_metric.metrics.clear();
  EXPECT_EQ(error_of(no_metric).code, ErrorCode::kUsage);
}

TEST(ScoreTextsTest, NamesTheByteThatIsNotUtf8) {
  const Error error = error_of(request({"a\nb\xFF\n"}, {"a\nb\n"}));
  EXPECT_EQ(error.code, ErrorCode::kEncoding);
  EXPECT_EQ(error.path, "ref0");
  EXPECT_EQ(error.line, 2U);
  EXPECT_EQ(error.byte, 3);
}

TEST(ScoreTextsTest, OnlyLineFeedsEndLines) {
  EXPECT_EQ(error_of(request({"a\r\nb\u2028c\u0085d\fe\n"}, {"a\nb"})).message, "");
}

TEST(ScoreTextsTest, StripsLineEndsOnlyWhenAsked) {
  ScoreRequest plain = request({"ab"}, {"ab\u00A0"});
  plain.metrics = {*make_chrf({.char_order = 1, .whitespace = true})};
  EXPECT_EQ(lacuna::score_texts(plain)->front().metrics[0].table.sum()[0], 2.0);
  plain.strip_lines = false;
  EXPECT_EQ(lacuna::score_texts(plain)->front().metrics[0].table.sum()[0], 3.0);
}

// Lines of many batches, each with its number.
std::string numbered(std::size_t lines) {
  std::string text;
  for (std::size_t i = 0; i < lines; ++i) text += "this is line number " + std::to_string(i) + "\n";
  return text;
}

TEST(ScoreTextsTest, TextsOfManyBatches) {
  const std::string text = numbered(20'000);
  const auto results = lacuna::score_texts(request({text}, {text}));
  ASSERT_TRUE(results.ok());
  EXPECT_EQ(results->front().metrics[0].table.units(), 20'000U);
  EXPECT_NEAR(*results->front().metrics[0].score.value, 100.0, 1e-9);
  const Error shorter = error_of(request({text}, {numbered(19'990)}));
  EXPECT_EQ(shorter.to_string(),
            "hyp0:19991: has 19990 lines, but ref0 has 20000 lines: line 19991 is missing" + std::string(kHint));
  EXPECT_EQ(error_of(request({numbered(8192)}, {numbered(8193)})).line, 8193U);
  std::string bad = text;
  bad[bad.size() - 2] = '\xC3';
  EXPECT_EQ(error_of(request({text}, {bad})).line, 20'000U);
  EXPECT_EQ(error_of(request({text}, {bad})).byte, static_cast<std::int64_t>(bad.size() - 2));
}

TEST(ScoreTextsTest, ReferencesBetweenTabs) {
  ScoreRequest two = request({"a b c\td e f\nx\ty\n"}, {"d e f\nx\n"});
  two.reference_fields = 2;
  const auto fields = lacuna::score_texts(two);
  const auto streams = lacuna::score_texts(request({"a b c\nx\n", "d e f\ny\n"}, {"d e f\nx\n"}));
  ASSERT_TRUE(fields.ok() && streams.ok());
  for (std::size_t m = 0; m < 3; ++m) {
    EXPECT_EQ(fields->front().metrics[m].table, streams->front().metrics[m].table);
    EXPECT_EQ(fields->front().metrics[m].score.signature, streams->front().metrics[m].score.signature);
  }
  two.reference_fields = 3;
  EXPECT_EQ(error_of(two).to_string(), "ref0:1: expected 3 tab-separated fields, found 2");
}

TEST(ScoreTextsTest, ANumberOfReferencesThatVaries) {
  ScoreRequest varied = request({"a b c d\te f g h\ni j k l\n"}, {"e f g h\ni j k l\n"});
  varied.reference_fields = 0;
  const auto results = lacuna::score_texts(varied);
  ASSERT_TRUE(results.ok());
  EXPECT_NEAR(*results->front().metrics[0].score.value, 100.0, 1e-9);
  EXPECT_TRUE(results->front().metrics[0].score.signature.starts_with("nrefs:var|"));
  EXPECT_TRUE(results->front().metrics[1].score.signature.starts_with("nrefs:var|"));
}

TEST(ScoreTextsTest, SystemsBetweenTabs) {
  const auto score = [](std::string_view hypotheses) {
    ScoreStreams streams;
    streams.references.push_back(base::lines_of("ref", "a b c d\ne f g h\n"));
    streams.hypotheses.push_back(base::lines_of("<stdin>", hypotheses));
    streams.metrics = {*make_bleu({})};
    streams.systems_in_fields = true;
    return score_streams(std::move(streams), base::serial_for);
  };
  const auto results = score("a b c d\tx\ne f g h\ty\n");
  ASSERT_TRUE(results.ok());
  ASSERT_EQ(results->size(), 2U);
  EXPECT_EQ((*results)[1].name, "System 2");
  EXPECT_NEAR(*(*results)[0].metrics[0].score.value, 100.0, 1e-9);
  EXPECT_EQ((*results)[1].metrics[0].score.value, 0.0);
  EXPECT_EQ(score("a\tb\nc\n").error().to_string(), "<stdin>:2: expected 2 tab-separated fields, found 1");
}

TEST(ScoreTextsTest, CountsLinesThatLookTokenised) {
  EXPECT_EQ(lacuna::score_texts(request({"a\nb\nc\n"}, {"a .\nb.\nc . \n"}))->front().tokenized_periods, 2U);
}

}  // namespace
}  // namespace lacuna::pipeline
