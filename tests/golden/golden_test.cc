// sacreBLEU 2.6.0's results on our own texts: see README.md beside this file.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/golden/sacrebleu_cases.h"

namespace lacuna::golden {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(LACUNA_SOURCE_DIR) / "tests" / "golden";

std::vector<nlohmann::json> read_lines(const std::string& name) {
  std::istringstream lines(slurp(kFolder / name));
  std::vector<nlohmann::json> values;
  for (std::string line; std::getline(lines, line);) values.push_back(nlohmann::json::parse(line));
  return values;
}

TEST(GoldenTest, EveryCaseEqualsSacrebleu) {
  Tally tally;
  for (const nlohmann::json& golden_case : read_lines("sacrebleu.jsonl")) compare(golden_case, kFolder, tally);
  for (const std::string& complaint : tally.complaints) ADD_FAILURE() << complaint;
  std::cout << tally.passed << " cases equal sacreBLEU, " << tally.failed << " differ; " << tally.bit_equal << " of "
            << tally.values << " scores bit for bit\n";
  EXPECT_EQ(tally.failed, 0U);
  EXPECT_EQ(tally.not_covered, 0U);
  EXPECT_EQ(tally.passed, 662U);
}

TEST(GoldenTest, EveryTokenEqualsSacrebleu) {
  std::size_t lines = 0;
  for (const nlohmann::json& entry : read_lines("tokens.jsonl")) {
    const Result<TokenizerPtr> tokenizer = make_tokenizer(entry["tokenizer"].get<std::string>());
    ASSERT_TRUE(tokenizer.ok());
    const auto expected = entry["tokenized"].get<std::vector<std::string>>();
    const auto actual =
        tokenized_lines(slurp(kFolder / entry["input"].get<std::string>()), **tokenizer, expected.size());
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_EQ(actual[i], single_spaced(expected[i]))
          << entry["tokenizer"] << " " << entry["input"] << " line " << i + 1;
      ++lines;
    }
  }
  EXPECT_EQ(lines, 1160U);
}

}  // namespace
}  // namespace lacuna::golden
