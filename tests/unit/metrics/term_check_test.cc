#include "metrics/checks/house/term_check.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "metrics/checks/house/term_index.h"
#include "tests/support/checked_pair.h"

namespace lacuna::metrics {
namespace {

using corpus::TermEntry;

class TermCheckTest : public ::testing::Test {
 protected:
  void use(std::vector<TermEntry> entries, const std::string& source = "vi", const std::string& target = "en") {
    options_.source_language = source;
    options_.target_language = target;
    options_.settings.terms = std::make_shared<const TermIndex>(entries, source, target);
  }
  /// "[source][target] message -> suggestion", one finding a line.
  std::string found(std::string_view rule, std::string_view source, std::string_view target) {
    const CheckOutcome outcome = test::checked(rule, source, target, options_);
    EXPECT_LE(outcome.violations, outcome.opportunities);
    EXPECT_EQ(outcome.findings.empty(), outcome.violations == 0.0);
    std::string text;
    for (const CheckFinding& finding : outcome.findings) {
      EXPECT_EQ(finding.rule, rule);
      text += "[" + (finding.source ? std::string(finding.source->of(source)) : "-") + "][" +
              (finding.target ? std::string(finding.target->of(target)) : "-") + "] " + finding.message;
      if (finding.suggestion) text += " -> " + *finding.suggestion;
      text += "\n";
    }
    return text;
  }

