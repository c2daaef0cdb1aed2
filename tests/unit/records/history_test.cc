#include "lacuna/history.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "eval/records/database.h"
#include "tests/support/sample_history.h"
#include "tests/support/temporary_folder.h"

namespace lacuna {
namespace {

using records::Database;
using test::numbered_run;

std::vector<std::int64_t> ids_of(const std::vector<HistoryRun>& runs) {
  std::vector<std::int64_t> ids;
  for (const HistoryRun& run : runs) ids.push_back(run.id);
  return ids;
}

std::vector<std::int64_t> ids_up_to(std::int64_t last) {
  std::vector<std::int64_t> ids(static_cast<std::size_t>(last));
  std::iota(ids.begin(), ids.end(), 1);
  return ids;
}

std::string integrity(const std::string& path) {
  const Result<Database> database = Database::open(path, Database::Access::kRead);
  if (!database) return database.error().to_string();
  Result<records::Statement> check = database->prepare("PRAGMA integrity_check");
  if (!check) return check.error().to_string();
  const Result<bool> row = check->next();
  return row ? check->text(0) : row.error().to_string();
}

class HistoryTest : public test::TempFolderTest {
 protected:
  void append(const HistoryRun& run) {
    const Result<std::int64_t> id = append_history(path_, run);
    ASSERT_TRUE(id.ok()) << id.error().to_string();
    last_id_ = *id;
  }
  std::vector<HistoryRun> read(const HistoryQuery& query = {}) {
    Result<std::vector<HistoryRun>> runs = read_history(path_, query);
    if (runs) return *runs;
    ADD_FAILURE() << runs.error().to_string();
    return {};
  }

