#include "eval/text/word_variants.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace lacuna::text {
namespace {

bool has(std::string_view word, std::string_view language, const std::string& form, bool british = true) {
  const std::vector<std::string> forms = word_variants(word, language, {.british = british});
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

TEST(WordVariants, TheOtherTonePlacement) {
  EXPECT_TRUE(has("hòa", "vi", "hoà"));
  EXPECT_TRUE(has("kỹ", "vi-VN", "kĩ"));
  EXPECT_TRUE(word_variants("phà", "vi").empty());
}

TEST(WordVariants, BritishForms) {
  EXPECT_TRUE(has("colourful", "en", "colorful"));
  EXPECT_TRUE(has("organisation", "en", "organization"));
  EXPECT_TRUE(has("centre", "en", "center"));
  EXPECT_TRUE(has("channelled", "en", "channeled"));
  EXPECT_TRUE(has("defence", "en", "defense"));
  EXPECT_TRUE(has("harbourings", "en", "harborings"));
  EXPECT_FALSE(has("colourful", "en", "colorful", false));
  EXPECT_FALSE(has("sence", "en", "sense"));  // a slip
  EXPECT_FALSE(has("our", "en", "or"));
  EXPECT_FALSE(has("colour", "fr", "color"));
}

TEST(WordVariants, PrefixesAndPlurals) {
  EXPECT_TRUE(has("reforested", "en", "forested", false));
  EXPECT_TRUE(has("oarlocks", "en", "oarlock", false));
  EXPECT_TRUE(has("remodernised", "en", "modernized"));
  EXPECT_FALSE(has("rest", "en", "st"));
  EXPECT_FALSE(has("glass", "en", "glas"));
}

}  // namespace
}  // namespace lacuna::text
