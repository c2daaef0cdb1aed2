#include "eval/text/conjunctions.h"

#include <gtest/gtest.h>

namespace lacuna::text {
namespace {

TEST(ListConjunction, OfTheLanguageAndNoOther) {
  EXPECT_TRUE(is_list_conjunction("và", "vi"));
  EXPECT_TRUE(is_list_conjunction("cùng", "vi-VN"));
  EXPECT_TRUE(is_list_conjunction("plus", "en_GB"));
  EXPECT_TRUE(is_list_conjunction("以及", "zh"));
  EXPECT_TRUE(is_list_conjunction("または", "ja"));
  EXPECT_FALSE(is_list_conjunction("and", "vi"));
  EXPECT_FALSE(is_list_conjunction("và", "en"));
  EXPECT_FALSE(is_list_conjunction("an", "en"));
  EXPECT_FALSE(is_list_conjunction("ants", "en"));
}

TEST(ListConjunction, NothingIsNone) {
  EXPECT_FALSE(is_list_conjunction("", "vi"));
  EXPECT_FALSE(is_list_conjunction("", ""));
  EXPECT_FALSE(is_list_conjunction("and", ""));
  EXPECT_FALSE(is_list_conjunction("and", "e"));
}

}  // namespace
}  // namespace lacuna::text
