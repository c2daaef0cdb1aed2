#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "eval/base/file.h"
#include "eval/pipeline/shards/check_measure.h"
#include "eval/pipeline/shards/corpus_report.h"
#include "eval/pipeline/shards/corpus_texts.h"
#include "eval/pipeline/shards/map_chunks.h"
#include "eval/pipeline/shards/score_measure.h"
#include "eval/pipeline/shards/team_run.h"
#include "lacuna/scoring.h"
#include "reports/json_writer.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thread_team.h"
#include "tests/support/tiny_pack.h"

namespace lacuna::pipeline {
namespace {

using test::TempFolder;

constexpr std::uint64_t kChunk = 400;  // bytes

std::vector<CorpusText> texts_of(std::vector<std::uint64_t> bytes, std::uint64_t chunk) {
  std::vector<CorpusText> texts;
  for (const std::uint64_t size : bytes) {
    texts.push_back({.paths = {"t"}, .name = "t" + std::to_string(texts.size()), .bytes = size});
    texts.back().chunks = std::max<std::uint64_t>(1, (size + chunk - 1) / chunk);
  }
  return texts;
}

TEST(CorpusTextsTest, PartsAreAllOfItAndAboutEqual) {
  const std::vector<CorpusText> texts = texts_of({1000, 0, 70, 5000, 100000}, 100);
  const std::vector<WorkItem> items = work_items(texts, 100);
  EXPECT_EQ(items.size(), 10U + 1 + 1 + 50 + 1000);
  for (const std::size_t shares : {1U, 2U, 3U, 7U, 100U, 5000U}) {
    std::size_t items_seen = 0;
    std::uint64_t most = 0;
    for (std::size_t share = 0; share < shares; ++share) {
      std::uint64_t bytes = 0;
      for (const WorkItem& item : share_of(items, share, shares)) {
        EXPECT_EQ(item.text, items[items_seen].text);
        EXPECT_EQ(item.chunk, items[items_seen].chunk);
        bytes += item.weight;
        ++items_seen;
      }
      most = std::max(most, bytes);
    }
    EXPECT_EQ(items_seen, items.size()) << shares;
    EXPECT_LE(most, 106070 / shares + 200) << shares;
  }
}

TEST(CorpusTextsTest, ChunksInARowAreOneRange) {
  const std::vector<WorkItem> items = work_items(texts_of({1000, 250}, 100), 100);
  EXPECT_EQ(ranges_of(items),
            (std::vector<ChunkRange>{{.text = 0, .first = 0, .end = 10}, {.text = 1, .first = 0, .end = 3}}));
  EXPECT_EQ(ranges_of({items[1], items[2], items[5]}),
            (std::vector<ChunkRange>{{.text = 0, .first = 1, .end = 3}, {.text = 0, .first = 5, .end = 6}}));
  EXPECT_EQ(ranges_of({{.text = 3}}), (std::vector<ChunkRange>{{.text = 3}}));
}

/// A table in the tiny pack's words, and what a run over it takes.
class ShardsTest : public ::testing::Test {
 protected:
  ShardsTest() {
    test::write_tiny_pack(folder_.at("pack"));
    std::string table;
    std::mt19937 random(3);
    for (std::size_t i = 0; i < 120; ++i) {
      const test::SentencePair pair = test::tiny_sentence(i);
      const bool is_wrong = random() % 4 == 0;
      table.append(pair.source).append("\t").append(is_wrong ? pair.target.substr(0, 9) : pair.target).append("\n");
    }
    path_ = folder_.write("corpus.tsv", table);
    CheckRequest request;
    request.source_language = "vi";
    request.target_language = "en";
    request.pack_path = folder_.at("pack");
    Result<std::unique_ptr<CheckMeasure>> measure = CheckMeasure::make(request, kChunk, 4);
    EXPECT_TRUE(measure.ok()) << measure.error().to_string();
    if (measure) measure_ = std::move(*measure);
    Result<std::vector<CorpusText>> texts = corpus_texts({{path_}}, kChunk);
    EXPECT_TRUE(texts.ok());
    run_ = {.texts = *texts, .chunk_bytes = kChunk, .threads = 1};
  }

