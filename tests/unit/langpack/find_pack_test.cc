#include "eval/langpack/find_pack.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_pack.h"

namespace lacuna::langpack {
namespace {

using test::TempFolder;

/// Writes the tiny pack under another pair of languages.
void write_pair(const std::string& folder, const std::string& source, const std::string& target) {
  LanguagePack pack = test::make_tiny_pack();
  pack.manifest.name = source + "-" + target;
  pack.manifest.source_language = source;
  pack.manifest.target_language = target;
  const Status written = write_pack(pack, test::tiny_model(), folder);
  if (!written) ADD_FAILURE() << written.error().to_string();
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(PrimaryLanguageTest, IsWhatComesBeforeTheFirstHyphen) {
  EXPECT_EQ(primary_language("en"), "en");
  EXPECT_EQ(primary_language("en-GB"), "en");
  EXPECT_EQ(primary_language("zh-Hant-TW"), "zh");
  EXPECT_EQ(primary_language("pt_BR"), "pt");
  EXPECT_EQ(primary_language(""), "");
}

TEST(ListPacksTest, ListsPacksByFolderThenPath) {
  const TempFolder folder;
  write_pair(folder.at("b/vi-en"), "vi", "en");
  write_pair(folder.at("b/de-en"), "de", "en");
  write_pair(folder.at("a/fr-en"), "fr", "en");
  folder.write("a/notes/readme.txt", "no pack");
  folder.write("a/damaged/pack.json", "{");
  folder.write("a/file", "no folder");
  const auto packs = list_packs({folder.at("b"), folder.at("a"), folder.at("nowhere"), folder.at("a/file")});
  ASSERT_EQ(packs.size(), 3U);
  EXPECT_EQ(packs[0].path, folder.at("b/de-en"));
  EXPECT_EQ(packs[1].path, folder.at("b/vi-en"));
  EXPECT_EQ(packs[2].path, folder.at("a/fr-en"));
  EXPECT_EQ(packs[1].source_language, "vi");
  EXPECT_EQ(packs[1].target_language, "en");
  EXPECT_TRUE(list_packs({}).empty());
}

TEST(OpenPackTest, OpensTheOneThatIsNamed) {
  const TempFolder folder;
  write_pair(folder.at("mine"), "vi", "en");
  const auto pack = open_pack(folder.at("mine"), {}, "", "");
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  EXPECT_EQ(pack->manifest.name, "vi-en");
  const auto missing = open_pack(folder.at("yours"), {folder.path()}, "vi", "en");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kPack);
  EXPECT_TRUE(contains(missing.error().to_string(), folder.at("yours")));
}

TEST(OpenPackTest, FindsByLanguagePair) {
  const TempFolder folder;
  write_pair(folder.at("packs/vi-en"), "vi", "en");
  write_pair(folder.at("packs/de-en"), "de", "en");
  const std::vector<std::string> folders{folder.at("packs")};
  for (const auto& [source, target] :
       {std::pair{"vi", "en"}, std::pair{"vi-VN", "en-GB"}, std::pair{"vi", ""}, std::pair{"vi_VN", "en"}}) {
    const auto pack = open_pack({}, folders, source, target);
    ASSERT_TRUE(pack.ok()) << source << " " << target << ": " << pack.error().to_string();
    EXPECT_EQ(pack->manifest.name, "vi-en");
  }
  EXPECT_EQ(open_pack({}, folders, "", "en")->manifest.name, "de-en");
}

TEST(OpenPackTest, SaysWhereItLookedAndWhatThereIs) {
  const TempFolder folder;
  write_pair(folder.at("packs/vi-en"), "vi", "en");
  const auto none = open_pack({}, {folder.at("packs"), folder.at("other")}, "vi", "fr");
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::kPack);
  const std::string message = none.error().to_string();
  for (const std::string& part :
       {std::string("vi to fr"), folder.at("packs"), folder.at("other"), std::string("vi-en"), std::string("--pack")}) {
    EXPECT_TRUE(contains(message, part)) << part << ": " << message;
  }
  const auto empty = open_pack({}, {folder.at("other")}, "", "");
  ASSERT_FALSE(empty.ok());
  EXPECT_TRUE(contains(empty.error().message, "any to any")) << empty.error().message;
  EXPECT_TRUE(contains(empty.error().message, "found none")) << empty.error().message;
}

TEST(OpenPackTest, TheFirstFolderComesFirst) {
  const TempFolder folder;
  write_pair(folder.at("z-mine/vi-en"), "vi", "en");
  write_pair(folder.at("a-system/vi-en"), "vi", "en-GB");
  const auto mine = open_pack({}, {folder.at("z-mine"), folder.at("a-system")}, "vi", "en");
  ASSERT_TRUE(mine.ok());
  EXPECT_EQ(mine->manifest.target_language, "en");
  const auto system = open_pack({}, {folder.at("a-system"), folder.at("z-mine")}, "vi", "en");
  ASSERT_TRUE(system.ok());
  EXPECT_EQ(system->manifest.target_language, "en-GB");
}

TEST(OpenPackTest, APackOfOtherLanguagesThanNamedIsRefused) {
  const TempFolder folder;
  write_pair(folder.at("vi-en"), "vi", "en");
  EXPECT_TRUE(open_pack(folder.at("vi-en"), {}, "vi", "en-GB").ok());
  EXPECT_TRUE(open_pack(folder.at("vi-en"), {}, "", "").ok());
  const auto other = open_pack(folder.at("vi-en"), {}, "de", "en");
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().code, ErrorCode::kPack);
}

