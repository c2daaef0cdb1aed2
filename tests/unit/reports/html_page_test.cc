#include "reports/html_page.h"

#include <gtest/gtest.h>

namespace lacuna::reports {
namespace {

TEST(HtmlPage, PartsAreFilledInOnce) {
  EXPECT_EQ(fill("a {{x}} b {{y}} c {{z}} d", {{"x", "{{y}}"}, {"y", "2"}}), "a {{y}} b 2 c  d");
  EXPECT_EQ(fill("no end {{x", {{"x", "1"}}), "no end {{x");
}

// The digest of the empty text is known: e3b0c442 98fc1c14 …
TEST(HtmlPage, HashIsBase64) { EXPECT_EQ(policy_hash(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="); }

TEST(HtmlPage, AttributesAndClassesHoldNothingElse) {
  EXPECT_EQ(attribute("title", "a\"b"), " title=\"a&quot;b\"");
  EXPECT_EQ(look_of("number"), "number");
  EXPECT_EQ(look_of("x\" onclick=\""), "other");
}

}  // namespace
}  // namespace lacuna::reports
