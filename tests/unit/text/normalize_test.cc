#include "eval/text/normalize.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/slow_utf8.h"

namespace lacuna::text {
namespace {

TEST(Nfc, ComposesAndLeavesComposedTextAlone) {
  EXPECT_EQ(nfc("e\u0302\u0301"), "\u1EBF");  // ế from e, circumflex, acute
  EXPECT_EQ(nfc("a\u0323\u0302"), "\u1EAD");  // ậ whatever the order
  EXPECT_EQ(nfc("Tiếng Việt"), "Tiếng Việt");
  EXPECT_EQ(nfc("\u212B"), "\u00C5");  // ANGSTROM SIGN is a singleton
  EXPECT_EQ(nfc(""), "");
  EXPECT_EQ(nfc("\u0301"), "\u0301");
}

TEST(LowerNfc, IsFullLowerCaseOfTheRootLocale) {
  EXPECT_EQ(lower_nfc("THƯỜNG TRỰC"), "thường trực");
  EXPECT_EQ(lower_nfc("Đ"), "đ");
  EXPECT_EQ(lower_nfc("E\u0302\u0301"), "\u1EBF");
  EXPECT_EQ(lower_nfc("I"), "i");             // never the Turkish ı
  EXPECT_EQ(lower_nfc("\u0130"), "i\u0307");  // İ
  EXPECT_EQ(lower_nfc("ΟΔΟΣ"), "οδος");       // final sigma
  EXPECT_EQ(lower_nfc("\u1E9E"), "ß");
  EXPECT_EQ(lower_nfc("日本ABC"), "日本abc");
  EXPECT_EQ(lower_nfc("\u01C4"), "\u01C6");  // Ǆ
}

TEST(LowerNfc, IsIdempotentForEveryLetter) {
  for (char32_t code = 0x20; code < 0x3000; ++code) {
    const std::string letter = support::encode({&code, 1});
    const std::string once = lower_nfc(letter);
    ASSERT_EQ(lower_nfc(once), once) << static_cast<std::uint32_t>(code);
    ASSERT_EQ(nfc(once), once) << static_cast<std::uint32_t>(code);
    // The fast path for Latin must agree with ICU's, which text with any other letter takes.
    if (code < 0x0300) {
      ASSERT_EQ(lower_nfc("\u4E2D " + letter), "\u4E2D " + once) << static_cast<std::uint32_t>(code);
    }
  }
}

TEST(Fold, TakesMarksOffAndMapsLettersThatDoNotDecompose) {
  EXPECT_EQ(fold("Nguyễn"), "nguyen");
  EXPECT_EQ(fold("Đà Nẵng"), "da nang");
  EXPECT_EQ(fold("Łódź"), "lodz");
  EXPECT_EQ(fold("Ørsted Æther Œuvre Straße"), "orsted aether oeuvre strasse");
  EXPECT_EQ(fold("İstanbul ısı"), "istanbul isi");
  EXPECT_EQ(fold("Þór"), "thor");
  EXPECT_EQ(fold("Ngu\u0079e\u0302\u0303n"), "nguyen");  // decomposed input
  EXPECT_EQ(fold("Киев 北京"), "киев 北京");
}

}  // namespace
}  // namespace lacuna::text
