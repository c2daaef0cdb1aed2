#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "metrics/checks/all_checks.h"
#include "metrics/checks/meaning/number_check.h"
#include "metrics/checks/omission_check.h"
#include "metrics/checks/untranslated_check.h"
#include "tests/support/tiny_pack.h"

namespace lacuna::metrics {
namespace {

using test::TinyUnit;

std::string words_of(const std::optional<ByteSpan>& span, const std::string& text) {
  return span ? std::string(span->of(text)) : std::string("-");
}

/// "rule severity [source][target] message", one per line.
std::string shown(const TinyUnit& unit, const std::vector<CheckFinding>& findings) {
  std::string text;
  for (const CheckFinding& finding : findings) {
    text += finding.rule + " " + to_string(finding.severity) + " [" + words_of(finding.source, unit.source_text()) +
            "][" + words_of(finding.target, unit.target_text()) + "] " + finding.message + "\n";
  }
  return text;
}

std::string all(const TinyUnit& unit, double min_probability = 0.5) {
  return shown(unit, check_unit(unit.view(), min_probability).findings);
}
std::string numbers(std::string_view source, std::string_view target) {
  const TinyUnit unit(source, target);
  return shown(unit, check_numbers(unit.view()));
}
std::string untranslated(std::string_view source, std::string_view target) {
  const TinyUnit unit(source, target);
  return shown(unit, check_untranslated(unit.view()));
}

// --- numbers ---

TEST(NumbersCheckTest, AChangedNumberNamesBoth) {
  EXPECT_EQ(numbers("Thủ tướng thăm 45 trường học.", "The Prime Minister visits 30 schools."),
            "number major [45][30] number changed: 45 became 30\n");
}

TEST(NumbersCheckTest, ALostNumber) {
  EXPECT_EQ(numbers("Thủ tướng thăm 45 trường học.", "The Prime Minister visits schools."),
            "number major [45][-] number lost: 45\n");
}

TEST(NumbersCheckTest, ANumberThatTheSourceDoesNotHave) {
  EXPECT_EQ(numbers("Thủ tướng thăm trường học.", "The Prime Minister visits 30 schools."),
            "number-added minor [-][30] number added: 30\n");
}

TEST(NumbersCheckTest, FormsOfTheSameValueAreEqual) {
  EXPECT_EQ(numbers("8 trường học", "eight schools"), "");
  EXPECT_EQ(numbers("1.234,5 báo cáo", "1,234.5 reports"), "");
  EXPECT_EQ(numbers("3,4 tỷ đồng", "3.4 billion dong"), "");
  EXPECT_EQ(numbers("ngày 15/8/2025", "on August 15, 2025"), "");
  EXPECT_EQ(numbers("15 giờ 30", "3:30 pm"), "");
  EXPECT_EQ(numbers("kỳ họp XIV", "the 14th session"), "");
  EXPECT_EQ(numbers("quý IV", "fourth quarter"), "");
  EXPECT_EQ(numbers("5,801 báo cáo", "5,801 reports"), "");
  EXPECT_EQ(numbers("giảm 50%", "halved"), "");
}

TEST(NumbersCheckTest, NumberWordsThatMayMeanSomethingElseProveNothing) {
  EXPECT_EQ(numbers("một năm", "the old plan"), "");
  EXPECT_EQ(numbers("kế hoạch", "the second plan is one"), "");
}

TEST(NumbersCheckTest, AMonthDoesNotPairWithANumber) {
  EXPECT_EQ(numbers("báo cáo tháng 7", "15 reports"),
            "number major [tháng 7][-] number lost: tháng 7\n"
            "number-added minor [-][15] number added: 15\n");
  EXPECT_EQ(numbers("báo cáo 7 tháng đầu năm", "report from January to July"), "");
}

TEST(NumbersCheckTest, LostNumbersPairWithTheNearestExtraOne) {
  EXPECT_EQ(numbers("Nông dân đọc 11 báo cáo và thăm 22 trường học.", "Farmers read 13 reports and visit 24 schools."),
            "number major [11][13] number changed: 11 became 13\n"
            "number major [22][24] number changed: 22 became 24\n");
  EXPECT_EQ(numbers("11 báo cáo, 22 trường học", "reports, 24 schools"),
            "number major [11][-] number lost: 11\n"
            "number major [22][24] number changed: 22 became 24\n");
}

TEST(NumbersCheckTest, SaidOnceForTwiceIsNotLost) {
  EXPECT_EQ(numbers("5 báo cáo và 5 kế hoạch", "5 reports and plans"), "");
  EXPECT_EQ(numbers("5 báo cáo", "5 reports, 5 of 5"), "");
}

TEST(NumbersCheckTest, SurerWhereNumbersSeldomGoMissing) {
  auto seldom = std::make_shared<langpack::LanguagePack>(test::make_tiny_pack());
  seldom->numbers.missing_rate = 0.002;
  auto often = std::make_shared<langpack::LanguagePack>(test::make_tiny_pack());
  often->numbers.missing_rate = 0.5;
  const auto probability = [](const std::shared_ptr<langpack::LanguagePack>& pack) {
    const TinyUnit unit("45 báo cáo", "reports", pack);
    return check_numbers(unit.view()).at(0).probability;
  };
  EXPECT_GT(probability(seldom), 0.9);
  EXPECT_LT(probability(often), 0.5);
}

// --- untranslated ---

TEST(UntranslatedCheckTest, WordsOfTheSourceLeftStanding) {
  EXPECT_EQ(untranslated("Cán bộ thăm trường học lớn.", "Officials visit the trường học lớn."),
            "untranslated major [trường học lớn][trường học lớn] left in the source language: trường học lớn\n");
}

TEST(UntranslatedCheckTest, NamesStayAsTheyAre) {
  EXPECT_EQ(
      untranslated("Thủ tướng Nguyễn Hòa Bình thăm Trường Học.", "Prime Minister Nguyễn Hòa Bình visits Trường Học."),
      "");
}

TEST(UntranslatedCheckTest, OneWordOrAnotherOrderIsNone) {
  EXPECT_EQ(untranslated("Cán bộ thăm trường học.", "Officials visit the trường."), "");
  EXPECT_EQ(untranslated("Cán bộ thăm trường học.", "Officials visit the học trường."), "");
  EXPECT_EQ(untranslated("Cán bộ thăm trường học.", "Officials visit schools."), "");
  EXPECT_EQ(untranslated("", ""), "");
}

TEST(UntranslatedCheckTest, WordsThatTheTargetLanguageKnowsAreNone) {
  EXPECT_EQ(untranslated("the city the city", "the city"), "");
}

// --- omissions and additions ---

TEST(OmissionCheckTest, ShowsTheWordsAndThePlace) {
  const TinyUnit unit("Phó Thủ tướng Thường trực thăm bệnh viện.", "The Deputy Prime Minister visits the hospital.");
  const auto findings = check_omissions(unit.view(), 0.5).findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(shown(unit, findings), "omission minor [Thường trực][] words left out: Thường trực\n");
  EXPECT_EQ(findings[0].target->begin, std::string("The Deputy Prime Minister").size());
  EXPECT_TRUE(check_omissions(unit.view(), 0.999).findings.empty());
}

TEST(OmissionCheckTest, SeverityGrowsWithWhatIsGone) {
  const TinyUnit item("Chính phủ ủng hộ nông dân, học sinh, giáo viên.", "The Government supports farmers, teachers.");
  EXPECT_EQ(all(item), "omission major [học sinh][] item left out: học sinh\n");
  const TinyUnit clause("Cán bộ đọc báo cáo, học sinh thăm bác sĩ.", "Officials read the report.");
  EXPECT_EQ(all(clause), "omission major [học sinh thăm bác sĩ][] clause left out: học sinh thăm bác sĩ\n");
  const TinyUnit sentence("Nông dân đọc báo cáo.", "");
  EXPECT_EQ(all(sentence), "omission critical [Nông dân đọc báo cáo][] sentence left out: Nông dân đọc báo cáo\n");
}

// A unit may have several sentences: each is as much a sentence as one that is a unit.
TEST(OmissionCheckTest, ASentenceOfSeveralIsASentence) {
  const TinyUnit second("Cán bộ đọc báo cáo. Học sinh thăm bác sĩ.", "Officials read the report.");
  EXPECT_EQ(all(second), "omission critical [Học sinh thăm bác sĩ][] sentence left out: Học sinh thăm bác sĩ\n");
  const TinyUnit first("Cán bộ đọc báo cáo. Học sinh thăm bác sĩ.", "Pupils visit the doctor.");
  EXPECT_EQ(all(first), "omission critical [Cán bộ đọc báo cáo][] sentence left out: Cán bộ đọc báo cáo\n");
  // Part of the second is there.
  const TinyUnit part("Cán bộ đọc báo cáo. Chính phủ ủng hộ, học sinh thăm bác sĩ.",
                      "Officials read the report. The Government supports.");
  EXPECT_EQ(all(part), "omission major [học sinh thăm bác sĩ][] clause left out: học sinh thăm bác sĩ\n");
  const TinyUnit added("Cán bộ đọc báo cáo.", "Officials read the report. Pupils visit the doctor.");
  const auto whole = check_additions(added.view(), 0.5).findings;
  ASSERT_EQ(whole.size(), 1U);
  EXPECT_EQ(whole[0].message.substr(0, 26), "sentence without a source:");
}

TEST(AdditionCheckTest, IsTheSameFromTheOtherSide) {
  const TinyUnit unit("Cán bộ đọc báo cáo tại thành phố.", "Officials read the report in the city yesterday.");
  const auto findings = check_additions(unit.view(), 0.5).findings;
  EXPECT_EQ(shown(unit, findings), "addition minor [][yesterday] words without a source: yesterday\n");
  const TinyUnit sentence("", "Farmers read the report.");
  const auto whole = check_additions(sentence.view(), 0.5).findings;
  ASSERT_EQ(whole.size(), 1U);
  EXPECT_EQ(whole[0].severity, Severity::kMajor);  // what is too much is less bad than what is missing
}

// --- all together ---

TEST(CheckUnitTest, ACompleteTranslationHasNoFindings) {
  for (std::size_t i = 0; i < 20; ++i) {
    const auto [source, target] = test::tiny_sentence(i);
    EXPECT_EQ(all(TinyUnit(source, target), 0.0), "") << source;
  }
}

TEST(CheckUnitTest, AStutterIsNotAnAdditionToo) {
  const TinyUnit unit("Cán bộ đọc báo cáo.", "Officials read the report the report.");
  ASSERT_FALSE(check_additions(unit.view(), 0.5).findings.empty());
  EXPECT_EQ(all(unit), "repetition major [-][the report] said twice in a row: the report\n");
}

TEST(CheckUnitTest, AStutterIsNotAnAdditionWhicheverCopyIsTheRendering) {
  const TinyUnit unit("Chính phủ ủng hộ kế hoạch.", "The Government supports the plan supports the plan.");
  EXPECT_EQ(all(unit), "repetition major [-][supports the plan] said twice in a row: supports the plan\n");
}

TEST(CheckUnitTest, ANumberInAnOmittedClauseIsPartOfIt) {
  const TinyUnit unit("Cán bộ đọc báo cáo, học sinh thăm 45 bác sĩ.", "Officials read the report.");
  ASSERT_EQ(check_numbers(unit.view()).size(), 1U);
  EXPECT_EQ(all(unit), "omission major [học sinh thăm 45 bác sĩ][] clause left out: học sinh thăm 45 bác sĩ\n");
}

TEST(CheckUnitTest, WordsLeftInTheSourceLanguageAreNoOmissionOrAddition) {
  const TinyUnit unit("Cán bộ thăm trường học lớn.", "Officials visit the trường học lớn.");
  EXPECT_EQ(all(unit, 0.0),
            "untranslated major [trường học lớn][trường học lớn] left in the source language: trường học lớn\n");
}

TEST(CheckUnitTest, FindingsAreInOrderOfPlaceAndSureEnough) {
  const TinyUnit unit("Cán bộ đọc 12 báo cáo, nông dân, tại thành phố của tỉnh lớn.",
                      "Officials read 13 reports in the city of the province yesterday.");
  const auto findings = check_unit(unit.view(), 0.5).findings;
  EXPECT_EQ(shown(unit, findings),
            "number major [12][13] number changed: 12 became 13\n"
            "omission major [nông dân][] item left out: nông dân\n"
            "addition minor [][yesterday] words without a source: yesterday\n");
  for (const double least : {0.0, 0.5, 0.8, 0.9, 1.0}) {
    for (const CheckFinding& finding : check_unit(unit.view(), least).findings) EXPECT_GE(finding.probability, least);
  }
  EXPECT_TRUE(check_unit(unit.view(), 1.0).findings.empty());
}

TEST(CheckUnitTest, TheUnitsProbabilitiesDoNotDependOnWhatIsShown) {
  const TinyUnit lost("Phó Thủ tướng Thường trực thăm bệnh viện.", "The Deputy Prime Minister visits the hospital.");
  const UnitVerdict verdict = check_unit(lost.view(), 0.5);
  EXPECT_GT(verdict.omission_probability, 0.5);
  EXPECT_LT(verdict.addition_probability, 0.5);
  const UnitVerdict silent = check_unit(lost.view(), 1.0);
  EXPECT_TRUE(silent.findings.empty());
  EXPECT_EQ(silent.omission_probability, verdict.omission_probability);
  EXPECT_EQ(check_omissions(lost.view(), 0.5).unit_probability, verdict.omission_probability);
  EXPECT_EQ(check_additions(lost.view(), 0.5).unit_probability, verdict.addition_probability);
  const TinyUnit complete("Cán bộ đọc báo cáo.", "Officials read the report.");
  EXPECT_LT(check_unit(complete.view(), 0.5).omission_probability, 0.5);
}

TEST(CheckUnitTest, NothingIsNothing) {
  const UnitVerdict nothing = check_unit(TinyUnit("", "").view(), 0.0);
  EXPECT_EQ(nothing.omission_probability, 0.0);
  EXPECT_EQ(nothing.addition_probability, 0.0);
  EXPECT_EQ(all(TinyUnit("", ""), 0.0), "");
  EXPECT_EQ(all(TinyUnit("…", "!"), 0.0), "");
}

}  // namespace
}  // namespace lacuna::metrics
