#include "eval/text/literal_addresses.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "eval/text/address_endings.h"

namespace lacuna::text {
namespace {

using Strings = std::vector<std::string>;

Strings found(std::string_view text, LiteralKind kind) {
  Strings result;
  for (const Literal& literal : find_literals(text, {})) {
    if (literal.kind == kind) result.emplace_back(literal.span.of(text));
  }
  return result;
}

TEST(Urls, WithoutThePunctuationOfTheSentence) {
  for (const char* text :
       {"https://example.org/a", "xem https://example.org/a.", "(https://example.org/a)", "\"https://example.org/a\",",
        "<https://example.org/a>", "https://example.org/a…", "https://example.org/a，好", "https://example.org/a?!",
        "**https://example.org/a**", "&lt;https://example.org/a&gt;", "[https://example.org/a](x)"}) {
    EXPECT_EQ(found(text, LiteralKind::kUrl), Strings{"https://example.org/a"}) << text;
  }
}

TEST(Urls, WithBracketsOfTheirOwn) {
  EXPECT_EQ(found("(xem https://example.org/a_(b))", LiteralKind::kUrl), Strings{"https://example.org/a_(b)"});
  EXPECT_EQ(found("http://[2001:db8::1]:80/a", LiteralKind::kUrl), Strings{"http://[2001:db8::1]:80/a"});
}

TEST(Urls, LettersOfOtherScripts) {
  EXPECT_EQ(found("ở https://vi.example.org/Đà_Nẵng này", LiteralKind::kUrl),
            Strings{"https://vi.example.org/Đà_Nẵng"});
  EXPECT_EQ(found("请看https://example.org/a的网站", LiteralKind::kUrl), Strings{"https://example.org/a"});
}

TEST(Urls, StopBeforePlaceholders) {
  EXPECT_EQ(found("https://example.org/{0}/b", LiteralKind::kUrl), Strings{"https://example.org/"});
  EXPECT_EQ(found("https://example.org/a%20b", LiteralKind::kUrl), Strings{"https://example.org/a%20b"});
}

TEST(Urls, Domains) {
  EXPECT_EQ(found("Theo Example.com và báo www.viet.example, docs.example.org/a, example.com.vn", LiteralKind::kUrl),
            (Strings{"Example.com", "www.viet.example", "docs.example.org/a", "example.com.vn"}));
  EXPECT_EQ(found("ASP.NET, việc.com, hết.In, lúc 5.30, v2.0, a.b", LiteralKind::kUrl), Strings());
  EXPECT_TRUE(is_domain("example.it", true));
  EXPECT_FALSE(is_domain("example.it", false));
  EXPECT_TRUE(is_domain("example.com.au", false));
  EXPECT_FALSE(is_domain("example", true));
}

TEST(Urls, PlainForm) {
  EXPECT_EQ(plain_url("https://www.Example.org/A/"), "example.org/A");
  EXPECT_EQ(plain_url("http://example.org"), "example.org");
  EXPECT_EQ(plain_url("ftp://example.org/"), "ftp://example.org");
  EXPECT_EQ(plain_url("example.org/?a=1&amp;b=2"), "example.org/?a=1&b=2");
}

TEST(Emails, AreFound) {
  EXPECT_EQ(found("Viết cho an.le+tin@thu.example.vn, hoặc mailto:B_C@example.org.", LiteralKind::kEmail),
            (Strings{"an.le+tin@thu.example.vn", "mailto:B_C@example.org"}));
  EXPECT_EQ(found("liên hệ:an@example.vn；", LiteralKind::kEmail), Strings{"an@example.vn"});
  EXPECT_EQ(found("a@b, @an, an@, 5@2.5", LiteralKind::kEmail), Strings());
  EXPECT_EQ(find_literals("An@Example.ORG", {}).at(0).value, "an@example.org");
}

TEST(Paths, OfUnixAndWindows) {
  EXPECT_EQ(found("sửa /etc/hosts, ~/x/y, ./run.sh, ../a/b và /usr/local/.", LiteralKind::kPath),
            (Strings{"/etc/hosts", "~/x/y", "./run.sh", "../a/b", "/usr/local/"}));
  EXPECT_EQ(found("ở C:\\Temp\\x và \\\\may\\chung", LiteralKind::kPath), (Strings{"C:\\Temp\\x", "\\\\may\\chung"}));
  EXPECT_EQ(found("and/or /settings w/o 24/7 TCP/IP", LiteralKind::kPath), Strings());
}

TEST(Paths, NamesOfFiles) {
  EXPECT_EQ(found("Mở notes.txt, src/main.cc và ẢNH.JPG (bao-cao_2.pdf)", LiteralKind::kPath),
            (Strings{"notes.txt", "src/main.cc", "bao-cao_2.pdf"}));
  EXPECT_EQ(found("Xong.So sánh. Hết.Py", LiteralKind::kPath), Strings());
  EXPECT_TRUE(is_file_ending("pdf"));
  EXPECT_FALSE(is_file_ending("xong"));
}

TEST(MarkedNames, AreFound) {
  EXPECT_EQ(found("Theo @NguyenAn_1: #CứuBiển, #save2 (#x1)", LiteralKind::kHashtag),
            (Strings{"#CứuBiển", "#save2", "#x1"}));
  EXPECT_EQ(found("Theo @NguyenAn_1: xong.", LiteralKind::kMention), Strings{"@NguyenAn_1"});
  EXPECT_EQ(found("#1, C#abc, # a, ##ab, a&#b", LiteralKind::kHashtag), Strings());
}

}  // namespace
}  // namespace lacuna::text
