#include "eval/base/glob.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

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

TEST(GlobPart, IsWhatTheWildcardsStandFor) {
  EXPECT_EQ(glob_part("out/*.en", "out/large.en"), "large");
  EXPECT_EQ(glob_part("po/**/*.po", "po/vi/app.po"), "vi/app");
  EXPECT_EQ(glob_part("a?c", "abc"), "b");
  EXPECT_EQ(glob_part("plain", "plain"), "");
  EXPECT_TRUE(is_glob("a*") && is_glob("?"));
  EXPECT_FALSE(is_glob("a[b]"));
}

TEST(FilesThatFit, InTheirOrderAndOnlyFiles) {
  const test::TempFolder folder;
  for (const char* name : {"out/b.en", "out/a.en", "out/a.vi", "out/deep/c.en", "d.en"}) folder.write(name, "x");
  std::filesystem::create_directories(folder.at("out/folder.en"));
  const auto found = [&](const std::string& glob) {
    std::vector<std::string> names;
    for (const std::string& file : files_that_fit(folder.at(glob))) {
      names.push_back(file.substr(folder.at("").size()));
    }
    return names;
  };
  EXPECT_EQ(found("out/*.en"), (std::vector<std::string>{"out/a.en", "out/b.en"}));
  EXPECT_EQ(found("out/**/*.en"), (std::vector<std::string>{"out/a.en", "out/b.en", "out/deep/c.en"}));
  EXPECT_EQ(found("*/a.*"), (std::vector<std::string>{"out/a.en", "out/a.vi"}));
  EXPECT_EQ(found("no/*.en"), std::vector<std::string>{});
}

}  // namespace
}  // namespace lacuna::base
