#include "eval/base/shared_array.h"

#include <gtest/gtest.h>

#include <memory>
#include <numeric>
#include <utility>
#include <vector>

namespace lacuna::base {
namespace {

TEST(SharedArrayTest, IsNothingAtFirst) {
  const SharedArray<int> array;
  EXPECT_TRUE(array.empty());
  EXPECT_EQ(array.size(), 0U);
  EXPECT_EQ(array.begin(), array.end());
  EXPECT_EQ(array, SharedArray<int>(std::vector<int>{}));
}

TEST(SharedArrayTest, HoldsWhatItWasGiven) {
  const SharedArray<int> array{3, 1, 2};
  EXPECT_EQ(array.size(), 3U);
  EXPECT_EQ(array.front(), 3);
  EXPECT_EQ(array[1], 1);
  EXPECT_EQ(array.back(), 2);
  EXPECT_EQ(std::accumulate(array.begin(), array.end(), 0), 6);
  EXPECT_EQ(array, SharedArray<int>(std::vector<int>{3, 1, 2}));
  EXPECT_FALSE(array == (SharedArray<int>{3, 1}));
  EXPECT_FALSE(array == (SharedArray<int>{3, 1, 4}));
}

TEST(SharedArrayTest, CopiesShareAndOutliveTheirOrigin) {
  SharedArray<int> copy;
  const int* at = nullptr;
  {
    const SharedArray<int> array(std::vector<int>(1000, 7));
    at = array.data();
    copy = array;
  }
  EXPECT_EQ(copy.data(), at);
  EXPECT_EQ(copy[999], 7);
}

TEST(SharedArrayTest, KeepsWhatItLiesIn) {
  auto values = std::make_shared<std::vector<int>>(10, 5);
  const std::weak_ptr<std::vector<int>> watched = values;
  auto array = std::make_unique<SharedArray<int>>(std::span<const int>(*values).subspan(2, 3), values);
  values.reset();
  EXPECT_FALSE(watched.expired());
  EXPECT_EQ(array->size(), 3U);
  EXPECT_EQ(array->back(), 5);
  array.reset();
  EXPECT_TRUE(watched.expired());
}

}  // namespace
}  // namespace lacuna::base