TEST(OpenPackTest, ADamagedPackIsAnErrorNotAMiss) {
  const TempFolder folder;
  write_pair(folder.at("packs/vi-en"), "vi", "en");
  folder.write("packs/vi-en/payload.bin", "damaged");
  const auto pack = open_pack({}, {folder.at("packs")}, "vi", "en");
  ASSERT_FALSE(pack.ok());
  EXPECT_EQ(pack.error().code, ErrorCode::kPack);
  EXPECT_TRUE(contains(pack.error().to_string(), "payload.bin")) << pack.error().to_string();
}

TEST(FitSidesTest, ToldByTheWords) {
  const LanguagePack pack = test::make_tiny_pack();
  const SideFit vietnamese = fit_sides("Phó Thủ tướng thăm các trường học, bệnh viện.", pack);
  EXPECT_EQ(vietnamese.as_source, 1.0);
  EXPECT_EQ(vietnamese.as_target, 0.0);
  const SideFit english = fit_sides("The Government supports the officials.", pack);
  EXPECT_EQ(english.as_target, 1.0);
  EXPECT_EQ(english.as_source, 0.0);
  const SideFit half = fit_sides("thăm qwerty 2025, 12%", pack);
  EXPECT_EQ(half.as_source, 0.5);
}

TEST(FitSidesTest, WithoutWordsNothingFits) {
  const LanguagePack pack = test::make_tiny_pack();
  for (const char* text : {"", "   ", "12 345 – 67 %"}) {
    EXPECT_EQ(fit_sides(text, pack).as_source, 0.0) << text;
    EXPECT_EQ(fit_sides(text, pack).as_target, 0.0) << text;
  }
}

TEST(FitSidesTest, LooksAtTheBeginningOfALongText) {
  const LanguagePack pack = test::make_tiny_pack();
  for (const std::size_t shift : {0U, 1U, 2U}) {  // the border falls inside a character for some
    std::string text(shift, ' ');
    while (text.size() < 200100) text += "thủ tướng ";
    const double without = fit_sides(text, pack).as_source;
    EXPECT_GE(without, 0.9999);
    text += std::string(500000, 'q');
    for (int i = 0; i < 1000; ++i) text += " officials";
    EXPECT_EQ(fit_sides(text, pack).as_source, without);
    EXPECT_EQ(fit_sides(text, pack).as_target, 0.0);
  }
}

}  // namespace
}  // namespace lacuna::langpack
