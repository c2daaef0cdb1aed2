#include "reports/markup.h"

#include <gtest/gtest.h>

namespace lacuna::reports {
namespace {

TEST(MarkupTest, WhatMeansSomethingBecomesAReference) {
  EXPECT_EQ(escaped("a & <b> \"c\" 'd'"), "a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;");
  EXPECT_EQ(escaped("Xin chào"), "Xin chào");
}

TEST(MarkupTest, StaysOnOneLineWithoutControls) {
  EXPECT_EQ(escaped("a\tb\nc\r"), "a b c ");
  EXPECT_EQ(escaped("\x01\x7F\xC2\x85"), "&#9217;&#9249;&#65533;");
}

TEST(MarkupTest, WhatXmlCannotHoldIsReplaced) {
  EXPECT_EQ(escaped("\xEF\xBF\xBE|\xEF\xBF\xBF|\xFF|\xED\xA0\x80")
                .find("\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD"),
            0U);
}

}  // namespace
}  // namespace lacuna::reports
