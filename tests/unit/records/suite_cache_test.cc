#include "eval/records/suite_cache.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/records/suite_entry.h"
#include "reports/json_writer.h"
#include "tests/support/kill_often.h"
#include "tests/support/sample_gate.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::records {
namespace {

namespace fs = std::filesystem;

std::string key_of(char digit) { return std::string(64, digit); }

/// One with something in every field.
SuiteMeasure sample_measure() {
  using Limits = std::numeric_limits<double>;
  const GateReport gate = test::failing_gate();
  SuiteMeasure measure{.inputs = gate.suites[0].inputs, .units = 6, .metrics = {}, .check = gate.suites[0].check};
  StatsTable table({{"correct_1", "n-grams", true}, {"sum", "points", false}}, 6);
  const std::vector<double> values = {0.1,           -0.0, Limits::denorm_min(), Limits::max(), 9007199254740991.0,
                                      -Limits::min()};
  for (std::size_t i = 0; i < values.size(); ++i) table.row(i)[1] = values[i];
  Score score = gate.suites[0].metrics[0].score;
  score.components = {{"bp", 0.5}, {"precision 1", 1.0 / 3.0}};
  score.reason = "none";
  measure.metrics = {
      {std::move(score), std::move(table)},
      {{.metric = "TER", .value = std::nullopt, .reason = "no reference", .components = {}, .signature = ""},
       StatsTable({{"edits", "edits", true}}, 0)},
      {{}, StatsTable({}, 6)}};
  RunReport& check = *measure.check;
  check.suppressed = {{check.findings[0], "agreed", 0}, {check.findings[0], "a mark", std::nullopt}};
  check.suppressions = {{"rule number", "agreed", "lan", "2027-01-31", "lacuna.json", 12, 1, true}};
  check.remarks = {"a remark"};
  check.units[0].place = UnitPlace{"greeting", 7, 0};
  check.units[0].source->file = ByteSpan{3, 9};
  check.pack = PackInfo{"vi-en", "vi", "en", "3", std::string(64, 'd')};
  check.scores.push_back(measure.metrics[0].score);
  check.findings[0].suggestion = "a text that is \xFF not UTF-8";
  return measure;
}

void expect_same(const Score& a, const Score& b) {
  EXPECT_EQ(a.metric, b.metric);
  EXPECT_EQ(a.value, b.value);
  EXPECT_EQ(a.reason, b.reason);
  EXPECT_EQ(a.components, b.components);
  EXPECT_EQ(a.signature, b.signature);
}

void expect_same(const SuiteMeasure& a, const SuiteMeasure& b) {
  ASSERT_EQ(a.inputs.size(), b.inputs.size());
  for (std::size_t i = 0; i < a.inputs.size(); ++i) {
    EXPECT_EQ(a.inputs[i].role, b.inputs[i].role);
    EXPECT_EQ(a.inputs[i].path, b.inputs[i].path);
    EXPECT_EQ(a.inputs[i].sha256, b.inputs[i].sha256);
  }
  EXPECT_EQ(a.units, b.units);
  ASSERT_EQ(a.metrics.size(), b.metrics.size());
  for (std::size_t i = 0; i < a.metrics.size(); ++i) {
    expect_same(a.metrics[i].score, b.metrics[i].score);
    EXPECT_EQ(a.metrics[i].table, b.metrics[i].table);
    const auto same_bits = [](double x, double y) {
      return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
    };
    EXPECT_TRUE(std::ranges::equal(a.metrics[i].table.values(), b.metrics[i].table.values(), same_bits));
  }
  ASSERT_EQ(a.check.has_value(), b.check.has_value());
  if (!a.check) return;
  EXPECT_EQ(reports::to_json(*a.check), reports::to_json(*b.check));
  ASSERT_EQ(a.check->findings.size(), b.check->findings.size());
  for (std::size_t i = 0; i < a.check->findings.size(); ++i) {
    EXPECT_EQ(a.check->findings[i].suggestion, b.check->findings[i].suggestion);
  }
}

class SuiteCacheTest : public test::TempFolderTest {
 protected:
  [[nodiscard]] std::string path_of(char key) const { return folder_.at(key_of(key) + ".suite"); }
  void set_age(const std::string& path, std::chrono::seconds age) const {
    fs::last_write_time(path, fs::file_time_type::clock::now() - age);
  }

