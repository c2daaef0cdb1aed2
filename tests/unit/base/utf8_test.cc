#include "eval/base/utf8.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/support/slow_utf8.h"

namespace lacuna::base {
namespace {

TEST(Utf8, AgreesWithTheOracleOnEveryLeadAndSecondByte) {
  for (int lead = 0; lead < 256; ++lead) {
    for (int second = 0; second < 256; ++second) {
      for (const std::string& tail : {std::string(), std::string("\x80"), std::string("\x80\x80"), std::string("a")}) {
        std::string text = "ab";
        text.push_back(static_cast<char>(lead));
        text.push_back(static_cast<char>(second));
        text += tail;
        ASSERT_EQ(first_invalid_utf8(text), support::first_invalid_utf8(text))
            << lead << " " << second << " " << tail.size();
      }
    }
  }
}

TEST(Utf8, AgreesWithTheOracleOnGeneratedBytes) {
  std::mt19937 random(20250815);
  const std::vector<std::string> pieces = {"a",
                                           "plain ascii text",
                                           "é",
                                           "ễ",
                                           "\xF0\x9F\x98\x80",
                                           "\xC0\xAF",
                                           "\xE0\x80\x80",
                                           "\xED\xA0\x80",
                                           "\xF4\x90\x80\x80",
                                           "\x80",
                                           "\xFF",
                                           "\xE1\xBA",
                                           "\xF0\x9F",
                                           "\xC3"};
  int invalid = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) {
      // Mostly valid pieces, so that the first bad byte lies deep.
      text += pieces[random() % (random() % 4 == 0 ? pieces.size() : 5)];
    }
    if (!text.empty() && random() % 8 == 0) text[random() % text.size()] = static_cast<char>(random() % 256);
    const auto expected = support::first_invalid_utf8(text);
    invalid += expected.has_value() ? 1 : 0;
    ASSERT_EQ(first_invalid_utf8(text), expected) << round;
  }
  EXPECT_GT(invalid, 2000);
  EXPECT_LT(invalid, 18000);
}

TEST(Utf8, FindsABadSequenceAtEveryPlaceOfALongText) {
  for (const std::string valid : {"a", "\u0434", "\u1EC7", "\U0001F600", "x\u0434\u1EC7\U0001F600"}) {
    for (const std::string bad : {"", "\x80", "\xC3", "\xE1\xBB", "\xF0\x9F\x98", "\xC0\x80", "\xE0\x9F\xBF",
                                  "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80"}) {
      for (std::size_t before = 0; before < 140; ++before) {
        std::string text;
        for (std::size_t i = 0; i < before; ++i) text += valid;
        text += bad;
        ASSERT_EQ(first_invalid_utf8(text), support::first_invalid_utf8(text)) << before;
        for (std::size_t i = 0; i < 70; ++i) text += valid;
        ASSERT_EQ(first_invalid_utf8(text), support::first_invalid_utf8(text)) << before;
      }
    }
  }
}

TEST(Utf8, DecodesAndCountsEveryScalarValue) {
  std::string text;
  std::size_t count = 0;
  for (std::uint32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    text += support::encode(std::u32string(1, char32_t{code}));
    ++count;
  }
  ASSERT_EQ(first_invalid_utf8(text), std::nullopt);
  EXPECT_EQ(count_code_points(text), count);
  EXPECT_EQ(byte_of_code_point(text, count), text.size());
  EXPECT_FALSE(byte_of_code_point(text, count + 1).has_value());
  std::size_t position = 0;
  for (std::uint32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    ASSERT_EQ(static_cast<std::uint32_t>(next_code_point(text, position)), code);
  }
  EXPECT_EQ(position, text.size());
}

TEST(Utf8, FindsTheFirstOfSeveralBadBytes) {
  const std::string text = "0123456789abcdef\xFFghi\xFE";
  EXPECT_EQ(first_invalid_utf8(text), std::optional<std::size_t>(16));
  EXPECT_EQ(first_invalid_utf8(""), std::nullopt);
}

}  // namespace
}  // namespace lacuna::base
