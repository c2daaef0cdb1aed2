#include "metrics/checks/literals/tag_checks.h"

#include <gtest/gtest.h>

#include "tests/support/visible_findings.h"

namespace lacuna::metrics {
namespace {

using test::messages;
using test::Messages;

TEST(TagCheck, LostAddedChanged) {
  EXPECT_EQ(messages("tag", "<a href=\"x\">Mở</a>", "Open"), Messages{"tag lost: <a href=\"x\">"});
  EXPECT_EQ(messages("tag", "Mở <b>ra</b>", "Open <b>it"), Messages{"tag lost: </b>"});
  EXPECT_EQ(messages("tag", "Mở", "<span class=\"a\">Open</span>"), Messages{"tag added: <span class=\"a\">"});
  EXPECT_EQ(messages("tag", "Mở <kbd>A</kbd>", "Open <kbd>A<kbd>"), (Messages{"tag lost: </kbd>", "tag added: <kbd>"}));
  EXPECT_EQ(messages("tag", "Mở <h1>A</h1>", "Open <h2>A</h2>"), Messages{"tag changed: <h1> became <h2>"});
}

TEST(TagCheck, SameInOtherOrderOrSpelling) {
  EXPECT_EQ(messages("tag", "<b>a</b> <i>b</i>", "<i>b</i> <b>a</b>"), Messages());
  EXPECT_EQ(messages("tag", "a<br>b", "a<br />b"), Messages());
  EXPECT_EQ(messages("tag", "<B>a</B>", "<b>a</b>"), Messages());
  EXPECT_EQ(messages("tag", "<!-- x --><b>a</b>", "<b>a</b>"), Messages());
  EXPECT_EQ(messages("tag", "<b>a</b>", " "), Messages());
}

TEST(TagCheck, Attributes) {
  const std::string_view source = "<a href=\"/a\" title=\"Đóng\">x</a>";
  const std::string_view target = "<a href=\"/b\" title=\"Close\">x</a>";
  const auto findings = test::visible("tag", source, target);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "attribute changed: href=\"/a\" became \"/b\"");
  EXPECT_EQ(findings[0].target->of(target), "/b");
  EXPECT_EQ(findings[0].suggestion, "/a");
  EXPECT_EQ(messages("tag", "<img src=\"a\" alt=\"Ảnh\">", "<img alt=\"Picture\" src=\"a\">"), Messages());
  EXPECT_EQ(messages("tag", "<a href=\"/vi/a\">x</a>", "<a href=\"/en/a\">x</a>"), Messages());
  EXPECT_EQ(messages("tag", "<a href=\"a\" id=\"b\">x</a>", "<a href=\"a\">x</a>"),
            Messages{"attribute lost: id of <a href=\"a\">"});
  EXPECT_EQ(messages("tag", "<a href=\"1\">x</a> <a href=\"2\">y</a>", "<a href=\"2\">y</a> <a href=\"1\">x</a>"),
            Messages());
}

TEST(TagCheck, InlineCodesOfTheFormat) {
  const text::Literal code{.span = {0, 3}, .kind = text::LiteralKind::kTag, .value = "ph 1"};
  EXPECT_EQ(messages("tag", "{1} a", "b", {.source_codes = {code}}), Messages{"tag lost: {1}"});
  EXPECT_EQ(messages("tag", "{1} a", "{1} b", {.source_codes = {code}, .target_codes = {code}}), Messages());
}

TEST(TagOrderCheck, ClosesBeforeItOpensOrCrosses) {
  EXPECT_EQ(messages("tag-order", "a <b>b</b>", "</b>b<b> a"), Messages{"tag closes out of order: </b>"});
  EXPECT_EQ(messages("tag-order", "<b><i>a</i></b>", "<b><i>a</b></i>"), Messages{"tag closes out of order: </b>"});
}

TEST(TagOrderCheck, SaysNothing) {
  EXPECT_EQ(messages("tag-order", "<b>a</b> <i>b</i>", "<i>b</i> <b>a</b>"), Messages());
  EXPECT_EQ(messages("tag-order", "<b><i>a</i></b>", "<i><b>a</b></i>"), Messages());
  EXPECT_EQ(messages("tag-order", "a</b> <b>b", "b</b> <b>a"), Messages()) << "the source is no better";
  EXPECT_EQ(messages("tag-order", "<b>a</b>", "<b>a"), Messages()) << "that one is lost";
}

}  // namespace
}  // namespace lacuna::metrics