  SuiteCache cache_{folder_.path()};
};

TEST_F(SuiteCacheTest, WhatIsStoredIsFound) {
  const SuiteMeasure measure = sample_measure();
  EXPECT_FALSE(cache_.find(key_of('a')).has_value());
  ASSERT_TRUE(cache_.store(key_of('a'), measure).ok());
  const auto found = cache_.find(key_of('a'));
  ASSERT_TRUE(found.has_value());
  expect_same(measure, *found);
  EXPECT_FALSE(cache_.find(key_of('b')).has_value());

  SuiteMeasure other = measure;
  other.check.reset();
  other.metrics.clear();
  ASSERT_TRUE(cache_.store(key_of('a'), other).ok());
  const auto replaced = cache_.find(key_of('a'));
  ASSERT_TRUE(replaced.has_value());
  expect_same(other, *replaced);
  EXPECT_EQ(folder_.entries(), 1U);
}

TEST_F(SuiteCacheTest, MakesItsFolder) {
  const SuiteCache cache(folder_.at("a/b"));
  EXPECT_FALSE(cache.find(key_of('a')).has_value());
  cache.prune(0);
  EXPECT_EQ(folder_.entries(), 0U);
  ASSERT_TRUE(cache.store(key_of('a'), sample_measure()).ok());
  EXPECT_TRUE(cache.find(key_of('a')).has_value());
}

TEST_F(SuiteCacheTest, SaysThatTheFolderCannotBeMade) {
  const SuiteCache cache(folder_.write("file", "x"));
  const Status stored = cache.store(key_of('a'), sample_measure());
  ASSERT_FALSE(stored.ok());
  EXPECT_EQ(stored.error().code, ErrorCode::kIo);
  EXPECT_EQ(stored.error().path, folder_.at("file"));
  EXPECT_FALSE(cache.find(key_of('a')).has_value());
  cache.prune(0);
  EXPECT_TRUE(fs::exists(folder_.at("file")));
}

TEST_F(SuiteCacheTest, AKeyIsNeverAPath) {
  for (const std::string& key : {std::string(), std::string("../outside"), std::string(63, 'a'), std::string(65, 'a'),
                                 std::string(64, 'A'), std::string(62, 'a').append("/b")}) {
    const Status stored = cache_.store(key, sample_measure());
    ASSERT_FALSE(stored.ok()) << key;
    EXPECT_EQ(stored.error().code, ErrorCode::kInternal);
    EXPECT_FALSE(cache_.find(key).has_value());
  }
  EXPECT_EQ(folder_.entries(), 0U);
}

TEST_F(SuiteCacheTest, AnEntryUnderAnotherNameIsNone) {
  ASSERT_TRUE(cache_.store(key_of('a'), sample_measure()).ok());
  fs::rename(path_of('a'), path_of('b'));
  EXPECT_FALSE(cache_.find(key_of('b')).has_value());
}

TEST_F(SuiteCacheTest, AnEntryThatIsDamagedAnywhereIsNoneUntilItIsStoredAgain) {
  const SuiteMeasure measure = sample_measure();
  const std::string bytes = entry_of(key_of('a'), measure);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << at % 8));
    EXPECT_FALSE(read_entry(key_of('a'), damaged).has_value()) << at;
    EXPECT_FALSE(read_entry(key_of('a'), bytes.substr(0, at)).has_value()) << at;
  }
  EXPECT_FALSE(read_entry(key_of('a'), bytes + "x").has_value());
  folder_.write(key_of('a') + ".suite", bytes.substr(0, bytes.size() / 2));
  EXPECT_FALSE(cache_.find(key_of('a')).has_value());
  ASSERT_TRUE(cache_.store(key_of('a'), measure).ok());
  EXPECT_TRUE(cache_.find(key_of('a')).has_value());
}

/// Its checksum fits, but it is of no use: as if another program had written it.
TEST_F(SuiteCacheTest, AnEntryWhosePartsDoNotFitIsNone) {
  const std::string bytes = entry_of(key_of('a'), sample_measure());
  const std::string content = bytes.substr(0, bytes.size() - 64);
  std::size_t taken = 0;
  for (std::size_t at = 0; at < content.size(); ++at) {
    for (const char byte : {'\x01', '\xFF'}) {
      std::string changed = content;
      changed[at] = byte;
      const auto measure = read_entry(key_of('a'), changed + base::sha256_hex(changed));
      if (!measure) continue;
      ++taken;
      if (!measure->check) continue;
      for (const Finding& finding : measure->check->findings) {
        EXPECT_LT(finding.unit, measure->check->units.size());
        EXPECT_LE(finding.severity, Severity::kCritical);
      }
    }
    const std::string cut = content.substr(0, at);
    EXPECT_FALSE(read_entry(key_of('a'), cut + base::sha256_hex(cut)).has_value()) << at;
  }
  EXPECT_GT(taken, 0U);  // a changed text, for one
}

