#include "eval/base/staged_file.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/gzip.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::base {
namespace {

namespace fs = std::filesystem;

class StagedFileTest : public test::TempFolderTest {
 protected:
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()));
  }
};

TEST_F(StagedFileTest, NothingChangesBeforeTheCommit) {
  const std::string path = folder_.write("a.txt", "old");
  Result<StagedFile> file = StagedFile::write(path, "new");
  ASSERT_TRUE(file) << file.error().to_string();
  EXPECT_EQ(*read_file(path), "old");
  EXPECT_EQ(files(), 2U);
  EXPECT_TRUE(file->commit());
  EXPECT_EQ(*read_file(path), "new");
  EXPECT_EQ(files(), 1U);
  EXPECT_TRUE(file->commit());  // nothing is left to do
  EXPECT_EQ(*read_file(path), "new");
}

TEST_F(StagedFileTest, WithoutCommitNothingStays) {
  const std::string path = folder_.write("a.txt", "old");
  { ASSERT_TRUE(StagedFile::write(path, "new")); }
  EXPECT_EQ(*read_file(path), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(StagedFileTest, MovesWithWhatLiesBeside) {
  const std::string a = folder_.write("a.txt", "old");
  const std::string b = folder_.write("b.txt", "old");
  Result<StagedFile> first = StagedFile::write(a, "new a");
  Result<StagedFile> second = StagedFile::write(b, "new b");
  ASSERT_TRUE(first && second);
  {
    StagedFile taken = std::move(*first);
    taken = std::move(*second);
    EXPECT_TRUE(taken.commit());
  }
  EXPECT_EQ(*read_file(b), "new b");
}

TEST_F(StagedFileTest, PacksByName) {
  const std::string path = folder_.write("a.gz", "");
  Result<StagedFile> file = StagedFile::write(path, "text");
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->commit());
  EXPECT_EQ(*read_file(path), *gzip("text"));
}

TEST_F(StagedFileTest, RefusesWhatCannotBeWritten) {
  const std::string folder = folder_.path();
  EXPECT_EQ(StagedFile::write(folder, "x").error().code, ErrorCode::kIo);
  EXPECT_EQ(StagedFile::write(folder + "/no/such", "x").error().path, folder + "/no/such");
  EXPECT_EQ(files(), 0U);
  Result<StagedFile> file = StagedFile::write(folder + "/taken", "x");
  ASSERT_TRUE(file);
  fs::create_directory(folder + "/taken");
  EXPECT_EQ(file->commit().error().code, ErrorCode::kIo);
}

TEST_F(StagedFileTest, DevicesAreWrittenAndStay) {
  Result<StagedFile> file = StagedFile::write("/dev/null", "x");
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->commit());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(StagedFileTest, SeveralArePutInTheirPlacesTogether) {
  const std::string kept = folder_.write("a.txt", "old");
  std::vector<StagedFile> files;
  files.push_back(*StagedFile::write(kept, "new"));
  files.push_back(*StagedFile::write(folder_.path() + "/b.txt", "new"));
  EXPECT_EQ(*read_file(kept), "old");
  ASSERT_TRUE(commit_all(files));
  EXPECT_EQ(*read_file(kept), "new");
  EXPECT_EQ(files.size(), 2U);
  EXPECT_EQ(this->files(), 2U);
}

TEST_F(StagedFileTest, ASignalRemovesWhatLiesBeside) {
  const std::string path = folder_.write("a.txt", "old");
  EXPECT_EXIT(
      {
        const Result<StagedFile> file = StagedFile::write(path, "new");
        end_by_signal(SIGTERM);
      },
      testing::KilledBySignal(SIGTERM), "");
  EXPECT_EQ(*read_file(path), "old");
  EXPECT_EQ(files(), 1U);
}

}  // namespace
}  // namespace lacuna::base
