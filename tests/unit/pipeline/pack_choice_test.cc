#include "eval/pipeline/pack_choice.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_pack.h"

namespace lacuna::pipeline {
namespace {

class PackChoiceTest : public test::TempFolderTest {
 protected:
  PackChoiceTest() {
    test::write_tiny_pack(folder_.at("packs/tiny"));
    wish_.pack_folders = {folder_.at("packs")};
    for (std::size_t i = 0; i < 5; ++i) {
      source_.text += test::tiny_sentence(i).source + "\n";
      target_.text += test::tiny_sentence(i).target + "\n";
    }
  }
  PackWish wish_;
  corpus::Document source_{.path = "source.txt", .text = {}};
  corpus::Document target_{.path = "target.txt", .text = {}};
  corpus::Document strange_{.path = "strange.txt", .text = "Gallia est omnis divisa in partes tres."};
};

TEST_F(PackChoiceTest, FoundByTheTexts) {
  const auto pack = choose_pack(wish_, source_, target_);
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  EXPECT_EQ(pack->manifest.source_language, "vi");
  const auto choice = choose_pack_if_any(wish_, source_, target_);
  ASSERT_TRUE(choice.ok());
  EXPECT_TRUE(choice->pack.has_value());
  EXPECT_EQ(choice->reason, "");
}

TEST_F(PackChoiceTest, SwappedTextsAreAnErrorForBoth) {
  for (const bool named : {false, true}) {
    if (named) wish_.source_language = "vi", wish_.target_language = "en";
    const auto pack = choose_pack(wish_, target_, source_);
    ASSERT_FALSE(pack.ok());
    EXPECT_EQ(pack.error().code, ErrorCode::kMismatch);
    EXPECT_EQ(pack.error().path, "target.txt");
    const auto choice = choose_pack_if_any(wish_, target_, source_);
    ASSERT_FALSE(choice.ok());
    EXPECT_EQ(choice.error().message, pack.error().message);
  }
}

TEST_F(PackChoiceTest, AStrangeTextIsAnErrorOnlyWhereAPackIsNeededOrNamed) {
  const auto pack = choose_pack(wish_, source_, strange_);
  ASSERT_FALSE(pack.ok());
  EXPECT_EQ(pack.error().path, "strange.txt");
  const auto choice = choose_pack_if_any(wish_, source_, strange_);
  ASSERT_TRUE(choice.ok());
  EXPECT_FALSE(choice->pack.has_value());
  EXPECT_NE(choice->reason, "");
  wish_.pack_path = folder_.at("packs/tiny");
  EXPECT_FALSE(choose_pack_if_any(wish_, source_, strange_).ok());
}

TEST_F(PackChoiceTest, NamedLanguagesAreBelieved) {
  wish_.source_language = "vi";
  wish_.target_language = "en-GB";
  EXPECT_TRUE(choose_pack(wish_, source_, strange_).ok());
  EXPECT_TRUE(choose_pack_if_any(wish_, source_, strange_)->pack.has_value());
}

TEST_F(PackChoiceTest, NoPackForTheLanguages) {
  wish_.source_language = "xx";
  const auto pack = choose_pack(wish_, source_, target_);
  ASSERT_FALSE(pack.ok());
  EXPECT_EQ(pack.error().code, ErrorCode::kPack);
  const auto choice = choose_pack_if_any(wish_, source_, target_);
  ASSERT_TRUE(choice.ok());
  EXPECT_NE(choice->reason.find("xx to any language"), std::string::npos) << choice->reason;
  wish_.pack_path = folder_.at("packs/tiny");
  EXPECT_FALSE(choose_pack_if_any(wish_, source_, target_).ok()) << "a pack that is named has to serve";
}

TEST_F(PackChoiceTest, ADamagedPackIsAnError) {
  folder_.write("packs/tiny/payload.bin", "damaged");
  wish_.source_language = "vi";
  wish_.target_language = "en";
  const auto choice = choose_pack_if_any(wish_, source_, target_);
  ASSERT_FALSE(choice.ok());
  EXPECT_EQ(choice.error().code, ErrorCode::kPack);
}

}  // namespace
}  // namespace lacuna::pipeline
