// The whole set of sacreBLEU's results, on third-party texts that are not part of this repository.
#include <gtest/gtest.h>

#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "eval/text/python_string.h"
#include "eval/text/tercom_tokenizer.h"
#include "eval/text/tokenizer_intl.h"
#include "eval/text/tokenizer_zh.h"
#include "tests/golden/sacrebleu_cases.h"
#include "tests/golden/shared_folder.h"
#include "tests/support/slow_utf8.h"

namespace lacuna::golden {
namespace {

class GoldenSharedTest : public SharedFolderTest {};

TEST_F(GoldenSharedTest, EveryCaseEqualsSacrebleu) {
  Tally tally;
  for (const nlohmann::json& golden_case : golden_["cases"]) compare(golden_case, kSharedFolder, tally);
  for (const std::string& complaint : tally.complaints) ADD_FAILURE() << complaint;
  std::cout << tally.passed << " cases equal sacreBLEU, " << tally.failed << " differ, " << tally.not_covered
            << " not covered yet; " << tally.bit_equal << " of " << tally.values << " scores bit for bit\n";
  EXPECT_EQ(tally.failed, 0U);
  EXPECT_EQ(tally.not_covered, 0U);
  EXPECT_GT(tally.passed, 2000U);
}

TEST_F(GoldenSharedTest, EveryTokenEqualsSacrebleu) {
  std::size_t lines = 0;
  for (const auto& [name, inputs] : golden_["extra"]["tokenized"].items()) {
    const Result<TokenizerPtr> tokenizer = make_tokenizer(name);
    if (!tokenizer) continue;
    for (const auto& [input, tokenized] : inputs.items()) {
      const std::string path = input.starts_with("inputs/") ? input : "inputs/" + input + ".txt";
      auto expected = tokenized.get<std::vector<std::string>>();
      for (std::string& line : expected) line = single_spaced(line);
      EXPECT_EQ(tokenized_lines(slurp(kSharedFolder / path), **tokenizer, expected.size()), expected)
          << name << " " << path;
      lines += expected.size();
    }
  }
  EXPECT_GT(lines, 0U);
}

TEST_F(GoldenSharedTest, EveryTercomTokenEqualsSacrebleu) {
  std::size_t lines = 0;
  for (const auto& [options, inputs] : golden_["extra"]["ter_tokenized"].items()) {
    const text::TercomTokenizer tokenizer(ter_options(nlohmann::json::parse(options)));
    for (const auto& [input, tokenized] : inputs.items()) {
      const auto expected = tokenized.get<std::vector<std::string>>();
      const std::string text = slurp(kSharedFolder / "inputs" / (input + ".txt"));
      EXPECT_EQ(tokenized_lines(text, tokenizer, expected.size()), expected) << options << " " << input;
      lines += expected.size();
    }
  }
  EXPECT_EQ(lines, 16U * 116U);
}

template <class Check>
void for_each_code_point(Check&& check) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code < 0xD800 || code > 0xDFFF) check(code, support::encode({&code, 1}));
  }
}

/// One flag for each code point: whether it is in one of the ranges (first and last) of the list.
std::vector<bool> in_ranges(const nlohmann::json& ranges) {
  std::vector<bool> flags(0x110000);
  for (const nlohmann::json& range : ranges) {
    for (auto code = range[0].get<std::size_t>(); code <= range[1].get<std::size_t>(); ++code) flags[code] = true;
  }
  return flags;
}

TEST_F(GoldenSharedTest, CategoriesOfIntlAreThoseOfTheRegexModule) {
  const nlohmann::json& unicode = golden_["extra"]["unicode"];
  const std::vector<bool> punctuation = in_ranges(unicode["regex_P"]);
  const std::vector<bool> symbols = in_ranges(unicode["regex_S"]);
  const std::vector<bool> numbers = in_ranges(unicode["regex_N"]);
  const std::vector<bool> spaces = in_ranges(unicode["py_split_space"]);
  for_each_code_point([&](char32_t code, const std::string&) {
    const text::IntlClass expected = punctuation[code] ? text::IntlClass::kPunctuation
                                     : symbols[code]   ? text::IntlClass::kSymbol
                                     : numbers[code]   ? text::IntlClass::kNumber
                                     : spaces[code]    ? text::IntlClass::kSpace
                                                       : text::IntlClass::kOther;
    EXPECT_EQ(text::intl_class(code), expected) << std::hex << std::size_t{code};
  });
}

TEST_F(GoldenSharedTest, ChineseCharactersOfZhAreSacrebleus) {
  const std::vector<bool> expected = in_ranges(golden_["extra"]["unicode"]["zh_is_chinese"]);
  for_each_code_point([&](char32_t code, const std::string&) {
    EXPECT_EQ(text::is_zh_character(code), expected[code]) << std::hex << std::size_t{code};
  });
}

TEST_F(GoldenSharedTest, WhiteSpaceIsPythons) {
  const std::vector<bool> expected = in_ranges(golden_["extra"]["unicode"]["py_split_space"]);
  for_each_code_point([&](char32_t code, const std::string& text) {
    EXPECT_EQ(text::python_space_length(text, 0), expected[code] ? text.size() : 0U) << std::hex << std::size_t{code};
  });
}

TEST_F(GoldenSharedTest, LowerCaseIsPythons) {
  const nlohmann::json& table = golden_["extra"]["unicode"]["py_lower"];
  std::vector<std::string> expected(0x110000);
  for_each_code_point([&](char32_t code, const std::string& text) { expected[code] = text; });
  for (const auto& [upper, lower] : table.items()) {
    std::string text;
    std::istringstream codes(lower.get<std::string>());
    for (std::string code; codes >> code;) {
      text += support::encode(std::u32string(1, static_cast<char32_t>(std::stoul(code, nullptr, 16))));
    }
    expected[std::stoul(upper, nullptr, 16)] = text;
  }
  std::string lowered;
  for_each_code_point([&](char32_t code, const std::string& text) {
    text::python_lower(text, lowered);
    EXPECT_EQ(lowered, expected[code]) << std::hex << std::size_t{code};
  });
}

}  // namespace
}  // namespace lacuna::golden
