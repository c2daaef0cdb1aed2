#include "eval/corpus/xml_events.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

/// Writes every event down with the bytes it stands for.
class Recorder : public XmlHandler {
 public:
  explicit Recorder(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::string> on_event(const XmlEvent& event) override {
    EXPECT_LE(event.span.end, bytes_.size());
    const std::string raw(event.span.of(bytes_));
    switch (event.kind) {
      case XmlKind::kStart:
        list.push_back("start " + std::string(event.name.space) + "|" + std::string(event.name.local) + " " + raw);
        lines.push_back(event.line);
        for (const XmlAttribute& one : event.attributes) {
          list.push_back("  " + std::string(one.name.space) + "|" + std::string(one.name.local) + "=" +
                         std::string(one.value));
        }
        break;
      case XmlKind::kEnd: list.push_back("end " + std::string(event.name.local) + " " + raw); break;
      case XmlKind::kText:
        list.push_back((event.cdata ? "cdata " : "text ") + std::string(event.text) + " " + raw);
        text += event.text;
        break;
      case XmlKind::kComment: list.push_back("comment" + std::string(event.text) + raw); break;
      case XmlKind::kInstruction: list.push_back("instruction " + std::string(event.name.local) + " " + raw); break;
    }
    if (event.name.local == "refused") return "this is refused";
    return std::nullopt;
  }

  std::vector<std::string> list;
  std::vector<std::size_t> lines;
  std::string text;

 private:
  std::string_view bytes_;
};

Error error_of(std::string_view bytes, TextEncoding from = TextEncoding::kUtf8) {
  Recorder recorder(bytes);
  const Status status = read_xml(bytes, {.path = "file.xml", .decoded_from = from}, recorder);
  EXPECT_FALSE(status.ok()) << bytes.substr(0, 200);
  return status ? Error{} : status.error();
}

std::vector<std::string> events_of(std::string_view bytes, TextEncoding from = TextEncoding::kUtf8) {
  Recorder recorder(bytes);
  const Status status = read_xml(bytes, {.path = "file.xml", .decoded_from = from}, recorder);
  EXPECT_TRUE(status.ok()) << status.error().to_string();
  return recorder.list;
}

TEST(XmlEvents, EveryEventKnowsItsBytes) {
  const std::vector<std::string> expected = {"start urn:a|x <x xmlns='urn:a' xmlns:b='urn:b' k='1 &lt; 2' b:k='z'>",
                                             "  |k=1 < 2",
                                             "  urn:b|k=z",
                                             "text fish  fish ",
                                             "text & &amp;",
                                             "text  chips  chips",
                                             "text é &#xE9;",
                                             "start urn:b|y <b:y/>",
                                             "end y ",
                                             "cdata <i> <i>",
                                             "comment c <!-- c -->",
                                             "instruction p <?p q?>",
                                             "end x </x>"};
  EXPECT_EQ(
      events_of("<x xmlns='urn:a' xmlns:b='urn:b' k='1 &lt; 2' b:k='z'>fish &amp; chips&#xE9;<b:y/><![CDATA[<i>]]>"
                "<!-- c --><?p q?></x>"),
      expected);
}

TEST(XmlEvents, LineEndsAndMark) {
  Recorder recorder("\xEF\xBB\xBF<x>\r\n <y/>\r\n</x>");
  ASSERT_TRUE(
      read_xml("\xEF\xBB\xBF<x>\r\n <y/>\r\n</x>", {.path = "", .decoded_from = TextEncoding::kUtf8}, recorder).ok());
  EXPECT_EQ(recorder.list[0], "start |x <x>");
  EXPECT_EQ(recorder.list[1], "text \n \r\n");
  EXPECT_EQ(recorder.text, "\n \n");
  EXPECT_EQ(recorder.lines, (std::vector<std::size_t>{1, 2}));
}

TEST(XmlEvents, TheDeclarationMustAgreeWithTheBytes) {
  const auto declared = [](const std::string& name, const std::string& text = "x") {
    return "<?xml version=\"1.0\" encoding=\"" + name + "\"?><x>" + text + "</x>";
  };
  EXPECT_FALSE(events_of(declared("UTF-8", "é")).empty());
  EXPECT_FALSE(events_of(declared("utf-16"), TextEncoding::kUtf16Le).empty());
  EXPECT_FALSE(events_of(declared("UTF-16BE"), TextEncoding::kUtf16Be).empty());
  EXPECT_FALSE(events_of(declared("windows-1258")).empty());  // it holds ASCII only
  EXPECT_NE(error_of(declared("windows-1258", "é")).message.find("'windows-1258', but its bytes are UTF-8"),
            std::string::npos);
  EXPECT_NE(error_of(declared("UTF-16")).message.find("'UTF-16'"), std::string::npos);
  EXPECT_EQ(error_of(declared("UTF-16")).line, 1U);
  EXPECT_NE(error_of(declared("UTF-8"), TextEncoding::kUtf16Le).message.find("its bytes are UTF-16"),
            std::string::npos);
  EXPECT_FALSE(error_of(declared("UTF-16LE"), TextEncoding::kUtf16Be).message.empty());
}

TEST(XmlEvents, OtherEncodingsWhereTheBytesAreAsOnDisk) {
  const std::string latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><x>\xE9</x>";
  Recorder recorder(latin);
  ASSERT_TRUE(read_xml(latin, {.path = ""}, recorder).ok());
  EXPECT_EQ(recorder.text, "é");
}

TEST(XmlEvents, ReferencesStayAsTheyAreWritten) {
  const std::string bytes = "<!DOCTYPE x [<!ENTITY firm \"Acme\">]><x k=\"&firm;\">by &firm;</x>";
  const std::vector<std::string> list = events_of(bytes);
  EXPECT_EQ(list[1], "  |k=Acme");
  EXPECT_EQ(list[3], "text &firm; &firm;");
  EXPECT_EQ(events_of("<!DOCTYPE x [<!ENTITY lt \"&#38;#60;\">]><x>&lt;</x>")[1], "text < &lt;");  // as TMX's DTD does
  EXPECT_NE(error_of("<x>\n&firm;</x>").message.find("undefined entity"), std::string::npos);
  EXPECT_EQ(error_of("<x>\n&firm;</x>").line, 2U);
}

TEST(XmlEvents, EntitiesThatGrowOrReachOutAreRefused) {
  std::string bomb = "<!DOCTYPE x [\n<!ENTITY a0 \"haha\">\n";
  for (int i = 1; i < 12; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int k = 0; k < 10; ++k) bomb += "&a" + std::to_string(i - 1) + ";";
    bomb += "\">\n";
  }
  const Error error = error_of(bomb + "]>\n<x>&a11;</x>");
  EXPECT_EQ(error.line, 3U);
  EXPECT_NE(error.message.find("'a1' is made of other entities"), std::string::npos) << error.message;
  EXPECT_NE(error_of("<!DOCTYPE x [<!ENTITY a \"" + std::string(5000, 'a') + "\">]><x/>").message.find("longer than"),
            std::string::npos);
  std::string many = "<!DOCTYPE x [<!ENTITY a \"" + std::string(1000, 'a') + "\">]><x k=\"";
  for (int i = 0; i < 100000; ++i) many += "&a;";
  EXPECT_NE(error_of(many + "\"/>").message.find("amplification"), std::string::npos);
  const test::TempFolder folder;
  const std::string secret = folder.write("secret.txt", "secret");
  const Error external = error_of("<!DOCTYPE x [<!ENTITY a SYSTEM \"file://" + secret + "\">]><x>&a;</x>");
  EXPECT_NE(external.message.find("'a' is external"), std::string::npos);
  const std::string parameter =
      "<!DOCTYPE x SYSTEM \"file://" + secret + "\" [<!ENTITY % p SYSTEM \"file://" + secret + "\"> %p;]><x>&b;</x>";
  EXPECT_EQ(events_of(parameter)[1], "text &b; &b;");  // neither is read, so nobody knows what b is
}

