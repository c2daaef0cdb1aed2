#include "metrics/near_renderings.h"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/tiny_pack.h"

namespace lacuna::metrics {
namespace {

using langpack::CoverState;
using langpack::kUnknownWord;
using langpack::WordId;

// Terms of the source, and words of the target, by id.
constexpr WordId kInvadeTerm = 0;
constexpr WordId kAttackTerm = 1;
constexpr WordId kReportTerm = 2;
constexpr std::string_view kTargetWords = "invade attack assault weather report";

/// Two terms share the rendering "attack", which makes "assault" a paraphrase of "invade".
langpack::LanguagePack make_pack() {
  langpack::LanguagePack pack;
  for (const char* term : {"xâm lược", "tấn công", "báo cáo"}) pack.source.vocabulary.add(term);
  for (const std::string& key : test::analyze_en(kTargetWords).keys) pack.target.vocabulary.add(key);
  pack.forward = {{0, 2, 4, 4}, {{0, 0.5F}, {1, 0.3F}, {1, 0.5F}, {2, 0.4F}}};
  pack.backward = {{0, 1, 3, 4, 4, 4}, {{0, 0.9F}, {0, 0.3F}, {1, 0.6F}, {1, 0.8F}}};
  pack.glossary = langpack::Glossary({{}, {}, {.first_rendering = 0, .rendering_count = 1}}, {0, 1}, {4});
  return pack;
}

/// Words of a side, and whether nothing links them.
struct OtherSide {
  text::Analysis analysis;
  SideCoverage coverage;

  OtherSide(text::Analysis words, const langpack::Vocabulary& vocabulary, CoverState state, bool content = true)
      : analysis(std::move(words)) {
    for (std::uint32_t i = 0; i < analysis.words.size(); ++i) {
      coverage.terms.push_back({.begin = i,
                                .end = i + 1,
                                .id = vocabulary.find(analysis.keys[i]),
                                .state = state,
                                .information = 9.0F,
                                .content = content});
    }
  }
};

class NearRenderingsTest : public ::testing::Test {
 protected:
  OtherSide words(std::string_view text, CoverState state = CoverState::kUncovered, bool content = true) const {
    return {test::analyze_en(text), pack_.target.vocabulary, state, content};
  }
  double pivot(const OtherSide& other, WordId term) const {
    return NearRenderings(other.analysis, other.coverage, pack_, true).pivot(term);
  }
  bool derived(const OtherSide& other, WordId term) const {
    return NearRenderings(other.analysis, other.coverage, pack_, true).derived(term);
  }
  const langpack::LanguagePack pack_ = make_pack();
};

TEST_F(NearRenderingsTest, AParaphraseIsReachedByThePivot) {
  // invade term → attack → attack term → assault
  EXPECT_NEAR(pivot(words("assault"), kInvadeTerm), 0.3 * 0.6 * 0.4, 1e-6);
  EXPECT_EQ(pivot(words("weather"), kInvadeTerm), 0.0);
  // The likeliest of the words is what counts.
  EXPECT_EQ(pivot(words("weather assault"), kInvadeTerm), pivot(words("assault"), kInvadeTerm));
  EXPECT_GT(pivot(words("attack assault"), kInvadeTerm), pivot(words("assault"), kInvadeTerm));
  EXPECT_EQ(pivot(words("assault"), kReportTerm), 0.0);  // not in the lexicon
}

TEST_F(NearRenderingsTest, OnlyOpenContentWordsCount) {
  EXPECT_GT(pivot(words("assault", CoverState::kShared), kInvadeTerm), 0.0);
  EXPECT_EQ(pivot(words("assault", CoverState::kCovered), kInvadeTerm), 0.0);
  EXPECT_EQ(pivot(words("assault", CoverState::kWeak), kInvadeTerm), 0.0);
  EXPECT_EQ(pivot(words("assault", CoverState::kUncovered, false), kInvadeTerm), 0.0);
  EXPECT_EQ(pivot(words(""), kInvadeTerm), 0.0);
  EXPECT_EQ(pivot(words("assault"), kUnknownWord), 0.0);
  EXPECT_EQ(pivot(words("xyzzy"), kInvadeTerm), 0.0);
  EXPECT_FALSE(derived(words("invasion", CoverState::kCovered), kInvadeTerm));
  EXPECT_FALSE(derived(words("invasion"), kUnknownWord));
  EXPECT_FALSE(derived(words(""), kInvadeTerm));
}

TEST_F(NearRenderingsTest, TheTargetsTermsAreSeenFromTheOtherSide) {
  OtherSide other({}, pack_.source.vocabulary, CoverState::kUncovered);
  other.analysis = test::analyze_vi("xâm lược");
  other.coverage.terms.push_back(
      {.begin = 0, .end = 2, .id = kInvadeTerm, .state = CoverState::kUncovered, .content = true});
  const NearRenderings near(other.analysis, other.coverage, pack_, false);
  // assault → attack term → attack → invade term
  EXPECT_NEAR(near.pivot(2), 0.8 * 0.5 * 0.3, 1e-6);
  EXPECT_EQ(near.pivot(3), 0.0);
}

TEST_F(NearRenderingsTest, ADerivationBeginsAsARenderingDoes) {
  EXPECT_TRUE(derived(words("invasion"), kInvadeTerm));
  EXPECT_TRUE(derived(words("weather attackers"), kInvadeTerm));
  EXPECT_FALSE(derived(words("weather"), kInvadeTerm));
  EXPECT_FALSE(derived(words("inverse"), kInvadeTerm));
  EXPECT_FALSE(derived(words("invasion"), kAttackTerm));
  EXPECT_TRUE(derived(words("reporters"), kReportTerm));  // by the glossary
  EXPECT_FALSE(derived(words("repair"), kReportTerm));
}

}  // namespace
}  // namespace lacuna::metrics
