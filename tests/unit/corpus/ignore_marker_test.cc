#include "eval/corpus/ignore_marker.h"

#include <gtest/gtest.h>

namespace lacuna::corpus {
namespace {

using Rules = std::vector<std::string>;

TEST(IgnoreMarker, NamesRules) {
  EXPECT_EQ(ignored_rules("lacuna:ignore number"), Rules{"number"});
  EXPECT_EQ(ignored_rules("see the style guide; lacuna:ignore url, end-mark: the original is wrong"),
            (Rules{"end-mark", "url"}));
  EXPECT_EQ(ignored_rules("lacuna:ignore all"), Rules{"all"});
}

TEST(IgnoreMarker, AReasonNamesNoRule) {
  EXPECT_EQ(ignored_rules("lacuna:ignore number because number and date differ"), Rules{"number"});
}

TEST(IgnoreMarker, SeveralMarkersAddUp) {
  EXPECT_EQ(ignored_rules("lacuna:ignore url\nlacuna:ignore name,url"), (Rules{"name", "url"}));
}

TEST(IgnoreMarker, OtherCommentsHaveNone) {
  for (const char* comment : {"", "ignore number", "lacuna:ignore", "lacuna:ignored number", "lacuna:ignore :"}) {
    EXPECT_TRUE(ignored_rules(comment).empty()) << comment;
  }
}

TEST(IgnoreMarker, IsWrittenAsItIsRead) {
  const std::vector<std::string> rules = {"number", "url"};
  EXPECT_EQ(ignore_marker(rules), "lacuna:ignore number, url");
  EXPECT_EQ(ignored_rules(ignore_marker(rules)), rules);
}

}  // namespace
}  // namespace lacuna::corpus
