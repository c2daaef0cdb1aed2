#include "eval/base/glob.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::base {
namespace {

TEST(GlobMatches, StandsForItselfWithoutWildcards) {
  EXPECT_TRUE(glob_matches("number", "number"));
  EXPECT_FALSE(glob_matches("number", "number-added"));
  EXPECT_FALSE(glob_matches("number", "numbe"));
  EXPECT_TRUE(glob_matches("", ""));
  EXPECT_FALSE(glob_matches("", "a"));
  EXPECT_TRUE(glob_matches("a[b].{c}", "a[b].{c}"));
}

TEST(GlobMatches, StarsStayInTheirFolder) {
  EXPECT_TRUE(glob_matches("number*", "number-added"));
  EXPECT_TRUE(glob_matches("*", "anything"));
  EXPECT_TRUE(glob_matches("*.po", "vi.po"));
  EXPECT_FALSE(glob_matches("*.po", "po/vi.po"));
  EXPECT_TRUE(glob_matches("po/*/*.po", "po/vi/app.po"));
  EXPECT_FALSE(glob_matches("po/*.po", "po/vi/app.po"));
  EXPECT_TRUE(glob_matches("a*b*c", "axxbyyc"));
  EXPECT_FALSE(glob_matches("a*b*c", "axxbyy"));
}

TEST(GlobMatches, TwoStarsCrossFolders) {
  EXPECT_TRUE(glob_matches("**/*.po", "a/b/c.po"));
  EXPECT_TRUE(glob_matches("**/*.po", "c.po"));
  EXPECT_TRUE(glob_matches("docs/**/a.po", "docs/a.po"));
  EXPECT_TRUE(glob_matches("docs/**/a.po", "docs/x/y/a.po"));
  EXPECT_FALSE(glob_matches("docs/**/a.po", "docs/xa.po"));
  EXPECT_FALSE(glob_matches("docs/**/a.po", "other/a.po"));
  EXPECT_TRUE(glob_matches("docs/**", "docs/x/y"));
  EXPECT_FALSE(glob_matches("docs/**", "docs"));
}

TEST(GlobMatches, AQuestionMarkIsOneCharacter) {
  EXPECT_TRUE(glob_matches("tệp?.txt", "tệpđ.txt"));
  EXPECT_FALSE(glob_matches("a?b", "a/b"));
  EXPECT_FALSE(glob_matches("a?b", "ab"));
}

TEST(GlobMatches, ManyStarsCostNoMoreThanTheirProduct) {
  std::string glob;
  for (int i = 0; i < 500; ++i) glob += "*a";
  EXPECT_FALSE(glob_matches(glob + "b", std::string(2000, 'a')));
  EXPECT_TRUE(glob_matches(glob, std::string(2000, 'a')));
}

TEST(GlobMatchesPath, WithoutASlashItIsTheLastPart) {
  EXPECT_TRUE(glob_matches_path("*.po", "deep/down/vi.po"));
  EXPECT_TRUE(glob_matches_path("./po/*.po", "po/vi.po"));
  EXPECT_TRUE(glob_matches_path("po/*.po", "././po/vi.po"));
  EXPECT_FALSE(glob_matches_path("po/*.po", "deep/po/vi.po"));
  EXPECT_FALSE(glob_matches_path("po", "po/vi.po"));
}

}  // namespace
}  // namespace lacuna::base
