#include "eval/align/word_aligner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using langpack::WordId;
using testing::dictionary_bitext;
using testing::render;
using testing::threaded_for;

WordAlignmentModel train(const Bitext& bitext, std::size_t inputs, std::size_t outputs,
                         const WordAlignerOptions& options = {}, const std::vector<PriorEntry>& prior = {},
                         bool reverse = false) {
  return train_word_alignment(bitext, inputs, outputs, reverse, prior, options, base::serial_for, nullptr);
}

WordId best(const langpack::Lexicon& lexicon, WordId input) {
  const auto row = lexicon.row(input);
  return std::max_element(row.begin(), row.end(),
                          [](const auto& a, const auto& b) { return a.probability < b.probability; })
      ->word;
}

double digamma(double x) {
  double result = 0.0;
  for (; x < 30.0; x += 1.0) result -= 1.0 / x;
  return result + std::log(x) - 0.5 / x - 1.0 / (12.0 * x * x) + 1.0 / (120.0 * x * x * x * x);
}

/// EM as in the paper, with maps, in double precision, the tension not refitted.
struct Oracle {
  std::map<std::pair<WordId, WordId>, double> t;  // input vocabulary size stands for "no word"
  std::vector<double> perplexities;

  Oracle(const Bitext& bitext, WordId null, const WordAlignerOptions& options, const std::vector<PriorEntry>& prior) {
    for (int iteration = 0; iteration < options.model1_iterations + options.model2_iterations; ++iteration) {
      std::map<std::pair<WordId, WordId>, double> counts;
      double log_likelihood = 0.0;
      double words = 0.0;
      for (std::size_t p = 0; p < bitext.size(); ++p) {
        const auto source = bitext.source_of(p);
        const auto target = bitext.target_of(p);
        if (source.empty() || target.empty()) continue;
        const auto n = static_cast<double>(source.size());
        const auto m = static_cast<double>(target.size());
        for (std::size_t j = 0; j < target.size(); ++j) {
          std::vector<double> place;
          double z = 0.0;
          for (std::size_t i = 0; i < source.size(); ++i) {
            const double distance = std::abs((static_cast<double>(i) + 1.0) / n - (static_cast<double>(j) + 1.0) / m);
            place.push_back(iteration < options.model1_iterations ? 1.0 : std::exp(-options.tension * distance));
            z += place.back();
          }
          std::vector<double> joint;
          double sum = 0.0;
          for (std::size_t i = 0; i <= source.size(); ++i) {
            const WordId input = i < source.size() ? source[i] : null;
            const double prior_share =
                i < source.size() ? (1.0 - options.null_probability) * place[i] / z : options.null_probability;
            joint.push_back(prior_share * (iteration == 0 ? 1.0 / null : t.at({input, target[j]})));
            sum += joint.back();
          }
          for (std::size_t i = 0; i <= source.size(); ++i) {
            const WordId input = i < source.size() ? source[i] : null;
            counts[{input, target[j]}] += static_cast<double>(bitext.weight[p]) * joint[i] / sum;
          }
          log_likelihood += static_cast<double>(bitext.weight[p]) * std::log(sum);
          words += static_cast<double>(bitext.weight[p]);
        }
      }
      for (const PriorEntry& entry : prior) counts[{entry.input, entry.output}] += static_cast<double>(entry.count);
      std::map<WordId, double> totals;
      for (const auto& [pair, count] : counts) totals[pair.first] += count + options.alpha;
      for (const auto& [pair, count] : counts) {
        t[pair] = options.alpha > 0.0 ? std::exp(digamma(count + options.alpha) - digamma(totals[pair.first]))
                                      : count / totals[pair.first];
      }
      perplexities.push_back(std::exp(-log_likelihood / words));
    }
  }
};

void expect_equal_to_oracle(const WordAlignerOptions& options, const std::vector<PriorEntry>& prior) {
  constexpr std::size_t kVocabulary = 12;
  Bitext bitext = dictionary_bitext(3, 40, 5, kVocabulary);
  for (std::size_t p = 0; p < bitext.size(); ++p) bitext.weight[p] = p % 3 == 0 ? 0.25F : 1.0F;
  bitext.add(std::vector<WordId>{1, 2}, {}, 1.0F);
  const WordAlignmentModel model = train(bitext, kVocabulary, kVocabulary, options, prior);
  const Oracle oracle(bitext, kVocabulary, options, prior);
  ASSERT_EQ(model.perplexities.size(), oracle.perplexities.size());
  for (std::size_t k = 0; k < oracle.perplexities.size(); ++k) {
    EXPECT_NEAR(model.perplexities[k], oracle.perplexities[k], 1e-4 * oracle.perplexities[k]) << "iteration " << k;
  }
  for (WordId input = 0; input < kVocabulary; ++input) {
    for (WordId output = 0; output < kVocabulary; ++output) {
      const auto found = oracle.t.find({input, output});
      const double expected = found == oracle.t.end() ? 0.0 : found->second;
      EXPECT_NEAR(static_cast<double>(model.lexicon.probability(input, output)), expected, 2e-4)
          << input << " " << output;
    }
  }
  for (WordId output = 0; output < kVocabulary; ++output) {
    EXPECT_NEAR(static_cast<double>(model.null_row[output]), oracle.t.at({kVocabulary, output}), 2e-4);
  }
}

