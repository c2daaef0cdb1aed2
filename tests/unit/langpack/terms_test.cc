#include "eval/langpack/terms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/tiny_pack.h"

namespace lacuna::langpack {
namespace {

using test::analyze_vi;

TermModel model_of(const std::vector<std::pair<std::string, float>>& terms) {
  TermModel model;
  for (const auto& [term, log_probability] : terms) {
    model.vocabulary.add(term);
    model.log_probability.push_back(log_probability);
    model.max_words =
        std::max(model.max_words, static_cast<std::uint32_t>(1 + std::count(term.begin(), term.end(), ' ')));
  }
  return model;
}

/// "phó thủ tướng | chính phủ | ?" with "?" for words the vocabulary lacks.
std::string cut(std::string_view text, const TermModel& model) {
  std::string shown;
  for (const Term& term : segment_terms(analyze_vi(text), model)) {
    if (!shown.empty()) shown += " | ";
    shown += term.id == kUnknownWord ? "?" : model.vocabulary.word(term.id);
  }
  return shown;
}

TEST(TermModelTest, InformationIsMinusTheLogarithm) {
  TermModel model = model_of({{"a", -2.0F}});
  model.unknown_log_probability = -12.0F;
  EXPECT_EQ(model.information(0), 2.0F);
  EXPECT_EQ(model.information(1), 12.0F);
  EXPECT_EQ(model.information(kUnknownWord), 12.0F);
}

TEST(TermsAtTest, AllTermsFromAWordByLength) {
  const TermModel model = model_of({{"phó", -9.0F}, {"phó thủ tướng", -10.0F}, {"thủ tướng", -9.0F}});
  const text::Analysis analysis = analyze_vi("Phó Thủ tướng");
  EXPECT_EQ(terms_at(analysis, model, 0), (std::vector<Term>{{0, 1, 0}, {0, 3, 1}}));
  EXPECT_EQ(terms_at(analysis, model, 1), (std::vector<Term>{{1, 3, 2}}));
  EXPECT_TRUE(terms_at(analysis, model, 2).empty());
  EXPECT_TRUE(terms_at(analysis, model, 3).empty());
}

TEST(TermsAtTest, NeitherAPartNorAWordInBetweenNeedBeATerm) {
  const TermModel model = model_of({{"một hai ba bốn", -9.0F}, {"hai ba", -9.0F}});
  const text::Analysis analysis = analyze_vi("một hai ba bốn năm một hai");
  EXPECT_EQ(terms_at(analysis, model, 0), (std::vector<Term>{{0, 4, 0}}));
  EXPECT_EQ(terms_at(analysis, model, 1), (std::vector<Term>{{1, 3, 1}}));
  EXPECT_TRUE(terms_at(analysis, model, 2).empty());
  EXPECT_TRUE(terms_at(analysis, model, 5).empty());
}

TEST(CutTermsTest, KnowsAllTermsThatTheCutIsChosenFrom) {
  const TermModel model = model_of({{"phó", -9.0F}, {"phó thủ tướng", -10.0F}, {"thủ tướng", -9.0F}, {"thăm", -7.0F}});
  const text::Analysis analysis = analyze_vi("Phó Thủ tướng, Thủ tướng thăm 3 tỉnh");
  const TermCut cut = cut_terms(analysis, model);
  EXPECT_EQ(cut.best, segment_terms(analysis, model));
  std::vector<Term> all;
  for (std::uint32_t i = 0; i < analysis.words.size(); ++i) {
    for (const Term& term : terms_at(analysis, model, i)) all.push_back(term);
  }
  EXPECT_EQ(cut.all, all);
  EXPECT_EQ(cut.all.size(), 5U);
}

TEST(TermsAtTest, NotAcrossPunctuationOrNumbers) {
  const TermModel model = model_of({{"thủ tướng", -9.0F}, {"thủ", -5.0F}});
  EXPECT_EQ(terms_at(analyze_vi("thủ, tướng"), model, 0).size(), 1U);
  EXPECT_EQ(terms_at(analyze_vi("thủ 5 tướng"), model, 0).size(), 1U);
  EXPECT_EQ(terms_at(analyze_vi("thủ tướng"), model, 0).size(), 2U);
}

TEST(SegmentTermsTest, TakesTheMostProbablePathNotTheLongestTerm) {
  // "năm sau" (next year) and "sau khi" (after) compete for "sau".
  const std::vector<std::pair<std::string, float>> words{{"năm", -5.0F}, {"sau", -5.0F}, {"khi", -5.0F}};
  auto after = words;
  after.insert(after.end(), {{"năm sau", -9.0F}, {"sau khi", -6.0F}});
  EXPECT_EQ(cut("năm sau khi", model_of(after)), "năm | sau khi");
  auto next_year = words;
  next_year.insert(next_year.end(), {{"năm sau", -6.0F}, {"sau khi", -9.0F}});
  EXPECT_EQ(cut("năm sau khi", model_of(next_year)), "năm sau | khi");
  auto improbable = words;
  improbable.insert(improbable.end(), {{"năm sau", -10.5F}, {"sau khi", -11.0F}});
  EXPECT_EQ(cut("năm sau khi", model_of(improbable)), "năm | sau | khi");
}

TEST(SegmentTermsTest, UnknownWordsAreTermsOfOneWord) {
  TermModel model = model_of({{"chính phủ", -9.0F}});
  EXPECT_EQ(cut("xyzzy chính phủ plugh", model), "? | chính phủ | ?");
  EXPECT_EQ(cut("chính", model), "?");
  EXPECT_EQ(cut("phủ chính phủ chính", model), "? | chính phủ | ?");
  // Two unknown words beat a term that is less probable still.
  model.unknown_log_probability = -4.0F;
  EXPECT_EQ(cut("chính phủ", model), "? | ?");
}

TEST(SegmentTermsTest, PunctuationAndNumbersEndTermsAndAreNone) {
  const TermModel model = model_of({{"thủ tướng", -9.0F}, {"thủ", -9.0F}, {"tướng", -9.0F}});
  EXPECT_EQ(cut("thủ, tướng", model), "thủ | tướng");
  EXPECT_EQ(cut("thủ 12 tướng", model), "thủ | tướng");
  EXPECT_EQ(cut("(thủ tướng) – 15%.", model), "thủ tướng");
  EXPECT_EQ(cut("", model), "");
  EXPECT_EQ(cut("12, 13.", model), "");
}

TEST(SegmentTermsTest, TermsAreWordsOfTheAnalysis) {
  const TermModel model = model_of({{"thủ tướng", -9.0F}, {"thăm", -9.0F}});
  const auto terms = segment_terms(analyze_vi("\"Thủ tướng\" thăm 3 tỉnh."), model);
  EXPECT_EQ(terms, (std::vector<Term>{{1, 3, 0}, {4, 5, 1}, {6, 7, kUnknownWord}}));
}

/// Best score of all ways to cut words [begin, size), by trying them all.
double best_score(const text::Analysis& analysis, const TermModel& model, std::uint32_t begin) {
  const auto size = static_cast<std::uint32_t>(analysis.words.size());
  if (begin == size) return 0.0;
  if (!is_lexical(analysis.words[begin])) return best_score(analysis, model, begin + 1);
  double best = -std::numeric_limits<double>::infinity();
  std::string joined;
  for (std::uint32_t end = begin + 1; end <= size && is_lexical(analysis.words[end - 1]); ++end) {
    joined += (joined.empty() ? "" : " ") + analysis.keys[end - 1];
    const WordId id = model.vocabulary.find(joined);
    if (id == kUnknownWord && end > begin + 1) continue;
    const double score = id == kUnknownWord ? model.unknown_log_probability : model.log_probability[id];
    best = std::max(best, score + best_score(analysis, model, end));
  }
  return best;
}

TEST(SegmentTermsTest, NoOtherCutIsMoreProbable) {
  std::mt19937 random(7);
  const std::vector<std::string> words{"a", "b", "c", "d", ",", "7"};
  for (int trial = 0; trial < 300; ++trial) {
    TermModel model;
    model.unknown_log_probability = -static_cast<float>(random() % 12);
    for (int i = 0; i < 8; ++i) {
      std::string term = words[random() % 4];
      const std::size_t size = 1 + random() % 3;
      for (std::size_t k = 1; k < size; ++k) term += " " + words[random() % 4];
      const std::size_t before = model.vocabulary.size();
      model.vocabulary.add(term);
      if (model.vocabulary.size() > before) model.log_probability.push_back(-static_cast<float>(1 + random() % 15));
      model.max_words = std::max(model.max_words, static_cast<std::uint32_t>(size));
    }
    std::string text;
    for (std::size_t i = 0; i < 9; ++i) text += words[random() % words.size()] + " ";
    const text::Analysis analysis = analyze_vi(text);
    const std::vector<Term> terms = segment_terms(analysis, model);
    double score = 0.0;
    std::uint32_t next = 0;
    for (const Term& term : terms) {
      while (next < term.begin) EXPECT_FALSE(is_lexical(analysis.words[next++])) << text;
      score += term.id == kUnknownWord ? model.unknown_log_probability : model.log_probability[term.id];
      next = term.end;
    }
    while (next < analysis.words.size()) EXPECT_FALSE(is_lexical(analysis.words[next++])) << text;
    EXPECT_NEAR(score, best_score(analysis, model, 0), 1e-4) << text;
  }
}

}  // namespace
}  // namespace lacuna::langpack
