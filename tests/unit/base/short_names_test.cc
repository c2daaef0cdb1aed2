#include "eval/base/short_names.h"

#include <gtest/gtest.h>

namespace lacuna::base {
namespace {

using Names = std::vector<std::string>;

TEST(ShortNames, FilesNameWhereThatIsEnough) {
  EXPECT_EQ(short_names({"runs/a.json", "/x/y/b.json", "c"}), (Names{"a.json", "b.json", "c"}));
  EXPECT_EQ(short_names({}), Names{});
  EXPECT_EQ(short_names({""}), Names{""});
}

TEST(ShortNames, AsMuchOfTheFolderAsItTakes) {
  EXPECT_EQ(short_names({"x/a/run.json", "x/b/run.json", "x/a/one.json"}),
            (Names{"a/run.json", "b/run.json", "one.json"}));
  EXPECT_EQ(short_names({"x/a/run.json", "y/a/run.json"}), (Names{"x/a/run.json", "y/a/run.json"}));
  EXPECT_EQ(short_names({"run.json", "a/run.json"}), (Names{"run.json", "a/run.json"}));
  EXPECT_EQ(short_names({"/run.json", "/a/run.json"}), (Names{"/run.json", "a/run.json"}));
}

TEST(ShortNames, EqualPathsAreNumbered) {
  EXPECT_EQ(short_names({"a/run", "a/run", "a/run"}), (Names{"a/run", "a/run (2)", "a/run (3)"}));
  EXPECT_EQ(short_names({"run (2)", "run", "run"}), (Names{"run (2)", "run", "run (3)"}));
  EXPECT_EQ(short_names({"a//run", "a/run"}).size(), 2U);
}

}  // namespace
}  // namespace lacuna::base
