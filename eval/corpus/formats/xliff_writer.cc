#include "eval/corpus/formats/xliff_writer.h"

#include <algorithm>
#include <map>

#include "eval/base/utf8.h"
#include "eval/corpus/formats/code_numbers.h"
#include "eval/corpus/formats/xliff_units.h"
#include "eval/corpus/formats/xml_notes.h"
#include "eval/corpus/ignore_marker.h"

namespace lacuna::corpus {
namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string content(std::string_view text) { return xml_escaped(text, XmlPlace::kContent); }

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml_escaped(value, XmlPlace::kAttribute) + "\"";
}

/// The file's name without its folders, which are nobody's business.
std::string_view file_name(const Bitext& bitext) {
  const std::string_view path = bitext.source.path;
  return path.substr(path.find_last_of("/\\") + 1);  // npos + 1 is 0
}

std::string source_language(const Bitext& bitext) {
  return bitext.source_language.empty() ? "und" : bitext.source_language;
}

/// The text of one side, its codes as `element` writes them and the rest as `plain` does.
template <class Plain, class Element>
std::string marked_up(const Document& document, const ByteSpan& span, const std::vector<NumberedCode>& codes,
                      const Plain& plain, const Element& element) {
  std::string xml;
  std::size_t done = span.begin;
  for (const NumberedCode& code : codes) {
    xml += plain(ByteSpan{done, code.span.begin}.of(document.text)) + element(code, code.span.of(document.text));
    done = code.span.end;
  }
  return xml + plain(ByteSpan{done, span.end}.of(document.text));
}

std::string element1(const NumberedCode& code, std::string_view native) {
  const bool opens = code.role == CodeRole::kOpen;
  std::string name = "ph";
  std::string attributes = attribute("id", std::to_string(code.number));
  if (code.role != CodeRole::kStandalone && code.has_partner) {
    name = opens ? "bpt" : "ept";
    attributes += attribute("rid", std::to_string(code.pair));
  } else if (code.role != CodeRole::kStandalone) {
    name = "it";
    attributes += attribute("pos", opens ? "open" : "close");
  }
  return "<" + name + attributes + ">" + content(native) + "</" + name + ">";
}

std::string unit1(const BitextUnit& unit, const Bitext& bitext, std::size_t number) {
  CodeNumbers numbers;
  std::string xml = "      <trans-unit" + attribute("id", std::to_string(number));
  if (!unit.name.empty()) xml += attribute("resname", unit.name);
  if (unit.state == UnitState::kProtected) xml += attribute("translate", "no");
  if (unit.max_characters) {
    xml += attribute("size-unit", "char") + attribute("maxwidth", std::to_string(*unit.max_characters));
  }
  xml += " xml:space=\"preserve\">\n        <source>" +
         marked_up(bitext.source, unit.source, numbers.of(unit.source_codes), content, element1) + "</source>\n";
  if (!unit.target.empty()) {
    const char* state = unit.state == UnitState::kNeedsReview ? "needs-review-translation" : "translated";
    xml += "        <target" + attribute("state", state) + ">" +
           marked_up(bitext.target, unit.target, numbers.of(unit.target_codes), content, element1) + "</target>\n";
  }
  if (!unit.ignored.empty()) xml += "        <note>" + ignore_marker(unit.ignored) + "</note>\n";
  return xml + "      </trans-unit>\n";
}

/// Content in which what XML cannot hold is a <cp>.
std::string content2(std::string_view text) {
  std::string xml;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = base::next_code_point(text, at);
    const bool is_text =
        (code >= 0x20 && code != 0xFFFE && code != 0xFFFF) || code == '\t' || code == '\n' || code == '\r';
    if (is_text) continue;
    constexpr char kDigits[] = "0123456789ABCDEF";
    xml += content(text.substr(done, begin - done)) + "<cp hex=\"";
    for (const unsigned shift : {12U, 8U, 4U, 0U}) xml += kDigits[code >> shift & 0xFU];
    xml += "\"/>";
    done = at;
  }
  return xml + content(text.substr(done));
}

