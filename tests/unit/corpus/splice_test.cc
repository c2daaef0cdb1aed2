#include "eval/corpus/splice.h"

#include <gtest/gtest.h>

namespace lacuna::corpus {
namespace {

TEST(Splice, PutsInAndTakesOut) {
  EXPECT_EQ(spliced("abcdef", {}), "abcdef");
  EXPECT_EQ(spliced("abcdef", {{{6, 6}, "!"}, {{0, 0}, "<"}, {{2, 4}, "CD"}}), "<abCDef!");
  EXPECT_EQ(spliced("abcdef", {{{0, 6}, ""}}), "");
}

TEST(Splice, AtOnePlaceInTheOrderGiven) {
  EXPECT_EQ(spliced("ab", {{{1, 2}, ""}, {{1, 1}, "1"}, {{1, 1}, "2"}}), "a12");
  EXPECT_EQ(spliced("ab", {{{0, 1}, ""}, {{1, 1}, "1"}}), "1b");
}

}  // namespace
}  // namespace lacuna::corpus
