#include "eval/text/abbreviation_tables.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

namespace lacuna::text {
namespace {

std::vector<std::string> words_of(std::string_view list) {
  std::istringstream stream{std::string(list)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

TEST(AbbreviationTables, EveryLanguageOfTheQualityTestHasOne) {
  for (const char* language : {"vi", "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs",
                               "hu", "ro", "ru", "el", "zh", "ja", "ko", "hi", "th", "ar"}) {
    const AbbreviationTable* table = find_abbreviation_table(language);
    ASSERT_NE(table, nullptr) << language;
    EXPECT_EQ(table->language, language);
  }
  EXPECT_EQ(find_abbreviation_table("xx"), nullptr);
  EXPECT_EQ(find_abbreviation_table(""), nullptr);
}

TEST(AbbreviationTables, AWordHasOneKind) {
  for (const char* language : {"vi", "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs",
                               "hu", "ro", "ru", "el", "zh", "ja", "ko", "hi", "th", "ar"}) {
    const AbbreviationTable& table = *find_abbreviation_table(language);
    std::set<std::string> seen;
    for (const std::string_view list :
         {table.titles, table.inner, table.numbered, table.clock, table.company, table.final, table.dates}) {
      for (const std::string& word : words_of(list)) {
        EXPECT_TRUE(seen.insert(word).second) << language << " has twice: " << word;
        EXPECT_FALSE(word.ends_with('.')) << language << ": " << word;
      }
    }
  }
}

}  // namespace
}  // namespace lacuna::text
