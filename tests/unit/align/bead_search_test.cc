#include "eval/align/bead_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using testing::Random;

std::vector<SegmentShape> random_shapes(Random& random, std::size_t count) {
  constexpr std::array<Ending, 3> kEndings{Ending::kStop, Ending::kQuestion, Ending::kNone};
  std::vector<SegmentShape> shapes;
  std::uint32_t paragraph = 0;
  for (std::size_t k = 0; k < count; ++k) {
    if (random.below(4) == 0) ++paragraph;
    shapes.push_back({static_cast<double>(10 + random.below(150)), paragraph, kEndings[random.below(3)]});
  }
  return shapes;
}

std::vector<float> random_evidence(Random& random, const Band& band) {
  std::vector<float> evidence(band.cells() * kBeadTypes.size());
  for (float& value : evidence) value = static_cast<float>(8.0 * random.uniform() - 5.0);
  return evidence;
}

/// Best score from node (i, j) on, by definition; `before`: 0 bead, 1 source skipped, 2 target skipped.
class Oracle {
 public:
  explicit Oracle(const BeadScorer& scorer) : scorer_(scorer) {}

  double best(std::size_t i, std::size_t j, int before) {
    const Band& band = scorer_.band();
    if (i == band.sources() && j == band.targets()) return 0.0;
    const auto key = std::tuple(i, j, before);
    if (const auto found = known_.find(key); found != known_.end()) return found->second;
    double score = -std::numeric_limits<double>::infinity();
    for (std::size_t t = 0; t < kBeadTypes.size(); ++t) {
      const std::size_t a = i + kBeadTypes[t].source;
      const std::size_t b = j + kBeadTypes[t].target;
      if (a <= band.sources() && band.has(a, b)) score = std::max(score, scorer_.score(t, a, b) + best(a, b, 0));
    }
    if (i < band.sources() && band.has(i + 1, j) && before != 2) {
      score = std::max(score, (before == 1 ? scorer_.skip_extend() : scorer_.skip_open()) + best(i + 1, j, 1));
    }
    if (band.has(i, j + 1)) {
      score = std::max(score, (before == 2 ? scorer_.skip_extend() : scorer_.skip_open()) + best(i, j + 1, 2));
    }
    known_[key] = score;
    return score;
  }

 private:
  const BeadScorer& scorer_;
  std::map<std::tuple<std::size_t, std::size_t, int>, double> known_;
};

TEST(BeadSearch, FindsTheBestPathOfTheSlowOracle) {
  Random random(21);
  for (int round = 0; round < 60; ++round) {
    const std::size_t n = 1 + random.below(12);
    const std::size_t m = 1 + random.below(12);
    const Band band(n, m);
    const SentenceAlignerOptions options;
    const BeadScorer scorer(random_shapes(random, n), random_shapes(random, m), band, random_evidence(random, band),
                            0.1, options);
    const std::vector<Step> path = best_path(scorer);
    EXPECT_NEAR(path_score(scorer, path), Oracle(scorer).best(0, 0, 0), 1e-9);
    EXPECT_EQ(path.back().source_end, n);
    EXPECT_EQ(path.back().target_end, m);
  }
}

TEST(BeadSearch, FindsTheBestPathWithinABand) {
  Random random(22);
  for (int round = 0; round < 60; ++round) {
    const std::size_t n = 8 + random.below(8);
    const std::size_t m = 8 + random.below(8);
    std::vector<std::uint32_t> low;
    std::vector<std::uint32_t> high;
    for (std::size_t i = 0; i <= n; ++i) {
      const std::size_t middle = i * m / n;
      low.push_back(static_cast<std::uint32_t>(middle > 2 ? middle - 2 : 0));
      high.push_back(static_cast<std::uint32_t>(std::min(m, middle + 3)));
    }
    const Band band(low, high);
    const SentenceAlignerOptions options;
    const BeadScorer scorer(random_shapes(random, n), random_shapes(random, m), band, random_evidence(random, band),
                            -0.1, options);
    EXPECT_NEAR(path_score(scorer, best_path(scorer)), Oracle(scorer).best(0, 0, 0), 1e-9);
  }
}

