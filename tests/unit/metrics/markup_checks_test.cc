#include <gtest/gtest.h>

#include "metrics/checks/literals/entity_check.h"
#include "metrics/checks/literals/markdown_check.h"
#include "tests/support/visible_findings.h"

namespace lacuna::metrics {
namespace {

using test::messages;
using test::Messages;

TEST(MarkdownCheck, LostAndAdded) {
  EXPECT_EQ(messages("markdown", "Một **hai** ba", "One two three"), Messages{"markup lost: bold **"});
  EXPECT_EQ(messages("markdown", "Xem [đây](https://example.org)", "See here"), Messages{"markup lost: link ["});
  EXPECT_EQ(messages("markdown", "Một hai", "**One** two"), Messages{"markup added: bold **"});
}

TEST(MarkdownCheck, Broken) {
  const std::string_view source = "Xem [đây](https://example.org)";
  const std::string_view target = "See [here] (https://example.org)";
  const auto findings = test::visible("markdown", source, target);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].target->of(target), "] (");
  EXPECT_EQ(findings[0].suggestion, "](");
  EXPECT_EQ(messages("markdown", "Một **hai** ba", "One ** two** three").at(0), "markup broken: bold at **");
  EXPECT_EQ(messages("markdown", source, "See [here](https://example.org").at(0), "markup broken: link at ](");
}

TEST(MarkdownCheck, SaysNothing) {
  EXPECT_EQ(messages("markdown", "Một **hai** [ba](./a.md)", "[three](./a.md) **two** one"), Messages());
  EXPECT_EQ(messages("markdown", "Một **hai**", ""), Messages());
  EXPECT_EQ(messages("markdown", "[1] a", "a"), Messages());
}

TEST(EntityCheck, Broken) {
  EXPECT_EQ(messages("entity", "a&nbsp;b", "a& nbsp;b"), Messages{"reference to a character is broken: & nbsp;"});
  EXPECT_EQ(messages("entity", "a&nbsp;b", "a&nbsp b"), Messages{"reference to a character is broken: &nbsp"});
  EXPECT_EQ(messages("entity", "a&nbsp;b", "a&NBSP;b"), Messages{"reference to a character is broken: &NBSP;"});
  EXPECT_EQ(messages("entity", "a&#160;b", "a&#99999999;b"),
            Messages{"reference to a character is broken: &#99999999;"});
  EXPECT_EQ(test::visible("entity", "a&nbsp;b", "a&nbsp b").at(0).suggestion, "&nbsp;");
}

TEST(EntityCheck, Unescaped) {
  EXPECT_EQ(messages("entity", "An &amp; Bình", "An & Binh"),
            Messages{"'&' has to be written &amp; here, as in the source"});
  EXPECT_EQ(messages("entity", "a &lt; b", "a < b"), Messages{"'<' has to be written &lt; here, as in the source"});
  EXPECT_EQ(messages("entity", "a&nbsp;b", "a&amp;nbsp;b"), Messages{"escaped twice: &amp;nbsp;"});
}

TEST(EntityCheck, SaysNothing) {
  for (const auto& [source, target] :
       std::vector<std::pair<const char*, const char*>>{{"a&nbsp;b", "a b"},
                                                        {"An &amp; Bình", "An and Binh"},
                                                        {"An & Bình", "R&D & Q&A"},
                                                        {"&copy; An", "© An"},
                                                        {"&lt;b&gt;", "&lt;b&gt;"},
                                                        {"a &lt; b", "<3"},
                                                        {"&nbsp;a", "https://example.org/?a=1&lt=2"},
                                                        {"&nbsp;", ""}}) {
    EXPECT_EQ(messages("entity", source, target), Messages()) << source << " → " << target;
  }
}

}  // namespace
}  // namespace lacuna::metrics
