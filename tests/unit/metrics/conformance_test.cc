// What every metric promises (include/lacuna/metric.h), for every metric of the registry.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/python_string.h"
#include "lacuna/scoring.h"
#include "metrics/registry.h"
#include "tests/support/slow_oracles.h"

namespace lacuna::metrics {
namespace {

// Stands for a SentencePiece model: pieces of two bytes at most, some with white space in them.
class PieceTokenizer : public Tokenizer {
 public:
  [[nodiscard]] std::string signature() const override { return "pieces"; }
  void tokenize(std::string_view text, TokenizedText& out) const override {
    out.clear();
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = std::min(i + 2, text.size());
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
      out.add(text.substr(i, end - i));
      i = end;
    }
  }
};

MetricSettings settings() {
  MetricSettings settings;
  settings.sentencepiece = std::make_shared<const PieceTokenizer>();
  return settings;
}

// All settings under which a metric is tried, the plain ones first.
std::vector<MetricSettings> varied_settings() {
  std::vector<MetricSettings> all = {settings()};
  const auto add = [&](auto&& change) {
    MetricSettings changed = settings();
    change(changed);
    all.push_back(changed);
  };
  add([](MetricSettings& s) { s.bleu.lowercase = s.chrf.lowercase = s.length.lowercase = true; });
  add([](MetricSettings& s) { s.bleu.tokenizer = s.length.tokenizer = *make_tokenizer("none"); });
  add([](MetricSettings& s) { s.bleu.tokenizer = s.length.tokenizer = *make_tokenizer("char"); });
  add([](MetricSettings& s) { s.bleu.smoothing = BleuSmoothing::kNone; });
  add([](MetricSettings& s) { s.bleu.smoothing = BleuSmoothing::kFloor; });
  add([](MetricSettings& s) {
    s.bleu.smoothing = BleuSmoothing::kFloor;
    s.bleu.smoothing_value = 0.101;
  });
  add([](MetricSettings& s) { s.bleu.smoothing = BleuSmoothing::kAddK; });
  add([](MetricSettings& s) {
    s.bleu.smoothing = BleuSmoothing::kAddK;
    s.bleu.smoothing_value = 2;
  });
  add([](MetricSettings& s) { s.bleu.effective_order = true; });
  add([](MetricSettings& s) { s.bleu.max_order = 2; });
  add([](MetricSettings& s) { s.chrf.char_order = 3; });
  add([](MetricSettings& s) { s.chrf.word_order = 3; });
  add([](MetricSettings& s) { s.chrf.beta = 3; });
  add([](MetricSettings& s) { s.chrf.whitespace = true; });
  add([](MetricSettings& s) { s.chrf.epsilon_smoothing = true; });
  add([](MetricSettings& s) { s.ter.normalized = true; });
  add([](MetricSettings& s) { s.ter.no_punct = true; });
  add([](MetricSettings& s) { s.ter.normalized = s.ter.asian_support = true; });
  add([](MetricSettings& s) { s.ter.case_sensitive = true; });
  return all;
}

struct Corpus {
  std::vector<std::vector<std::string>> references;  // by unit
  std::vector<std::string> hypotheses;
};

Corpus make_corpus(std::size_t units, std::size_t references) {
  constexpr std::string_view kPieces[] = {"the ", "cat ",  "sat ", "a",      "b",    "Việt ",  "Nam ",    ". ",
                                          ", ",   "3.14 ", "(x) ", "İ",      "Σ",    "\u00A0", "\u200B",  "中文",
                                          "🙂", "-",     "\t",   "don't ", "Mat ", " ",      "&QUOT; ", "THE "};
  std::mt19937 random(7);
  Corpus corpus;
  for (std::size_t i = 0; i < units; ++i) {
    std::vector<std::string> set;
    for (std::size_t r = 0; r < references; ++r) set.push_back(support::random_text(random, kPieces, random() % 30));
    std::string hypothesis = support::random_text(random, kPieces, random() % 30);
    if (i % 3 == 0) hypothesis = set.front().substr(0, set.front().find(' ')) + hypothesis;
    if (i % 7 == 0) hypothesis.clear();
    if (i % 11 == 0) set.back().clear();
    corpus.references.push_back(std::move(set));
    corpus.hypotheses.push_back(std::move(hypothesis));
  }
  return corpus;
}

StatsTable rows_of(const Metric& metric, const Corpus& corpus, std::size_t begin, std::size_t end) {
  std::vector<std::vector<std::string_view>> views;
  for (std::size_t i = begin; i < end; ++i) {
    views.emplace_back(corpus.references[i].begin(), corpus.references[i].end());
  }
  const std::vector<ReferenceSet> sets(views.begin(), views.end());
  const auto cache = metric.prepare_references(sets);
  const auto scratch = metric.make_scratch();
  StatsTable table(metric.info().columns, end - begin);
  for (std::size_t i = begin; i < end; ++i) {
    metric.write_row({.index = i - begin, .source = {}, .hypothesis = corpus.hypotheses[i]}, *cache, *scratch,
                     table.row(i - begin));
  }
  return table;
}

class ConformanceTest : public testing::TestWithParam<std::size_t> {
 protected:
  static const MetricEntry& entry() { return *metric_registry()[GetParam()]; }

