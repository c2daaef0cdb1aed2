// Files that are no history, or a damaged one, or cannot be written: each is named with what is wrong, and stays as it
// is.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "eval/records/database.h"
#include "lacuna/history.h"
#include "tests/support/sample_history.h"
#include "tests/support/temporary_folder.h"

namespace lacuna {
namespace {

namespace fs = std::filesystem;

using records::Database;
using test::numbered_run;

std::string bytes_of(const std::string& path) {
  if (!fs::is_regular_file(path)) return {};
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Runs SQL on a file, made when it is not there.
void execute(const std::string& path, const std::string& sql) {
  const Result<Database> database = Database::open(path, Database::Access::kCreate);
  ASSERT_TRUE(database.ok()) << database.error().to_string();
  const Status done = database->execute(sql);
  ASSERT_TRUE(done.ok()) << done.error().to_string();
}

/// Calls `work` in a process without the rights of root; what it returns: "" when all is well.
template <class Work>
std::string without_rights(const Work& work) {
  int ends[2] = {-1, -1};
  if (::pipe(ends) != 0) return "no pipe";
  const pid_t child = ::fork();
  if (child == 0) {
    std::string said;
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) said = "cannot drop rights";
    if (said.empty()) said = work();
    ::_exit(::write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size()) ? 0 : 1);
  }
  ::close(ends[1]);
  std::string said;
  char c = 0;
  while (::read(ends[0], &c, 1) == 1) said += c;
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? said : "the process ended badly: " + said;
}

class HistoryFilesTest : public test::TempFolderTest {
 protected:
  /// A history of `runs` runs.
  std::string make(std::size_t runs = 3, const std::string& name = "runs.sqlite") {
    std::string path = folder_.at(name);
    for (std::size_t i = 0; i < runs; ++i) {
      const Result<std::int64_t> id = append_history(path, numbered_run(i, 12));
      if (!id) ADD_FAILURE() << id.error().to_string();
    }
    return path;
  }
  /// Neither is it appended to nor read, and nothing changes.
  void expect_refused(const std::string& path, ErrorCode code, const std::string& part) {
    const std::string before = bytes_of(path);
    const std::size_t files = folder_.entries();
    const Result<std::int64_t> appended = append_history(path, numbered_run(99));
    ASSERT_FALSE(appended.ok()) << path;
    EXPECT_EQ(appended.error().code, code) << appended.error().to_string();
    EXPECT_EQ(appended.error().path, path);
    EXPECT_NE(appended.error().message.find(part), std::string::npos) << appended.error().to_string();
    const Result<std::vector<HistoryRun>> read = read_history(path, {});
    ASSERT_FALSE(read.ok()) << path;
    EXPECT_EQ(read.error().code, code) << read.error().to_string();
    EXPECT_EQ(read.error().path, path);
    EXPECT_NE(read.error().message.find(part), std::string::npos) << read.error().to_string();
    EXPECT_TRUE(bytes_of(path) == before) << path << " was changed";
    EXPECT_EQ(folder_.entries(), files);
  }
};

TEST_F(HistoryFilesTest, AnEmptyFileIsANewHistory) {
  const std::string path = folder_.write("runs.sqlite", "");
  const Result<std::vector<HistoryRun>> none = read_history(path, {});
  ASSERT_TRUE(none.ok()) << none.error().to_string();
  EXPECT_TRUE(none->empty());
  EXPECT_EQ(fs::file_size(path), 0U);
  const Result<std::int64_t> id = append_history(path, numbered_run(1));
  ASSERT_TRUE(id.ok()) << id.error().to_string();
  EXPECT_EQ(*id, 1);
}

TEST_F(HistoryFilesTest, FilesOfOtherKinds) {
  expect_refused(folder_.write("nul", std::string(1, '\0')), ErrorCode::kFormat, "not a history");
  expect_refused(folder_.write("a.txt", "x"), ErrorCode::kFormat, "not a history: expected an SQLite file");
  expect_refused(folder_.write("b.txt", std::string(99, 'x')), ErrorCode::kFormat, "not a history");
  expect_refused(folder_.write("c.json", "{" + std::string(20'000, ' ') + "}"), ErrorCode::kFormat, "not a history");
  expect_refused(folder_.write("d.bin", std::string(8192, '\0')), ErrorCode::kFormat, "not a history");
  expect_refused(folder_.write("e.sqlite", std::string_view("SQLite format 3\0", 16)), ErrorCode::kFormat,
                 "not a history: an SQLite file of another program");
}

TEST_F(HistoryFilesTest, DatabasesOfOtherPrograms) {
  const std::string path = folder_.at("other.sqlite");
  execute(path, "CREATE TABLE runs(id INTEGER PRIMARY KEY, time TEXT); INSERT INTO runs VALUES(1, 'never')");
  expect_refused(path, ErrorCode::kFormat, "an SQLite file of another program");
  execute(path, "PRAGMA application_id = 12345");
  expect_refused(path, ErrorCode::kFormat, "an SQLite file of another program");
}

TEST_F(HistoryFilesTest, HistoriesOfOtherVersions) {
  const std::string path = make();
  execute(path, "PRAGMA user_version = 2");
  expect_refused(path, ErrorCode::kFormat, "a newer Lacuna: its tables have version 2, this one knows 1");
  execute(path, "PRAGMA user_version = 0");
  expect_refused(path, ErrorCode::kFormat, "no version");
}

TEST_F(HistoryFilesTest, CutOff) {
  const std::string path = make();
  const std::string whole = bytes_of(path);
  ASSERT_GT(whole.size(), 8192U);
  for (std::size_t size = 1; size < whole.size(); size += size % 4096 == 4095 ? 1U : 455U) {
    expect_refused(folder_.write("cut", whole.substr(0, size)), ErrorCode::kFormat, size < 100 ? "" : "damaged");
    ASSERT_FALSE(HasFailure()) << size << " bytes";
  }
}

TEST_F(HistoryFilesTest, PagesOfRubbish) {
  const std::string whole = bytes_of(make());
  std::size_t refused = 0;
  for (std::size_t page = 0; page < whole.size(); page += 4096) {
    std::string bytes = whole;
    const std::size_t begin = page == 0 ? 100 : page;
    bytes.replace(begin, page + 4096 - begin, page + 4096 - begin, '\xFF');
    const std::string path = folder_.write("damaged", bytes);
    const Result<std::vector<HistoryRun>> read = read_history(path, {});
    ASSERT_FALSE(read.ok()) << "page at " << page;
    EXPECT_EQ(read.error().code, ErrorCode::kFormat) << read.error().to_string();
    EXPECT_NE(read.error().message.find("damaged"), std::string::npos) << read.error().to_string();
    EXPECT_TRUE(bytes_of(path) == bytes);
    const Result<std::int64_t> appended = append_history(path, numbered_run(99));
    if (appended) continue;  // a page of old runs, which nobody looks at
    ++refused;
    EXPECT_EQ(appended.error().code, ErrorCode::kFormat) << appended.error().to_string();
    EXPECT_TRUE(bytes_of(path) == bytes) << "page at " << page;
  }
  EXPECT_GE(refused, 3U);
}

TEST_F(HistoryFilesTest, RowsThatCannotBe) {
  const std::string path = make(3);
  const auto expect_damaged = [&](const std::string& sql, const std::string& part) {
    fs::copy_file(path, folder_.at("damaged"), fs::copy_options::overwrite_existing);
    execute(folder_.at("damaged"), sql);
    const Result<std::vector<HistoryRun>> read = read_history(folder_.at("damaged"), {});
    ASSERT_FALSE(read.ok()) << sql;
    EXPECT_EQ(read.error().code, ErrorCode::kFormat);
    EXPECT_NE(read.error().message.find(part), std::string::npos) << read.error().to_string();
  };
  expect_damaged("UPDATE runs SET verdict = 'good' WHERE id = 2", "run 2 has a verdict that is none of");
  expect_damaged("UPDATE scores SET verdict = '' WHERE run = 1", "run 1 has a verdict that is none of");
  expect_damaged("UPDATE findings SET verdict = x'00' WHERE run = 3", "run 3 has a verdict that is none of");
  expect_damaged("UPDATE findings SET fixed = -1 WHERE run = 3", "run 3 has a count below 0");
  expect_damaged("DROP TABLE findings", "no such table: findings");
  expect_damaged("ALTER TABLE scores RENAME COLUMN gain TO win", "no such column: gain");
}

TEST_F(HistoryFilesTest, NothingInTheFileIsRun) {
  const std::string path = make(1);
  execute(path, "CREATE TRIGGER vanish AFTER INSERT ON runs BEGIN DELETE FROM runs; END");
  ASSERT_TRUE(append_history(path, numbered_run(1)).ok());
  const Result<std::vector<HistoryRun>> runs = read_history(path, {});
  ASSERT_TRUE(runs.ok()) << runs.error().to_string();
  EXPECT_EQ(runs->size(), 2U);
  execute(path, "DROP TABLE scores; CREATE VIEW scores AS SELECT id AS run FROM runs");
  EXPECT_FALSE(read_history(path, {}).ok());
}

TEST_F(HistoryFilesTest, PathsThatAreNoFiles) {
  expect_refused(folder_.path(), ErrorCode::kIo, "is a directory");
  ASSERT_EQ(::mkfifo(folder_.at("pipe").c_str(), 0600), 0);
  for (const std::string& path : {folder_.at("pipe"), std::string("/dev/null")}) {
    EXPECT_EQ(append_history(path, numbered_run(1)).error().message, "is a device or a pipe; a file was expected");
    EXPECT_EQ(read_history(path, {}).error().message, "is a device or a pipe; a file was expected");
  }
  EXPECT_EQ(append_history("", numbered_run(1)).error().code, ErrorCode::kUsage);
  EXPECT_EQ(append_history(std::string("a\0b", 3), numbered_run(1)).error().code, ErrorCode::kUsage);
  EXPECT_EQ(read_history("", {}).error().code, ErrorCode::kUsage);
}

TEST_F(HistoryFilesTest, AFileThatIsNotThere) {
  const Result<std::vector<HistoryRun>> read = read_history(folder_.at("none"), {});
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::kIo);
  EXPECT_EQ(read.error().to_string(), folder_.at("none") + ": cannot open: No such file or directory");
  EXPECT_EQ(folder_.entries(), 0U);
  const Result<std::int64_t> appended = append_history(folder_.at("no/folder"), numbered_run(1));
  ASSERT_FALSE(appended.ok());
  EXPECT_EQ(appended.error().to_string(), folder_.at("no/folder") + ": cannot open: No such file or directory");
}

TEST_F(HistoryFilesTest, NamesThatMeanSomethingToSqlite) {
  const fs::path back = fs::current_path();
  fs::current_path(folder_.path());
  for (const std::string name : {":memory:", "file:a?mode=memory", "file::memory:", "a b%20c#d?.sqlite", "-journal"}) {
    const Result<std::int64_t> id = append_history(name, numbered_run(1));
    ASSERT_TRUE(id.ok()) << id.error().to_string();
    EXPECT_TRUE(fs::is_regular_file(name)) << name;
    const Result<std::vector<HistoryRun>> runs = read_history(name, {});
    ASSERT_TRUE(runs.ok()) << runs.error().to_string();
    EXPECT_EQ(runs->size(), 1U);
  }
  fs::current_path(back);
  EXPECT_EQ(folder_.entries(), 5U);
}

TEST_F(HistoryFilesTest, ThroughASymbolicLink) {
  const std::string path = make(1);
  fs::create_symlink(path, folder_.at("link"));
  ASSERT_TRUE(append_history(folder_.at("link"), numbered_run(1)).ok());
  EXPECT_TRUE(fs::is_symlink(folder_.at("link")));
  EXPECT_EQ(read_history(path, {})->size(), 2U);
}

TEST_F(HistoryFilesTest, ReadingNeedsNoRightsAndChangesNothing) {
  const std::string path = make();
  const std::string before = bytes_of(path);
  ASSERT_EQ(::chmod(path.c_str(), 0444), 0);
  ASSERT_EQ(::chmod(folder_.path().c_str(), 0555), 0);
  const auto read = [&] {
    const Result<std::vector<HistoryRun>> runs = read_history(path, {});
    return runs ? std::to_string(runs->size()) : runs.error().to_string();
  };
  const auto append = [&] {
    const Result<std::int64_t> id = append_history(path, numbered_run(1));
    return id ? "appended" : id.error().to_string();
  };
  EXPECT_EQ(without_rights(read), "3");
  EXPECT_EQ(without_rights(append), path + ": cannot append the run: the file is read-only");
  ASSERT_EQ(::chmod(path.c_str(), 0666), 0);  // and a folder that has no room for the journal
  EXPECT_EQ(without_rights(append), path + ": cannot write: the file or its folder is read-only");
  ASSERT_EQ(::chmod(path.c_str(), 0000), 0);
  EXPECT_EQ(without_rights(read), path + ": cannot open: Permission denied");
  ASSERT_EQ(::chmod(folder_.path().c_str(), 0755), 0);
  EXPECT_TRUE(bytes_of(path) == before || ::geteuid() != 0);
  EXPECT_EQ(folder_.entries(), 1U);
}

/// The file in the middle of a transaction, as a process that is killed then leaves it: pages are written, the journal
/// has the old ones.
class InterruptedHistoryTest : public HistoryFilesTest {
 protected:
  void SetUp() override {
    const std::string whole = make(6, "whole");
    const Result<Database> writer = Database::open(whole, Database::Access::kWrite);
    ASSERT_TRUE(writer.ok());
    ASSERT_TRUE(writer->execute("PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE scores SET value = value + 1").ok());
    ASSERT_TRUE(writer
                    ->execute("UPDATE findings SET units = 0; INSERT INTO scores SELECT run, position + 1000, suite, "
                              "metric, signature, 0, 0, 0, 0, 0, 0, verdict FROM scores")
                    .ok());
    fs::copy_file(whole, path_);
    fs::copy_file(whole + "-journal", path_ + "-journal");
    ASSERT_TRUE(writer->execute("ROLLBACK").ok());
    whole_ = bytes_of(whole);
    ASSERT_FALSE(bytes_of(path_) == whole_) << "nothing was written before the copy";
  }

  const std::string path_ = folder_.at("interrupted");
  std::string whole_;
};

TEST_F(InterruptedHistoryTest, ReadingTakesBackWhatWasNotFinished) {
  const Result<std::vector<HistoryRun>> runs = read_history(path_, {});
  ASSERT_TRUE(runs.ok()) << runs.error().to_string();
  ASSERT_EQ(runs->size(), 6U);
  EXPECT_EQ(runs->back().scores, numbered_run(5, 12).scores);
  EXPECT_TRUE(bytes_of(path_) == whole_);
  EXPECT_FALSE(fs::exists(path_ + "-journal"));
}

TEST_F(InterruptedHistoryTest, SoDoesAppending) {
  const Result<std::int64_t> id = append_history(path_, numbered_run(6, 12));
  ASSERT_TRUE(id.ok()) << id.error().to_string();
  EXPECT_EQ(*id, 7);
  EXPECT_EQ(read_history(path_, {})->front().scores, numbered_run(0, 12).scores);
}

TEST_F(InterruptedHistoryTest, WithoutTheRightToMendItIsRefused) {
  const std::string before = bytes_of(path_);
  ASSERT_EQ(::chmod(path_.c_str(), 0444), 0);
  ASSERT_EQ(::chmod((path_ + "-journal").c_str(), 0444), 0);
  ASSERT_EQ(::chmod(folder_.path().c_str(), 0555), 0);
  const std::string said = without_rights([&] {
    const Result<std::vector<HistoryRun>> runs = read_history(path_, {});
    return runs ? "read" : runs.error().to_string();
  });
  EXPECT_NE(said.find("interrupted"), std::string::npos) << said;
  EXPECT_TRUE(bytes_of(path_) == before);
  ASSERT_EQ(::chmod(folder_.path().c_str(), 0755), 0);
}

TEST_F(InterruptedHistoryTest, AnotherProgramsFileIsNotMended) {
  std::string bytes = bytes_of(path_);
  bytes[71] = 'x';  // of the application's id
  folder_.write("interrupted", bytes);
  const std::string journal = bytes_of(path_ + "-journal");
  expect_refused(path_, ErrorCode::kFormat, "of another program");
  EXPECT_TRUE(bytes_of(path_ + "-journal") == journal);
}

TEST_F(HistoryFilesTest, AFullDiskLeavesTheFileAsItWas) {
  const std::string path = make();
  const std::string before = bytes_of(path);
  ASSERT_EQ(::chmod(folder_.path().c_str(), 0777), 0);
  ASSERT_EQ(::chmod(path.c_str(), 0666), 0);
  const std::string said = without_rights([&] {
    const rlimit limit{before.size() + 4096, before.size() + 4096};
    if (::signal(SIGXFSZ, SIG_IGN) == SIG_ERR || ::setrlimit(RLIMIT_FSIZE, &limit) != 0) return std::string("no limit");
    const Result<std::int64_t> id = append_history(path, numbered_run(3, 400));
    return id ? "appended" : id.error().to_string();
  });
  EXPECT_EQ(said.find(path + ": "), 0U) << said;
  const Result<std::vector<HistoryRun>> runs = read_history(path, {});
  ASSERT_TRUE(runs.ok()) << runs.error().to_string();
  EXPECT_EQ(runs->size(), 3U);
  EXPECT_TRUE(bytes_of(path) == before);
  EXPECT_EQ(*append_history(path, numbered_run(3, 400)), 4);
}

}  // namespace
}  // namespace lacuna