  [[nodiscard]] records::Shard map(const std::vector<ChunkRange>& ranges, std::size_t threads = 1) {
    run_.threads = threads;
    Result<records::Shard> shard = map_chunks(run_, ranges, *measure_, nullptr);
    EXPECT_TRUE(shard.ok()) << shard.error().to_string();
    return shard ? *shard : records::Shard{};
  }
  [[nodiscard]] static std::string json_of(const records::Shard& shard) {
    const Result<RunReport> report = corpus_report(shard);
    EXPECT_TRUE(report.ok()) << report.error().to_string();
    return report ? reports::to_json(*report) : std::string();
  }
  [[nodiscard]] std::vector<WorkItem> items() const { return work_items(run_.texts, kChunk); }

  TempFolder folder_;
  std::string path_;
  std::unique_ptr<CheckMeasure> measure_;
  CorpusRun run_;
};

TEST_F(ShardsTest, PartsAndThreadsChangeNoByte) {
  const std::string whole = json_of(map(ranges_of(items())));
  EXPECT_NE(whole.find("omission"), std::string::npos);
  EXPECT_EQ(json_of(map(ranges_of(items()), 3)), whole);
  for (const std::size_t parts : {2U, 5U}) {
    records::Shard merged;
    for (std::size_t part = parts; part-- > 0;) {
      ASSERT_TRUE(records::add_shard(map(ranges_of(share_of(items(), part, parts))), "a part", 4, merged).ok());
    }
    EXPECT_EQ(json_of(merged), whole);
  }
}

TEST_F(ShardsTest, WhatIsMissingIsNoReport) {
  const Result<RunReport> report = corpus_report(map(ranges_of(share_of(items(), 0, 2))));
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::kMismatch);
  EXPECT_NE(report.error().message.find("no result of chunks"), std::string::npos);
}

TEST_F(ShardsTest, TeamsOfAnySizeGiveTheSame) {
  const std::string whole = json_of(map(ranges_of(items())));
  for (const std::size_t ranks : {1U, 2U, 3U, 4U, 7U}) {
    std::string report;
    test::run_as_team(ranks, [&](base::Team& team) {
      TeamRun run{.run = run_};
      const Result<std::optional<records::Shard>> shard = map_with_team(team, run, *measure_, nullptr);
      ASSERT_TRUE(shard.ok()) << shard.error().to_string();
      EXPECT_EQ(shard->has_value(), team.rank() == 0);
      if (*shard) report = json_of(**shard);
    });
    EXPECT_EQ(report, whole) << ranks;
  }
}

TEST_F(ShardsTest, FinishedChunksAreNotMeasuredAgain) {
  const std::string whole = json_of(map(ranges_of(items())));
  const records::Shard half = map(ranges_of(share_of(items(), 1, 2)));
  std::size_t kept = 0;
  std::mutex mutex;
  test::run_as_team(2, [&](base::Team& team) {
    TeamRun run{.run = run_};
    if (team.rank() == 0) run.done = half;
    run.keep = [&](const records::Shard& shard) -> Status {
      const std::lock_guard lock(mutex);
      kept += shard.chunks.size();
      for (const auto& [key, chunk] : shard.chunks) EXPECT_FALSE(half.chunks.contains(key));
      return {};
    };
    const Result<std::optional<records::Shard>> shard = map_with_team(team, run, *measure_, nullptr);
    ASSERT_TRUE(shard.ok()) << shard.error().to_string();
    if (*shard) {
      EXPECT_EQ(json_of(**shard), whole);
    }
  });
  EXPECT_EQ(kept, items().size() - half.chunks.size());
}

TEST_F(ShardsTest, ARankThatFailsIsNamedAndTheOthersAreKept) {
  std::string table = *base::read_file(path_);
  table.append("one column\n");
  folder_.write("corpus.tsv", table);
  std::vector<std::string> errors(2);
  std::size_t kept = 0;
  std::mutex mutex;
  test::run_as_team(2, [&](base::Team& team) {
    TeamRun run{.run = run_};
    run.run.texts = *corpus_texts({{path_}}, kChunk);
    run.keep = [&](const records::Shard& shard) -> Status {
      const std::lock_guard lock(mutex);
      kept += shard.chunks.size();
      return {};
    };
    const Result<std::optional<records::Shard>> shard = map_with_team(team, run, *measure_, nullptr);
    if (!shard) errors[team.rank()] = shard.error().to_string();
  });
  EXPECT_NE(errors[0].find("rank 1: " + path_), std::string::npos) << errors[0];
  EXPECT_NE(errors[0].find("1 field, but line 1 has 2"), std::string::npos) << errors[0];
  EXPECT_EQ(errors[1].find(path_), 0U) << errors[1];
  EXPECT_GE(kept + 1, items().size()) << "all but the chunk that cannot be read";
}

TEST(ScoreMeasureTest, SumsAreThoseOfScoreTextsBitForBit) {
  const TempFolder folder;
  std::mt19937 random(9);
  std::string first;
  std::string second;
  std::string hypothesis;
  for (int i = 0; i < 500; ++i) {
    for (std::string* text : {&first, &second, &hypothesis}) {
      for (unsigned word = 0; word < 3 + random() % 9; ++word) {
        text->append(word == 0 ? "" : " ").append(std::string(1 + random() % 3, static_cast<char>('a' + random() % 4)));
      }
      *text += '\n';
    }
  }
  const std::vector<MetricPtr> metrics = {*make_bleu({}), *make_chrf({.word_order = 2}), *make_ter({})};
  const Result<std::vector<SystemResult>> expected = lacuna::score_texts(
      {.references = {{"r1", first}, {"r2", second}}, .hypotheses = {{"h", hypothesis}}, .metrics = metrics});
  ASSERT_TRUE(expected.ok());
  const std::vector<std::string> paths = {folder.write("r1", first), folder.write("r2", second),
                                          folder.write("h", hypothesis)};
  for (const std::uint64_t chunk : {50U, 1000U, 1000000U}) {
    const ScoreMeasure measure({.metrics = metrics, .systems = {"h"}, .references = 2}, chunk);
    CorpusRun run{.texts = *corpus_texts({paths}, chunk), .chunk_bytes = chunk, .threads = 2};
    const Result<records::Shard> shard = map_chunks(run, ranges_of(work_items(run.texts, chunk)), measure, nullptr);
    ASSERT_TRUE(shard.ok()) << shard.error().to_string();
    const Result<CorpusScores> scores = corpus_scores(*shard, metrics);
    ASSERT_TRUE(scores.ok()) << scores.error().to_string();
    EXPECT_EQ(scores->units, 500U);
    for (std::size_t m = 0; m < metrics.size(); ++m) {
      const MetricResult& own = scores->systems[0].metrics[m];
      EXPECT_EQ(own.table.sum(), expected->front().metrics[m].table.sum());
      EXPECT_EQ(own.score.value, expected->front().metrics[m].score.value);
      EXPECT_EQ(own.score.signature, expected->front().metrics[m].score.signature);
    }
  }
}

TEST(ScoreMeasureTest, LinesAsOneText) {
  for (const std::vector<std::string>& lines :
       {std::vector<std::string>{}, {"a"}, {"a", "b c"}, {"--tokenize", "13a"}}) {
    EXPECT_EQ(split_lines(joined_lines(lines)), lines);
  }
}

}  // namespace
}  // namespace lacuna::pipeline
