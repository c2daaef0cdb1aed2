#include "metrics/checks/form/space_checks.h"

#include <gtest/gtest.h>

#include "tests/support/shown_pair.h"

namespace lacuna::metrics {
namespace {

using test::shown;

test::PairOptions software() {
  test::PairOptions options;
  options.software = true;
  return options;
}

TEST(EdgeSpaceCheckTest, LostAddedAndOther) {
  EXPECT_EQ(shown("edge-space", "Tên: ", "Name:"), "[] white space lost at the end =>  ");
  EXPECT_EQ(shown("edge-space", "Tên:", " Name:"),
            "[ ] white space that the source does not have at the beginning => ");
  EXPECT_EQ(shown("edge-space", "Tên: ", "Name:\u00A0"),
            "[\u00A0] other white space than in the source at the end =>  ");
  EXPECT_EQ(shown("edge-space", "\tTên", "Name "),
            "[] white space lost at the beginning => \t\n"
            "[ ] white space that the source does not have at the end => ");
}

TEST(EdgeSpaceCheckTest, TheSameIsRight) {
  EXPECT_EQ(shown("edge-space", " Tên ", " Name "), "");
  EXPECT_EQ(shown("edge-space", "Tên", "Name"), "");
  EXPECT_EQ(shown("edge-space", "Tên\n", "Name"), "");  // line breaks have a rule of their own
  EXPECT_EQ(shown("edge-space", " ", "Name"), "");
  EXPECT_EQ(shown("edge-space", "Tên ", ""), "");
}

TEST(DoubleSpaceCheckTest, RunsInsideALine) {
  EXPECT_EQ(shown("double-space", "Chợ họp sớm.", "The market  opens early."), "[  ] several spaces in a row =>  ");
  EXPECT_EQ(shown("double-space", "Chợ họp sớm.", "The\u00A0 market   opens."),
            "[\u00A0 ] several spaces in a row =>  \n[   ] several spaces in a row =>  ");
}

TEST(DoubleSpaceCheckTest, LayoutAndTheSourcesOwnAreNone) {
  EXPECT_EQ(shown("double-space", "Chợ  họp", "Market  opens"), "");
  EXPECT_EQ(shown("double-space", "Chợ họp", "  Market opens  "), "");
  EXPECT_EQ(shown("double-space", "Chợ\nhọp", "Market  \n   opens"), "");
  EXPECT_EQ(shown("double-space", "5 km", "5\u00A0km"), "");
  EXPECT_EQ(shown("double-space", "Chợ", ""), "");
}

TEST(DoubleSpaceCheckTest, CodeIsLeftAlone) {
  test::PairOptions options;
  options.target_codes = {{.span = {4, 10}, .kind = text::LiteralKind::kCode}};
  EXPECT_EQ(shown("double-space", "Gõ a b", "Type `a  b`", options), "");
}

TEST(LineBreaksCheckTest, SoftwareCountsAll) {
  EXPECT_EQ(shown("line-breaks", "Dòng một\nDòng hai", "Line one, line two", software()),
            "[-] no line breaks, the source has 1");
  EXPECT_EQ(shown("line-breaks", "Một dòng", "One\nline", software()), "[\n] 1 line break, the source has none");
  EXPECT_EQ(shown("line-breaks", "Một\\nHai", "One two", software()), "[-] no written line breaks, the source has 1");
  EXPECT_EQ(shown("line-breaks", "a\tb", "a b", software()), "[-] no tabs, the source has 1");
  EXPECT_EQ(shown("line-breaks", "Một\r\nHai\n", "One\nTwo\n", software()), "");
  EXPECT_EQ(shown("line-breaks", "Xong.\n", "Done.", software()), "[-] no line breaks, the source has 1");
}

TEST(LineBreaksCheckTest, ProseIsFilledAnew) {
  EXPECT_EQ(shown("line-breaks", "Chợ họp\nrất sớm", "The market opens early"), "");
  EXPECT_EQ(shown("line-breaks", "Chợ họp.\nĐò chạy.", "The market opens. The ferry runs."),
            "[-] no line breaks, the source has 1");
  EXPECT_EQ(shown("line-breaks", "Mua:\n- gạo\n- muối", "Buy:\n- rice - salt"), "[-] 1 line break, the source has 2");
  EXPECT_EQ(shown("line-breaks", "C:\\new và", "C:\\now and"), "");
}

}  // namespace
}  // namespace lacuna::metrics
