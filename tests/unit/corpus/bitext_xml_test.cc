// Files as translation tools write them, and files that mean harm: XLIFF and TMX, read, annotated and given back.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "eval/corpus/formats/tmx_bitext.h"
#include "eval/corpus/formats/xliff.h"
#include "tests/support/xml_bitext.h"

namespace lacuna::corpus {
namespace {

using test::bitext_of;
using test::notes_on_all;
using test::xml_error;

/// As `bitext_of`, without a file.
Result<Bitext> parsed(const std::string& bytes, const std::string& name, const BitextOptions& options = {}) {
  BitextFile file{.path = name, .sha256 = {}, .bytes = bytes};
  file.format = format_of_name(name).value_or(BitextFormat::kXliff1);
  return file.format == BitextFormat::kTmx ? parse_tmx(std::move(file), options)
                                           : parse_xliff(std::move(file), options);
}

std::string replaced(std::string text, const std::string& old, const std::string& by) {
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + by.size())) {
    text.replace(at, old.size(), by);
  }
  return text;
}

/// What a stretch of XML without elements means.
std::string decoded(std::string text) {
  text = replaced(std::move(text), "\r\n", "\n");
  text = replaced(replaced(std::move(text), "&lt;", "<"), "&gt;", ">");
  return replaced(replaced(std::move(text), "&quot;", "\""), "&amp;", "&");
}

struct Tool {
  const char* file;
  std::size_t units;
};

void PrintTo(const Tool& tool, std::ostream* out) { *out << tool.file; }

class ToolFiles : public ::testing::TestWithParam<Tool> {
 protected:
  void SetUp() override {
    name_ = GetParam().file;
    std::ifstream file(std::string(LACUNA_SOURCE_DIR) + "/tests/unit/corpus/bitexts/" + name_, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
    ASSERT_FALSE(bytes_.empty());
    if (name_ == "three_languages.tmx") options_ = {.source_language = "vi", .target_language = "fr"};
  }

  /// Reads `bytes`, annotates, annotates again, and takes the notes out.
  void expect_round_trip(const std::string& bytes) {
    const Bitext bitext = bitext_of(bytes, name_, options_);
    ASSERT_EQ(bitext.units.size(), GetParam().units);
    EXPECT_EQ(annotate(bitext, {}).value(), bytes);
    const std::string annotated = annotate(bitext, notes_on_all(bitext)).value();
    EXPECT_GT(annotated.size(), bytes.size());
    const Bitext again = bitext_of(annotated, name_, options_);
    ASSERT_EQ(again.units.size(), bitext.units.size());
    EXPECT_EQ(again.source.text, bitext.source.text);
    EXPECT_EQ(again.target.text, bitext.target.text);
    for (std::size_t i = 0; i < bitext.units.size(); ++i) EXPECT_EQ(again.units[i].ignored, bitext.units[i].ignored);
    EXPECT_EQ(annotate(again, notes_on_all(again)).value(), annotated);
    EXPECT_EQ(annotate(again, {}).value(), bytes);
    const std::vector<UnitNote> one = {{0, "url", Severity::kMinor, "lost"}};
    EXPECT_EQ(annotate(again, one).value(), annotate(bitext, one).value());
  }

  std::string name_;
  std::string bytes_;
  BitextOptions options_;
};

TEST_P(ToolFiles, RoundTrip) { expect_round_trip(bytes_); }

TEST_P(ToolFiles, RoundTripWithOtherLineEnds) {
  const std::string plain = replaced(bytes_, "\r\n", "\n");
  expect_round_trip(plain);
  const std::string windows = replaced(plain, "\n", "\r\n");
  expect_round_trip(windows);
  const Bitext bitext = bitext_of(windows, name_, options_);
  const std::string annotated = annotate(bitext, notes_on_all(bitext)).value();
  EXPECT_EQ(replaced(replaced(annotated, "\r\n", "\n"), "\n", "\r\n"), annotated) << "a lone line feed";
  EXPECT_EQ(bitext.source.text, bitext_of(plain, name_, options_).source.text);
}

TEST_P(ToolFiles, RoundTripWithMarkAndWithoutLastLineEnd) {
  std::string bytes = bytes_.starts_with("\xEF\xBB\xBF") ? bytes_.substr(3) : "\xEF\xBB\xBF" + bytes_;
  expect_round_trip(bytes);
  while (bytes.back() == '\n' || bytes.back() == '\r') bytes.pop_back();
  expect_round_trip(bytes);
}

TEST_P(ToolFiles, RoundTripInUtf16) {
  std::string text = bytes_.starts_with("\xEF\xBB\xBF") ? bytes_.substr(3) : bytes_;
  for (const char* declared : {"encoding=\"UTF-8\"", "encoding=\"utf-8\"", "encoding='UTF-8'"}) {
    text = replaced(std::move(text), declared, "encoding=\"utf-16\"");
  }
  for (const TextEncoding encoding : {TextEncoding::kUtf16Le, TextEncoding::kUtf16Be}) {
    const std::string bytes = encoded("\xEF\xBB\xBF" + text, encoding);
    expect_round_trip(bytes);
    EXPECT_EQ(bitext_of(bytes, name_, options_).source.text, bitext_of(bytes_, name_, options_).source.text);
  }
}

TEST_P(ToolFiles, TextsKnowTheirBytes) {
  const Bitext bitext = bitext_of(bytes_, name_, options_);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < bitext.units.size(); ++i) {
    const BitextUnit& unit = bitext.units[i];
    const std::string source = test::file_bytes(bitext, bitext.source, unit.source);
    const std::string target = test::file_bytes(bitext, bitext.target, unit.target);
    for (const auto& [raw, text] :
         {std::pair(source, test::source_of(bitext, i)), {target, test::target_of(bitext, i)}}) {
      // Between the first byte and the last may be elements, and layout that is not text.
      if (raw.find("=\"") != std::string::npos || raw.find("</") != std::string::npos ||
          raw.find("\n ") != std::string::npos) {
        continue;
      }
      EXPECT_EQ(decoded(raw), text);
      ++compared;
    }
    // A code begins where its element does, or where its native code does.
    for (const InlineCode& code : unit.source_codes) {
      const std::string raw = test::file_bytes(bitext, bitext.source, code.span);
      EXPECT_TRUE(raw.starts_with("<") || decoded(raw).starts_with(code.span.of(bitext.source.text).substr(0, 1)))
          << raw;
    }
    EXPECT_EQ(bitext.source.text.at(unit.source.end), '\n');
    EXPECT_EQ(bitext.target.text.at(unit.target.end), '\n');
  }
  EXPECT_GT(compared, 0U);
}

