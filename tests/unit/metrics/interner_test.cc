#include "metrics/kernels/interner.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace lacuna::metrics {
namespace {

TEST(InternerTest, CountsFromOneAndFindsWhatItKnows) {
  Interner interner;
  EXPECT_EQ(interner.find("a"), 0U);
  EXPECT_EQ(interner.intern("a"), 1U);
  EXPECT_EQ(interner.intern("a long string of bytes"), 2U);
  EXPECT_EQ(interner.intern("a"), 1U);
  EXPECT_EQ(interner.find("a long string of bytes"), 2U);
  EXPECT_EQ(interner.find("a long string of byteS"), 0U);
  EXPECT_EQ(interner.size(), 2U);
}

TEST(InternerTest, LengthAndZeroBytesCount) {
  Interner interner;
  const std::string_view one("\0", 1);
  const std::string_view two("\0\0", 2);
  EXPECT_EQ(interner.intern(""), 1U);
  EXPECT_EQ(interner.intern(one), 2U);
  EXPECT_EQ(interner.intern(two), 3U);
  EXPECT_EQ(interner.find(one), 2U);
}

TEST(InternerTest, EqualsAMapOnManyStrings) {
  Interner interner;
  std::map<std::string, std::uint32_t> expected;
  std::mt19937 random(3);
  for (int i = 0; i < 50000; ++i) {
    std::string text(random() % 20, 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 3);
    const auto [entry, is_new] = expected.emplace(text, static_cast<std::uint32_t>(expected.size() + 1));
    ASSERT_EQ(interner.find(text), is_new ? 0U : entry->second);
    ASSERT_EQ(interner.intern(text), entry->second);
  }
  EXPECT_EQ(interner.size(), expected.size());
}

}  // namespace
}  // namespace lacuna::metrics