  const std::string path_ = folder_.at("runs.sqlite");
  std::int64_t last_id_ = 0;
};

TEST_F(HistoryTest, GivesBackWhatItTook) {
  HistoryRun run = numbered_run(7);
  run.commit = "'); DROP TABLE runs; --";
  run.commit += '\0';
  run.commit += "\n\"tiếng Việt\" \U0001F600";
  run.config = "";
  run.verdict = Verdict::kError;
  run.exit_code = 2;
  run.scores[0].value = std::nullopt;
  run.scores[0].baseline = std::nullopt;
  run.scores[0].gain = std::nullopt;
  run.scores[0].gain_low = std::nullopt;
  run.scores[0].gain_high = std::nullopt;
  run.scores[1].value = std::numeric_limits<double>::denorm_min();
  run.scores[1].baseline = std::numeric_limits<double>::max();
  run.scores[1].gain = -0.1;
  run.scores[1].lower_is_better = true;
  run.scores[1].verdict = Verdict::kPass;
  run.findings[0].units = std::numeric_limits<std::int64_t>::max();
  run.findings[1].checked = false;
  append(run);
  run.id = 1;
  EXPECT_EQ(read(), std::vector{run});
  EXPECT_EQ(folder_.entries(), 1U) << "something is left beside the file";
}

TEST_F(HistoryTest, NumbersThatAreNotFiniteAreNull) {
  HistoryRun run = numbered_run(1);
  run.scores[0].value = std::numeric_limits<double>::quiet_NaN();
  run.scores[0].gain = std::numeric_limits<double>::infinity();
  append(run);
  const HistoryScore score = read()[0].scores[0];
  EXPECT_EQ(score.value, std::nullopt);
  EXPECT_EQ(score.gain, std::nullopt);
  EXPECT_EQ(score.baseline, 34.5);
}

TEST_F(HistoryTest, ACountBeyondItsColumnIsTheLargest) {
  HistoryRun run = numbered_run(1);
  run.findings[0].units = std::numeric_limits<std::uint64_t>::max();
  append(run);
  EXPECT_EQ(read()[0].findings[0].units, static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
}

TEST_F(HistoryTest, ARunWithoutSuitesIsARun) {
  append(HistoryRun{});
  HistoryRun expected;
  expected.id = 1;
  EXPECT_EQ(read(), std::vector{expected});
}

TEST_F(HistoryTest, TextThatIsNotUtf8IsRefused) {
  HistoryRun run = numbered_run(1);
  run.findings[1].suite = "caf\xE9";
  const Result<std::int64_t> id = append_history(path_, run);
  ASSERT_FALSE(id.ok());
  EXPECT_EQ(id.error().code, ErrorCode::kEncoding);
  EXPECT_EQ(id.error().path, path_);
  EXPECT_EQ(folder_.entries(), 0U);
}

TEST_F(HistoryTest, RunsAreInTheOrderInWhichTheyCame) {
  for (std::size_t i = 0; i < 12; ++i) {
    HistoryRun run = numbered_run(i);
    run.time = "2026-11-" + std::to_string(29 - i) + "T00:00:00Z";  // a clock that goes backwards
    append(run);
    EXPECT_EQ(last_id_, static_cast<std::int64_t>(i + 1));
  }
  const std::vector<HistoryRun> runs = read();
  EXPECT_EQ(ids_of(runs), ids_up_to(12));
  EXPECT_EQ(runs[3].commit, "commit 3");
}

TEST_F(HistoryTest, TheLastRuns) {
  for (std::size_t i = 0; i < 5; ++i) append(numbered_run(i));
  EXPECT_EQ(ids_of(read({.last = 2})), (std::vector<std::int64_t>{4, 5}));
  EXPECT_EQ(read({.last = 1})[0].scores.size(), 4U);
  EXPECT_EQ(ids_of(read({.last = 5})), ids_up_to(5));
  EXPECT_EQ(ids_of(read({.last = std::numeric_limits<std::size_t>::max()})), ids_up_to(5));
}

TEST_F(HistoryTest, SuitesByGlob) {
  append(numbered_run(0));
  HistoryRun other = numbered_run(1);
  for (HistoryScore& score : other.scores) score.suite = "messages";
  for (HistoryFindings& findings : other.findings) findings.suite = "messages";
  append(other);
  const auto suites = [&](const std::string& glob) {
    std::string found;
    for (const HistoryRun& run : read({.suite = glob})) {
      for (const HistoryScore& score : run.scores) found += score.suite + " ";
      found += "| ";
      for (const HistoryFindings& findings : run.findings) found += findings.suite + " ";
      found += "; ";
    }
    return found;
  };
  EXPECT_EQ(suites("news"), "news news | news ; | ; ");
  EXPECT_EQ(suites("*"), "news news | news ; messages messages messages messages | messages messages ; ");
  EXPECT_EQ(suites("course/*"), "course/large course/large | course/large ; | ; ");
  EXPECT_EQ(suites("none"), "| ; | ; ");
  EXPECT_EQ(read({.last = 1, .suite = "news"}).size(), 1U) << "the last run, whatever is in it";
}

TEST_F(HistoryTest, RowsOfRunsThatSomebodyHasDeletedAreNobodys) {
  for (std::size_t i = 0; i < 3; ++i) append(numbered_run(i));
  {
    const Result<Database> database = Database::open(path_, Database::Access::kWrite);
    ASSERT_TRUE(database.ok());
    ASSERT_TRUE(database->execute("PRAGMA foreign_keys = OFF; DELETE FROM runs WHERE id = 2").ok());
  }
  append(numbered_run(9));
  const std::vector<HistoryRun> runs = read();
  EXPECT_EQ(ids_of(runs), (std::vector<std::int64_t>{1, 3, 4}));
  for (const HistoryRun& run : runs) EXPECT_EQ(run.scores.size(), 4U);
}

TEST_F(HistoryTest, DeletingARunDeletesItsRows) {
  for (std::size_t i = 0; i < 2; ++i) append(numbered_run(i));
  const Result<Database> database = Database::open(path_, Database::Access::kWrite);
  ASSERT_TRUE(database.ok());
  ASSERT_TRUE(database->execute("DELETE FROM runs WHERE id = 1").ok());
  Result<records::Statement> left =
      database->prepare("SELECT (SELECT count(*) FROM scores), (SELECT count(*) FROM findings)");
  ASSERT_TRUE(left.ok());
  const Result<bool> row = left->next();
  ASSERT_TRUE(row.ok() && *row);
  EXPECT_EQ(left->integer(0), 4);
  EXPECT_EQ(left->integer(1), 2);
}

TEST_F(HistoryTest, ThreadsAppendAtOnce) {
  constexpr std::size_t kThreads = 4;
  constexpr std::size_t kRuns = 15;
  std::vector<std::vector<std::int64_t>> given(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < kRuns; ++i) {
        const Result<std::int64_t> id = append_history(path_, numbered_run(100 * t + i));
        given[t].push_back(id ? *id : -1);
        const Result<std::vector<HistoryRun>> seen = read_history(path_, {.last = 1});
        if (!seen || seen->size() != 1 || seen->front().scores.size() != 4) given[t].push_back(-2);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const std::vector<HistoryRun> runs = read();
  EXPECT_EQ(ids_of(runs), ids_up_to(kThreads * kRuns));
  std::vector<std::int64_t> all;
  for (std::size_t t = 0; t < kThreads; ++t) {
    ASSERT_EQ(given[t].size(), kRuns);
    EXPECT_TRUE(std::is_sorted(given[t].begin(), given[t].end()));
    for (std::size_t i = 0; i < kRuns; ++i) {
      ASSERT_GT(given[t][i], 0);
      EXPECT_EQ(runs[static_cast<std::size_t>(given[t][i] - 1)].commit, "commit " + std::to_string(100 * t + i));
    }
  }
  EXPECT_EQ(integrity(path_), "ok");
}

/// Forks processes that call `work(process)`, and waits for all of them to give back true.
template <class Work>
void in_processes(std::size_t count, const Work& work) {
  std::vector<pid_t> children;
  for (std::size_t process = 0; process < count; ++process) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) ::_exit(work(process) ? 0 : 1);
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
}

TEST_F(HistoryTest, ProcessesAppendAtOnce) {
  constexpr std::size_t kProcesses = 5;
  constexpr std::size_t kRuns = 12;
  in_processes(kProcesses, [&](std::size_t process) {
    for (std::size_t i = 0; i < kRuns; ++i) {
      if (!append_history(path_, numbered_run(100 * process + i))) return false;
    }
    return true;
  });
  const std::vector<HistoryRun> runs = read();
  EXPECT_EQ(ids_of(runs), ids_up_to(kProcesses * kRuns));
  std::vector<std::string> commits;
  for (const HistoryRun& run : runs) {
    commits.push_back(run.commit);
    EXPECT_EQ(run.scores.size(), 4U);
    EXPECT_EQ(run.findings.size(), 2U);
  }
  std::sort(commits.begin(), commits.end());
  EXPECT_EQ(std::unique(commits.begin(), commits.end()), commits.end());
  EXPECT_EQ(integrity(path_), "ok");
}

TEST_F(HistoryTest, ProcessesMakeTheFileAtOnce) {
  for (int round = 0; round < 20; ++round) {
    const std::string path = folder_.at("new" + std::to_string(round));
    in_processes(4, [&](std::size_t process) { return append_history(path, numbered_run(process)).ok(); });
    const Result<std::vector<HistoryRun>> runs = read_history(path, {});
    ASSERT_TRUE(runs.ok()) << runs.error().to_string();
    EXPECT_EQ(ids_of(*runs), ids_up_to(4));
  }
}

TEST_F(HistoryTest, WaitsForAnotherWriter) {
  append(numbered_run(0));
  const Result<Database> holder = Database::open(path_, Database::Access::kWrite);
  ASSERT_TRUE(holder.ok());
  ASSERT_TRUE(holder->execute("BEGIN EXCLUSIVE").ok());
  Result<std::int64_t> id = 0;
  std::thread waiting([&] { id = append_history(path_, numbered_run(1)); });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_TRUE(holder->execute("COMMIT").ok());
  waiting.join();
  ASSERT_TRUE(id.ok()) << id.error().to_string();
  EXPECT_EQ(*id, 2);
}

/// Appends runs until it is killed, and tells each id once the run is said to be in the file.
[[noreturn]] void append_without_end(const std::string& path, int pipe, std::size_t scores) {
  for (std::size_t number = 0;; ++number) {
    const Result<std::int64_t> id = append_history(path, numbered_run(number, scores));
    if (!id) ::_exit(1);
    if (::write(pipe, &*id, sizeof *id) != static_cast<ssize_t>(sizeof *id)) ::_exit(1);
  }
}

/// The last id that such a process has told when it is killed, some time after it has told `waited` of them; 0: none.
std::int64_t append_and_kill(const std::string& path, std::size_t scores, int waited, std::chrono::microseconds delay) {
  int ends[2] = {-1, -1};
  EXPECT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);  // so that it ends with whom it tells
    append_without_end(path, ends[1], scores);
  }
  EXPECT_GT(child, 0);
  ::close(ends[1]);
  std::int64_t told = 0;
  const auto hear = [&] { return ::read(ends[0], &told, sizeof told) == static_cast<ssize_t>(sizeof told); };
  for (int i = 0; i < waited; ++i) EXPECT_TRUE(hear()) << "the process gave up by itself";
  std::this_thread::sleep_for(delay);
  EXPECT_EQ(::kill(child, SIGKILL), 0);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the process gave up by itself";
  while (hear()) continue;
  ::close(ends[0]);
  return told;
}

TEST_F(HistoryTest, AKilledProcessLosesNothingThatItHasFinished) {
  constexpr std::size_t kScores = 60;  // several pages a run
  std::int64_t told = 0;
  std::size_t left_behind = 0;
  for (int round = 0; round < 50; ++round) {
    if (round % 10 == 0) {  // now and then from no file at all
      std::filesystem::remove(path_);
      std::filesystem::remove(path_ + "-journal");
      told = 0;
    }
    const auto delay = std::chrono::microseconds(round * 7919 % 20011);
    told = std::max(told, append_and_kill(path_, kScores, round % 3, delay));
    if (std::filesystem::exists(path_ + "-journal")) ++left_behind;
    if (!std::filesystem::exists(path_)) {
      EXPECT_EQ(told, 0);
      continue;
    }
    const std::vector<HistoryRun> runs = read();
    const auto count = static_cast<std::int64_t>(runs.size());
    EXPECT_TRUE(count == told || count == told + 1) << count << " runs, " << told << " were told";
    EXPECT_EQ(ids_of(runs), ids_up_to(count));
    for (const HistoryRun& run : runs) {
      EXPECT_EQ(run.scores.size(), 2 * kScores);
      EXPECT_EQ(run.findings.size(), 2U);
    }
    EXPECT_EQ(integrity(path_), "ok");
    told = count;
  }
  RecordProperty("journals_left_behind", std::to_string(left_behind));
}

}  // namespace
}  // namespace lacuna
