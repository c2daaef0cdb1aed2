#include "eval/corpus/recipe.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

using test::TempFolder;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

constexpr std::string_view kComplete = R"({
  // Two texts and a glossary.
  "name": "vi-en", "source_language": "vi", "target_language": "en",
  "glossaries": ["glossary.tsv", "/abs/other.tsv"],
  /* the texts */
  "texts": [
    {"name": "news", "source": "news/a.vi", "target": "news/a.en", "weight": 0.5, "calibrate": true,
     "kind": "human", "origin": "somewhere", "license": "CC0-1.0"},
    {"name": "pairs", "source": "/abs/pairs.tsv"}
  ]
})";

Error error_of(std::string_view json) {
  const TempFolder folder;
  const auto recipe = read_recipe(folder.write("recipe.json", json), folder.path());
  EXPECT_FALSE(recipe.ok()) << json;
  if (recipe) return {};
  EXPECT_EQ(recipe.error().path, folder.at("recipe.json"));
  EXPECT_EQ(recipe.error().code, ErrorCode::kFormat) << json;
  return recipe.error();
}

/// `kComplete` with one part replaced.
std::string changed(std::string_view from, std::string_view to) {
  std::string json(kComplete);
  const std::size_t at = json.find(from);
  if (at == std::string::npos) {
    ADD_FAILURE() << "no " << from;
    return json;
  }
  return json.replace(at, from.size(), to);
}

TEST(ReadRecipeTest, ReadsEveryKeyAndAllowsComments) {
  const TempFolder folder;
  const auto recipe = read_recipe(folder.write("sub/recipe.json", kComplete), "/data");
  ASSERT_TRUE(recipe.ok()) << recipe.error().to_string();
  EXPECT_EQ(recipe->name, "vi-en");
  EXPECT_EQ(recipe->source_language, "vi");
  EXPECT_EQ(recipe->target_language, "en");
  EXPECT_EQ(recipe->glossaries, (std::vector<std::string>{folder.at("sub/glossary.tsv"), "/abs/other.tsv"}));
  ASSERT_EQ(recipe->texts.size(), 2U);
  const RecipeText& news = recipe->texts[0];
  EXPECT_EQ(news.name, "news");
  EXPECT_EQ(news.source, "/data/news/a.vi");
  EXPECT_EQ(news.target, "/data/news/a.en");
  EXPECT_EQ(news.weight, 0.5);
  EXPECT_TRUE(news.calibrate);
  EXPECT_EQ(news.kind, "human");
  EXPECT_EQ(news.origin, "somewhere");
  EXPECT_EQ(news.license, "CC0-1.0");
  const RecipeText& pairs = recipe->texts[1];
  EXPECT_EQ(pairs.source, "/abs/pairs.tsv");
  EXPECT_EQ(pairs.target, "");
  EXPECT_EQ(pairs.weight, 1.0);
  EXPECT_FALSE(pairs.calibrate);
}

TEST(ReadRecipeTest, UnknownKeysAreErrors) {
  EXPECT_TRUE(contains(error_of(changed("\"glossaries\"", "\"glossary\"")).message, "unknown key 'glossary'"));
  const Error inner = error_of(changed("\"kind\"", "\"knid\""));
  EXPECT_TRUE(contains(inner.message, "texts[0]")) << inner.message;
  EXPECT_TRUE(contains(inner.message, "unknown key 'knid'")) << inner.message;
}

TEST(ReadRecipeTest, MissingKeysAreNamed) {
  for (const char* key : {"\"name\": \"vi-en\",", "\"source_language\": \"vi\",", ", \"target_language\": \"en\""}) {
    const Error error = error_of(changed(key, key[0] == ',' ? "" : " "));
    EXPECT_TRUE(contains(error.message, "is missing")) << key << ": " << error.message;
  }
  const Error nameless = error_of(changed("\"name\": \"pairs\", ", ""));
  EXPECT_TRUE(contains(nameless.message, "texts[1]: 'name' is missing")) << nameless.message;
  const Error without = error_of(R"({"name": "x", "source_language": "vi", "target_language": "en"})");
  EXPECT_TRUE(contains(without.message, "'texts' is missing")) << without.message;
}