TEST(XmlEvents, DepthIsBounded) {
  const auto nested = [](std::size_t depth) {
    std::string bytes;
    for (std::size_t i = 0; i < depth; ++i) bytes += "<x>";
    for (std::size_t i = 0; i < depth; ++i) bytes += "</x>";
    return bytes;
  };
  EXPECT_EQ(events_of(nested(kMaxXmlDepth)).size(), 2 * kMaxXmlDepth);
  EXPECT_NE(error_of(nested(10000)).message.find("nested more than"), std::string::npos);
  EXPECT_EQ(error_of(nested(10000)).byte, static_cast<std::int64_t>(3 * kMaxXmlDepth));
}

TEST(XmlEvents, OneTagIsBounded) {
  const std::string fits = "<x k=\"" + std::string(std::size_t{6} << 20U, 'a') + "\"/>";
  EXPECT_EQ(events_of(fits).size(), 3U);
  const Error error = error_of("<x>\n<y k=\"" + std::string(std::size_t{64} << 20U, 'a') + "\"/></x>");
  EXPECT_EQ(error.line, 2U);
  EXPECT_EQ(error.byte, 4);
  EXPECT_NE(error.message.find("16 MiB"), std::string::npos);
  EXPECT_EQ(error_of("<x><!--" + std::string(std::size_t{20} << 20U, 'a') + "--></x>").byte, 3);
  Recorder recorder(fits);
  XmlReader reader({.path = "", .decoded_from = TextEncoding::kUtf8}, recorder);
  Status status;
  for (std::size_t at = 0; at < fits.size() && status.ok(); at += 65536) {
    status = reader.feed(std::string_view(fits).substr(at, 65536), at + 65536 >= fits.size());
  }
  EXPECT_TRUE(status.ok());
  EXPECT_EQ(recorder.list.size(), 3U);
}

