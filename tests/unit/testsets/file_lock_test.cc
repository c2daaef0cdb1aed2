#include "eval/testsets/file_lock.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "tests/support/temporary_folder.h"

namespace lacuna::testsets {
namespace {

/// Hears that there is something to wait for, and may ask to stop.
class Waiting : public Progress {
 public:
  void update(std::string_view, std::size_t, std::size_t) override {}
  void note(std::string_view line) override {
    said = std::string(line);
    waits = true;
  }
  [[nodiscard]] bool stop_requested() const override { return stop; }

  std::string said;
  std::atomic<bool> waits = false;
  std::atomic<bool> stop = false;
};

TEST(FileLock, OneAtATime) {
  const test::TempFolder folder;
  const std::string path = folder.path() + "/lock";
  std::optional<Result<FileLock>> first(FileLock::acquire(path, "it", nullptr));
  ASSERT_TRUE(*first);
  Waiting waiting;
  std::atomic<bool> got = false;
  std::thread second([&] {
    const Result<FileLock> lock = FileLock::acquire(path, "it", &waiting);
    got = lock.ok();
  });
  while (!waiting.waits) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  EXPECT_FALSE(got);
  EXPECT_NE(waiting.said.find("it"), std::string::npos);
  first.reset();
  second.join();
  EXPECT_TRUE(got);
}

TEST(FileLock, WaitingEndsWhenItShall) {
  const test::TempFolder folder;
  const std::string path = folder.path() + "/lock";
  const Result<FileLock> first = FileLock::acquire(path, "it", nullptr);
  ASSERT_TRUE(first);
  Waiting waiting;
  waiting.stop = true;
  const Result<FileLock> second = FileLock::acquire(path, "it", &waiting);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kInterrupted);
}

TEST(FileLock, NoPlaceForIt) {
  const test::TempFolder folder;
  const Result<FileLock> lock = FileLock::acquire(folder.path() + "/none/lock", "it", nullptr);
  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace lacuna::testsets
