#include "metrics/checks/literals/escape_check.h"

#include <gtest/gtest.h>

#include "tests/support/visible_findings.h"

namespace lacuna::metrics {
namespace {

using test::Messages;

Messages said(std::string_view source, std::string_view target) {
  return test::messages("escape", source, target, {.software = true});
}

TEST(EscapeCheck, LostAndAdded) {
  EXPECT_EQ(said("Tên\\nHọ", "First name, last name"), Messages{"escape sequence lost: \\n"});
  EXPECT_EQ(said("Tên, họ", "First name\\tlast name"), Messages{"escape sequence added: \\t"});
  EXPECT_EQ(said("a\\rb", "a b"), Messages{"escape sequence lost: \\r"});
  EXPECT_EQ(said("Gõ \\\\ để thoát", "Type to leave"), Messages{"escape sequence lost: \\\\"});
  EXPECT_EQ(said("Dòng một\\nDòng hai", "Line one\\nLine two"), Messages());
}

TEST(EscapeCheck, LineBreaksAtTheEdges) {
  const auto findings = test::visible("escape", "Xong.\\n", "Done.", {.software = true});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "escape sequence lost at the end: \\n");
  EXPECT_EQ(findings[0].severity, Severity::kMajor);
  EXPECT_EQ(*findings[0].source, (ByteSpan{5, 7}));
  EXPECT_EQ(*findings[0].target, (ByteSpan{5, 5}));
  EXPECT_EQ(findings[0].suggestion, "\\n");
  EXPECT_EQ(said("\\nXong", "Done"), Messages{"escape sequence lost at the beginning: \\n"});
  EXPECT_EQ(said("Xong", "Done\\n"), Messages{"escape sequence added at the end: \\n"});
  EXPECT_EQ(said("Một\\nhai\\n", "One\\ntwo"), Messages{"escape sequence lost at the end: \\n"});
  EXPECT_EQ(said("\\n\\n", "\\n\\n"), Messages());
}

TEST(EscapeCheck, Damaged) {
  const auto findings = test::visible("escape", "Một\\nhai", "One\\ ntwo", {.software = true});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "escape sequence damaged: \\n became \\ n");
  EXPECT_EQ(findings[0].suggestion, "\\n");
  EXPECT_EQ(said("Một\\u2026", "One\\u 2026"), Messages{"escape sequence damaged: \\u2026"});
}

TEST(EscapeCheck, QuotationMarks) {
  EXPECT_EQ(said("Tệp \\\"%s\\\"", "File \"%s\""),
            Messages{"quotation mark without the backslash that the source has"});
  EXPECT_EQ(said("Tệp \"%s\"", "File \\\"%s\\\""),
            Messages{"quotation mark with a backslash that the source does not have"});
  EXPECT_EQ(said("Tệp \\\"%s\\\"", "File “%s”"), Messages());
  EXPECT_EQ(said("Tệp \\\"%s\\\"", "File %s"), Messages()) << "not a matter of escapes";
}

TEST(EscapeCheck, Characters) {
  EXPECT_EQ(said("10\\u00a0km", "10 km"), Messages{"escape sequence lost: \\u00a0"});
  EXPECT_EQ(said("10\\u00a0km", "10\u00a0km"), Messages());
  EXPECT_EQ(said("Đang t\\u1ea3i", "Loading"), Messages()) << "a letter of a word";
}

TEST(EscapeCheck, SaysNothing) {
  EXPECT_EQ(test::messages("escape", "a\\nb", "a b"), Messages()) << "prose";
  EXPECT_EQ(said("Mở C:\\new\\table.txt", "Open C:\\new\\table.txt"), Messages());
  EXPECT_EQ(said("a\\nb", " "), Messages());
  EXPECT_EQ(said("\\t• ổi, 1.\\tmận", "• guavas, 1. plums"), Messages()) << "lay-out of a list";
  EXPECT_EQ(said("Gõ \\d+", "Type \\d+"), Messages());
}

}  // namespace
}  // namespace lacuna::metrics