TEST(ReadRecipeTest, WrongTypesAreNamed) {
  const std::vector<std::pair<std::pair<std::string, std::string>, std::string>> cases{
      {{"\"name\": \"vi-en\"", "\"name\": 7"}, "'name' must be a string"},
      {{"\"weight\": 0.5", "\"weight\": \"much\""}, "'weight' must be a number"},
      {{"\"weight\": 0.5", "\"weight\": -1"}, "'weight' must be a number of at least 0"},
      {{"\"calibrate\": true", "\"calibrate\": 1"}, "'calibrate' must be true or false"},
      {{"\"kind\": \"human\"", "\"kind\": null"}, "'kind' must be a string"},
      {{"[\"glossary.tsv\", \"/abs/other.tsv\"]", "\"glossary.tsv\""}, "'glossaries' must be an array"},
      {{"[\"glossary.tsv\", \"/abs/other.tsv\"]", "[7]"}, "'glossaries' must hold strings"},
      {{"{\"name\": \"pairs\", \"source\": \"/abs/pairs.tsv\"}", "\"pairs\""}, "texts[1] must be an object"},
  };
  for (const auto& [change, expected] : cases) {
    const Error error = error_of(changed(change.first, change.second));
    EXPECT_TRUE(contains(error.message, expected)) << change.second << ": " << error.message;
  }
  EXPECT_TRUE(
      contains(error_of(R"({"name": "x", "source_language": "vi", "target_language": "en", "texts": {}})").message,
               "'texts' must be an array"));
}

TEST(ReadRecipeTest, WhatIsNoJsonObject) {
  for (const char* json : {"", "[]", "\"text\"", "{", "{\"name\": \"x\",}", "null"}) {
    EXPECT_TRUE(contains(error_of(json).message, "JSON object")) << json;
  }
}

TEST(ReadRecipeTest, AMissingFileIsAnIoError) {
  const auto recipe = read_recipe("/nowhere/recipe.json", "");
  ASSERT_FALSE(recipe.ok());
  EXPECT_EQ(recipe.error().code, ErrorCode::kIo);
}

TEST(ReadPairsTest, TwoFiles) {
  const TempFolder folder;
  RecipeText text;
  text.source = folder.write("a.vi", "\xEF\xBB\xBFmột\r\nhai\r\n");
  text.target = folder.write("a.en", "one\ntwo");
  const auto pairs = read_pairs(text);
  ASSERT_TRUE(pairs.ok()) << pairs.error().to_string();
  ASSERT_EQ(pairs->size(), 2U);
  EXPECT_EQ((*pairs)[0].source, "một");
  EXPECT_EQ((*pairs)[0].target, "one");
  EXPECT_EQ((*pairs)[1].source, "hai");
  EXPECT_EQ((*pairs)[1].target, "two");
}

TEST(ReadPairsTest, UnequalLinesAreAMismatch) {
  const TempFolder folder;
  RecipeText text;
  text.source = folder.write("a.vi", "một\nhai\n");
  text.target = folder.write("a.en", "one\n");
  const auto pairs = read_pairs(text);
  ASSERT_FALSE(pairs.ok());
  EXPECT_EQ(pairs.error().code, ErrorCode::kMismatch);
  EXPECT_EQ(pairs.error().path, folder.at("a.en"));
  EXPECT_EQ(pairs.error().line, 2U);
}

TEST(ReadPairsTest, TabSeparatedPairs) {
  const TempFolder folder;
  RecipeText text;
  text.source = folder.write("pairs.tsv", "một\tone\r\nhai \t two\n\tonly a target\n");
  const auto pairs = read_pairs(text);
  ASSERT_TRUE(pairs.ok()) << pairs.error().to_string();
  ASSERT_EQ(pairs->size(), 3U);
  EXPECT_EQ((*pairs)[0].source, "một");
  EXPECT_EQ((*pairs)[0].target, "one");
  EXPECT_EQ((*pairs)[1].source, "hai ");
  EXPECT_EQ((*pairs)[1].target, " two");
  EXPECT_EQ((*pairs)[2].source, "");
}

TEST(ReadPairsTest, ALineWithoutExactlyOneTabIsNamed) {
  const TempFolder folder;
  for (const char* bad : {"no tab", "a\tb\tc", ""}) {
    RecipeText text;
    text.source = folder.write("pairs.tsv", "một\tone\n" + std::string(bad) + "\nba\tthree\n");
    const auto pairs = read_pairs(text);
    ASSERT_FALSE(pairs.ok()) << bad;
    EXPECT_EQ(pairs.error().code, ErrorCode::kFormat);
    EXPECT_EQ(pairs.error().line, 2U);
    EXPECT_EQ(pairs.error().byte, 10);
    EXPECT_TRUE(contains(pairs.error().to_string(), "pairs.tsv:2: byte 10: ")) << pairs.error().to_string();
  }
}

TEST(ReadPairsTest, FilesAreReadAsDocuments) {
  const TempFolder folder;
  RecipeText text;
  text.source = folder.write("a.vi", "một\n");
  text.target = folder.write("a.en", "\xC0\n");
  auto pairs = read_pairs(text);
  ASSERT_FALSE(pairs.ok());
  EXPECT_EQ(pairs.error().code, ErrorCode::kEncoding);
  text.target = folder.write("a.en", "\n");
  pairs = read_pairs(text);
  ASSERT_FALSE(pairs.ok());
  EXPECT_EQ(pairs.error().code, ErrorCode::kFormat);
  text.target = folder.at("missing");
  pairs = read_pairs(text);
  ASSERT_FALSE(pairs.ok());
  EXPECT_EQ(pairs.error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace lacuna::corpus
