#include "metrics/checks/literals/address_checks.h"

#include <gtest/gtest.h>

#include "tests/support/visible_findings.h"

namespace lacuna::metrics {
namespace {

using test::messages;
using test::Messages;
using test::visible;

TEST(UrlCheck, LostAddedChanged) {
  EXPECT_EQ(messages("url", "Xem https://example.org/a nhé", "See it"), Messages{"URL lost: https://example.org/a"});
  EXPECT_EQ(messages("url", "Xem đó", "See https://example.org/a"), Messages{"URL added: https://example.org/a"});
  EXPECT_EQ(messages("url", "Xem https://example.org/abc", "See https://example.org/abd."),
            Messages{"URL changed: https://example.org/abc became https://example.org/abd"});
}

TEST(UrlCheck, PlacesAndSuggestion) {
  const std::string_view source = "Xem https://example.org/tin-tuc rồi đọc";
  const std::string_view target = "See https://example.org/tin-tu and read";
  const auto findings = visible("url", source, target);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].source->of(source), "https://example.org/tin-tuc");
  EXPECT_EQ(findings[0].target->of(target), "https://example.org/tin-tu");
  EXPECT_EQ(findings[0].suggestion, "https://example.org/tin-tuc");
  EXPECT_EQ(findings[0].severity, Severity::kMajor);
}

TEST(UrlCheck, SameAddressInOtherWords) {
  for (const auto& [source, target] : std::vector<std::pair<const char*, const char*>>{
           {"https://www.example.org/a/", "http://Example.org/a"},
           {"Theo Example.com", "reported example.com"},
           {"https://example.org/vi/a", "https://example.org/en/a"},
           {"https://example.org/vi-vn/a", "https://example.org/en-us/a"},
           {"https://example.org/vi/a", "https://example.org/a"},
           {"https://vi.wikipedia.org/wiki/Nước", "https://en.wikipedia.org/wiki/Water"},
           {"https://example.org/?lang=vi&x=1", "https://example.org/?lang=en&x=1"},
           {"https://example.org/a?hl=vi", "https://example.org/a"},
           {"https://example.org/gpl.html", "https://example.org/gpl.en.html"},
           {"a.example.org/x?b=1&c=2", "a.example.org/x?b=1&amp;c=2"},
           {"hai b.example.org/1, b.example.org/2", "two b.example.org/2 and b.example.org/1"},
           {"Không có gì", "Nothing"},
           {"https://example.org/a", ""}}) {
    EXPECT_EQ(messages("url", source, target), Messages()) << source << " → " << target;
  }
}

TEST(UrlCheck, SaidOnceIsEnough) {
  EXPECT_EQ(messages("url", "example.org/a và example.org/a", "example.org/a twice"), Messages());
  const CheckOutcome outcome = test::checked("url", "example.org/a và example.org/a", "example.org/a twice");
  EXPECT_EQ(outcome.opportunities, 2.0);
  EXPECT_EQ(outcome.violations, 1.0);
}

TEST(UrlCheck, Localised) {
  EXPECT_TRUE(is_localised_url("vi.example.org/a", "en.example.org/b"));
  EXPECT_FALSE(is_localised_url("vi.example.org/a", "en.example.net/a"));
  EXPECT_FALSE(is_localised_url("example.org/a", "example.org/b"));
  EXPECT_FALSE(is_localised_url("example.org/xx/a", "example.org/qq/a"));
}

TEST(EmailCheck, LostAndChanged) {
  EXPECT_EQ(messages("email", "Viết cho an@example.vn", "Write to us"), Messages{"e-mail address lost: an@example.vn"});
  EXPECT_EQ(messages("email", "Viết cho an.le@example.vn", "Write to anle@example.vn"),
            Messages{"e-mail address changed: an.le@example.vn became anle@example.vn"});
  EXPECT_EQ(messages("email", "Viết cho An@Example.vn", "Write to an@example.vn"), Messages());
}

TEST(PathCheck, LostAndChanged) {
  EXPECT_EQ(messages("path", "Sửa /etc/hosts", "Edit the file"), Messages{"path lost: /etc/hosts"});
  EXPECT_EQ(messages("path", "Mở C:\\Temp\\a.txt", "Open C:/Temp/a.txt").size(), 1U);
  EXPECT_EQ(messages("path", "Mở ghi-chu.txt", "Open ghi-chu.txt"), Messages());
}

TEST(CodeCheck, LostAndChanged) {
  EXPECT_EQ(messages("code", "Gọi `len(x)` đi", "Call `len(y)` now"),
            Messages{"code changed: `len(x)` became `len(y)`"});
  EXPECT_EQ(messages("code", "Gọi list.append()", "Call it"), Messages{"code lost: list.append()"});
  EXPECT_EQ(messages("code", "Gọi `x`", "Call `x`"), Messages());
  EXPECT_EQ(messages("code", "Gọi `len`", "Call “len”"), Messages{"code no longer set off as such: `len`"});
  EXPECT_EQ(messages("code", "Gọi `len`", "Call “len”", {.software = true}), Messages());
}

TEST(HashtagCheck, MentionsAreNotTranslatedTopicsAre) {
  EXPECT_EQ(messages("hashtag", "Theo @nguyen_an", "Follow him"), Messages{"name lost: @nguyen_an"});
  EXPECT_EQ(messages("hashtag", "Dùng #CứuBiển", "Use #SaveTheSea"), Messages());
  EXPECT_EQ(messages("hashtag", "Dùng #CuuBien", "Use it"), Messages{"name lost: #CuuBien"});
}

}  // namespace
}  // namespace lacuna::metrics