/// Calls `visit` with every path through the whole of a small band.
void all_paths(const BeadScorer& scorer, std::vector<Step>& path, const std::function<void()>& visit) {
  const Band& band = scorer.band();
  const std::uint32_t i = path.empty() ? 0 : path.back().source_end;
  const std::uint32_t j = path.empty() ? 0 : path.back().target_end;
  if (i == band.sources() && j == band.targets()) return visit();
  const auto go = [&](std::uint8_t type, std::uint32_t a, std::uint32_t b) {
    if (a > band.sources() || b > band.targets()) return;
    path.push_back({type, a, b, 0.0});
    all_paths(scorer, path, visit);
    path.pop_back();
  };
  for (std::size_t t = 0; t < kBeadTypes.size(); ++t) {
    go(static_cast<std::uint8_t>(t), i + kBeadTypes[t].source, j + kBeadTypes[t].target);
  }
  if (path.empty() || path.back().type != Step::kSkipTarget) go(Step::kSkipSource, i + 1, j);
  go(Step::kSkipTarget, i, j + 1);
}

TEST(BeadSearch, ConfidencesAreSharesOfAllPaths) {
  Random random(23);
  for (const auto& [n, m] : {std::pair<std::size_t, std::size_t>{1, 1}, {3, 2}, {4, 4}, {2, 5}}) {
    const Band band(n, m);
    const SentenceAlignerOptions options;
    const BeadScorer scorer(random_shapes(random, n), random_shapes(random, m), band, random_evidence(random, band),
                            0.0, options);
    std::vector<Step> path = best_path(scorer);
    weigh(scorer, 0.6, path);
    double total = 0.0;
    std::vector<double> with(path.size(), 0.0);
    std::vector<Step> other;
    all_paths(scorer, other, [&] {
      const double weight = std::exp(0.6 * path_score(scorer, other));
      total += weight;
      for (std::size_t k = 0; k < path.size(); ++k) {
        const bool shared = std::any_of(other.begin(), other.end(), [&](const Step& step) {
          if (step.type != path[k].type) return false;
          const bool source = step.source_end == path[k].source_end;
          const bool target = step.target_end == path[k].target_end;
          return step.type == Step::kSkipSource ? source : step.type == Step::kSkipTarget ? target : source && target;
        });
        with[k] += shared ? weight : 0.0;
      }
    });
    for (std::size_t k = 0; k < path.size(); ++k) {
      EXPECT_NEAR(path[k].confidence, with[k] / total, 1e-9) << n << " x " << m << " step " << k;
    }
  }
}

TEST(BeadSearch, AnotherMeanRatioChangesTheLengthsOnly) {
  Random random(24);
  const Band band(6, 7);
  const SentenceAlignerOptions options;
  const auto source = random_shapes(random, 6);
  const auto target = random_shapes(random, 7);
  const auto evidence = random_evidence(random, band);
  BeadScorer moved(source, target, band, evidence, 0.0, options);
  moved.set_mean_log_ratio(0.4);
  const BeadScorer direct(source, target, band, evidence, 0.4, options);
  const BeadScorer other(source, target, band, evidence, 0.0, options);
  bool differs = false;
  for (std::size_t i = 1; i <= 6; ++i) {
    for (std::size_t j = 1; j <= 7; ++j) {
      EXPECT_NEAR(moved.score(0, i, j), direct.score(0, i, j), 1e-4);
      differs = differs || std::abs(moved.score(0, i, j) - other.score(0, i, j)) > 0.1;
    }
  }
  EXPECT_TRUE(differs);
}

TEST(BeadSearch, LengthsThatFitScoreHigher) {
  const std::vector<SegmentShape> source{{100.0, 0, Ending::kUnknown}, {30.0, 0, Ending::kUnknown}};
  const std::vector<SegmentShape> target{{104.0, 0, Ending::kUnknown}, {28.0, 0, Ending::kUnknown}};
  const Band band(2, 2);
  const SentenceAlignerOptions options;
  const BeadScorer scorer(source, target, band, std::vector<float>(band.cells() * kBeadTypes.size(), 0.0F), 0.0,
                          options);
  EXPECT_GT(scorer.score(0, 1, 1), scorer.score(0, 1, 2) + 2.0);
  EXPECT_GT(scorer.score(0, 2, 2), scorer.score(0, 2, 1) + 2.0);
}

}  // namespace
}  // namespace lacuna::align
