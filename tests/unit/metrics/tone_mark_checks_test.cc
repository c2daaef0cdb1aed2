#include "metrics/checks/form/tone_mark_checks.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/shown_pair.h"

namespace lacuna::metrics {
namespace {

using test::into;
using test::shown;

TEST(ToneMarkCheckTest, TheRightSpellingIsSuggested) {
  EXPECT_EQ(shown("tone-mark", "the whole village", "tòan thôn", into("vi")),
            "[tòan] misspelt syllable: tòan, right: toàn => toàn");
  EXPECT_EQ(shown("tone-mark", "people came", "Nguời ta đựơc đến", into("vi")),
            "[Nguời] misspelt syllable: Nguời, right: Người => Người\n"
            "[đựơc] misspelt syllable: đựơc, right: được => được");
}

TEST(ToneMarkCheckTest, BothStylesAndOtherLanguagesAreRight) {
  EXPECT_EQ(shown("tone-mark", "peace", "hòa bình, hoà bình, thủy, thuỷ", into("vi")), "");
  EXPECT_EQ(shown("tone-mark", "José", "José và María", into("vi")), "");
  EXPECT_EQ(shown("tone-mark", "toàn", "tòan"), "");
  EXPECT_EQ(shown("tone-mark", "the band Qúa", "ban nhạc Qúa", into("vi")), "");
  EXPECT_EQ(shown("tone-mark", "x", "", into("vi")), "");
}

/// "unit: message", one per line.
std::string styles(const std::vector<std::string>& targets, std::string_view language = "vi") {
  std::vector<UnitTexts> units;
  for (const std::string& target : targets) units.push_back({"x", target});
  std::vector<CheckOutcome> outcomes(units.size());
  check_tone_style({units, "en", language}, outcomes);
  std::string text;
  for (std::size_t u = 0; u < outcomes.size(); ++u) {
    EXPECT_LE(outcomes[u].violations, outcomes[u].opportunities);
    for (const CheckFinding& finding : outcomes[u].findings) {
      text +=
          std::to_string(u) + ": " + std::string(finding.target->of(targets[u])) + " → " + *finding.suggestion + "; ";
    }
  }
  return text;
}

TEST(ToneStyleCheckTest, TheSameWordInBothWays) {
  EXPECT_EQ(styles({"hòa bình", "sức khỏe và hòa nhạc", "hoà tan"}), "2: hoà → hòa; ");
  EXPECT_EQ(styles({"Khánh Hoà", "Khánh Hoà", "Khánh Hòa"}), "2: Hòa → Hoà; ");
  EXPECT_EQ(styles({"sức khỏe", "sức khoẻ"}), "1: khoẻ → khỏe; ");
}

TEST(ToneStyleCheckTest, AFewAgainstAllOthers) {
  std::vector<std::string> targets(30, "hòa bình");
  targets.emplace_back("khoẻ mạnh");
  EXPECT_EQ(styles(targets), "30: khoẻ → khỏe; ");
  targets.back() = "chị Thuỳ";  // names keep theirs
  EXPECT_EQ(styles(targets), "");
}

TEST(ToneStyleCheckTest, OneStyleOrAnotherLanguageIsRight) {
  EXPECT_EQ(styles({"hòa bình", "khỏe mạnh", "toàn thôn"}), "");
  EXPECT_EQ(styles({"hòa bình", "khoẻ mạnh"}), "");  // too little to say what is usual
  EXPECT_EQ(styles({"hòa", "hoà", "hòa"}, "en"), "");
  EXPECT_EQ(styles({}), "");
}

}  // namespace
}  // namespace lacuna::metrics
