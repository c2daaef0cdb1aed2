#include "eval/records/shard.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna::records {
namespace {

constexpr std::size_t kKept = 3;

ShardFinding finding_of(const ChunkKey& chunk, std::size_t unit, double probability, const std::string& fingerprint,
                        Severity severity = Severity::kMajor, const std::string& rule = "omission") {
  ShardFinding found{.chunk = chunk, .finding = {}, .unit = {}};
  found.unit.id = unit;
  found.unit.place = UnitPlace{.name = "", .line = unit + 1, .index = unit, .file = {}};
  found.unit.source = TextSpan{0, 5, "chữ", ByteSpan{100, 105}};
  found.unit.target = TextSpan{0, 4, "word", ByteSpan{106, 110}};
  found.finding = {.rule = rule,
                   .severity = severity,
                   .probability = probability,
                   .unit = unit,
                   .source = TextSpan{0, 5, "chữ", ByteSpan{100, 105}},
                   .target = std::nullopt,
                   .message = "lost \u2028 \"chữ\"",
                   .suggestion = std::nullopt,
                   .fingerprint = fingerprint};
  return found;
}

/// One chunk and its findings, all a function of the number.
Shard shard_of(std::uint64_t number, std::uint64_t chunks = 8) {
  std::mt19937_64 random(number);
  const ChunkKey key{number % 2 == 0 ? "a.tsv" : "b.tsv", number / 2};
  Shard shard{.settings = {{"kind", "check"}, {"version", "1"}}};
  shard.inputs["a.tsv"] = {.path = "a.tsv", .target = {}, .chunks = chunks / 2};
  shard.inputs["b.tsv"] = {.path = "b.tsv", .target = {}};
  ShardChunk chunk{.is_last = number / 2 + 1 == chunks / 2,
                   .bytes = 100 + number,
                   .lines = 10,
                   .records = 10,
                   .units = 9,
                   .sha256 = std::to_string(number),
                   .reference_counts = {1, 2}};
  chunk.systems = {{.metrics = {{{static_cast<double>(number), 0.1}, {}}, {{1.0 / 3.0}}}, .tokenized_periods = number}};
  CheckSums& sums = chunk.check.emplace();
  sums.checks = {{"number", 5.0, static_cast<double>(number)}};
  sums.findings = {{"omission", 1, number, 0}};
  sums.suppressed = 1;
  stats::RatioSums ratio;
  ratio.add(0.1 * static_cast<double>(number), 1.7);
  sums.coverage = {ratio.parts(), ratio.parts(), ratio.parts()};
  sums.figures = {{0, 0, number, 0, 7}};
  shard.chunks.emplace(key, chunk);
  for (std::size_t unit = 0; unit < 9; ++unit) {
    shard.findings.push_back(finding_of(key, unit, static_cast<double>(random() % 8) / 8.0,
                                        std::to_string(random() % 12), static_cast<Severity>(random() % 3),
                                        random() % 2 == 0 ? "omission" : "number"));
  }
  return shard;
}

Shard merged(const std::vector<Shard>& shards) {
  Shard whole;
  for (const Shard& shard : shards) {
    const Status added = add_shard(shard, "a shard", kKept, whole);
    EXPECT_TRUE(added.ok()) << added.error().to_string();
  }
  return whole;
}

TEST(ShardTest, TextRoundTrip) {
  const Shard whole = merged({shard_of(0), shard_of(1), shard_of(5)});
  const std::string text = shard_text(whole);
  const Result<Shard> read = parse_shard("a.shard", text);
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  EXPECT_EQ(shard_text(*read), text);
  EXPECT_EQ(read->chunks, whole.chunks);
  EXPECT_EQ(read->settings, whole.settings);
  EXPECT_EQ(read->inputs, whole.inputs);
  ASSERT_EQ(read->findings.size(), whole.findings.size());
  EXPECT_EQ(read->findings[0].finding.message, "lost \u2028 \"chữ\"");
  EXPECT_EQ(read->findings[0].unit.source->file, (ByteSpan{100, 105}));
}

TEST(ShardTest, MergingKnowsNoOrderNoGroupingAndNoRepetition) {
  std::vector<Shard> shards;
  for (std::uint64_t number = 0; number < 8; ++number) shards.push_back(shard_of(number));
  const std::string once = shard_text(merged(shards));
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::vector<Shard> drawn = shards;
    for (int again = 0; again < 4; ++again) drawn.push_back(shards[random() % shards.size()]);  // delivered twice
    std::shuffle(drawn.begin(), drawn.end(), random);
    std::vector<Shard> groups(1 + random() % 4);
    for (const Shard& shard : drawn) {
      Shard& group = groups[random() % groups.size()];
      ASSERT_TRUE(add_shard(shard, "a shard", kKept, group).ok());
    }
    std::erase_if(groups, [](const Shard& group) { return group.settings.empty(); });
    EXPECT_EQ(shard_text(merged(groups)), once);
  }
}

TEST(ShardTest, KeepsTheWorstOfEachRuleNoTwoAlike) {
  std::vector<Shard> shards;
  std::vector<ShardFinding> all;
  for (std::uint64_t number = 0; number < 8; ++number) {
    shards.push_back(shard_of(number));
    all.insert(all.end(), shards.back().findings.begin(), shards.back().findings.end());
  }
  for (const std::string rule : {"omission", "number"}) {
    // Without cleverness: the best place of each fingerprint, then the first three.
    std::vector<ShardFinding> own;
    std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                 [&](const ShardFinding& found) { return found.finding.rule == rule; });
    const auto key = [](const ShardFinding& found) {
      return std::tuple(-static_cast<int>(found.finding.severity), -found.finding.probability,
                        found.finding.fingerprint, found.chunk, found.finding.unit);
    };
    std::sort(own.begin(), own.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    std::vector<decltype(key(own[0]))> expected;
    std::set<std::string> seen;
    for (const ShardFinding& found : own) {
      if (expected.size() < kKept && seen.insert(found.finding.fingerprint).second) expected.push_back(key(found));
    }
    std::vector<decltype(key(own[0]))> kept;
    for (const ShardFinding& found : merged(shards).findings) {
      if (found.finding.rule == rule) kept.push_back(key(found));
    }
    EXPECT_EQ(kept, expected);
  }
}

