#include "eval/base/parallel.h"

#include <gtest/gtest.h>

#include <vector>

namespace lacuna::base {
namespace {

TEST(SerialFor, CallsEachIndexOnceInOrder) {
  std::vector<std::size_t> seen;
  const ParallelFor run = serial_for;
  run(5, [&](std::size_t i) { seen.push_back(i); });
  EXPECT_EQ(seen, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
  run(0, [&](std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace lacuna::base
