#include "eval/pipeline/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <vector>

namespace lacuna::pipeline {
namespace {

TEST(ParallelForTest, CallsTheBodyOnceForEachIndex) {
  for (const std::size_t threads : {0U, 1U, 2U, 7U}) {
    const base::ParallelFor parallel = parallel_for(threads);
    for (const std::size_t count : {0U, 1U, 3U, 1000U}) {
      std::vector<std::atomic<int>> calls(count);
      parallel(count, [&](std::size_t i) { ++calls[i]; });
      for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(calls[i], 1) << threads << " threads, " << i << " of " << count;
    }
  }
}

TEST(ParallelForTest, MayBeCopiedAndNested) {
  const base::ParallelFor copy = parallel_for(2);
  std::atomic<int> calls{0};
  copy(5, [&](std::size_t) { copy(5, [&](std::size_t) { ++calls; }); });
  EXPECT_EQ(calls, 25);
}

TEST(BlockCountTest, RoundsUp) {
  EXPECT_EQ(block_count(0, 32), 0U);
  EXPECT_EQ(block_count(1, 32), 1U);
  EXPECT_EQ(block_count(32, 32), 1U);
  EXPECT_EQ(block_count(33, 32), 2U);
}

}  // namespace
}  // namespace lacuna::pipeline
