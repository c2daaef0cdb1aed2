#include "eval/corpus/tmx.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

using test::TempFolder;

std::string tmx(const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n"
         "<header srclang=\"vi\"/>\n<body>\n" +
         body + "</body>\n</tmx>\n";
}

std::string unit(const std::string& source, const std::string& target) {
  return "<tu><tuv xml:lang=\"vi\"><seg>" + source + "</seg></tuv><tuv xml:lang=\"en-US\"><seg>" + target +
         "</seg></tuv></tu>\n";
}

class TmxTest : public ::testing::Test {
 protected:
  Result<std::vector<SentencePair>> read(const std::string& bytes, const char* source = "vi",
                                         const char* target = "en") {
    return read_tmx(folder_.write("memory.tmx", bytes), source, target);
  }
  Error error_of(const std::string& bytes, const char* source = "vi", const char* target = "en") {
    const auto pairs = read(bytes, source, target);
    EXPECT_FALSE(pairs.ok()) << bytes;
    return pairs ? Error{} : pairs.error();
  }

  TempFolder folder_;
};

TEST_F(TmxTest, TextIsWhatAReaderSees) {
  const auto pairs = read(tmx(unit("Bấm <bpt i=\"1\">&lt;b&gt;</bpt>vào <hi>đây</hi><ept i=\"1\">&lt;/b&gt;</ept>.",
                                   "Click <ph>{0 <sub>not this</sub>}</ph>here &amp; now.") +
                              unit(" Hai\n\tdòng ", "<![CDATA[Two <lines>]]>")));
  ASSERT_TRUE(pairs.ok()) << pairs.error().to_string();
  ASSERT_EQ(pairs->size(), 2U);
  EXPECT_EQ((*pairs)[0].source, "Bấm vào đây.");
  EXPECT_EQ((*pairs)[0].target, "Click here & now.");
  EXPECT_EQ((*pairs)[1].source, "Hai dòng");
  EXPECT_EQ((*pairs)[1].target, "Two <lines>");
}

TEST_F(TmxTest, TheLanguagesAskedFor) {
  const std::string body =
      "<tu><tuv lang=\"FR\"><seg>un</seg></tuv><tuv xml:lang=\"en_GB\"><seg>one</seg></tuv>"
      "<tuv xml:lang=\"EN\"><seg>second</seg></tuv><tuv xml:lang=\"vi-VN\"><prop>x</prop><seg>một</seg></tuv></tu>"
      "<tu><tuv xml:lang=\"vi\"><seg>alone</seg></tuv><tuv xml:lang=\"eng\"><seg>other</seg></tuv></tu>"
      "<tu><tuv xml:lang=\"vi\"><seg> </seg></tuv><tuv xml:lang=\"en\"><seg>blank</seg></tuv></tu>";
  const auto pairs = read(tmx(body));
  ASSERT_TRUE(pairs.ok()) << pairs.error().to_string();
  ASSERT_EQ(pairs->size(), 1U);
  EXPECT_EQ((*pairs)[0].source, "một");
  EXPECT_EQ((*pairs)[0].target, "one");
  EXPECT_EQ(read(tmx(body), "fr", "vi")->front().source, "un");
  EXPECT_EQ(read(tmx(body), "en", "fr")->front().target, "un");
}

TEST_F(TmxTest, OtherEncodingsAreRead) {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<tmx><body><tu><tuv lang='vi'><seg>mai</seg></tuv><tuv lang='en'><seg>plum</seg>"
                                  "</tuv></tu></body></tmx>")) {
    wide += {c, '\0'};
  }
  const auto pairs = read(wide);
  ASSERT_TRUE(pairs.ok()) << pairs.error().to_string();
  EXPECT_EQ(pairs->front().target, "plum");
}

TEST_F(TmxTest, AFileLongerThanAChunk) {
  std::string body;
  for (int i = 0; i < 3000; ++i) body += unit("câu số " + std::to_string(i), "sentence no. " + std::to_string(i));
  const auto pairs = read(tmx(body));
  ASSERT_TRUE(pairs.ok()) << pairs.error().to_string();
  ASSERT_EQ(pairs->size(), 3000U);
  for (std::size_t i = 0; i < pairs->size(); ++i) {
    EXPECT_EQ((*pairs)[i].source, "câu số " + std::to_string(i));
    EXPECT_EQ((*pairs)[i].target, "sentence no. " + std::to_string(i));
  }
}

TEST_F(TmxTest, WhatIsWrongIsNamedWithItsLine) {
  const Error broken = error_of(tmx(unit("một", "one") + "<tu>\n"));
  EXPECT_EQ(broken.code, ErrorCode::kFormat);
  EXPECT_EQ(broken.path, folder_.at("memory.tmx"));
  EXPECT_EQ(broken.line, 8U);
  EXPECT_GT(broken.byte, 0);
  EXPECT_EQ(error_of("").code, ErrorCode::kFormat);
  EXPECT_EQ(error_of("một\tone\n").line, 1U);
  EXPECT_NE(error_of("<html><body/></html>").message.find("<tmx>"), std::string::npos);
  EXPECT_EQ(error_of(tmx(unit("m\xC0t", "one"))).line, 6U);
  const Error other = error_of(tmx(unit("một", "one")), "de", "en");
  EXPECT_EQ(other.code, ErrorCode::kFormat);
  EXPECT_NE(other.message.find("'de' and 'en'"), std::string::npos) << other.message;
  EXPECT_NE(other.message.find("en-us, vi"), std::string::npos) << other.message;
  EXPECT_EQ(error_of(tmx(unit("một", "one")), "", "en").code, ErrorCode::kUsage);
  EXPECT_EQ(read_tmx(folder_.at("missing.tmx"), "vi", "en").error().code, ErrorCode::kIo);
}

TEST_F(TmxTest, EntitiesDoNotGrowWithoutBound) {
  std::string bomb = "<!DOCTYPE tmx [<!ENTITY a0 \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">";
  for (int i = 1; i < 12; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int k = 0; k < 10; ++k) bomb += "&a" + std::to_string(i - 1) + ";";
    bomb += "\">";
  }
  EXPECT_EQ(error_of(bomb + "]><tmx>&a11;</tmx>").code, ErrorCode::kFormat);
}

}  // namespace
}  // namespace lacuna::corpus