TEST(WordAligner, EqualsTheSlowOracle) {
  WordAlignerOptions options;
  options.optimise_tension = false;
  expect_equal_to_oracle(options, {});
}

TEST(WordAligner, EqualsTheSlowOracleWithPrior) {
  WordAlignerOptions options;
  options.optimise_tension = false;
  expect_equal_to_oracle(options, {{1, 5, 3.0F}, {11, 0, 0.5F}, {0, 3, 10.0F}});
}

TEST(WordAligner, EqualsTheSlowOracleWithoutDirichletPrior) {
  WordAlignerOptions options;
  options.optimise_tension = false;
  options.alpha = 0.0;
  options.model1_iterations = 4;
  options.model2_iterations = 1;
  expect_equal_to_oracle(options, {});
}

TEST(WordAligner, FindsAKnownDictionaryInBothDirections) {
  constexpr std::size_t kVocabulary = 200;
  const Bitext bitext = dictionary_bitext(1, 3000, 10, kVocabulary);
  const WordAlignmentModel forward = train(bitext, kVocabulary, kVocabulary);
  const WordAlignmentModel backward = train(bitext, kVocabulary, kVocabulary, {}, {}, true);
  for (WordId word = 0; word < kVocabulary; ++word) {
    const WordId rendering = render(word, kVocabulary);
    EXPECT_EQ(best(forward.lexicon, word), rendering);
    EXPECT_GT(forward.lexicon.probability(word, rendering), 0.8F);
    EXPECT_EQ(best(backward.lexicon, rendering), word);
  }
  EXPECT_LT(forward.perplexities.back(), forward.perplexities[1] / 2);
  EXPECT_DOUBLE_EQ(forward.perplexity, forward.perplexities.back());
}

TEST(WordAligner, PerplexityNeverRisesUnderPlainEm) {
  WordAlignerOptions options;
  options.alpha = 0.0;
  options.model1_iterations = 8;
  options.model2_iterations = 0;
  const WordAlignmentModel model = train(dictionary_bitext(2, 500, 8, 60), 60, 60, options);
  for (std::size_t k = 1; k < model.perplexities.size(); ++k) {
    EXPECT_LE(model.perplexities[k], model.perplexities[k - 1] * (1.0 + 1e-5));
  }
}

TEST(WordAligner, TensionFollowsTheText) {
  constexpr std::size_t kVocabulary = 300;
  const Bitext straight = dictionary_bitext(5, 1500, 12, kVocabulary);
  Bitext shuffled;
  testing::Random random(6);
  for (std::size_t p = 0; p < straight.size(); ++p) {
    std::vector<WordId> target(straight.target_of(p).begin(), straight.target_of(p).end());
    for (std::size_t i = target.size(); i > 1; --i) std::swap(target[i - 1], target[random.below(i)]);
    shuffled.add(straight.source_of(p), target, 1.0F);
  }
  EXPECT_GT(train(straight, kVocabulary, kVocabulary).tension, 8.0);
  EXPECT_LT(train(shuffled, kVocabulary, kVocabulary).tension, 1.0);
}

TEST(WordAligner, WeightsCountLikeRepetition) {
  Bitext weighted;
  Bitext repeated;
  const Bitext plain = dictionary_bitext(8, 60, 6, 20);
  for (std::size_t p = 0; p < plain.size(); ++p) {
    const std::size_t times = 1 + p % 3;
    weighted.add(plain.source_of(p), plain.target_of(p), static_cast<float>(times));
    for (std::size_t k = 0; k < times; ++k) repeated.add(plain.source_of(p), plain.target_of(p), 1.0F);
  }
  const WordAlignmentModel a = train(weighted, 20, 20);
  const WordAlignmentModel b = train(repeated, 20, 20);
  EXPECT_NEAR(a.perplexity, b.perplexity, 1e-3);
  for (WordId input = 0; input < 20; ++input) {
    for (WordId output = 0; output < 20; ++output) {
      EXPECT_NEAR(a.lexicon.probability(input, output), b.lexicon.probability(input, output), 1e-3);
    }
  }
}