TEST_P(ToolFiles, TruncatedAnywhereItIsAnError) {
  std::size_t end = bytes_.find_last_of('>');
  for (std::size_t size = 0; size <= end; ++size) {
    const Result<Bitext> bitext = parsed(bytes_.substr(0, size), name_, options_);
    ASSERT_FALSE(bitext.ok()) << size;
    EXPECT_EQ(bitext.error().code, ErrorCode::kFormat) << size;
    EXPECT_GT(bitext.error().line, 0U);
    EXPECT_LE(bitext.error().byte, static_cast<std::int64_t>(size));
  }
}

INSTANTIATE_TEST_SUITE_P(All, ToolFiles,
                         ::testing::Values(Tool{"rainbow.xlf", 6}, Tool{"trados.sdlxliff", 3}, Tool{"memoq.mqxliff", 3},
                                           Tool{"phrase.mxliff", 2}, Tool{"toolkit.xlf", 4}, Tool{"xcode.xliff", 3},
                                           Tool{"angular.xlf", 3}, Tool{"prefixed.xlf", 1}, Tool{"angular2.xlf", 2},
                                           Tool{"okapi2.xlf", 4}, Tool{"omegat.tmx", 2}, Tool{"trados.tmx", 2},
                                           Tool{"three_languages.tmx", 2}),
                         [](const auto& tool) {
                           std::string name = tool.param.file;
                           for (char& c : name) c = c == '.' ? '_' : c;
                           return name;
                         });

const std::string kHead = "<xliff version=\"1.2\"><file source-language=\"vi\" target-language=\"en\"><body>\n";
const std::string kTail = "</body></file></xliff>\n";

