#include "eval/base/run_names.h"

#include <gtest/gtest.h>

namespace lacuna::base {
namespace {

using Names = std::vector<std::string>;

NamedRun run(const std::string& saved, const std::string& translation) {
  NamedRun named{.path = saved, .report = {}};
  named.report.documents = {{.role = "source", .path = "article.vi"}, {.role = "target", .path = translation}};
  return named;
}

TEST(RunNames, AreThoseOfTheTranslations) {
  const std::vector<NamedRun> runs = {run("runs/1.json", "a/one.en"), run("runs/2.json", "a/two.en")};
  EXPECT_EQ(run_names(runs), (Names{"one.en", "two.en"}));
}

TEST(RunNames, OfOneTranslationAreThoseOfTheSavedRuns) {
  const std::vector<NamedRun> runs = {run("monday/run.json", "article.en"), run("friday/run.json", "article.en")};
  EXPECT_EQ(run_names(runs), (Names{"monday/run.json", "friday/run.json"}));
}

TEST(RunNames, WithoutDocumentsAreThoseOfTheSavedRuns) {
  const std::vector<NamedRun> runs = {{.path = "a.json", .report = {}}, {.path = "b.json", .report = {}}};
  EXPECT_EQ(run_names(runs), (Names{"a.json", "b.json"}));
}

TEST(RunNames, OfARunThatWasNotSavedIsThatOfTheTranslation) {
  const std::vector<NamedRun> runs = {run("", "out/article.en")};
  EXPECT_EQ(run_names(runs), Names{"article.en"});
  EXPECT_EQ(run_names({}), Names{});
}

TEST(RunNames, AreDifferentForOneRunThatIsGivenTwice) {
  const std::vector<NamedRun> runs = {run("run.json", "article.en"), run("run.json", "article.en")};
  EXPECT_EQ(run_names(runs), (Names{"run.json", "run.json (2)"}));
}

}  // namespace
}  // namespace lacuna::base
