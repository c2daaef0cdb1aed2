#include "metrics/kernels/alphabet.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "eval/text/python_string.h"
#include "tests/support/slow_tokenizers.h"

namespace lacuna::metrics {
namespace {

using Ids = std::vector<std::uint32_t>;

TEST(AlphabetTest, CountsFromOneAndAppends) {
  Alphabet alphabet;
  Ids ids = {9};
  EXPECT_EQ(alphabet.intern("a\u1EC7a\U0001F600", ids), 4U);
  EXPECT_EQ(ids, (Ids{9, 1, 2, 1, 3}));
  ids.clear();
  EXPECT_EQ(alphabet.find("\u1EC7b \U0001F600", ids), 4U);
  EXPECT_EQ(ids, (Ids{2, 0, 0, 3}));
  EXPECT_EQ(alphabet.find("", ids), 0U);
}

TEST(AlphabetTest, LeavesOutWhatItIsTold) {
  Alphabet alphabet(U" \u3000");
  Ids ids;
  EXPECT_EQ(alphabet.intern(" a\u3000b\u00A0", ids), 3U);
  EXPECT_EQ(alphabet.find("b \u3000\u00A0", ids), 2U);
  EXPECT_EQ(ids, (Ids{1, 2, 3, 2, 3}));
}

TEST(AlphabetTest, KnowsEveryCodePointButPythonsWhiteSpace) {
  Alphabet alphabet(text::kPythonSpaces);
  std::string text;
  std::vector<char32_t> kept;
  for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x3100 ? 1 : 61) {
    if (code >= 0xD800 && code < 0xE000) continue;
    const std::string bytes = support::encode(std::u32string(1, char32_t{code}));
    text += bytes;
    if (text::python_space_length(bytes, 0) == 0) kept.push_back(code);
  }
  for (int round = 0; round < 2; ++round) {
    Ids ids;
    ASSERT_EQ(alphabet.intern(text, ids), kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) ASSERT_EQ(ids[i], i + 1);
  }
}

}  // namespace
}  // namespace lacuna::metrics