TEST_F(SuiteCacheTest, PruneKeepsWhatWasUsedLast) {
  for (const char key : {'a', 'b', 'c', 'd'}) ASSERT_TRUE(cache_.store(key_of(key), sample_measure()).ok());
  set_age(path_of('a'), std::chrono::hours(4));
  set_age(path_of('b'), std::chrono::hours(3));
  set_age(path_of('c'), std::chrono::hours(2));
  set_age(path_of('d'), std::chrono::hours(1));
  ASSERT_TRUE(cache_.find(key_of('a')).has_value());
  cache_.prune(4);
  EXPECT_EQ(folder_.entries(), 4U);
  cache_.prune(2);
  EXPECT_TRUE(cache_.find(key_of('a')).has_value());
  EXPECT_FALSE(cache_.find(key_of('b')).has_value());
  EXPECT_FALSE(cache_.find(key_of('c')).has_value());
  EXPECT_TRUE(cache_.find(key_of('d')).has_value());
  cache_.prune(0);
  EXPECT_EQ(folder_.entries(), 0U);
}

TEST_F(SuiteCacheTest, PruneRemovesWhatKilledRunsLeftAndNothingElse) {
  const std::string entry = key_of('a') + ".suite";
  const std::vector<std::string> others = {"notes.txt",
                                           "x.suite",
                                           entry + ".part",
                                           entry + ".part-1234567",
                                           "notes.part-123456",
                                           entry + "x-123456",
                                           entry.substr(1) + ".part-123456"};
  for (const std::string& name : others) set_age(folder_.write(name, "x"), std::chrono::hours(48));
  fs::create_directory(folder_.at(key_of('e') + ".suite"));
  set_age(folder_.write(entry + ".part-aB3456", "x"), std::chrono::minutes(61));
  set_age(folder_.write(entry + ".part-cD3456", "x"), std::chrono::minutes(59));
  cache_.prune(0);
  for (const std::string& name : others) EXPECT_TRUE(fs::exists(folder_.at(name))) << name;
  EXPECT_TRUE(fs::exists(folder_.at(key_of('e') + ".suite")));
  EXPECT_FALSE(fs::exists(folder_.at(entry + ".part-aB3456")));
  EXPECT_TRUE(fs::exists(folder_.at(entry + ".part-cD3456"))) << "it may be being written";
}

TEST_F(SuiteCacheTest, ThreadsMayShareIt) {
  const SuiteMeasure measure = sample_measure();
  const std::string bytes = entry_of(key_of('0'), measure);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (unsigned thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (unsigned i = 0; i < 20; ++i) {
        const std::string key(64, static_cast<char>('0' + (thread + i) % 3));
        if (!cache_.store(key, measure).ok()) ++wrong;
        const auto found = cache_.find(key);  // another thread may have pruned it
        if (found && entry_of(key_of('0'), *found) != bytes) ++wrong;
        if (i % 5 == 0) cache_.prune(1);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  cache_.prune(1);
  EXPECT_EQ(folder_.entries(), 1U);
}

TEST_F(SuiteCacheTest, AKilledWriterLeavesAWholeEntry) {
  std::vector<SuiteMeasure> states(2, sample_measure());
  for (std::size_t i = 0; i < states.size(); ++i) {
    states[i].units = i;
    states[i].metrics[0].table.resize(20000 * (i + 1));
  }
  std::size_t seen = 0;
  test::kill_often([&](std::size_t i) { return cache_.store(key_of('a'), states[i % 2]).ok(); },
                   [&] {
                     if (!fs::exists(path_of('a'))) return;
                     const auto found = cache_.find(key_of('a'));
                     ASSERT_TRUE(found.has_value());
                     ASSERT_LT(found->units, states.size());
                     expect_same(states[found->units], *found);
                     ++seen;
                   });
  EXPECT_GT(seen, 0U);
  for (const fs::directory_entry& file : fs::directory_iterator(folder_.path())) {
    set_age(file.path().string(), std::chrono::hours(2));
  }
  cache_.prune(1);
  EXPECT_EQ(folder_.entries(), 1U) << "a part of a file is left";
}

}  // namespace
}  // namespace lacuna::records
