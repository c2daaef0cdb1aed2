#include "eval/align/bitext_links.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using testing::render;

const std::vector<PlaceOpinion> kOpinions = {
    {0, 0, 0.9F, 0.8F}, {0, 1, 0.4F, 0.1F}, {1, 1, 0.3F, 0.2F}, {1, 2, 0.1F, 0.6F}, {2, 2, 0.7F, 0.04F}};

TEST(Symmetrize, EachMethod) {
  const auto links = [](Symmetrization method, double threshold = 0.35) {
    return symmetrize(kOpinions, 3, 3, method, threshold);
  };
  using Links = std::vector<Link>;
  EXPECT_EQ(links(Symmetrization::kForward), (Links{{0, 0}, {0, 1}, {2, 2}}));
  EXPECT_EQ(links(Symmetrization::kBackward), (Links{{0, 0}, {1, 2}}));
  EXPECT_EQ(links(Symmetrization::kIntersection), (Links{{0, 0}}));
  EXPECT_EQ(links(Symmetrization::kUnion), (Links{{0, 0}, {0, 1}, {1, 2}, {2, 2}}));
  EXPECT_EQ(links(Symmetrization::kGrowDiagFinalAnd),
            grow_diag_final_and(links(Symmetrization::kForward), links(Symmetrization::kBackward), 3, 3));
  EXPECT_EQ(links(Symmetrization::kPosterior), (Links{{0, 0}}));
  EXPECT_EQ(links(Symmetrization::kPosterior, 0.19), (Links{{0, 0}, {0, 1}, {1, 1}, {1, 2}}));
  EXPECT_TRUE(symmetrize({}, 0, 0, Symmetrization::kUnion, 0.5).empty());
}

TEST(LinkBitext, ViewsAreAveragedAndWordsLinked) {
  constexpr std::size_t kVocabulary = 200;
  const Bitext bitext = testing::dictionary_bitext(7, 400, 10, kVocabulary);
  const auto views = [&] {
    BitextView coarse{bitext, kVocabulary, kVocabulary};
    for (auto* words : {&coarse.bitext.source, &coarse.bitext.target}) {
      for (langpack::WordId& word : *words) word -= word % 2;
    }
    return std::vector<BitextView>{{bitext, kVocabulary, kVocabulary}, coarse};
  };
  const auto links = link_bitext(views(), Symmetrization::kPosterior, 0.35, {}, base::serial_for, nullptr);
  ASSERT_EQ(links.size(), bitext.size());
  double right = 0.0;
  double all = 0.0;
  for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
    EXPECT_TRUE(std::is_sorted(links[pair].begin(), links[pair].end()));
    for (const Link& link : links[pair]) {
      right += render(bitext.source_of(pair)[link.source], kVocabulary) == bitext.target_of(pair)[link.target] ? 1 : 0;
      all += 1.0;
    }
  }
  EXPECT_GT(right / all, 0.95);
  EXPECT_GT(all, 0.8 * static_cast<double>(bitext.target.size()));
  EXPECT_EQ(links, link_bitext(views(), Symmetrization::kPosterior, 0.35, {}, testing::threaded_for(3), nullptr));
  EXPECT_TRUE(link_bitext({}, Symmetrization::kPosterior, 0.35, {}, base::serial_for, nullptr).empty());
}

}  // namespace
}  // namespace lacuna::align
