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

TEST(ScoreTextsTest, NamesTheFileThatIsTooShortAndItsFirstMissingLine) {
  const Error shorter = error_of(request({"a\nb\nc\n"}, {"a\nb"}));
  EXPECT_EQ(shorter.code, ErrorCode::kMismatch);
  EXPECT_EQ(shorter.to_string(), "hyp0:3: has 2 lines, but ref0 has 3 lines: line 3 is missing");
  EXPECT_EQ(error_of(request({"a\n"}, {"a\nb"})).to_string(),
            "ref0:2: has 1 line, but hyp0 has 2 lines: line 2 is missing");
  EXPECT_EQ(error_of(request({"a\nb\n", "a\n"}, {"a\nb"})).path, "ref1");
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

}  // namespace
}  // namespace lacuna::pipeline
