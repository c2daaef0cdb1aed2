#include "eval/text/spm_models.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace lacuna::text {
namespace {

TEST(SpmModels, NamesAndFilesAreUnique) {
  std::set<std::string_view> names;
  std::set<std::string_view> files;
  for (const SpmModel& model : spm_models()) {
    EXPECT_TRUE(names.insert(model.name).second) << model.name;
    EXPECT_TRUE(files.insert(model.file).second) << model.file;
    EXPECT_TRUE(model.url.starts_with("https://") && model.url.ends_with(model.file)) << model.url;
    EXPECT_TRUE(model.sha256.empty() || model.sha256.size() == 64) << model.name;
    EXPECT_EQ(find_spm_model(model.name), &model);
  }
  EXPECT_EQ(names.size(), 3U);
  EXPECT_EQ(find_spm_model("spm"), find_spm_model("flores101"));
  EXPECT_EQ(find_spm_model("flores"), nullptr);
}

class SpmModelsFolders : public test::TempFolderTest {};

TEST_F(SpmModelsFolders, TheFirstFolderThatHasTheFile) {
  const std::filesystem::path root = folder_.path();
  std::filesystem::create_directories(root / "b");
  const std::vector<std::string> folders = {(root / "a").string(), (root / "b").string(), root.string()};
  const SpmModel& model = *find_spm_model("flores200");
  EXPECT_EQ(locate_spm_model(model, {}), "");
  EXPECT_EQ(locate_spm_model(model, folders), "");
  const auto touch = [&](const std::filesystem::path& folder) { std::ofstream(folder / model.file) << "x"; };
  touch(root);
  EXPECT_EQ(locate_spm_model(model, folders), (root / model.file).string());
  touch(root / "b");
  EXPECT_EQ(locate_spm_model(model, folders), (root / "b" / model.file).string());
}

TEST(SpmModels, AnotherFileIsNotTheModel) {
  const auto wrong = open_spm_model(*find_spm_model("flores200"), "something", "x.model");
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().code, ErrorCode::kFormat);
  EXPECT_EQ(wrong.error().path, "x.model");
  EXPECT_NE(wrong.error().message.find("not the model of flores200"), std::string::npos);
  EXPECT_EQ(open_spm_model(*find_spm_model("flores101"), "something", "x.model").error().code, ErrorCode::kFormat);
}

TEST(SpmModels, TheNameIsTheSignature) {
  std::vector<std::string> lines;
  for (int i = 0; i < 200; ++i) lines.push_back("a small line of words " + std::to_string(i));
  const auto bytes = train_sentencepiece(lines, {.vocabulary_size = 60});
  ASSERT_TRUE(bytes.ok());
  const auto tokenizer = open_spm_model(*find_spm_model("spBLEU-1K"), *bytes, "x");
  ASSERT_TRUE(tokenizer.ok());
  EXPECT_EQ((*tokenizer)->signature(), "spBLEU-1K");
}

}  // namespace
}  // namespace lacuna::text
