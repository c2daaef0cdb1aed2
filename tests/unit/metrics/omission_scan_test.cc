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

SideView source_view_of(const TinyUnit& unit, const UnitContext& context = {}) {
  return source_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), context);
}
SideView target_view_of(const TinyUnit& unit, const UnitContext& context = {}) {
  return target_view(unit.source(), unit.target(), unit.coverage(), unit.pack(), context);
}
UnitScan scan_source(const TinyUnit& unit, const UnitContext& context = {}) {
  return scan_unit(source_view_of(unit, context), unit.pack().coverage.source, nullptr);
}
std::vector<Run> omissions(const TinyUnit& unit, const UnitContext& context = {}) {
  return scan_source(unit, context).runs;
}
std::vector<Run> additions(const TinyUnit& unit, const UnitContext& context = {}) {
  return scan_unit(target_view_of(unit, context), unit.pack().coverage.target, nullptr).runs;
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

// --- scan_unit ---

TEST(ScanUnitTest, ACompleteTranslationHasNoRuns) {
  for (std::size_t i = 0; i < 30; ++i) {
    const auto [source, target] = test::tiny_sentence(i);
    const TinyUnit unit(source, target);
    EXPECT_EQ(omitted(unit), "") << source;
    EXPECT_EQ(added(unit), "") << target;
  }
}

TEST(ScanUnitTest, FindsATitleThatWasDropped) {
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

TEST(ScanUnitTest, FindsAListItem) {
  const TinyUnit unit("Chính phủ ủng hộ nông dân, học sinh, giáo viên và bác sĩ.",
                      "The Government supports farmers, teachers and doctors.");
  EXPECT_EQ(omitted(unit), "[học sinh]");
  EXPECT_EQ(omissions(unit).at(0).extent, RunExtent::kListItem);
}

TEST(ScanUnitTest, FindsAClause) {
  const TinyUnit unit("Cán bộ đọc báo cáo và kế hoạch, học sinh thăm bác sĩ.",
                      "Officials read the report and the plan.");
  EXPECT_EQ(omitted(unit), "[học sinh thăm bác sĩ]");
  const metrics::Run run = omissions(unit).at(0);
  EXPECT_EQ(run.extent, RunExtent::kClause);
  EXPECT_EQ(run.content_terms, 3U);
  EXPECT_FALSE(run.has_name);
}

TEST(ScanUnitTest, FindsWhatWasAdded) {
  const TinyUnit unit("Cán bộ đọc báo cáo tại thành phố.", "Officials read the report in the city yesterday.");
  EXPECT_EQ(omitted(unit), "");
  EXPECT_EQ(added(unit), "[yesterday]");
}

TEST(ScanUnitTest, ANameIsMarked) {
  const TinyUnit unit("Cán bộ thăm Xyzzy tại thành phố.", "Officials visit the city.");
  const auto runs = omissions(unit);
  ASSERT_EQ(runs.size(), 1U) << omitted(unit);
  EXPECT_TRUE(runs[0].has_name);
}

TEST(ScanUnitTest, AnUntranslatedSideIsOneSegment) {
  const TinyUnit unit("Nông dân đọc báo cáo.", "");
  const auto runs = omissions(unit);
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(unit.source_words(runs[0].begin, runs[0].end), "Nông dân đọc báo cáo");
  EXPECT_EQ(runs[0].extent, RunExtent::kSegment);
  EXPECT_EQ(runs[0].place_begin, 0U);
  EXPECT_EQ(runs[0].place_end, 0U);
}

TEST(ScanUnitTest, FunctionWordsAreNoRun) {
  const TinyUnit unit("của các những đã", "");
  EXPECT_EQ(omitted(unit), "");
  EXPECT_EQ(omitted(TinyUnit("", "")), "");
  EXPECT_EQ(omitted(TinyUnit("12, 13.", "")), "");
}

TEST(ScanUnitTest, RunsAreInOrderInsideTheSideAndApart) {
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
      for (const metrics::Run& run :
           source ? omissions(unit, {.length_z = -2.0}) : additions(unit, {.length_z = -2.0})) {
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

TEST(ScanUnitTest, ADocumentThatNeverRendersAWordMakesItLessOfAnOmission) {
  const TinyUnit unit("Phó Thủ tướng Thường trực thăm bệnh viện.", "The Deputy Prime Minister visits the hospital.");
  langpack::SideModel model = unit.pack().coverage.source;
  model.term.weights[langpack::kTermClasses] = 1.0;  // the log-likelihood ratio of the state
  const SideView view = source_view_of(unit);
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

constexpr const char* kTwoSentences = "Cán bộ đọc báo cáo. Nông dân thăm trường học lớn cũ của giáo viên, bác sĩ.";

TEST(ScanUnitTest, ASentenceThatIsMostlyOpenIsACandidateAsAWhole) {
  const TinyUnit unit(kTwoSentences, "Officials read the report. Schools.");
  const SideView view = source_view_of(unit);
  langpack::SideModel model = unit.pack().coverage.source;
  const auto longest = [&](const std::vector<metrics::Run>& runs) {
    std::string words;
    for (const metrics::Run& run : runs) {
      const std::string shown = unit.source_words(run.begin, run.end);
      if (shown.size() > words.size()) words = shown;
    }
    return words;
  };
  model.linked.bias = -50.0;  // a rendered word ends every run of evidence
  EXPECT_EQ(longest(scan_unit(view, model, nullptr).runs), "Nông dân thăm trường học lớn cũ của giáo viên, bác sĩ");
  const TinyUnit half(kTwoSentences, "Officials read the report. Teachers visit schools.");
  const auto runs = scan_unit(source_view_of(half), model, nullptr).runs;
  for (const metrics::Run& run : runs) EXPECT_LT(run.end - run.begin, 5U) << half.source_words(run.begin, run.end);
}

TEST(ScanUnitTest, TheUnitsProbabilityFollowsItsModel) {
  const TinyUnit complete("Phó Thủ tướng thăm bệnh viện.", "The Deputy Prime Minister visits the hospital.");
  const TinyUnit lost("Phó Thủ tướng Thường trực thăm bệnh viện.", "The Deputy Prime Minister visits the hospital.");
  EXPECT_LT(scan_source(complete).probability, 0.1);
  EXPECT_GT(scan_source(lost).probability, 0.5);
  langpack::SideModel model = lost.pack().coverage.source;
  const SideView view = source_view_of(lost);
  const UnitScan scan = scan_unit(view, model, nullptr);
  EXPECT_EQ(scan.probability, model.unit.probability(scan.features));
  model.unit.bias += 2.0;
  EXPECT_GT(scan_unit(view, model, nullptr).probability, scan.probability);
  EXPECT_EQ(scan_unit(view, model, nullptr).features, scan.features);
  EXPECT_EQ(scan_source(TinyUnit("", "")).probability, 0.0);
  EXPECT_EQ(scan_source(TinyUnit("12, 13.", "")).probability, 0.0);
}

TEST(ScanUnitTest, UnitFeaturesGrowWithWhatIsMissing) {
  const char* target = "The Deputy Prime Minister visits the hospital.";
  const auto features = [&](const char* source, const UnitContext& context = {}) {
    const auto all = scan_source(TinyUnit(source, target), context).features;
    for (const double feature : all) EXPECT_TRUE(std::isfinite(feature));
    return all;
  };
  const auto complete = features("Phó Thủ tướng thăm bệnh viện.");
  const auto word = features("Phó Thủ tướng Thường trực thăm bệnh viện.");
  const auto clause = features("Phó Thủ tướng Thường trực thăm bệnh viện, giáo viên và học sinh đọc báo cáo.");
  for (const std::size_t grows : {0U, 3U, 4U, 6U, 7U, 9U}) {  // evidence and lengths
    EXPECT_LT(complete[grows], word[grows]) << grows;
    EXPECT_LT(word[grows], clause[grows]) << grows;
  }
  EXPECT_LT(complete[1], word[1]);  // the best term
  EXPECT_LT(complete[5], word[5]);  // the most probable run
  EXPECT_LT(word[2], clause[2]);    // terms
  EXPECT_EQ(complete[10], 0.0);
  EXPECT_GT(features("Phó Thủ tướng thăm bệnh viện.", {.length_z = -1.5})[10], 1.0);
}

TEST(ScanUnitTest, AFreeDocumentMakesOpenTermsSayLess) {
  const TinyUnit unit("Phó Thủ tướng Thường trực thăm bệnh viện.", "The Deputy Prime Minister visits the hospital.");
  const langpack::SideModel& model = unit.pack().coverage.source;
  const auto evidence = [&](const UnitContext& context) {
    return run_of(source_view_of(unit, context), model, nullptr, 3, 5).evidence;
  };
  EXPECT_LT(evidence({.source_freedom = 1.0}), evidence({}));
  EXPECT_EQ(evidence({.target_freedom = 1.0}), evidence({}));
}

// --- run_of, views ---

TEST(RunOfTest, ScoresTheWordsItIsGiven) {
  const TinyUnit unit("Phó Thủ tướng Thường trực thăm bệnh viện.", "The Deputy Prime Minister visits the hospital.");
  const SideView view = source_view_of(unit);
  const langpack::SideModel& model = unit.pack().coverage.source;
  const metrics::Run found = scan_unit(view, model, nullptr).runs.at(0);
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
  EXPECT_EQ(source_view_of(unit, {.length_z = -2.5}).length_excess, 2.5);
  EXPECT_EQ(target_view_of(unit, {.length_z = -2.5}).length_excess, -2.5);
}

TEST(ViewTest, SeparatorsAreCommasAndTheLanguagesOwnAnd) {
  const TinyUnit unit("nông dân, học sinh và giáo viên", "farmers, pupils and teachers");
  const SideView view = source_view_of(unit);
  EXPECT_EQ(view.separators, (std::vector<std::uint8_t>{0, 0, 1, 0, 0, 1, 0, 0}));
  EXPECT_EQ(view.other_separators, (std::vector<std::uint8_t>{0, 1, 0, 1, 0}));
  const SideView other = target_view_of(unit);
  EXPECT_EQ(other.separators, view.other_separators);
  EXPECT_EQ(other.other_separators, view.separators);
}

TEST(ViewTest, ALoneViewHasNothingUnlinkedOnTheOtherSide) {
  const TinyUnit unit("Nông dân đọc báo cáo.", "Yesterday the weather was sunny.");
  const SideView view = source_view_of(unit);
  EXPECT_FALSE(view.other.terms.empty());
  const SideView lone = lone_view(view);
  EXPECT_TRUE(lone.other.terms.empty());
  EXPECT_EQ(&lone.coverage, &view.coverage);
  EXPECT_EQ(lone.separators, view.separators);
}

TEST(TermFeaturesTest, AreFiniteAndNameOneClass) {
  const TinyUnit unit("Cán bộ, Xyzzy Plugh, nông dân của tỉnh thăm vội vã 12 trường học.", "Officials, farmers.");
  const SideView view = source_view_of(unit);
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

/// Index of the term whose first word is this one.
std::size_t term_at(const TinyUnit& unit, const std::string& first_word) {
  const auto& terms = unit.coverage().source.terms;
  std::size_t i = 0;
  while (i < terms.size() && unit.source_words(terms[i].begin, terms[i].begin + 1) != first_word) ++i;
  EXPECT_LT(i, terms.size()) << first_word;
  return i;
}

TEST(TermFeaturesTest, ANearRenderingIsSeen) {
  const auto feature = [](const char* target, std::size_t index) {
    const TinyUnit unit("Cán bộ thăm hội nghị.", target);
    const auto all =
        term_features(source_view_of(unit), unit.pack().coverage.source.expectations, nullptr, term_at(unit, "hội"));
    return all[langpack::kTermClasses + index];
  };
  EXPECT_EQ(feature("Officials visit the conferral.", 14), 1.0);  // begins as "conference"
  EXPECT_EQ(feature("Officials visit the weather.", 14), 0.0);
  EXPECT_NEAR(feature("Officials visit the weather.", 13), 0.0, 1e-9);
}

TEST(LinkedFeaturesTest, TellHowSureTheLinkIs) {
  const TinyUnit unit("Hội nghị đánh giá vội vã tăng trưởng.", "The conference assesses haste growth.");
  const auto features = [&](const std::string& first_word, const SideView& view) {
    const auto all =
        linked_features(view, unit.pack().coverage.source.expectations, nullptr, term_at(unit, first_word));
    for (const double feature : all) EXPECT_TRUE(std::isfinite(feature));
    return all;
  };
  const SideView view = source_view_of(unit);
  const auto weak = features("vội", view);
  const auto sure = features("tăng", view);
  EXPECT_EQ(weak[1], 1.0);
  EXPECT_EQ(sure[1], 0.0);
  EXPECT_GT(weak[0], sure[0]);  // covered is what rendered terms are
  EXPECT_NEAR(sure[2], static_cast<double>(test::kTinyPhrase) / 10.0, 1e-6);
  EXPECT_GT(sure[3], 0.0);  // the alignment model agrees
  EXPECT_EQ(sure[6], 0.0);  // the tiny pack does not say what comes from no word
}

TEST(LinkedFeaturesTest, AWordThatOftenComesFromNoWordIsMarked) {
  auto pack = std::make_shared<langpack::LanguagePack>(test::make_tiny_pack());
  const langpack::WordId growth = pack->source.vocabulary.find("tăng trưởng");
  pack->alignment.null_source.assign(pack->source.vocabulary.size(), 1e-9F);
  pack->alignment.null_source[growth] = 0.2F;
  const TinyUnit unit("Hội nghị đánh giá tăng trưởng.", "The conference assesses growth.", pack);
  const auto proneness = [&](const std::string& first_word) {
    return linked_features(source_view_of(unit), pack->coverage.source.expectations, nullptr,
                           term_at(unit, first_word))[6];
  };
  EXPECT_EQ(proneness("tăng"), 1.0);
  EXPECT_EQ(proneness("đánh"), -1.0);
}

}  // namespace
}  // namespace lacuna::metrics
