#include "eval/text/placeholders.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::text {
namespace {

constexpr PlaceholderDialects kAll;
constexpr PlaceholderDialects kProse = {.sigils = false, .escapes = false, .prose = true};

/// The placeholder's characters, "" when there is none.
std::string found(std::string_view text, const PlaceholderDialects& dialects = kAll, std::size_t at = 0) {
  std::optional<Literal> literal;
  switch (text[at]) {
    case '%': literal = percent_placeholder(text, at, dialects); break;
    case '{': literal = brace_placeholder(text, at, dialects); break;
    case '$': literal = dollar_placeholder(text, at, dialects); break;
    default: literal = sigil_placeholder(text, at, dialects);
  }
  return literal ? std::string(literal->span.of(text)) : "";
}

TEST(PercentPlaceholders, WholeOnes) {
  for (const char* text : {"%s",   "%d",  "%1$s", "%-5.2f", "%%",         "%lu",     "%<PRId64>", "%.*f",  "%+d", "%'d",
                           "%lld", "%zu", "%@",   "%1$@",   "%(ten)s",    "%(n).2f", "%{ten}",    "%<a>d", "%1",  "%L1",
                           "%n",   "%Ln", "%12",  "%TEN%",  "%userName%", "%1%",     "%(ten)",    "%m"}) {
    EXPECT_EQ(found(text), text);
    EXPECT_EQ(found(std::string(text) + " x"), text);
  }
}

TEST(PercentPlaceholders, NotPercentages) {
  EXPECT_EQ(found("10%discount", kAll, 2), "");
  EXPECT_EQ(found("100% của", kAll, 3), "");
  EXPECT_EQ(found("100%của", kAll, 3), "");
  EXPECT_EQ(found("% d"), "");
  EXPECT_EQ(found("%", kAll), "");
  EXPECT_EQ(found("50 %s", kProse, 3), "");
  EXPECT_EQ(found("%sfoo", kProse), "");
  EXPECT_EQ(found("%sfoo"), "%s");
  EXPECT_EQ(found("%1 mục", kProse), "");
  EXPECT_EQ(found("%1st"), "%1");
  EXPECT_EQ(found("%-encoding"), "");
  EXPECT_EQ(found("%time"), "");
  EXPECT_EQ(found("%lih"), "%li");
  EXPECT_EQ(found("%(thiếu dấu"), "");
}

TEST(BracePlaceholders, WholeOnes) {
  for (const char* text : {"{}", "{0}", "{ten}", "{ ten }", "{ten!r:>10}", "{0:N2}", "{0,10}", "{a.b[0]}", "{:>8}",
                           "{0,number,integer}", "{d, date, dd/MM}", "{{ten}}", "{{ x | y }}", "{{#if x}}", "{{{x}}}",
                           "{ $ten }", "{ -brand }", "{0,choice,0#không|1#một}"}) {
    EXPECT_EQ(found(text), text);
  }
  EXPECT_EQ(brace_placeholder("{ ten }", 0, kAll)->value, "{ten}");
  EXPECT_EQ(brace_placeholder("{d, date, dd/MM}", 0, kAll)->value, "{d,date}");
}

TEST(BracePlaceholders, NotText) {
  for (const char* text : {"{yes, no}", "{một hai}", "{note: this is so}", "{", "{ }", "{{", "{a", "{{a}"}) {
    EXPECT_EQ(found(text), "") << text;
  }
  for (const char* text : {"{sic}", "{}", "{ 0 }", "{Ten}", "{123}"}) EXPECT_EQ(found(text, kProse), "") << text;
  for (const char* text : {"{0}", "{user_name}", "{userName}"}) EXPECT_EQ(found(text, kProse), text);
}

TEST(DollarPlaceholders, AndOtherSigns) {
  for (const char* text :
       {"${ten}", "${a.b()}", "$(TEN)", "$TEN", "$ten_1", "$NAME$", "$t(khoa)", "$1", "#{x}", "@so", ":ten", "\\n"}) {
    EXPECT_EQ(found(text), text);
  }
  for (const char* text : {"$5.00", "$2 triệu", "$10", "$0", "$ 5", "$1,000", "@x", ":)", "@an.b", "\\x", "#1", "~a"}) {
    EXPECT_EQ(found(text), "") << text;
  }
  EXPECT_EQ(found("US$AUD", kAll, 2), "");
  EXPECT_EQ(found("$TEN", kProse), "");
  EXPECT_EQ(found("12:ab", kAll, 2), "");
  EXPECT_EQ(found("):ab", kAll, 1), "");
  EXPECT_EQ(found("\\x{AB}", kAll, 2), "");
  EXPECT_EQ(percent_placeholder("%.1lf", 0, kAll)->value, "%.1f");
}

TEST(PlaceholderDialects, OfFlags) {
  EXPECT_TRUE(placeholder_dialects({}).prose);
  EXPECT_FALSE(placeholder_dialects({.software = true}).prose);
  const PlaceholderDialects qt = placeholder_dialects({.software = true, .dialect = "qt-plural-format"});
  EXPECT_TRUE(qt.qt && !qt.printf && !qt.braces);
  const PlaceholderDialects no_c = placeholder_dialects({.software = true, .dialect = "no-c-format"});
  EXPECT_TRUE(!no_c.printf && no_c.braces);
  EXPECT_TRUE(placeholder_dialects({.software = true, .dialect = "possible-c-format"}).space_flag);
  EXPECT_TRUE(placeholder_dialects({.software = true, .dialect = "unheard-of-format"}).braces);
  EXPECT_TRUE(placeholder_dialects({.software = true, .dialect = "icu-message-format"}).icu_quotes);
}

}  // namespace
}  // namespace lacuna::text