  // Calls `check` with the metric under every setting.
  template <class Check>
  static void under_all_settings(Check&& check) {
    for (const MetricSettings& varied : varied_settings()) {
      const Result<MetricPtr> metric = entry().make(varied);
      ASSERT_TRUE(metric.ok()) << metric.error().to_string();
      SCOPED_TRACE((*metric)->signature(1));
      check(**metric);
    }
  }
};

TEST_P(ConformanceTest, DeclaresItself) {
  under_all_settings([](const Metric& metric) {
    const MetricInfo& info = metric.info();
    EXPECT_FALSE(info.id.empty());
    EXPECT_FALSE(info.display_name.empty());
    EXPECT_LT(info.lowest, info.highest);
    EXPECT_LE(info.lowest, info.ideal);
    EXPECT_LE(info.ideal, info.highest);
    std::set<std::string> names;
    for (const ColumnInfo& column : info.columns) {
      EXPECT_FALSE(column.unit.empty());
      EXPECT_TRUE(names.insert(column.name).second) << column.name;
    }
    EXPECT_FALSE(info.columns.empty());
  });
}

TEST_P(ConformanceTest, SumOfShardsIsTheWhole) {
  const Corpus corpus = make_corpus(300, 2);
  under_all_settings([&](const Metric& metric) {
    const StatsTable whole = rows_of(metric, corpus, 0, 300);
    const StatsTable first = rows_of(metric, corpus, 0, 113);
    const StatsTable second = rows_of(metric, corpus, 113, 300);
    std::vector<double> sum = first.sum();
    const std::vector<double> rest = second.sum();
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += rest[i];
    EXPECT_EQ(sum, whole.sum());
    EXPECT_EQ(metric.score(sum).value, metric.score(whole.sum()).value);
    for (std::size_t column = 0; column < whole.width(); ++column) {
      if (!whole.columns()[column].integral) continue;
      for (std::size_t unit = 0; unit < whole.units(); ++unit) {
        EXPECT_EQ(whole.row(unit)[column], std::floor(whole.row(unit)[column]));
      }
    }
  });
}

TEST_P(ConformanceTest, RowDependsOnItsUnitOnly) {
  const Corpus corpus = make_corpus(60, 2);
  under_all_settings([&](const Metric& metric) {
    const StatsTable whole = rows_of(metric, corpus, 0, 60);
    for (std::size_t i = 0; i < 60; ++i) {
      const StatsTable alone = rows_of(metric, corpus, i, i + 1);
      EXPECT_TRUE(std::equal(alone.row(0).begin(), alone.row(0).end(), whole.row(i).begin())) << "unit " << i;
    }
  });
}

TEST_P(ConformanceTest, IdentityIsBest) {
  Corpus identical = make_corpus(100, 1);
  for (std::size_t i = 0; i < 100; ++i) {
    identical.references[i] = {"The cat, 3.14 of them, sat on " + std::to_string(i)};
    identical.hypotheses[i] = identical.references[i].front();
  }
  Corpus worse = identical;
  for (std::size_t i = 0; i < 100; i += 2) worse.hypotheses[i] = "A dog stood";
  under_all_settings([&](const Metric& metric) {
    const MetricInfo& info = metric.info();
    const std::optional<double> best = metric.score(rows_of(metric, identical, 0, 100).sum()).value;
    const std::optional<double> other = metric.score(rows_of(metric, worse, 0, 100).sum()).value;
    ASSERT_TRUE(best && other);
    EXPECT_NEAR(*best, info.ideal, 1e-9);
    switch (info.direction) {
      case Direction::kHigher: EXPECT_GT(*best, *other); break;
      case Direction::kLower: EXPECT_LT(*best, *other); break;
      case Direction::kNearerToIdeal: EXPECT_LT(std::abs(*best - info.ideal), std::abs(*other - info.ideal)); break;
    }
  });
}

TEST_P(ConformanceTest, EmptyTextsAreDefinedOrSayWhyNot) {
  const std::vector<std::string> texts = {"", " ", "\u00A0\t", "word"};
  Corpus corpus;
  for (const std::string& reference : texts) {
    for (const std::string& hypothesis : texts) {
      corpus.references.push_back({reference});
      corpus.hypotheses.push_back(hypothesis);
    }
  }
  under_all_settings([&](const Metric& metric) {
    const StatsTable table = rows_of(metric, corpus, 0, corpus.hypotheses.size());
    std::vector<std::vector<double>> sums = {table.sum(), std::vector<double>(table.width(), 0.0)};
    for (std::size_t i = 0; i < table.units(); ++i) sums.emplace_back(table.row(i).begin(), table.row(i).end());
    for (const std::vector<double>& row : sums) {
      const Score score = metric.score(row);
      if (score.value) {
        EXPECT_TRUE(std::isfinite(*score.value));
        EXPECT_TRUE(score.reason.empty());
      } else {
        EXPECT_FALSE(score.reason.empty());
      }
      for (const auto& [name, value] : score.components) EXPECT_TRUE(std::isfinite(value)) << name;
    }
  });
}

TEST_P(ConformanceTest, ScoreManyEqualsScoreAndStaysInRange) {
  const Corpus corpus = make_corpus(200, 2);
  under_all_settings([&](const Metric& metric) {
    const StatsTable table = rows_of(metric, corpus, 0, 200);
    std::vector<std::optional<double>> values(200);
    metric.score_many(table.values(), values);
    for (std::size_t i = 0; i < 200; ++i) {
      const std::optional<double> value = metric.score(table.row(i)).value;
      EXPECT_EQ(values[i], value) << "unit " << i;
      if (!value) continue;
      EXPECT_GE(*value, metric.info().lowest - 1e-9);
      EXPECT_LE(*value, metric.info().highest + 1e-9);
    }
  });
}

TEST_P(ConformanceTest, SignatureChangesWhenScoresCan) {
  const Corpus corpus = make_corpus(300, 2);
  std::vector<std::pair<std::string, std::vector<double>>> seen;
  under_all_settings([&](const Metric& metric) {
    std::vector<double> outcome;
    const StatsTable table = rows_of(metric, corpus, 0, 300);
    std::vector<std::optional<double>> values(300);
    metric.score_many(table.values(), values);
    for (const std::optional<double> value : values) outcome.push_back(value.value_or(-1.0));
    for (const auto& [signature, other] : seen) {
      EXPECT_EQ(signature == metric.signature(2), other == outcome) << signature;
    }
    seen.emplace_back(metric.signature(2), std::move(outcome));
    EXPECT_NE(metric.signature(1), metric.signature(2));
    EXPECT_NE(metric.signature(1), metric.signature(kVariedReferences));
  });
}

std::string test_name(const testing::TestParamInfo<std::size_t>& parameter) {
  std::string name(metric_registry()[parameter.param]->name);
  std::replace(name.begin(), name.end(), '+', 'p');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Registry, ConformanceTest, testing::Range(std::size_t{0}, metric_registry().size()),
                         test_name);

}  // namespace
}  // namespace lacuna::metrics
