#include "metrics/checks/literals/tag_spacing_check.h"

#include <gtest/gtest.h>

#include "tests/support/visible_findings.h"

namespace lacuna::metrics {
namespace {

using test::messages;
using test::Messages;

TEST(TagSpacingCheck, WordsThatTouchThroughATag) {
  const std::string_view source = "Nhấn <b>Lưu</b> để giữ";
  const std::string_view target = "Press<b>Save</b> to keep";
  const auto findings = test::visible("tag-spacing", source, target);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "no space beside the tag: Press<b>Save");
  EXPECT_EQ(*findings[0].target, (ByteSpan{5, 5}));
  EXPECT_EQ(findings[0].suggestion, " ");
  EXPECT_EQ(messages("tag-spacing", source, "Press <b>Save</b>to keep"),
            Messages{"no space beside the tag: Save</b>to"});
  EXPECT_EQ(messages("tag-spacing", "Nhấn <b><i>Lưu</i></b> để", "Press<b><i>Save</i></b> to"),
            Messages{"no space beside the tag: Press<b><i>Save"});
}

TEST(TagSpacingCheck, SpacesInside) {
  const std::string_view source = "Nhấn <b>Lưu</b> để giữ";
  EXPECT_EQ(messages("tag-spacing", source, "Press <b>Save </b>to keep"),
            Messages{"space inside the tag, before </b>"});
  EXPECT_EQ(messages("tag-spacing", source, "Press <b> Save</b> to keep"),
            Messages{"space inside the tag, behind <b>"});
  EXPECT_EQ(messages("tag-spacing", "Nhấn <b> Lưu </b> để", "Press <b> Save </b> to"), Messages());
}

TEST(TagSpacingCheck, SaysNothing) {
  const std::string_view source = "Nhấn <b>Lưu</b> để giữ";
  EXPECT_EQ(messages("tag-spacing", source, "To keep, press <b>Save</b>."), Messages());
  EXPECT_EQ(messages("tag-spacing", source, "Press (<b>Save</b>) to keep"), Messages());
  EXPECT_EQ(messages("tag-spacing", "Các <b>tệp</b> đó", "Those <b>file</b>s there"), Messages()) << "an ending";
  EXPECT_EQ(messages("tag-spacing", "a<b>b</b>c", "x<b>y</b>z"), Messages()) << "as in the source";
  EXPECT_EQ(messages("tag-spacing", "Một <br/> hai", "One<br/>two"), Messages()) << "layout";
  EXPECT_EQ(messages("tag-spacing", source, "按<b>保存</b>以", {"vi", "zh"}), Messages());
  EXPECT_EQ(messages("tag-spacing", "Nhấn %s <b>Lưu</b>", "Press %s<b>Save</b>"), Messages()) << "another literal";
}

}  // namespace
}  // namespace lacuna::metrics
