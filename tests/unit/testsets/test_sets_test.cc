#include "lacuna/test_sets.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna {
namespace {

/// A folder with the manifest of one set, two files beside it, and an empty cache.
class TestSets : public testing::Test {
 protected:
  TestSets() {
    folder_.write("made.json", R"({"schema_version": 1, "name": "made", "description": "d",
        "homepage": "https://example.org/", "license": "CC0-1.0", "checksums": "none",
        "files": [{"name": "x.txt", "url": "http://127.0.0.1:9/x.txt"}, {"name": "y.txt", "url": "http://127.0.0.1:9/y.txt"}],
        "texts": [{"format": "lines", "languages": ["x", "y"], "source": "{source}.txt", "references": ["{target}.txt"]}]})");
    x_ = folder_.write("x.txt", "one\ntwo\n");
    y_ = folder_.write("y.txt", "eins\nzwei\n");
    place_ = {.manifests = {folder_.path()}, .cache = folder_.path() + "/cache"};
  }

  test::TempFolder folder_;
  std::string x_;
  std::string y_;
  TestSetPlace place_;
  DownloadOptions once_{.attempts = 1};
};

TEST_F(TestSets, ListAndFind) {
  const auto all = list_test_sets(place_.manifests);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 1U);
  EXPECT_EQ(all->front().languages, (std::vector<std::string>{"x", "y"}));
  EXPECT_TRUE(list_test_sets({folder_.path() + "/none"})->empty());
  EXPECT_EQ(find_test_set("none", place_.manifests).error().code, ErrorCode::kUsage);
}

TEST_F(TestSets, FilesOfTheUser) {
  EXPECT_EQ(read_test_set("made", "x-y", place_).error().code, ErrorCode::kIo);
  EXPECT_TRUE(cached_files("made", "x-y", place_)->empty());
  const auto got = get_test_set("made", "x-y", place_, once_, nullptr, {.from = {x_, y_}, .sha256 = {}});
  ASSERT_TRUE(got) << got.error().to_string();
  EXPECT_EQ(got->size(), 2U);
  EXPECT_EQ(got->front().check, TestSetCheck::kFirstUse);
  const auto texts = read_test_set("made", "y-x", place_);
  ASSERT_TRUE(texts) << texts.error().to_string();
  EXPECT_EQ(*texts->find("src"), (std::vector<std::string>{"eins", "zwei"}));
  EXPECT_EQ(*texts->find("ref"), (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(texts->find("docid"), nullptr);
  EXPECT_EQ(cached_files("made", "", place_)->size(), 2U);
}

TEST_F(TestSets, NothingListensThere) {
  const auto got = get_test_set("made", "x-y", place_, once_, nullptr);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::kIo);
  EXPECT_NE(got.error().message.find("http://127.0.0.1:9/x.txt"), std::string::npos);
}

TEST_F(TestSets, AskedToStop) {
  class Stopped : public Progress {
   public:
    void update(std::string_view, std::size_t, std::size_t) override {}
    [[nodiscard]] bool stop_requested() const override { return true; }
  } stopped;
  const auto got = get_test_set("made", "x-y", place_, once_, &stopped);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::kInterrupted);
}

TEST_F(TestSets, OptionsThatMakeNoSense) {
  EXPECT_FALSE(validate({.attempts = 0}));
  EXPECT_FALSE(validate({.connect_seconds = 0}));
  EXPECT_FALSE(validate({.stall_seconds = 86401}));
  EXPECT_EQ(get_test_set("made", "x-y", place_, {.attempts = 0}, nullptr).error().code, ErrorCode::kUsage);
}

TEST_F(TestSets, TextsOfUnequalLength) {
  const std::string y = folder_.write("y.txt", "eins\n");
  const auto got = get_test_set("made", "x-y", place_, once_, nullptr, {.from = {x_, y}, .sha256 = {}});
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::kFormat);
}

}  // namespace
}  // namespace lacuna
