#include "metrics/checks/literals/hazard_checks.h"

#include <gtest/gtest.h>

#include "tests/support/visible_findings.h"

namespace lacuna::metrics {
namespace {

using test::messages;
using test::Messages;

TEST(MergeMarkerCheck, Found) {
  const std::string_view target = "#-#-#-#-#  a.po  #-#-#-#-#\nOpen";
  const auto findings = test::visible("merge-marker", "Mở", target);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::kCritical);
  EXPECT_EQ(*findings[0].target, (ByteSpan{0, 9}));
  EXPECT_EQ(messages("merge-marker", "Mở", "Open\n>>>>>>> main"), Messages{"a merge left two versions here: >>>>>>>"});
  EXPECT_EQ(messages("merge-marker", "Mở", "<<<<<<< HEAD\nOpen"), Messages{"a merge left two versions here: <<<<<<<"});
}

TEST(MergeMarkerCheck, SaysNothing) {
  EXPECT_EQ(messages("merge-marker", "<<<<<<< HEAD là dấu của Git", "<<<<<<< HEAD is Git's mark"), Messages());
  EXPECT_EQ(messages("merge-marker", "Mở", "Open >>>>>>> here"), Messages()) << "inside a line";
  EXPECT_EQ(messages("merge-marker", "Mở", ">>>>>>>>>> here"), Messages()) << "more than seven";
}

TEST(UnsafeMarkupCheck, Found) {
  const std::string_view target = "Open <script>x()</script>";
  const auto findings = test::visible("unsafe-markup", "Mở", target);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::kCritical);
  EXPECT_EQ(findings[0].target->of(target), "<script");
  EXPECT_EQ(messages("unsafe-markup", "Mở", "<IFRAME src='a'>Open").size(), 1U);
  EXPECT_EQ(messages("unsafe-markup", "<b>Mở</b>", "<b onClick=\"x()\">Open</b>"),
            Messages{"markup that runs a program, not in the source: onClick"});
  EXPECT_EQ(messages("unsafe-markup", "<a href=\"/a\">Mở</a>", "<a href=\"JavaScript:x()\">Open</a>"),
            Messages{"markup that runs a program, not in the source: JavaScript:"});
}

TEST(UnsafeMarkupCheck, SaysNothing) {
  EXPECT_EQ(messages("unsafe-markup", "Thẻ <script> chạy mã", "The <script> tag runs code"), Messages());
  EXPECT_EQ(messages("unsafe-markup", "Học JavaScript", "Learn JavaScript: the basics"), Messages());
  EXPECT_EQ(messages("unsafe-markup", "<b onclick='x'>Mở</b>", "<b onclick='x'>Open</b>"), Messages());
  EXPECT_EQ(messages("unsafe-markup", "Mở", "Set onclick=1: then <scripts> and <once> on=2"), Messages());
  EXPECT_EQ(messages("unsafe-markup", "Mở", "<a data-one=\"1\" color=\"2\">Open</a>"), Messages());
}

}  // namespace
}  // namespace lacuna::metrics
