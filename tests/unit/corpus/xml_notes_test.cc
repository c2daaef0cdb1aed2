#include "eval/corpus/formats/xml_notes.h"

#include <gtest/gtest.h>

namespace lacuna::corpus {
namespace {

XmlLayout behind(const std::string& bytes, const std::string& what) {
  return layout_at(bytes, bytes.find(what) + what.size(), "unit");
}

TEST(XmlNotes, LayoutOfChildren) {
  const XmlLayout layout = behind("<f>\r\n\t<p:unit id='1'>\r\n\t\t<p:a/>\r\n\t</p:unit></f>", "<p:unit id='1'>");
  EXPECT_EQ(layout.space, "\r\n\t\t");
  EXPECT_EQ(layout.deeper, "\r\n\t\t\t");
  EXPECT_EQ(layout.prefix, "p:");
  EXPECT_EQ(behind("<unit><a/></unit>", "<unit>").space, "");
  EXPECT_EQ(behind("<unit><a/></unit>", "<unit>").deeper, "");
}

TEST(XmlNotes, LayoutOfSiblings) {
  const std::string bytes = "<unit>\n   <a>\nmany\n lines</a>\n   <b/><c/>\n</unit>";
  EXPECT_EQ(behind(bytes, "</a>").space, "\n   ");
  EXPECT_EQ(behind(bytes, "</a>").deeper, "\n     ");  // two more where nothing shows the step
  EXPECT_EQ(behind(bytes, "<b/>").space, "\n   ");
  EXPECT_EQ(behind(bytes, "<c/>").space, "");
}

TEST(XmlNotes, Escapes) {
  EXPECT_EQ(xml_escaped("a<b>&\"c\"\n\t\r", XmlPlace::kContent), "a&lt;b&gt;&amp;\"c\"\n\t&#13;");
  EXPECT_EQ(xml_escaped("\"\n", XmlPlace::kAttribute), "&quot;&#10;");
  EXPECT_EQ(xml_escaped(std::string("\x01\x00", 2) + "\xEF\xBF\xBF", XmlPlace::kContent), "␁␀\xEF\xBF\xBD");
}

TEST(XmlNotes, ReferencesWhereTheFileIsAscii) {
  Bitext bitext;
  bitext.units.resize(1);
  bitext.bytes = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><x/>";
  EXPECT_EQ(note_content(bitext, {0, "number", Severity::kMinor, "năm"}), "number: n&#259;m");
  bitext.bytes = "<?xml version='1.0' encoding='utf-8'?><x/>";
  EXPECT_EQ(note_content(bitext, {0, "number", Severity::kMinor, "năm"}), "number: năm");
  bitext.bytes = "<x/>";
  EXPECT_EQ(note_content(bitext, {0, "number", Severity::kMinor, "năm"}), "number: năm");
}

}  // namespace
}  // namespace lacuna::corpus
