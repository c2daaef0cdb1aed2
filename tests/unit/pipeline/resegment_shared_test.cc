// Real translations in one line, and cut where their references are not, against the lines they came in.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "eval/align/resegment.h"
#include "eval/text/border_tokens.h"
#include "eval/text/normalize.h"
#include "lacuna/scoring.h"

namespace lacuna::pipeline {
namespace {

const std::filesystem::path kInputs = std::filesystem::path(LACUNA_SHARED_DIR) / "golden" / "inputs";

std::string read(const std::string& name) {
  std::ifstream file(kInputs / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string first_lines(const std::string& text, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < count && end < text.size(); ++i) end = text.find('\n', end) + 1;
  return text.substr(0, end);
}

/// Words in lower case as numbers; one more number for each new one.
class Numbers {
 public:
  std::vector<std::uint32_t> of(std::string_view text) {
    std::vector<std::uint32_t> words;
    for (const text::BorderToken& token : text::border_tokens(text)) {
      const std::string word = text::lower_nfc(token.span.of(text));
      words.push_back(numbers_.try_emplace(word, static_cast<std::uint32_t>(numbers_.size())).first->second);
    }
    return words;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

class ResegmentShared : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    reference_ = read("wmt17.en-de.REF.txt");
    hypothesis_ = read(std::string("wmt17.en-de.") + GetParam() + ".txt");
    if (reference_.empty() || hypothesis_.empty()) GTEST_SKIP() << "no " << kInputs;
  }

  std::string reference_;
  std::string hypothesis_;
};

TEST_P(ResegmentShared, ACorridorCostsNoMoreEditsThanAllCells) {
  Numbers numbers;
  align::SegmentedReferences references;
  const std::string lines = first_lines(reference_, 500);
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin);
    references.add(numbers.of(std::string_view(lines).substr(begin, end - begin)));
    references.end_segment();
    begin = end + 1;
  }
  const std::string hypothesis = first_lines(hypothesis_, 500);
  const std::vector<std::uint32_t> words = numbers.of(hypothesis);
  std::vector<std::uint8_t> borders;
  for (const text::BorderToken& token : text::border_tokens(hypothesis)) {
    borders.push_back(token.border == text::Border::kNone ? align::kNoBorder : 2);
  }
  const align::Resegmentation exact = align::resegment(references, words, borders);
  const align::Resegmentation found = align::resegment(references, words, borders, {.exact_cells = 1'000'000});
  ASSERT_TRUE(exact.exact);
  ASSERT_FALSE(found.exact);
  EXPECT_EQ(found.edits, exact.edits);
  EXPECT_EQ(found.borders, exact.borders);
}

TEST_P(ResegmentShared, ScoresAreNearlyThoseOfTheLines) {
  ScoreRequest lines;
  lines.references = {{.name = "ref", .text = reference_}};
  lines.hypotheses = {{.name = "hyp", .text = hypothesis_}};
  lines.metrics = {*make_bleu({}), *make_chrf({}), *make_ter({})};
  std::string one_line = hypothesis_;
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  ScoreRequest document = lines;
  document.hypotheses.front().text = one_line;
  document.resegment = true;
  const auto expected = score_texts(lines);
  const auto found = score_texts(document);
  ASSERT_TRUE(expected.ok() && found.ok());
  for (std::size_t m = 0; m < 3; ++m) {
    EXPECT_NEAR(*found->front().metrics[m].score.value, *expected->front().metrics[m].score.value, 0.4);
  }
}

INSTANTIATE_TEST_SUITE_P(Systems, ResegmentShared,
                         testing::Values("uedin-nmt.4722", "PROMT-Rule-based.4735", "online-F.0"));

}  // namespace
}  // namespace lacuna::pipeline
