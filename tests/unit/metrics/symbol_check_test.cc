#include "metrics/checks/literals/symbol_check.h"

#include <gtest/gtest.h>

#include "tests/support/visible_findings.h"

namespace lacuna::metrics {
namespace {

using test::messages;
using test::Messages;

TEST(SymbolCheck, LostAddedChanged) {
  EXPECT_EQ(messages("symbol", "Bút Lông Chim™ viết êm", "The Quill pen writes smoothly"), Messages{"symbol lost: ™"});
  EXPECT_EQ(messages("symbol", "Bút Lông Chim® viết êm", "The Quill™ pen writes smoothly"),
            Messages{"symbol changed: ® became ™"});
  EXPECT_EQ(messages("symbol", "Sai số ±0,5 mm", "Error 0.5 mm"), Messages{"symbol lost: ±"});
  EXPECT_EQ(messages("symbol", "Chọn x ≤ 5", "Choose x ≥ 5"), Messages{"symbol changed: ≤ became ≥"});
  EXPECT_EQ(messages("symbol", "Bút Lông Chim viết êm", "The Quill© pen writes smoothly"), Messages{"symbol added: ©"});
  EXPECT_EQ(messages("symbol", "Mở Tệp → In", "Open File, Print"), Messages{"symbol lost: →"});
}

TEST(SymbolCheck, SpansAndSuggestion) {
  const std::string_view source = "Chọn x ≤ 5";
  const std::string_view target = "Choose x ≥ 5";
  const auto findings = test::visible("symbol", source, target);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].source->of(source), "≤");
  EXPECT_EQ(findings[0].target->of(target), "≥");
  EXPECT_EQ(findings[0].suggestion, "≤");
}

TEST(SymbolCheck, OtherFormsAndWords) {
  EXPECT_EQ(messages("symbol", "Bút Lông Chim®", "Quill (R) pen"), Messages());
  EXPECT_EQ(messages("symbol", "Nóng 40 °C", "Hot, 40 degrees"), Messages());
  EXPECT_EQ(messages("symbol", "Theo § 12", "Under section 12"), Messages());
  EXPECT_EQ(messages("symbol", "Mở Tệp → In", "Open File > Print"), Messages());
  EXPECT_EQ(messages("symbol", "x ≤ 5", "x <= 5"), Messages());
  EXPECT_EQ(messages("symbol", "№ 7", "No. 7"), Messages());
  EXPECT_EQ(messages("symbol", "Số 7", "Le n°7", {"vi", "fr"}), Messages());
}

TEST(SymbolCheck, CountsOnlyMarksOfRight) {
  EXPECT_EQ(messages("symbol", "• ổi • mận", "• guavas and plums"), Messages());
  EXPECT_EQ(messages("symbol", "Lông Chim® và Sông Quê®", "Quill® and Home River"), Messages{"symbol lost: ®"});
  EXPECT_EQ(messages("symbol", "20° và 30°", "20 and 30°"), Messages());
}

TEST(SymbolCheck, SaysNothing) {
  EXPECT_EQ(messages("symbol", "Cà phê sữa", "Milk coffee"), Messages());
  EXPECT_EQ(messages("symbol", "±5", " "), Messages());
  EXPECT_EQ(messages("symbol", "Gõ `a→b`", "Type it"), Messages()) << "part of code";
}

}  // namespace
}  // namespace lacuna::metrics
