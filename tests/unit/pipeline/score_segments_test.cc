#include "lacuna/score_segments.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/scoring.h"

namespace lacuna {
namespace {

using Views = std::vector<std::string_view>;
using References = std::vector<std::optional<std::string_view>>;

std::vector<MetricPtr> metrics() { return {*make_bleu({}), *make_chrf({}), *make_ter({})}; }

// What goes wrong with a request, or an Error with an empty message.
Error error_of(const SegmentRequest& request) {
  const Result<SystemResult> result = score_segments(request);
  return result ? Error{.code = ErrorCode::kInternal, .message = "", .path = {}} : result.error();
}

class Asking final : public Progress {
 public:
  explicit Asking(int polite) : left_(polite) {}
  void update(std::string_view, std::size_t, std::size_t) override {}
  [[nodiscard]] bool stop_requested() const override { return left_-- <= 0; }

 private:
  mutable int left_;
};

TEST(ScoreSegmentsTest, ScoresAsLinesOfTexts) {
  std::string reference_text;
  std::string hypothesis_text;
  std::vector<std::string> reference_lines;
  std::vector<std::string> hypothesis_lines;
  for (int i = 0; i < 1000; ++i) {
    reference_lines.push_back("line " + std::to_string(i * 7919 % 1000) + " of the reference, with words ");
    hypothesis_lines.push_back("line " + std::to_string(i * 104729 % 1000) + " of a hypothesis with words .");
    reference_text += reference_lines.back() + "\n";
    hypothesis_text += hypothesis_lines.back() + "\n";
  }
  const Views hypotheses(hypothesis_lines.begin(), hypothesis_lines.end());
  const References references(reference_lines.begin(), reference_lines.end());
  ScoreRequest texts;
  texts.references = {{.name = "ref", .text = reference_text}};
  texts.hypotheses = {{.name = "hyp", .text = hypothesis_text}};
  texts.metrics = metrics();
  const auto expected = score_texts(texts);
  const auto found = score_segments({.hypotheses = hypotheses, .references = {references}, .metrics = metrics()});
  ASSERT_TRUE(expected.ok() && found.ok());
  for (std::size_t m = 0; m < 3; ++m) {
    EXPECT_EQ(found->metrics[m].table, expected->front().metrics[m].table) << m;
    EXPECT_EQ(found->metrics[m].score.value, expected->front().metrics[m].score.value) << m;
    EXPECT_EQ(found->metrics[m].score.signature, expected->front().metrics[m].score.signature) << m;
  }
  EXPECT_EQ(found->tokenized_periods, 1000U);
}

TEST(ScoreSegmentsTest, LineBreaksAreWithinASegment) {
  const Views hypotheses = {"a b\nc d", "e"};
  const References references = {"a b\nc d", "e"};
  const auto result = score_segments({.hypotheses = hypotheses, .references = {references}, .metrics = metrics()});
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->metrics[0].table.units(), 2U);
  EXPECT_EQ(result->metrics[0].table.row(0)[0], 4.0);
  EXPECT_EQ(*result->metrics[2].score.value, 0.0);
}

TEST(ScoreSegmentsTest, ReferencesMayBeMissing) {
  const Views hypotheses = {"a b c d", "e f g h"};
  const References first = {"a b c d", std::nullopt};
  const References second = {"x", "e f g h"};
  const auto result =
      score_segments({.hypotheses = hypotheses, .references = {first, second}, .metrics = {*make_bleu({})}});
  ASSERT_TRUE(result.ok());
  EXPECT_NEAR(*result->metrics[0].score.value, 100.0, 1e-9);
  EXPECT_TRUE(result->metrics[0].score.signature.starts_with("nrefs:var|"));
}

TEST(ScoreSegmentsTest, SpaceAtTheEndIsStrippedWhenAsked) {
  const Views hypotheses = {"ab  "};
  const References references = {"ab"};
  SegmentRequest request{
      .hypotheses = hypotheses, .references = {references}, .metrics = {*make_chrf({.whitespace = true})}};
  const auto stripped = score_segments(request);
  request.strip_segments = false;
  const auto kept = score_segments(request);
  ASSERT_TRUE(stripped.ok() && kept.ok());
  EXPECT_NEAR(*stripped->metrics[0].score.value, 100.0, 1e-9);
  EXPECT_LT(*kept->metrics[0].score.value, 99.0);
}

TEST(ScoreSegmentsTest, NoSegmentsAreUndefinedNotAnError) {
  const References none;
  const auto result =
      score_segments({.hypotheses = {}, .references = {none, none}, .metrics = {*make_length_ratio({})}});
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->metrics[0].table.units(), 0U);
  EXPECT_FALSE(result->metrics[0].score.value.has_value());
  EXPECT_TRUE(result->metrics[0].score.signature.starts_with("nrefs:2|"));
}

TEST(ScoreSegmentsTest, SaysWhatIsWrongAndWhere) {
  const Views hypotheses = {"a", "b"};
  const References references = {"a", "b"};
  const References shorter = {"a"};
  const References missing = {"a", std::nullopt};
  const References broken = {"a", "\xC3("};
  const Views broken_hypotheses = {"a\xFF", "b"};

  EXPECT_EQ(error_of({.hypotheses = hypotheses, .references = {}, .metrics = metrics()}).code, ErrorCode::kUsage);
  EXPECT_EQ(error_of({.hypotheses = hypotheses, .references = {references}, .metrics = {}}).code, ErrorCode::kUsage);

  const Error unequal = error_of({.hypotheses = hypotheses, .references = {references, shorter}, .metrics = metrics()});
  EXPECT_EQ(unequal.code, ErrorCode::kMismatch);
  EXPECT_NE(unequal.message.find("reference 1 has 1 segments"), std::string::npos) << unequal.message;

  const Error lacking = error_of({.hypotheses = hypotheses, .references = {missing, missing}, .metrics = metrics()});
  EXPECT_EQ(lacking.code, ErrorCode::kMismatch);
  EXPECT_NE(lacking.message.find("segment 1 has no reference"), std::string::npos) << lacking.message;

  const Error reference = error_of({.hypotheses = hypotheses, .references = {broken}, .metrics = metrics()});
  EXPECT_EQ(reference.code, ErrorCode::kEncoding);
  EXPECT_NE(reference.message.find("segment 1 of reference 0"), std::string::npos) << reference.message;

  const Error hypothesis =
      error_of({.hypotheses = broken_hypotheses, .references = {references}, .metrics = metrics()});
  EXPECT_EQ(hypothesis.code, ErrorCode::kEncoding);
  EXPECT_NE(hypothesis.message.find("segment 0 of the hypotheses"), std::string::npos) << hypothesis.message;
}

TEST(ScoreSegmentsTest, StopsWithinABlock) {
  const Views hypotheses(200, "some words of a hypothesis");
  const References references(200, "some words of a reference");
  Asking progress(50);
  const auto result = score_segments(
      {.hypotheses = hypotheses, .references = {references}, .metrics = metrics(), .threads = 1}, &progress);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::kInterrupted);
}

}  // namespace
}  // namespace lacuna