  test::PairOptions options_;
};

TEST_F(TermCheckTest, ATermWithoutOneOfItsWords) {
  use({{.source = "máy chủ", .targets = {"server", "host"}}});
  EXPECT_EQ(found("term", "Máy chủ đã tắt.", "The computer is off."),
            "[Máy chủ][-] term \"Máy chủ\" is not translated as \"server\" or \"host\"\n");
  EXPECT_EQ(found("term", "Máy chủ đã tắt.", "The Servers are off."), "");
  EXPECT_EQ(found("term", "Máy chủ đã tắt.", "Two hosts."), "");
  EXPECT_EQ(found("term", "Máy tính chủ yếu đã tắt.", "The computer is off."), "");
  EXPECT_EQ(found("term", "Máy chủ này, máy chủ kia.", "This one and that one."),
            "[Máy chủ][-] term \"Máy chủ\" is not translated as \"server\" or \"host\"\n");
}

TEST_F(TermCheckTest, WordsMatchByStem) {
  use({{.source = "labour contract", .targets = {"hợp đồng lao động"}},
       {.source = "carry out", .targets = {"thực hiện"}}},
      "en", "vi");
  EXPECT_NE(found("term", "All labour contracts end.", "Mọi thỏa thuận chấm dứt."), "");
  EXPECT_EQ(found("term", "All labour contracts end.", "Mọi hợp đồng lao động chấm dứt."), "");
  EXPECT_NE(found("term", "It was carried out.", "Đã xong."), "");
  EXPECT_EQ(found("term", "It was carried out.", "Đã được thực hiện."), "");
}

TEST_F(TermCheckTest, TheLongestTermIsMeant) {
  use({{.source = "hợp đồng", .targets = {"contract"}},
       {.source = "hợp đồng bảo hiểm", .targets = {"insurance policy"}}});
  EXPECT_EQ(found("term", "Ký hợp đồng bảo hiểm.", "Sign the insurance policy."), "");
  EXPECT_NE(found("term", "Ký hợp đồng bảo hiểm.", "Sign the contract."), "");
  EXPECT_NE(found("term", "Ký hợp đồng mới.", "Sign the policy."), "");
}

TEST_F(TermCheckTest, EntriesOfOneTermAreAlternatives) {
  use({{.source = "bến", .targets = {"quay"}}, {.source = "bến", .targets = {"wharf"}}});
  EXPECT_EQ(found("term", "Ra bến.", "To the wharf."), "");
  EXPECT_EQ(found("term", "Ra bến.", "To the quays."), "");
}

TEST_F(TermCheckTest, CapitalsAndCase) {
  use({{.source = "IT", .targets = {"CNTT"}}, {.source = "Word", .targets = {"Word"}, .case_sensitive = true}}, "en",
      "vi");
  EXPECT_EQ(found("term", "Is it here?", "Nó ở đây à?"), "");
  EXPECT_NE(found("term", "Our IT people.", "Người của ta."), "");
  EXPECT_EQ(found("term", "Our IT people.", "Người CNTT của ta."), "");
  EXPECT_NE(found("term", "Our IT people.", "Người cntt của ta."), "");
  EXPECT_EQ(found("term", "In a word.", "Nói gọn."), "");
  EXPECT_NE(found("term", "Open Word.", "Mở văn bản."), "");
}

TEST_F(TermCheckTest, HyphensDoNotCount) {
  use({{.source = "e-mail", .targets = {"thư điện tử"}}}, "en", "vi");
  EXPECT_NE(found("term", "Send an e mail.", "Gửi đi."), "");
  EXPECT_EQ(found("term", "Send an e-mail.", "Gửi thư-điện-tử."), "");
}

TEST_F(TermCheckTest, SuffixesWhereThereIsNoStemmer) {
  use({{.source = "máy chủ", .targets = {"서버"}}, {.source = "hợp đồng", .targets = {"kontrakt"}}}, "vi", "cs");
  EXPECT_EQ(found("term", "hợp đồng", "podle kontraktu"), "");
  EXPECT_NE(found("term", "hợp đồng", "kontraktovost"), "");  // four letters more are another word
  EXPECT_NE(found("term", "hợp đồng", "smlouva"), "");
  use({{.source = "hợp đồng", .targets = {"meet"}}}, "en", "vi");
  EXPECT_FALSE(term_language("vi").tolerates_suffixes);
  EXPECT_FALSE(term_language("en").tolerates_suffixes);
  EXPECT_TRUE(term_language("ko").tolerates_suffixes);
}

TEST_F(TermCheckTest, LanguagesWithoutSpaces) {
  use({{.source = "máy chủ", .targets = {"服务器"}}}, "vi", "zh");
  EXPECT_EQ(found("term", "máy chủ", "重新启动服务器吧"), "");
  EXPECT_NE(found("term", "máy chủ", "重新启动服务吧"), "");
  use({{.source = "服务器", .targets = {"máy chủ"}}}, "zh", "vi");
  EXPECT_NE(found("term", "重新启动服务器吧", "Khởi động lại đi"), "");
}

TEST_F(TermCheckTest, AForbiddenWordForATerm) {
  use({{.source = "bến phà", .targets = {"ferry landing"}, .forbidden = {"ferry stop", "quay"}}});
  EXPECT_EQ(found("forbidden-term", "Tới bến phà.", "To the ferry stop."),
            "[bến phà][ferry stop] forbidden term \"ferry stop\", use \"ferry landing\" -> ferry landing\n");
  EXPECT_EQ(found("term", "Tới bến phà.", "To the ferry stop."), "");  // said once
  EXPECT_EQ(
      found("forbidden-term", "Tới bến phà.", "To the Quays."),
      "[bến phà][Quays] forbidden term \"Quays\", use \"ferry landing\"\n");  // another form: nothing to put there
  EXPECT_EQ(found("forbidden-term", "Tới bến xe.", "To the quay."), "");      // not about this term
  EXPECT_EQ(found("forbidden-term", "Tới bến phà.", "To the ferry landing."), "");
}

TEST_F(TermCheckTest, AForbiddenWordInsideALongerTermIsAllowed) {
  use({{.source = "máy", .targets = {"machine"}, .forbidden = {"engine"}},
       {.source = "máy tìm kiếm", .targets = {"search engine"}}});
  EXPECT_EQ(found("forbidden-term", "Máy này là máy tìm kiếm.", "This machine is a search engine."), "");
  EXPECT_NE(found("forbidden-term", "Máy này hỏng.", "This engine is broken."), "");
}

TEST_F(TermCheckTest, AFormOfAnAllowedWordIsAllowed) {
  use({{.source = "dữ liệu", .targets = {"data set"}, .forbidden = {"data sets"}}});
  EXPECT_EQ(found("forbidden-term", "dữ liệu", "the data set"), "");
  EXPECT_NE(found("forbidden-term", "dữ liệu", "the data sets"), "");
}

TEST_F(TermCheckTest, ForbiddenEverywhere) {
  use({{.targets = {"use"}, .forbidden = {"utilise"}}});
  EXPECT_EQ(found("forbidden-term", "Dùng nó.", "They utilise it, and you utilise it."),
            "[-][utilise] forbidden term \"utilise\", use \"use\" -> use\n"
            "[-][utilise] forbidden term \"utilise\", use \"use\" -> use\n");
  EXPECT_EQ(found("forbidden-term", "Dùng nó.", "They use it."), "");
}

TEST_F(TermCheckTest, WithoutTermsThereIsNothingToSay) {
  const CheckOutcome outcome = test::checked("term", "Máy chủ", "x", options_);
  EXPECT_EQ(outcome.opportunities, 0.0);
  use({});
  EXPECT_EQ(found("term", "Máy chủ", "x"), "");
  use({{.source = " ", .targets = {"x"}}, {.source = "máy chủ", .targets = {""}}});
  EXPECT_EQ(found("term", "Máy chủ", "y"), "");
}

TEST(TermIndexTest, KnowsTheWordsOfItsTargets) {
  const std::vector<TermEntry> entries = {{.source = "a", .targets = {"Ferry Landing"}, .forbidden = {"quay"}}};
  const TermIndex index(entries, "vi", "en");
  EXPECT_TRUE(index.knows_target_word("ferry"));
  EXPECT_FALSE(index.knows_target_word("quay"));
}

}  // namespace
}  // namespace lacuna::metrics
