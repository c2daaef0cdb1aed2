#include "eval/text/regex.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace lacuna::text {
namespace {

Regex compiled(std::string_view pattern, const RegexOptions& options = {}) {
  Result<Regex> regex = Regex::compile(pattern, options);
  EXPECT_TRUE(regex.ok()) << pattern << ": " << regex.error().message;
  return *std::move(regex);
}

TEST(Regex, SpansAreBytes) {
  const std::string_view text = "Quãng đường dài 12 km, rồi 7 km.";
  const auto match = compiled("(\\d+) (km)").find(text);
  ASSERT_TRUE(match.ok());
  ASSERT_TRUE(match->has_value());
  EXPECT_EQ((*match)->span.of(text), "12 km");
  ASSERT_EQ((*match)->groups.size(), 2U);
  EXPECT_EQ((*match)->groups[0]->of(text), "12");
  EXPECT_EQ((*match)->groups[1]->of(text), "km");
}

TEST(Regex, AGroupThatTakesNoPartHasNoSpan) {
  const auto match = compiled("(a)|(b)").find("b");
  ASSERT_TRUE(match.ok() && match->has_value());
  EXPECT_FALSE((*match)->groups[0].has_value());
  EXPECT_EQ(*(*match)->groups[1], (ByteSpan{0, 1}));
}

TEST(Regex, FindsAllFromLeftToRight) {
  const std::string_view text = "Hà Nội, Huế, Hội An";
  const auto all = compiled("\\bH\\w+").find_all(text);
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->size(), 3U);
  EXPECT_EQ((*all)[0].span.of(text), "Hà");
  EXPECT_EQ((*all)[1].span.of(text), "Huế");
  EXPECT_EQ((*all)[2].span.of(text), "Hội");
  const auto empty = compiled("x*").find_all("ab");
  ASSERT_TRUE(empty.ok());
  EXPECT_EQ(empty->size(), 3U);  // before a, before b, at the end
  EXPECT_TRUE(compiled("x").find_all("")->empty());
}

TEST(Regex, StartsWhereItIsTold) {
  const std::string_view text = "một hai một";
  const auto match = compiled("một").find(text, 1 + std::string_view("m").size() + 2);
  ASSERT_TRUE(match.ok() && match->has_value());
  EXPECT_EQ((*match)->span.begin, text.rfind("một"));
  EXPECT_FALSE(compiled("^h").find("ah", 1)->has_value());
  EXPECT_TRUE(compiled("$").find("ah", 2)->has_value());
}

TEST(Regex, CaseOfAllScripts) {
  EXPECT_FALSE(*compiled("đà nẵng").matches("ĐÀ NẴNG"));
  EXPECT_TRUE(*compiled("đà nẵng", {.case_sensitive = false}).matches("ĐÀ NẴNG"));
}

TEST(Regex, ErrorsNameThePlace) {
  struct Case {
    std::string pattern;
    std::string reason;
  };
  for (const Case& bad : {Case{"a(b", "parenthesis"}, Case{"[a", "["}, Case{"a{3,1}", "m below n"},
                          Case{"\\q", "unknown escape"}, Case{"*a", "syntax"}, Case{"(?<=a+)b", "look-behind"},
                          Case{"\\p{Nonsense}", "property"}, Case{"(a)\\2", "group"}}) {
    const Result<Regex> regex = Regex::compile(bad.pattern);
    ASSERT_FALSE(regex.ok()) << bad.pattern;
    EXPECT_EQ(regex.error().code, ErrorCode::kFormat);
    EXPECT_NE(regex.error().message.find(bad.reason), std::string::npos) << regex.error().message;
    EXPECT_GE(regex.error().byte, 0);
    EXPECT_LE(regex.error().byte, static_cast<std::int64_t>(bad.pattern.size()));
  }
  EXPECT_GE(Regex::compile("đđđ\nđ)").error().byte, 8);
  EXPECT_FALSE(Regex::compile(std::string(10'001, 'a')).ok());
  EXPECT_FALSE(Regex::compile(std::string(9'000, '(')).ok());
  EXPECT_FALSE(Regex::compile(std::string(9'000, '[')).ok());
}

TEST(Regex, WhatWouldTakeForEverIsAnErrorThatNamesThePattern) {
  const std::string text(50'000, 'a');
  for (const char* bomb : {"(a+)+$", "(a|a)*$", "(a|aa)+$", "(.*)*(.*)*(.*)*x"}) {
    const auto match = compiled(bomb).find(text + "!");
    ASSERT_FALSE(match.ok()) << bomb;
    EXPECT_EQ(match.error().code, ErrorCode::kUsage);
    EXPECT_NE(match.error().message.find(bomb), std::string::npos) << match.error().message;
  }
  EXPECT_TRUE(*compiled("a+$").matches(text));
}

TEST(Regex, IsSharedByThreads) {
  const Regex regex = compiled("(\\w+) \\1");
  std::vector<int> found(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < found.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i) found[t] += *regex.matches("xin chào chào bạn") ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found, std::vector<int>(4, 200));
}

TEST(EscapeRegex, FindsTheTextItself) {
  const std::string text = "a.b*c\\d(e)[f]{g}^$|?+-/# \t\n\"'đ&~";
  const Regex regex = compiled(escape_regex(text));
  EXPECT_TRUE(*regex.matches("x" + text + "y"));
  EXPECT_FALSE(*regex.matches("axb*c"));
}

}  // namespace
}  // namespace lacuna::text
