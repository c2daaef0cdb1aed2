#include "eval/testsets/manifest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna::testsets {
namespace {

using Names = std::vector<std::string>;

/// A manifest with these files and texts.
std::string manifest(const std::string& files, const std::string& texts) {
  return R"({"schema_version": 1, "name": "made/b", "description": "d", "homepage": "https://example.org/",
             "license": "CC0-1.0", "checksums": "c", "files": [)" +
         files + R"(], "texts": [)" + texts + "]}";
}

const std::string kArchive = R"({"name": "t.tgz", "url": "http://example.org/t.tgz"})";

TEST(Manifest, PairsAndCodes) {
  const auto read =
      parse_manifest(manifest(kArchive, R"({"format": "sgm", "pairs": ["cs-en", "en-cs"], "codes": {"cs": "cz"},
                             "source": "t.tgz:a/{source}{target}-src.{source}.sgm", "references": ["t.tgz:{target}.sgm"]})"),
                     "f");
  ASSERT_TRUE(read) << read.error().to_string();
  EXPECT_EQ(read->set.name, "made/b");
  EXPECT_EQ(read->set.pairs, (Names{"cs-en", "en-cs"}));
  EXPECT_TRUE(read->set.has_pair("cs-en"));
  EXPECT_FALSE(read->set.has_pair("cz-en"));
  const auto plan = plan_texts(*read, "en-cs");
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->source.member, "a/encz-src.en.sgm");
  EXPECT_EQ(plan->references.front().member, "cz.sgm");
  EXPECT_EQ(plan->files(), std::vector<std::size_t>{0});
  const auto none = plan_texts(*read, "de-en");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kUsage);
  EXPECT_NE(none.error().message.find("cs-en en-cs"), std::string::npos);
}

TEST(Manifest, AnyTwoLanguages) {
  const auto read = parse_manifest(
      manifest(
          R"({"name": "x.txt", "url": "http://example.org/x"}, {"name": "ref.y.txt", "url": "http://example.org/y"})",
          R"({"format": "lines", "languages": ["x", "y"], "codes": {"y": "ref.y"}, "source": "{source}.txt",
                   "references": ["{target}.txt"]})"),
      "f");
  ASSERT_TRUE(read) << read.error().to_string();
  EXPECT_TRUE(read->set.has_pair("x-y"));
  EXPECT_TRUE(read->set.has_pair("y-x"));
  EXPECT_FALSE(read->set.has_pair("x-x"));
  EXPECT_FALSE(read->set.has_pair("x"));
  const auto plan = plan_texts(*read, "y-x");
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->source.file, 1U);
  EXPECT_EQ(plan->references.front().file, 0U);
  EXPECT_EQ(plan->files(), (std::vector<std::size_t>{0, 1}));
  EXPECT_FALSE(plan_texts(*read, "x-x"));
  EXPECT_FALSE(plan_texts(*read, ""));
}

TEST(Manifest, NamesThatLeadElsewhere) {
  for (const char* name : {"../t.tgz", "a/b", ".hidden", "", "a b", "a\\u0000b"}) {
    const std::string file = std::string(R"({"name": ")") + name + R"(", "url": "http://example.org/t"})";
    const auto read = parse_manifest(
        manifest(file, R"({"format": "lines", "pairs": ["a-b"], "source": "x", "references": ["x"]})"), "f");
    ASSERT_FALSE(read) << name;
    EXPECT_EQ(read.error().code, ErrorCode::kFormat);
    EXPECT_GT(read.error().line, 0U);
  }
}

TEST(Manifest, Finding) {
  const test::TempFolder folder;
  const std::string text =
      manifest(kArchive, R"({"format": "lines", "pairs": ["a-b"], "source": "t.tgz:x", "references": ["t.tgz:y"]})");
  folder.write("made_b.json", text);
  const auto found = find_manifest("made/b", {folder.path() + "/none", folder.path()});
  ASSERT_TRUE(found) << found.error().to_string();
  EXPECT_EQ(found->set.manifest, folder.path() + "/made_b.json");
  for (const char* name : {"made_b", "made/c", "", "../made/b", "/made/b"}) {
    const auto none = find_manifest(name, {folder.path()});
    ASSERT_FALSE(none) << name;
    EXPECT_EQ(none.error().code, ErrorCode::kUsage);
  }
  EXPECT_NE(find_manifest("made", {folder.path()}).error().message.find("made/b"), std::string::npos);
  folder.write("other.json", text);
  EXPECT_FALSE(all_manifests({folder.path()}));
}

}  // namespace
}  // namespace lacuna::testsets