TEST(ShardTest, NoDamageIsOverlooked) {
  const std::string text = shard_text(merged({shard_of(0), shard_of(1), shard_of(2)}));
  ASSERT_TRUE(parse_shard("a.shard", text).ok());
  for (std::size_t cut = 0; cut + 1 < text.size(); ++cut) {  // without its last line feed nothing is lost
    const Result<Shard> read = parse_shard("a.shard", std::string_view{text}.substr(0, cut));
    ASSERT_FALSE(read.ok()) << "cut at byte " << cut;
    EXPECT_EQ(read.error().code, ErrorCode::kFormat);
    EXPECT_EQ(read.error().path, "a.shard");
  }
  for (std::size_t at = 0; at + 1 < text.size(); at += 3) {
    std::string changed = text;
    changed[at] = changed[at] == 'x' ? 'y' : 'x';
    EXPECT_FALSE(parse_shard("a.shard", changed).ok()) << "changed at byte " << at;
  }
  const std::size_t second = text.find('\n', text.find('\n') + 1) + 1;
  const std::size_t third = text.find('\n', second) + 1;
  EXPECT_FALSE(parse_shard("a.shard", text.substr(0, second) + text.substr(third)).ok()) << "a line is missing";
}

TEST(ShardTest, LinesMayBeInAnyOrderAndShardsFollowOneAnother) {
  const std::string one = shard_text(shard_of(0));
  const std::string two = shard_text(shard_of(2));
  const Result<Shard> both = parse_shard("both", one + two);
  ASSERT_TRUE(both.ok()) << both.error().to_string();
  EXPECT_EQ(shard_text(merged({*both})), shard_text(merged({shard_of(0), shard_of(2)})));
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < one.size();) {
    const std::size_t end = one.find('\n', begin) + 1;
    lines.push_back(one.substr(begin, end - begin));
    begin = end;
  }
  std::reverse(lines.begin(), lines.end());
  const Result<Shard> reversed = parse_shard("reversed", std::accumulate(lines.begin(), lines.end(), std::string()));
  ASSERT_TRUE(reversed.ok()) << reversed.error().to_string();
  EXPECT_EQ(shard_text(merged({*reversed})), shard_text(merged({shard_of(0)})));
}

TEST(ShardTest, WhatEnginesPutBehindLinesIsNoDamage) {
  const std::string text = shard_text(shard_of(0));
  std::string changed;
  for (const char c : text) changed.append(c == '\n' ? "\t\r\n" : std::string(1, c));
  const Result<Shard> read = parse_shard("a.shard", changed);
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  EXPECT_EQ(shard_text(*read), shard_text(*parse_shard("a.shard", text)));
}

TEST(ShardTest, RefusesWhatDoesNotBelongTogether) {
  Shard whole = merged({shard_of(0)});
  const std::string before = shard_text(whole);
  Shard other = shard_of(2);
  other.settings[1].second = "2";
  EXPECT_EQ(add_shard(other, "b.shard", kKept, whole).error().to_string(),
            "b.shard: a shard of another run: its version is '2', of the others it is '1'");
  Shard changed = shard_of(0);
  changed.chunks.begin()->second.sha256 = "another";
  EXPECT_EQ(add_shard(changed, "c.shard", kKept, whole).error().code, ErrorCode::kMismatch);
  EXPECT_NE(add_shard(changed, "c.shard", kKept, whole).error().message.find("chunk 0 of a.tsv"), std::string::npos);
  Shard longer = shard_of(2);
  longer.inputs["a.tsv"].chunks = 9;
  EXPECT_EQ(add_shard(longer, "d.shard", kKept, whole).error().to_string(),
            "d.shard: a shard of another a.tsv: it has 9 chunks here, and 4 in another shard");
  EXPECT_EQ(shard_text(whole), before) << "nothing of them has come in";
}

TEST(ShardTest, NamesWhatIsMissing) {
  EXPECT_EQ(
      missing_chunks(merged({shard_of(2), shard_of(1)})),
      (std::vector<std::string>{"chunk 0 of a.tsv", "chunks 2 to 3 of a.tsv", "the end of b.tsv, from chunk 1 on"}));
  std::vector<Shard> all;
  for (std::uint64_t number = 0; number < 8; ++number) all.push_back(shard_of(number));
  EXPECT_EQ(missing_chunks(merged(all)), std::vector<std::string>());
}

TEST(ShardTest, FilesThatAreNoShards) {
  const test::TempFolder folder;
  EXPECT_EQ(read_shard(folder.at("none.shard")).error().code, ErrorCode::kIo);
  EXPECT_EQ(read_shard(folder.write("empty.shard", "")).error().code, ErrorCode::kFormat);
  EXPECT_EQ(read_shard(folder.write("other.shard", "{\"a\":1}\n")).error().to_string(),
            folder.at("other.shard") + ":1: no shard, or a damaged one: a line of a shard ends with its checksum");
}

}  // namespace
}  // namespace lacuna::records
