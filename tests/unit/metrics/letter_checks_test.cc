#include "metrics/checks/form/letter_checks.h"

#include <gtest/gtest.h>

#include "tests/support/checked_pair.h"

namespace lacuna::metrics {
namespace {

using Messages = std::vector<std::string>;

Messages said(std::string_view rule, std::string_view source, std::string_view target,
              const test::PairOptions& options = {}) {
  Messages messages;
  for (const CheckFinding& finding : test::checked(rule, source, target, options).findings) {
    EXPECT_TRUE(finding.target && finding.target->end <= target.size());
    messages.push_back(finding.message);
  }
  return messages;
}

TEST(StrayCapitalCheck, TwoCapitalsThenSmallLetters) {
  const std::string_view target = "THe ferry waits for HEr and MEn";
  EXPECT_EQ(said("stray-capital", "Con đò chờ", target).front(), "two capitals at the beginning of THe");
  const CheckOutcome outcome = test::checked("stray-capital", "Con đò", "The FErry");
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].suggestion, "Ferry");
  EXPECT_EQ(*outcome.findings[0].target, (ByteSpan{4, 9}));
  EXPECT_FALSE(test::checked("stray-capital", "Con đò", "TThe ferry").findings.at(0).suggestion) << "or The";
  EXPECT_EQ(said("stray-capital", "The river", "DÒng sông", {"en", "vi"}),
            Messages{"two capitals at the beginning of DÒng"});
}

TEST(StrayCapitalCheck, WrittenSoOnPurpose) {
  for (const char* target :
       {"Two PDFs and three IDs", "McFly and O'Brien", "The firm is a GmbH", "Uses 5 kWh, 3 GHz and 2 MPa", "An iPhone",
        "JavaScript, OAuth and VMware", "HTMLElement", "He OKed it", "IPv6 and WPA2Ent", "The IJssel river", "Mr TTg",
        "TEst-case of TEst.com", "ALL CAPITALS", "I A B"}) {
    EXPECT_EQ(said("stray-capital", "Một", target), Messages()) << target;
  }
  EXPECT_EQ(said("stray-capital", "Hãng BRaun", "The firm BRaun"), Messages()) << "a name of the source";
  EXPECT_EQ(said("stray-capital", "IFree", "ILibre", {"en", "fr"}), Messages()) << "made as the source's";
  EXPECT_EQ(said("stray-capital", "The user ID", "L'IDentifiant", {"en", "fr"}), Messages());
  EXPECT_EQ(said("stray-capital", "D-Bus services", "Services DBus", {"en", "fr"}), Messages());
  EXPECT_EQ(said("stray-capital", "Addr:", "ĐChỉ:", {"en", "vi"}), Messages()) << "two words run together";
}

TEST(TripledLetterCheck, InAWord) {
  const CheckOutcome outcome = test::checked("tripled-letter", "Địa chỉ của bạn", "Your adddress");
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].message, "a letter three times in adddress");
  EXPECT_EQ(*outcome.findings[0].target, (ByteSpan{5, 13}));
  EXPECT_FALSE(outcome.findings[0].suggestion);
  EXPECT_EQ(said("tripled-letter", "The river", "Dòng sôông và bờờờ tre xanhhh", {"en", "vi"}).size(), 2U);
}

TEST(TripledLetterCheck, WrittenSoOnPurpose) {
  for (const char* target : {"See www.example.org", "Chapter III, page xxx", "Hmmm, brrr, shhh", "aaa and zzz",
                             "AAAS members", "The code is bbbc12", "yyyy-mm-dd"}) {
    EXPECT_EQ(said("tripled-letter", "Một", target), Messages()) << target;
  }
  EXPECT_EQ(said("tripled-letter", "Khônggg, dừng lại", "Nooo, stop"), Messages()) << "the source does it too";
  EXPECT_EQ(said("tripled-letter", "Một", "Die Schifffahrt", {"vi", "de"}), Messages());
}

}  // namespace
}  // namespace lacuna::metrics
