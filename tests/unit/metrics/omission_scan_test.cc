#include "metrics/omission_scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/support/tiny_pack.h"

namespace lacuna::metrics {
namespace {

using test::TinyUnit;

constexpr double kNoExcess = 0.0;

std::vector<Run> omissions(const TinyUnit& unit, double length_z = kNoExcess) {
  return scan_runs(source_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), length_z),
                   unit.pack().coverage.source, nullptr);
}
std::vector<Run> additions(const TinyUnit& unit, double length_z = kNoExcess) {
  return scan_runs(target_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), length_z),
                   unit.pack().coverage.target, nullptr);
}

/// The words of the runs: "[Thường trực][học sinh]".
std::string omitted(const TinyUnit& unit) {
  std::string shown;
  for (const metrics::Run& run : omissions(unit)) shown += "[" + unit.source_words(run.begin, run.end) + "]";
  return shown;
}
std::string added(const TinyUnit& unit) {
  std::string shown;
  for (const metrics::Run& run : additions(unit)) shown += "[" + unit.target_words(run.begin, run.end) + "]";
  return shown;
}

// --- maximal_runs ---

/// Best contiguous range of [from, to), and its like on either side of it: the definition, with every range tried.
void best_ranges(const std::vector<double>& scores, std::size_t from, std::size_t to, std::vector<ScoredRange>& out) {
  ScoredRange best;
  for (std::size_t begin = from; begin < to; ++begin) {
    double sum = 0.0;
    for (std::size_t end = begin; end < to; ++end) {
      sum += scores[end];
      if (sum > best.score) best = {begin, end + 1, sum};
    }
  }
  if (best.score <= 0.0) return;
  best_ranges(scores, from, best.begin, out);
  out.push_back(best);
  best_ranges(scores, best.end, to, out);
}

void expect_same(const std::vector<ScoredRange>& fast, const std::vector<ScoredRange>& slow) {
  ASSERT_EQ(fast.size(), slow.size());
  for (std::size_t i = 0; i < fast.size(); ++i) {
    EXPECT_EQ(fast[i].begin, slow[i].begin);
    EXPECT_EQ(fast[i].end, slow[i].end);
    EXPECT_NEAR(fast[i].score, slow[i].score, 1e-9);
  }
}

TEST(MaximalRunsTest, TheExampleOfRuzzoAndTompa) {
  const std::vector<double> scores{4, -5, 3, -3, 1, 2, -2, 2, -2, 1, 5};
  const auto runs = maximal_runs(scores);
  ASSERT_EQ(runs.size(), 3U);
  EXPECT_EQ(runs[0].begin, 0U);
  EXPECT_EQ(runs[0].end, 1U);
  EXPECT_EQ(runs[1].begin, 2U);
  EXPECT_EQ(runs[1].end, 3U);
  EXPECT_EQ(runs[2].begin, 4U);
  EXPECT_EQ(runs[2].end, 11U);
  EXPECT_EQ(runs[2].score, 7.0);
}

TEST(MaximalRunsTest, NothingPositiveIsNoRun) {
  EXPECT_TRUE(maximal_runs({}).empty());
  EXPECT_TRUE(maximal_runs(std::vector<double>{-1.0}).empty());
  EXPECT_TRUE(maximal_runs(std::vector<double>{0.0, -1.0, 0.0}).empty());
}

TEST(MaximalRunsTest, AllPositiveIsOneRun) {
  const auto runs = maximal_runs(std::vector<double>{1.0, 2.0, 3.0});
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs[0].begin, 0U);
  EXPECT_EQ(runs[0].end, 3U);
  EXPECT_EQ(runs[0].score, 6.0);
}

TEST(MaximalRunsTest, AgreesWithTheDefinition) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> uniform(-1.0, 1.0);
  for (int trial = 0; trial < 2000; ++trial) {
    std::vector<double> scores(random() % 30);
    const double shift = uniform(random) * 0.5;
    for (double& score : scores) score = uniform(random) + shift;
    std::vector<ScoredRange> slow;
    best_ranges(scores, 0, scores.size(), slow);
    expect_same(maximal_runs(scores), slow);
  }
}

TEST(MaximalRunsTest, IsLinear) {
  std::mt19937 random(2);
  std::uniform_real_distribution<double> uniform(-1.0, 1.0);
  std::vector<double> scores(2000000);
  for (double& score : scores) score = uniform(random);
  double sum = 0.0;
  std::size_t next = 0;
  for (const ScoredRange& range : maximal_runs(scores)) {
    ASSERT_GE(range.begin, next);
    ASSERT_GT(range.end, range.begin);
    next = range.end;
    sum += range.score;
  }
  EXPECT_GT(sum, 0.0);
}

// --- scan_runs ---

