#include "eval/corpus/document_pairs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

using Names = std::vector<std::string>;

class DocumentPairsTest : public test::TempFolderTest {
 protected:
  /// "source target stem" of each pair with its folders taken off, and "- name" of what is left.
  Names match(const Names& sources, const Names& targets, const std::string& source_language = "",
              const std::string& target_language = "") {
    for (const std::string& name : sources) folder_.write("a/" + name, "x");
    for (const std::string& name : targets) folder_.write("b/" + name, "x");
    const auto found = match_folders(folder_.at("a"), folder_.at("b"), source_language, target_language);
    EXPECT_TRUE(found.ok()) << found.error().to_string();
    if (!found) return {};
    const std::size_t skip = folder_.path().size() + 3;
    Names names;
    for (const DocumentPair& pair : found->pairs) {
      names.push_back(pair.source.substr(skip) + " " + pair.target.substr(skip) + " " + pair.stem);
    }
    for (const std::string& path : found->unmatched) names.push_back("- " + path.substr(skip));
    return names;
  }
};

TEST_F(DocumentPairsTest, TheSameNames) {
  EXPECT_EQ(match({"z.txt", "d/x.txt", ".hidden", ".git/x.txt"}, {"d/x.txt", "z.txt", ".hidden"}),
            (Names{"d/x.txt d/x.txt d/x", "z.txt z.txt z"}));
}

TEST_F(DocumentPairsTest, NamesThatDifferInLanguageOrEnding) {
  EXPECT_EQ(match({"x.vi.txt", "y_vi.txt.gz", "u-VI.txt", "w.vi", "v.txt"},
                  {"x.en.txt", "y_en.txt", "u-en.txt", "w.en", "v.md.gz"}),
            (Names{"u-VI.txt u-en.txt u", "v.txt v.md.gz v", "w.vi w.en w", "x.vi.txt x.en.txt x",
                   "y_vi.txt.gz y_en.txt y"}));
}

TEST_F(DocumentPairsTest, ALanguageThatIsNamedHasToBeTheOne) {
  EXPECT_EQ(match({"x.vi.txt", "y.vie.txt"}, {"x.en.txt", "y.en-GB.txt"}, "vie", "en-GB"),
            (Names{"y.vie.txt y.en-GB.txt y", "- x.vi.txt", "- x.en.txt"}));
}

TEST_F(DocumentPairsTest, WhatCouldBeTwoIsNone) {
  EXPECT_EQ(match({"x.vi.txt", "x.fr.txt", "y.txt"}, {"x.en.txt", "z.txt"}),
            (Names{"- x.fr.txt", "- x.vi.txt", "- y.txt", "- x.en.txt", "- z.txt"}));
}

TEST_F(DocumentPairsTest, TheSameNameComesBeforeASimilarOne) {
  EXPECT_EQ(match({"x.txt", "x.vi.txt"}, {"x.txt", "x.en.txt"}), (Names{"x.txt x.txt x", "x.vi.txt x.en.txt x"}));
}

TEST_F(DocumentPairsTest, FoldersThatCannotBeMatched) {
  folder_.write("a/x.txt", "x");
  const auto none = match_folders(folder_.at("a"), folder_.at("none"), "", "");
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::kIo);
  EXPECT_EQ(none.error().path, folder_.at("none"));
  const auto same = match_folders(folder_.at("a"), folder_.at("a/."), "", "");
  ASSERT_FALSE(same.ok());
  EXPECT_EQ(same.error().code, ErrorCode::kUsage);
}

TEST_F(DocumentPairsTest, FilesByStem) {
  for (const char* name : {"x.gold", "d/y.align", "two.a", "two.b", "z.vi-en.txt"})
    folder_.write(std::string("g/") + name, "x");
  const auto stem = [](const std::string& name) { return DocumentPair{.source = "", .target = "", .stem = name}; };
  const auto found = find_by_stem(folder_.at("g"), {stem("x"), stem("d/y"), stem("y"), stem("two")});
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(*found, (Names{folder_.at("g/x.gold"), folder_.at("g/d/y.align"), "", ""}));
  EXPECT_FALSE(find_by_stem(folder_.at("none"), {stem("x")}).ok());
}

TEST_F(DocumentPairsTest, ListsHaveTwoToFourColumns) {
  const auto pairs = read_pair_list(folder_.write("list", "d/a.vi.txt\tb\r\n\nc c.txt\td\tout\ne\tf\t\tgold\n"), "");
  ASSERT_TRUE(pairs.ok()) << pairs.error().to_string();
  EXPECT_EQ(*pairs,
            (std::vector<DocumentPair>{
                {"d/a.vi.txt", "b", "", "", "a"}, {"c c.txt", "d", "out", "", "c c"}, {"e", "f", "", "gold", "e"}}));
}

TEST_F(DocumentPairsTest, BadListsAreNamedWithTheirPlace) {
  for (const char* line : {"alone", "a\tb\tc\td\te", "\tb", "a\t"}) {
    const auto pairs = read_pair_list(folder_.write("list", std::string("a\tb\n") + line + "\n"), "");
    ASSERT_FALSE(pairs.ok()) << line;
    EXPECT_EQ(pairs.error().code, ErrorCode::kFormat);
    EXPECT_EQ(pairs.error().line, 2U);
    EXPECT_EQ(pairs.error().byte, 4);
  }
  EXPECT_FALSE(read_pair_list(folder_.write("list", "\n"), "").ok());
  EXPECT_FALSE(read_pair_list(folder_.at("none"), "").ok());
}

}  // namespace
}  // namespace lacuna::corpus