/// The native codes of a unit, each once, in the order they are met.
class OriginalData {
 public:
  std::string reference(std::string_view native) {
    const auto [known, is_new] = numbers_.try_emplace(std::string(native), numbers_.size() + 1);
    std::string id = "d" + std::to_string(known->second);
    if (is_new) xml_ += "          <data" + attribute("id", id) + ">" + content2(native) + "</data>\n";
    return id;
  }
  [[nodiscard]] std::string element() const {
    return xml_.empty() ? std::string() : "        <originalData>\n" + xml_ + "        </originalData>\n";
  }

 private:
  std::map<std::string, std::size_t> numbers_;
  std::string xml_;
};

std::string element2(const NumberedCode& code, std::string_view native, OriginalData& data) {
  const std::string reference = attribute("dataRef", data.reference(native)) + "/>";
  if (code.role == CodeRole::kClose && code.has_partner) {
    return "<ec" + attribute("startRef", std::to_string(code.pair)) + reference;
  }
  const std::string id = attribute("id", std::to_string(code.number));
  if (code.role == CodeRole::kStandalone) return "<ph" + id + reference;
  return (code.role == CodeRole::kOpen ? "<sc" : "<ec") + id + (code.has_partner ? "" : " isolated=\"yes\"") +
         reference;
}

std::string unit2(const BitextUnit& unit, const Bitext& bitext, std::size_t number) {
  CodeNumbers numbers;
  OriginalData data;
  const auto element = [&](const NumberedCode& code, std::string_view native) { return element2(code, native, data); };
  std::string segment = "        <segment";
  if (!unit.target.empty())
    segment += attribute("state", unit.state == UnitState::kNeedsReview ? "initial" : "translated");
  segment += ">\n          <source>" +
             marked_up(bitext.source, unit.source, numbers.of(unit.source_codes), content2, element) + "</source>\n";
  if (!unit.target.empty()) {
    segment += "          <target>" +
               marked_up(bitext.target, unit.target, numbers.of(unit.target_codes), content2, element) + "</target>\n";
  }
  std::string xml = "      <unit" + attribute("id", std::to_string(number));
  if (!unit.name.empty()) xml += attribute("name", unit.name);
  if (unit.state == UnitState::kProtected) xml += attribute("translate", "no");
  if (unit.max_characters) xml += attribute("slr:sizeRestriction", std::to_string(*unit.max_characters));
  xml += " xml:space=\"preserve\">\n";
  if (!unit.ignored.empty()) {
    xml += "        <notes>\n          <note>" + ignore_marker(unit.ignored) + "</note>\n        </notes>\n";
  }
  return xml + data.element() + segment + "        </segment>\n      </unit>\n";
}

}  // namespace

std::string write_xliff1(const Bitext& bitext) {
  const bool po = bitext.format == BitextFormat::kPo;
  std::string xml = std::string(kDeclaration) +
                    "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n  <file" +
                    attribute("original", file_name(bitext)) + attribute("source-language", source_language(bitext));
  if (!bitext.target_language.empty()) xml += attribute("target-language", bitext.target_language);
  xml += attribute("datatype", po ? "po" : bitext.software ? kMessagesType : "plaintext") + ">\n    <body>\n";
  std::size_t number = 0;
  for (const BitextUnit& unit : bitext.units) xml += unit1(unit, bitext, ++number);
  return xml + "    </body>\n  </file>\n</xliff>\n";
}

std::string write_xliff2(const Bitext& bitext) {
  const bool limited = std::any_of(bitext.units.begin(), bitext.units.end(),
                                   [](const BitextUnit& unit) { return unit.max_characters.has_value(); });
  std::string xml =
      std::string(kDeclaration) + "<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"";
  if (limited) xml += " xmlns:slr=\"urn:oasis:names:tc:xliff:sizerestriction:2.0\"";
  xml += attribute("srcLang", source_language(bitext));
  if (!bitext.target_language.empty()) xml += attribute("trgLang", bitext.target_language);
  xml += ">\n  <file id=\"f1\"" + attribute("original", file_name(bitext)) + ">\n";
  if (limited) xml += "    <slr:profiles generalProfile=\"xliff:codepoints\"/>\n";
  std::size_t number = 0;
  for (const BitextUnit& unit : bitext.units) xml += unit2(unit, bitext, ++number);
  return xml + "  </file>\n</xliff>\n";
}

}  // namespace lacuna::corpus
