#include "metrics/checks/house/spelling_check.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "eval/text/spelling.h"
#include "metrics/checks/house/term_index.h"
#include "tests/support/checked_pair.h"
#include "tests/support/tiny_dictionary.h"

namespace lacuna::metrics {
namespace {

class SpellingCheckTest : public test::TempFolderTest {
 protected:
  void SetUp() override {
    test::write_tiny_dictionary(folder_);
    Result<std::shared_ptr<const text::Speller>> speller = text::Speller::open("en", {folder_.path()});
    ASSERT_TRUE(speller.ok());
    options_.settings.speller = *speller;
  }
  /// "words: suggestion", one finding a line.
  std::string found(std::string_view target, std::string_view source = "Qua sông") {
    std::string text;
    for (const CheckFinding& finding : test::checked("spelling", source, target, options_).findings) {
      EXPECT_EQ(finding.rule, "spelling");
      text += std::string(finding.target->of(target)) + ": " + finding.suggestion.value_or("-") + "\n";
    }
    return text;
  }

  test::PairOptions options_;
};

TEST_F(SpellingCheckTest, AWordThatTheDictionaryDoesNotKnow) {
  EXPECT_EQ(found("the ferrry cross the river"), "ferrry: ferry\n");
  EXPECT_EQ(found("the ferry cross the river"), "");
  const CheckOutcome outcome = test::checked("spelling", "x", "the ferrry cross the old xold", options_);
  EXPECT_EQ(outcome.opportunities, 6.0);
  EXPECT_EQ(outcome.violations, 2.0);
  EXPECT_EQ(outcome.findings[0].message, "not in the dictionary: ferrry; perhaps ferry");
  EXPECT_EQ(outcome.findings[1].message, "not in the dictionary: xold; perhaps old, bold, cold");
  EXPECT_FALSE(outcome.findings[1].suggestion.has_value());
}

TEST_F(SpellingCheckTest, OnceAUnit) { EXPECT_EQ(found("the ferrry, old ferrry"), "ferrry: ferry\n"); }

TEST_F(SpellingCheckTest, PassesOverWhatIsNoWordOfTheLanguage) {
  EXPECT_EQ(found("The Ferri XRAY iPhone 5th x2 the паром"), "");
  EXPECT_EQ(found("the bánh cross", "ăn bánh"), "");                          // a word of the source
  EXPECT_EQ(found("cross rivr/lettr lettr_x @rivr rivr.ld foo@bar.xy"), "");  // names of other things
  EXPECT_EQ(found("don't re-enter the re-cross"), "");
  EXPECT_EQ(found("old-fashnd"), "fashnd: -\n");
}

TEST_F(SpellingCheckTest, LiteralsAreNotSpelled) {
  options_.target_codes = {{.span = {4, 10}, .kind = text::LiteralKind::kPlaceholder}};
  EXPECT_EQ(found("the ferrry river"), "");
}

TEST_F(SpellingCheckTest, WordsOfTheTermListAreRight) {
  const std::vector<corpus::TermEntry> entries = {{.source = "bến", .targets = {"pier"}}};
  EXPECT_EQ(found("the pier"), "pier: -\n");
  options_.settings.terms = std::make_shared<const TermIndex>(entries, "vi", "en");
  EXPECT_EQ(found("the pier"), "");
}

TEST_F(SpellingCheckTest, WithoutADictionaryThereIsNothingToSay) {
  EXPECT_EQ(test::checked("spelling", "x", "ferrry").opportunities, 0.0);
}

}  // namespace
}  // namespace lacuna::metrics