TEST(XmlEvents, LongTextIsNotBounded) {
  const std::string bytes = "<x>" + std::string(std::size_t{20} << 20U, 'a') + "</x>";
  Recorder recorder(bytes);
  ASSERT_TRUE(read_xml(bytes, {.path = "", .decoded_from = TextEncoding::kUtf8}, recorder).ok());
  EXPECT_EQ(recorder.text.size(), std::size_t{20} << 20U);
}

TEST(XmlEvents, WhatIsWrongHasItsPlace) {
  const Error mismatch = error_of("<x>\n<y></x>");
  EXPECT_EQ(mismatch.code, ErrorCode::kFormat);
  EXPECT_EQ(mismatch.path, "file.xml");
  EXPECT_EQ(mismatch.line, 2U);
  EXPECT_EQ(mismatch.byte, 9);
  EXPECT_NE(mismatch.message.find("mismatched tag"), std::string::npos);
  EXPECT_NE(error_of("<x>\n<y>a").message.find("ends before its elements do"), std::string::npos);
  EXPECT_NE(error_of("<x k='1' k='2'/>").message.find("duplicate attribute"), std::string::npos);
  EXPECT_NE(error_of("<p:x/>").message.find("unbound prefix"), std::string::npos);
  EXPECT_NE(error_of("").message.find("no element"), std::string::npos);
  const Error refused = error_of("<x>\n<refused/><x/></x>");
  EXPECT_EQ(refused.message, "this is refused");
  EXPECT_EQ(refused.line, 2U);
  EXPECT_EQ(refused.byte, 4);
}

TEST(XmlEvents, TruncatedAnywhereItIsAnError) {
  const std::string bytes =
      "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e 'f'>]><x k=\"é\">a&amp;<!-- c --><![CDATA[b]]></x>";
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Error error = error_of(std::string_view(bytes).substr(0, size));
    EXPECT_GE(error.byte, 0);
    EXPECT_LE(error.byte, static_cast<std::int64_t>(size));
    EXPECT_EQ(error.line, 1U);
  }
  EXPECT_FALSE(events_of(bytes).empty());
}

}  // namespace
}  // namespace lacuna::corpus