std::string xliff(const std::string& source) {
  return kHead + "<trans-unit id=\"1\"><source>" + source + "</source><target>x</target></trans-unit>" + kTail;
}

TEST(XmlByContent, ARootWithPrefix) {
  const std::string bytes =
      "<x:xliff xmlns:x=\"urn:oasis:names:tc:xliff:document:2.2\" version=\"2.2\" srcLang=\"vi\" "
      "trgLang=\"en\"><x:file id=\"f\"><x:unit id=\"u\"><x:segment><x:source>a</x:source>"
      "</x:segment></x:unit></x:file></x:xliff>";
  const Bitext bitext = bitext_of(bytes, "no-ending");
  EXPECT_EQ(bitext.format, BitextFormat::kXliff2);
  EXPECT_EQ(bitext.units.size(), 1U);
}

TEST(HostileXml, WrongDeclaration) {
  const std::string declared = "<?xml version=\"1.0\" encoding=\"windows-1258\"?>\n" + xliff("năm");
  EXPECT_NE(xml_error(declared, "a.xlf").message.find("'windows-1258'"), std::string::npos);
  EXPECT_EQ(xml_error("<?xml version=\"1.0\"?>\n" + xliff("n\xE3m"), "a.xlf").code, ErrorCode::kEncoding);
}

TEST(HostileXml, EntitiesNeitherGrowNorReachOut) {
  std::string bomb =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE xliff [\n<!ENTITY a \"ha\">\n<!ENTITY b \"&a;&a;&a;&a;\">\n]>\n";
  const Error error = xml_error(bomb + xliff("&b;"), "a.xlf");
  EXPECT_EQ(error.line, 4U);
  EXPECT_GT(error.byte, 0);
  const test::TempFolder folder;
  const std::string secret = folder.write("secret.txt", "secret");
  const std::string external = "<!DOCTYPE tmx [<!ENTITY a SYSTEM \"file://" + secret + "\">]>";
  EXPECT_NE(xml_error(external + xliff("&a;"), "a.xlf").message.find("external"), std::string::npos);
  EXPECT_EQ(test::source_of(bitext_of("<!DOCTYPE x [<!ENTITY a \"ha\">]>" + xliff("&a;"), "a.xlf"), 0), "&a;");
}

TEST(HostileXml, DeepNesting) {
  std::string deep;
  for (int i = 0; i < 10000; ++i) deep += "<g id=\"1\">";
  EXPECT_NE(xml_error(xliff(deep), "a.xlf").message.find("nested more than"), std::string::npos);
  std::string groups;
  for (int i = 0; i < 10000; ++i) groups += "<group>";
  EXPECT_NE(xml_error(kHead + groups, "a.xlf").message.find("nested more than"), std::string::npos);
}

TEST(HostileXml, HugeAttribute) {
  const std::string huge = xliff("<x id=\"" + std::string(std::size_t{64} << 20U, 'a') + "\"/>");
  const Result<Bitext> bitext = parsed(huge, "a.xlf");
  ASSERT_FALSE(bitext.ok());
  EXPECT_NE(bitext.error().message.find("16 MiB"), std::string::npos);
  EXPECT_EQ(bitext.error().line, 2U);
  EXPECT_EQ(bitext.error().byte, static_cast<std::int64_t>(huge.find("<x id")));
}

TEST(HostileXml, ManySegmentsOfOneUnit) {
  std::string source;
  std::string target;
  for (int i = 0; i < 20000; ++i) {
    source += "<mrk mtype=\"seg\" mid=\"" + std::to_string(i) + "\">a</mrk>";
    target += "<mrk mtype=\"seg\" mid=\"" + std::to_string(19999 - i) + "\">b</mrk>";
  }
  const std::string bytes = kHead + "<trans-unit id=\"1\"><source>a</source><seg-source>" + source +
                            "</seg-source><target>" + target + "</target></trans-unit>" + kTail;
  const Bitext bitext = parsed(bytes, "a.xlf").value();
  EXPECT_EQ(bitext.units.size(), 20000U);
  EXPECT_GT(annotate(bitext, notes_on_all(bitext)).value().size(), bytes.size());
}

}  // namespace
}  // namespace lacuna::corpus
