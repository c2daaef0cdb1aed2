#include "eval/pipeline/gate/suites.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna::pipeline {
namespace {

class GateSuites : public test::TempFolderTest {
 protected:
  [[nodiscard]] config::NamedFile file(const std::string& name) const {
    return {.written = name, .path = folder_.at(name), .line = 4};
  }
  [[nodiscard]] std::vector<GateSuite> expand(const config::SuiteRule& rule) {
    rules_.suites = {rule};
    return expand_suites(rules_, "lacuna.json");
  }

  config::GateRules rules_;
};

TEST_F(GateSuites, AFileIsASuite) {
  config::SuiteRule rule{.name = "news"};
  rule.hypothesis = file("hyp.en");
  rule.references = {file("a.en"), file("b.en")};
  rule.source = file("src.vi");
  rule.documents = file("docs");
  const std::vector<GateSuite> suites = expand(rule);
  ASSERT_EQ(suites.size(), 1U);
  EXPECT_EQ(suites[0].name, "news");
  ASSERT_EQ(suites[0].files.size(), 5U);
  EXPECT_EQ(suites[0].files[0].role, "hypothesis");
  EXPECT_EQ(suites[0].files_of("reference").size(), 2U);
  EXPECT_EQ(suites[0].file("documents")->written, "docs");
  EXPECT_EQ(suites[0].file("scores"), nullptr);
}

TEST_F(GateSuites, AGlobIsASuiteForEachFile) {
  folder_.write("out/small.en", "x");
  folder_.write("out/large.en", "x");
  config::SuiteRule rule{.name = "news"};
  rule.hypothesis = file("out/*.en");
  rule.references = {file("ref.en")};
  rule.source = file("src/*.vi");
  config::MetricRule comet{.name = "COMET"};
  comet.scores = file("comet/*.txt");
  rule.metrics = {config::MetricRule{.metric = "bleu"}, comet};
  const std::vector<GateSuite> suites = expand(rule);
  ASSERT_EQ(suites.size(), 2U);
  EXPECT_EQ(suites[0].name, "news/large");
  EXPECT_EQ(suites[0].files[0].file.written, "out/large.en");
  EXPECT_EQ(suites[0].files[0].file.path, folder_.at("out/large.en"));
  EXPECT_EQ(suites[0].file("source")->written, "src/large.vi");
  EXPECT_EQ(suites[0].file("reference")->written, "ref.en");
  EXPECT_EQ(suites[1].file("scores")->path, folder_.at("comet/small.txt"));
}

TEST_F(GateSuites, FilesOfBothLanguagesBelowAFolder) {
  folder_.write("po/vi/app.po", "x");
  config::SuiteRule rule{.name = "messages"};
  rule.texts = file("po/**/*.po");
  const std::vector<GateSuite> suites = expand(rule);
  ASSERT_EQ(suites.size(), 1U);
  EXPECT_EQ(suites[0].name, "messages/vi/app");
  EXPECT_EQ(suites[0].files[0].role, "texts");
}

// What is written need not be what it resolves to.
TEST_F(GateSuites, NamesWithDetours) {
  folder_.write("out/small.en", "x");
  config::SuiteRule rule{.name = "news"};
  rule.hypothesis = {.written = "./a/..//out/*.en", .path = folder_.at("out/*.en"), .line = 1};
  const std::vector<GateSuite> suites = expand(rule);
  ASSERT_EQ(suites.size(), 1U);
  EXPECT_EQ(suites[0].name, "news/small");
  EXPECT_EQ(suites[0].files[0].file.written, "./a/..//out/small.en");
  EXPECT_EQ(suites[0].files[0].file.path, folder_.at("out/small.en"));
}

TEST_F(GateSuites, AGlobThatNoFileFitsIsAnError) {
  config::SuiteRule rule{.name = "news"};
  rule.hypothesis = file("out/*.en");
  const std::vector<GateSuite> suites = expand(rule);
  ASSERT_EQ(suites.size(), 1U);
  ASSERT_TRUE(suites[0].error);
  EXPECT_EQ(suites[0].error->to_string(), "lacuna.json:4: suite 'news': no file fits out/*.en");
}

// A question mark is part of a name where the suite is of one file.
TEST_F(GateSuites, WithoutAGlobNothingIsFilledIn) {
  config::SuiteRule rule{.name = "news"};
  rule.hypothesis = file("hyp.en");
  rule.references = {file("a?.en")};
  EXPECT_EQ(expand(rule).at(0).file("reference")->path, folder_.at("a?.en"));
}

TEST(Selects, ANameOrTheFirstPartsOfIt) {
  EXPECT_TRUE(selects("news", "news"));
  EXPECT_TRUE(selects("news", "news/large"));
  EXPECT_TRUE(selects("news/*", "news/large"));
  EXPECT_TRUE(selects("n*", "news/large/v2"));
  EXPECT_TRUE(selects("news/large", "news/large/v2"));
  EXPECT_FALSE(selects("new", "news/large"));
  EXPECT_FALSE(selects("large", "news/large"));
  EXPECT_FALSE(selects("news/large", "news"));
}

}  // namespace
}  // namespace lacuna::pipeline