TEST(ScanRunsTest, ACompleteTranslationHasNoRuns) {
  for (std::size_t i = 0; i < 30; ++i) {
    const auto [source, target] = test::tiny_sentence(i);
    const TinyUnit unit(source, target);
    EXPECT_EQ(omitted(unit), "") << source;
    EXPECT_EQ(added(unit), "") << target;
  }
}

TEST(ScanRunsTest, FindsATitleThatWasDropped) {
  const TinyUnit unit("Phó Thủ tướng Thường trực thăm bệnh viện.", "The Deputy Prime Minister visits the hospital.");
  EXPECT_EQ(omitted(unit), "[Thường trực]");
  EXPECT_EQ(added(unit), "");
  const auto runs = omissions(unit);
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs[0].content_terms, 1U);
  EXPECT_EQ(runs[0].extent, RunExtent::kWords);
  EXPECT_GT(runs[0].evidence, 0.0);
  // Between "Minister" and "visits".
  EXPECT_EQ(runs[0].place_begin, 4U);
  EXPECT_EQ(runs[0].place_end, 4U);
}

TEST(ScanRunsTest, FindsAListItem) {
  const TinyUnit unit("Chính phủ ủng hộ nông dân, học sinh, giáo viên và bác sĩ.",
                      "The Government supports farmers, teachers and doctors.");
  EXPECT_EQ(omitted(unit), "[học sinh]");
  EXPECT_EQ(omissions(unit).at(0).extent, RunExtent::kListItem);
}

TEST(ScanRunsTest, FindsAClause) {
  const TinyUnit unit("Cán bộ đọc báo cáo và kế hoạch, học sinh thăm bác sĩ.",
                      "Officials read the report and the plan.");
  EXPECT_EQ(omitted(unit), "[học sinh thăm bác sĩ]");
  const metrics::Run run = omissions(unit).at(0);
  EXPECT_EQ(run.extent, RunExtent::kClause);
  EXPECT_EQ(run.content_terms, 3U);
  EXPECT_FALSE(run.has_name);
}

TEST(ScanRunsTest, FindsWhatWasAdded) {
  const TinyUnit unit("Cán bộ đọc báo cáo tại thành phố.", "Officials read the report in the city yesterday.");
  EXPECT_EQ(omitted(unit), "");
  EXPECT_EQ(added(unit), "[yesterday]");
}

TEST(ScanRunsTest, ANameIsMarked) {
  const TinyUnit unit("Cán bộ thăm Xyzzy tại thành phố.", "Officials visit the city.");
  const auto runs = omissions(unit);
  ASSERT_EQ(runs.size(), 1U) << omitted(unit);
  EXPECT_TRUE(runs[0].has_name);
}

TEST(ScanRunsTest, AnUntranslatedSideIsOneSegment) {
  const TinyUnit unit("Nông dân đọc báo cáo.", "");
  const auto runs = omissions(unit);
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(unit.source_words(runs[0].begin, runs[0].end), "Nông dân đọc báo cáo");
  EXPECT_EQ(runs[0].extent, RunExtent::kSegment);
  EXPECT_EQ(runs[0].place_begin, 0U);
  EXPECT_EQ(runs[0].place_end, 0U);
}

TEST(ScanRunsTest, FunctionWordsAreNoRun) {
  const TinyUnit unit("của các những đã", "");
  EXPECT_EQ(omitted(unit), "");
  EXPECT_EQ(omitted(TinyUnit("", "")), "");
  EXPECT_EQ(omitted(TinyUnit("12, 13.", "")), "");
}

TEST(ScanRunsTest, RunsAreInOrderInsideTheSideAndApart) {
  std::mt19937 random(6);
  const auto pack = std::make_shared<const langpack::LanguagePack>(test::make_tiny_pack());
  for (int trial = 0; trial < 200; ++trial) {
    const auto a = test::tiny_sentence(random() % 60);
    const auto b = test::tiny_sentence(random() % 60);
    const TinyUnit unit(a.source + " " + b.source, trial % 2 == 0 ? a.target : b.target + " " + a.target, pack);
    for (const bool source : {true, false}) {
      const text::Analysis& side = source ? unit.source() : unit.target();
      const text::Analysis& other = source ? unit.target() : unit.source();
      std::uint32_t next = 0;
      for (const metrics::Run& run : source ? omissions(unit, -2.0) : additions(unit, -2.0)) {
        EXPECT_GE(run.begin, next);
        EXPECT_LT(run.begin, run.end);
        EXPECT_LE(run.end, side.words.size());
        EXPECT_GT(run.content_terms, 0U);
        EXPECT_TRUE(run.probability >= 0.0 && run.probability <= 1.0);
        EXPECT_LE(run.place_begin, run.place_end);
        EXPECT_LE(run.place_end, other.words.size());
        for (const double feature : run.features) EXPECT_TRUE(std::isfinite(feature));
        next = run.end;
      }
    }
  }
}