TEST(WordAligner, PairsWithoutWeightDoNotCount) {
  Bitext bitext = dictionary_bitext(8, 60, 6, 20);
  const WordAlignmentModel without = train(bitext, 20, 20);
  bitext.add(std::vector<WordId>{0, 1, 2}, std::vector<WordId>{7, 8, 9}, 0.0F);
  const WordAlignmentModel with = train(bitext, 20, 20);
  EXPECT_EQ(with.lexicon.entries(), without.lexicon.entries());
}

TEST(WordAligner, SameBytesForAnyNumberOfThreads) {
  const Bitext bitext = dictionary_bitext(4, 2000, 12, 500);
  const std::vector<PriorEntry> prior{{3, 100, 2.0F}, {499, 1, 1.0F}};
  const WordAlignmentModel one = train_word_alignment(bitext, 500, 500, false, prior, {}, threaded_for(1), nullptr);
  for (const std::size_t threads : {2U, 7U}) {
    const WordAlignmentModel many =
        train_word_alignment(bitext, 500, 500, false, prior, {}, threaded_for(threads), nullptr);
    ASSERT_EQ(many.lexicon.row_begin(), one.lexicon.row_begin());
    ASSERT_EQ(many.lexicon.entries().size(), one.lexicon.entries().size());
    EXPECT_EQ(std::memcmp(many.lexicon.entries().data(), one.lexicon.entries().data(),
                          one.lexicon.entries().size() * sizeof(langpack::Translation)),
              0);
    EXPECT_EQ(many.null_row, one.null_row);
    EXPECT_EQ(many.perplexities, one.perplexities);
    EXPECT_EQ(many.tension, one.tension);
  }
}

TEST(WordAligner, UnknownWordsKeepTheirPlaceOnly) {
  Bitext bitext;
  for (int k = 0; k < 20; ++k) {
    bitext.add(std::vector<WordId>{langpack::kUnknownWord, 0}, std::vector<WordId>{0, langpack::kUnknownWord}, 1.0F);
    bitext.add(std::vector<WordId>{langpack::kUnknownWord}, std::vector<WordId>{langpack::kUnknownWord}, 1.0F);
  }
  const WordAlignmentModel model = train(bitext, 2, 2);
  EXPECT_EQ(model.lexicon.size(), 1U);
  EXPECT_GT(model.lexicon.probability(0, 0), 0.9F);
  EXPECT_TRUE(std::isfinite(model.perplexity));
}

TEST(WordAligner, PriorEntersTheLexiconWithoutText) {
  const WordAlignmentModel model = train(Bitext{}, 3, 3, {}, {{1, 2, 5.0F}, {1, 0, 5.0F}, {7, 0, 1.0F}, {0, 9, 1.0F}});
  EXPECT_EQ(model.perplexity, 0.0);
  EXPECT_EQ(model.lexicon.rows(), 3U);
  EXPECT_EQ(model.lexicon.size(), 2U);
  EXPECT_NEAR(model.lexicon.probability(1, 2), 0.47F, 0.03F);
  EXPECT_EQ(model.lexicon.probability(1, 2), model.lexicon.probability(1, 0));
}

TEST(WordAligner, PrunesSmallProbabilitiesAndLongRows) {
  const Bitext bitext = dictionary_bitext(9, 400, 12, 50);
  WordAlignerOptions options;
  options.prune = 0.01F;
  options.max_row = 3;
  const WordAlignmentModel pruned = train(bitext, 50, 50, options);
  options.prune = 0.0F;
  options.max_row = 1000;
  const WordAlignmentModel whole = train(bitext, 50, 50, options);
  for (WordId input = 0; input < 50; ++input) {
    std::vector<float> all;
    for (const auto& entry : whole.lexicon.row(input)) all.push_back(entry.probability);
    std::sort(all.rbegin(), all.rend());
    const auto row = pruned.lexicon.row(input);
    ASSERT_LE(row.size(), 3U);
    EXPECT_TRUE(std::is_sorted(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.word < b.word; }));
    for (const auto& entry : row) {
      EXPECT_GE(entry.probability, std::max(0.01F, all[row.size() - 1]));
      EXPECT_EQ(entry.probability, whole.lexicon.probability(input, entry.word));
    }
  }
}

TEST(WordAligner, ReportsEachIteration) {
  struct Recorder : Progress {
    std::vector<std::string> lines;
    void update(std::string_view stage, std::size_t done, std::size_t total) override {
      lines.push_back(std::string(stage) + " " + std::to_string(done) + "/" + std::to_string(total));
    }
  } recorder;
  WordAlignerOptions options;
  options.model1_iterations = 1;
  options.model2_iterations = 1;
  (void)train_word_alignment(dictionary_bitext(1, 5, 5, 9), 9, 9, false, {}, options, base::serial_for, &recorder);
  EXPECT_EQ(recorder.lines, (std::vector<std::string>{"word alignment 1/2", "word alignment 2/2"}));
}

}  // namespace
}  // namespace lacuna::align
