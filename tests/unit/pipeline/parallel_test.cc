#include "eval/pipeline/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <string_view>
#include <vector>

#include "eval/base/interruption.h"

namespace lacuna::pipeline {
namespace {

TEST(ParallelForTest, CallsTheBodyOnceForEachIndex) {
  for (const std::size_t threads : {0U, 1U, 2U, 7U}) {
    const base::ParallelFor parallel = parallel_for(threads, nullptr);
    for (const std::size_t count : {0U, 1U, 3U, 1000U}) {
      std::vector<std::atomic<int>> calls(count);
      parallel(count, [&](std::size_t i) { ++calls[i]; });
      for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(calls[i], 1) << threads << " threads, " << i << " of " << count;
    }
  }
}

TEST(ParallelForTest, MayBeCopiedAndNested) {
  const base::ParallelFor copy = parallel_for(2, nullptr);
  std::atomic<int> calls{0};
  copy(5, [&](std::size_t) { copy(5, [&](std::size_t) { ++calls; }); });
  EXPECT_EQ(calls, 25);
}

class StopsAfter : public Progress {
 public:
  explicit StopsAfter(int calls) : left_(calls) {}
  void update(std::string_view /*stage*/, std::size_t /*done*/, std::size_t /*total*/) override {}
  [[nodiscard]] bool stop_requested() const override { return left_.fetch_sub(1) <= 0; }

 private:
  mutable std::atomic<int> left_;
};

TEST(ParallelForTest, EndsWhenItIsAskedToStop) {
  for (const std::size_t threads : {1U, 2U, 7U}) {
    const StopsAfter progress(10);
    std::atomic<int> calls{0};
    const Result<int> result = base::interruptible([&]() -> Result<int> {
      parallel_for(threads, &progress)(1000, [&](std::size_t) { ++calls; });
      return 1;
    });
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::kInterrupted);
    EXPECT_EQ(calls, 10) << threads;
  }
}

TEST(BlockCountTest, RoundsUp) {
  EXPECT_EQ(block_count(0, 32), 0U);
  EXPECT_EQ(block_count(1, 32), 1U);
  EXPECT_EQ(block_count(32, 32), 1U);
  EXPECT_EQ(block_count(33, 32), 2U);
}

}  // namespace
}  // namespace lacuna::pipeline