TEST(ScanRunsTest, ADocumentThatNeverRendersAWordMakesItLessOfAnOmission) {
  const TinyUnit unit("Phó Thủ tướng Thường trực thăm bệnh viện.", "The Deputy Prime Minister visits the hospital.");
  langpack::SideModel model = unit.pack().coverage.source;
  model.term.weights[langpack::kTermClasses] = 1.0;  // the log-likelihood ratio of the state
  const SideView view = source_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), kNoExcess);
  DocumentCounts counts;
  count_states(unit.coverage().source, counts);
  const langpack::WordId standing = unit.pack().source.vocabulary.find("thường trực");
  const auto evidence = [&](const langpack::StateCounts& seen) {
    counts[standing] = seen;
    return run_of(view, model, &counts, 3, 5).evidence;
  };
  const double once = evidence({0.0F, 0.0F, 0.0F, 1.0F});
  EXPECT_LT(evidence({0.0F, 0.0F, 0.0F, 9.0F}), once);
  EXPECT_GT(evidence({9.0F, 0.0F, 0.0F, 1.0F}), once);
}

// --- run_of, views ---

TEST(RunOfTest, ScoresTheWordsItIsGiven) {
  const TinyUnit unit("Phó Thủ tướng Thường trực thăm bệnh viện.", "The Deputy Prime Minister visits the hospital.");
  const SideView view = source_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), kNoExcess);
  const langpack::SideModel& model = unit.pack().coverage.source;
  const metrics::Run found = scan_runs(view, model, nullptr).at(0);
  const metrics::Run same = run_of(view, model, nullptr, found.begin, found.end);
  EXPECT_EQ(same.content_terms, found.content_terms);
  EXPECT_NEAR(same.evidence, found.evidence, 1e-12);
  EXPECT_EQ(same.features, found.features);
  EXPECT_EQ(same.probability, found.probability);
  EXPECT_EQ(same.place_begin, found.place_begin);
  const metrics::Run covered = run_of(view, model, nullptr, 0, 3);
  EXPECT_EQ(covered.content_terms, 0U);
  EXPECT_LT(covered.evidence, 0.0);
  const metrics::Run all = run_of(view, model, nullptr, 0, static_cast<std::uint32_t>(unit.source().words.size()));
  EXPECT_EQ(all.extent, RunExtent::kSegment);
}

TEST(ViewTest, LengthExcessIsOfTheSideThatIsLookedAt) {
  const TinyUnit unit("Nông dân đọc.", "Farmers read.");
  EXPECT_EQ(source_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), -2.5).length_excess, 2.5);
  EXPECT_EQ(target_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), -2.5).length_excess, -2.5);
}

TEST(ViewTest, SeparatorsAreCommasAndTheLanguagesOwnAnd) {
  const TinyUnit unit("nông dân, học sinh và giáo viên", "farmers, pupils and teachers");
  const SideView view = source_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), kNoExcess);
  EXPECT_EQ(view.separators, (std::vector<std::uint8_t>{0, 0, 1, 0, 0, 1, 0, 0}));
  EXPECT_EQ(view.other_separators, (std::vector<std::uint8_t>{0, 1, 0, 1, 0}));
  const SideView other = target_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), kNoExcess);
  EXPECT_EQ(other.separators, view.other_separators);
  EXPECT_EQ(other.other_separators, view.separators);
}

TEST(ViewTest, ALoneViewHasNothingUnlinkedOnTheOtherSide) {
  const TinyUnit unit("Nông dân đọc báo cáo.", "Yesterday the weather was sunny.");
  const SideView view = source_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), kNoExcess);
  EXPECT_FALSE(view.other.terms.empty());
  const SideView lone = lone_view(view);
  EXPECT_TRUE(lone.other.terms.empty());
  EXPECT_EQ(&lone.coverage, &view.coverage);
  EXPECT_EQ(lone.separators, view.separators);
}

TEST(TermFeaturesTest, AreFiniteAndNameOneClass) {
  const TinyUnit unit("Cán bộ, Xyzzy Plugh, nông dân của tỉnh thăm vội vã 12 trường học.", "Officials, farmers.");
  const SideView view = source_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), kNoExcess);
  const auto& terms = unit.coverage().source.terms;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!terms[i].content || !is_open(terms[i].state)) continue;
    const auto features = term_features(view, unit.pack().coverage.source.expectations, nullptr, i);
    for (const double feature : features) EXPECT_TRUE(std::isfinite(feature));
    for (std::size_t c = 0; c < langpack::kTermClasses; ++c) {
      EXPECT_EQ(features[c], c == terms[i].term_class ? 1.0 : 0.0);
    }
  }
}

}  // namespace
}  // namespace lacuna::metrics
