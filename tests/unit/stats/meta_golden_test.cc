// Statistics of synthetic scores, computed independently with SciPy 1.10 (pearsonr, spearmanr, kendalltau) and from the
// definitions with exact fractions (accuracies) and NumPy's generator (soft pairwise accuracy).
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "eval/stats/meta/agreement.h"
#include "eval/stats/meta/soft_accuracy.h"
#include "eval/stats/meta/tie_calibration.h"
#include "tests/support/slow_meta.h"

namespace lacuna::stats {
namespace {

constexpr double kExact = 1e-12;

struct Golden {
  bool ragged;
  bool whole;
  std::string_view grouping;
  std::string_view statistic;
  double value;
  double epsilon;
};

constexpr std::array kGolden = {
    Golden{false, false, "none", "pearson", 0.8529917588481573, 0.0},
    Golden{false, false, "none", "spearman", 0.8342034411496441, 0.0},
    Golden{false, false, "none", "kendall", 0.683084878238173, 0.0},
    Golden{false, false, "none", "kendall-c", 0.7205305651672433, 0.0},
    Golden{false, false, "none", "kendall-like", 0.9210090222795065, 0.0},
    Golden{false, false, "none", "accuracy", 0.6919733410605622, 0.0},
    Golden{false, false, "none", "acc-eq", 0.7001835216845359, 0.20100000000000007},
    Golden{false, false, "item", "pearson", 0.8405186000508367, 0.0},
    Golden{false, false, "item", "spearman", 0.7642553016876635, 0.0},
    Golden{false, false, "item", "kendall", 0.6678356030289625, 0.0},
    Golden{false, false, "item", "kendall-c", 0.6887254901960784, 0.0},
    Golden{false, false, "item", "kendall-like", 0.9051094890510949, 0.0},
    Golden{false, false, "item", "accuracy", 0.7039215686274511, 0.0},
    Golden{false, false, "item", "acc-eq", 0.7156862745098039, 0.383},
    Golden{false, false, "system", "pearson", 0.7972791900567744, 0.0},
    Golden{false, false, "system", "spearman", 0.7884289692476619, 0.0},
    Golden{false, false, "system", "kendall", 0.6441500789213555, 0.0},
    Golden{false, false, "system", "kendall-c", 0.6815936178392925, 0.0},
    Golden{false, false, "system", "kendall-like", 0.9063291139240506, 0.0},
    Golden{false, false, "system", "accuracy", 0.6556743909685087, 0.0},
    Golden{false, false, "system", "acc-eq", 0.6726084373143196, 0.2450000000000001},
    Golden{false, true, "none", "pearson", 0.7753981473565398, 0.0},
    Golden{false, true, "none", "spearman", 0.7659828732200717, 0.0},
    Golden{false, true, "none", "kendall", 0.6372535023438602, 0.0},
    Golden{false, true, "none", "kendall-c", 0.6301038062283737, 0.0},
    Golden{false, true, "none", "kendall-like", 0.7512428650340637, 0.0},
    Golden{false, true, "none", "accuracy", 0.6597604559065006, 0.0},
    Golden{false, true, "none", "acc-eq", 0.6597604559065006, 0.0},
    Golden{false, true, "item", "pearson", 0.7948214414523075, 0.0},
    Golden{false, true, "item", "spearman", 0.7623164045632872, 0.0},
    Golden{false, true, "item", "kendall", 0.678758629867255, 0.0},
    Golden{false, true, "item", "kendall-c", 0.6623093681917211, 0.0},
    Golden{false, true, "item", "kendall-like", 0.7883211678832117, 0.0},
    Golden{false, true, "item", "accuracy", 0.6862745098039218, 0.0},
    Golden{false, true, "item", "acc-eq", 0.6862745098039216, 0.0},
    Golden{false, true, "system", "pearson", 0.6893510701099365, 0.0},
    Golden{false, true, "system", "spearman", 0.6646625524356783, 0.0},
    Golden{false, true, "system", "kendall", 0.5524594394136607, 0.0},
    Golden{false, true, "system", "kendall-c", 0.5432670126874279, 0.0},
    Golden{false, true, "system", "kendall-like", 0.669620253164557, 0.0},
    Golden{false, true, "system", "accuracy", 0.6060606060606061, 0.0},
    Golden{false, true, "system", "acc-eq", 0.6060606060606061, 0.0},
    Golden{true, false, "none", "pearson", 0.8530177563889794, 0.0},
    Golden{true, false, "none", "spearman", 0.8320689787853504, 0.0},
    Golden{true, false, "none", "kendall", 0.6837692995130393, 0.0},
    Golden{true, false, "none", "kendall-c", 0.7235331004210338, 0.0},
    Golden{true, false, "none", "kendall-like", 0.9170632222977566, 0.0},
    Golden{true, false, "none", "accuracy", 0.6962709421725816, 0.0},
    Golden{true, false, "none", "acc-eq", 0.7028163093736864, 0.20100000000000007},
    Golden{true, false, "item", "pearson", 0.8420901087413806, 0.0},
    Golden{true, false, "item", "spearman", 0.751625812831846, 0.0},
    Golden{true, false, "item", "kendall", 0.6628772618894749, 0.0},
    Golden{true, false, "item", "kendall-c", 0.6848257080610022, 0.0},
    Golden{true, false, "item", "kendall-like", 0.9004524886877828, 0.0},
    Golden{true, false, "item", "accuracy", 0.7107843137254901, 0.0},
    Golden{true, false, "item", "acc-eq", 0.7245098039215686, 0.383},
    Golden{true, false, "system", "pearson", 0.7928702102421132, 0.0},
    Golden{true, false, "system", "spearman", 0.7930899814565127, 0.0},
    Golden{true, false, "system", "kendall", 0.6514030363650413, 0.0},
    Golden{true, false, "system", "kendall-c", 0.6915105985277682, 0.0},
    Golden{true, false, "system", "kendall-like", 0.8975950349107835, 0.0},
    Golden{true, false, "system", "accuracy", 0.6657767890248424, 0.0},
    Golden{true, false, "system", "acc-eq", 0.6747868001483129, 0.2450000000000001},
    Golden{true, true, "none", "pearson", 0.7739025047492265, 0.0},
    Golden{true, true, "none", "spearman", 0.7672900617155932, 0.0},
    Golden{true, true, "none", "kendall", 0.6397246510897012, 0.0},
    Golden{true, true, "none", "kendall-c", 0.6353847532025442, 0.0},
    Golden{true, true, "none", "kendall-like", 0.7432585542714707, 0.0},
    Golden{true, true, "none", "accuracy", 0.663003663003663, 0.0},
    Golden{true, true, "none", "acc-eq", 0.663003663003663, 0.0},
    Golden{true, true, "item", "pearson", 0.7959965495645211, 0.0},
    Golden{true, true, "item", "spearman", 0.7722087437427891, 0.0},
    Golden{true, true, "item", "kendall", 0.6961333788150236, 0.0},
    Golden{true, true, "item", "kendall-c", 0.6835675381263617, 0.0},
    Golden{true, true, "item", "kendall-like", 0.7918552036199095, 0.0},
    Golden{true, true, "item", "accuracy", 0.7019607843137257, 0.0},
    Golden{true, true, "item", "acc-eq", 0.7019607843137254, 0.0},
    Golden{true, true, "system", "pearson", 0.6923378148504122, 0.0},
    Golden{true, true, "system", "spearman", 0.6732819686594042, 0.0},
    Golden{true, true, "system", "kendall", 0.5608181484774839, 0.0},
    Golden{true, true, "system", "kendall-c", 0.553487551547385, 0.0},
    Golden{true, true, "system", "kendall-like", 0.6555469356089992, 0.0},
    Golden{true, true, "system", "accuracy", 0.6136818687430479, 0.0},
    Golden{true, true, "system", "acc-eq", 0.6136818687430479, 0.0},
};

TEST(MetaGoldenTest, StatisticsOfSegments) {
  const support::GoldenScores scores = support::golden_scores();
  for (const Golden& golden : kGolden) {
    SCOPED_TRACE(std::string(golden.grouping) + " " + std::string(golden.statistic) + (golden.ragged ? " ragged" : "") +
                 (golden.whole ? " whole" : " real"));
    const GroupedScores grouped = group_scores(golden.ragged ? scores.ragged : scores.human,
                                               support::GoldenScores::kSegments, *meta_grouping_of(golden.grouping));
    const std::vector<double> metric = gather(grouped, golden.whole ? scores.whole : scores.real);
    const MetaStatistic statistic = *meta_statistic_of(golden.statistic);
    if (statistic == MetaStatistic::kTieAccuracy) {
      const TieCalibration ties = calibrate_ties(grouped, metric);
      EXPECT_NEAR(ties.accuracy, golden.value, kExact);
      EXPECT_EQ(ties.epsilon, golden.epsilon);
      continue;
    }
    const Agreement agreement(grouped, {.statistic = statistic, .like_threshold = 2.0});
    const GroupedValue value = agreement.of(metric);
    ASSERT_TRUE(value.value.has_value());
    EXPECT_NEAR(*value.value, golden.value, kExact);
  }
}

TEST(MetaGoldenTest, SoftPairwiseAccuracyDrawsAsNumpy) {
  const support::GoldenScores scores = support::golden_scores();
  std::vector<double> human;
  std::vector<double> real;
  std::vector<double> whole;
  for (std::size_t i = 0; i < scores.human.size(); ++i) {
    if (!scores.human[i]) continue;
    human.push_back(*scores.human[i]);
    real.push_back(scores.real[i]);
    whole.push_back(scores.whole[i]);
  }
  const SoftAccuracy soft(support::GoldenScores::kSystems, human.size() / support::GoldenScores::kSystems, 1000, 4);
  const std::vector<double> expected = {0.17, 0.0, 0.666, 0.194, 0.0,   0.002, 0.939, 0.599,
                                        0.0,  1.0, 1.0,   0.441, 0.136, 0.0,   0.001};
  const std::vector<double> p_values = soft.p_values(soft.sums_of(human));
  ASSERT_EQ(p_values.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(p_values[i], expected[i], kExact) << i;
  EXPECT_NEAR(SoftAccuracy::agreement(p_values, soft.p_values(soft.sums_of(real))), 0.9143333333333333, kExact);
  EXPECT_NEAR(SoftAccuracy::agreement(p_values, soft.p_values(soft.sums_of(whole))), 0.9515333333333333, kExact);
}

}  // namespace
}  // namespace lacuna::stats
