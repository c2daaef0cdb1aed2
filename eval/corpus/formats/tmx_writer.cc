#include "eval/corpus/formats/tmx_writer.h"

#include "eval/corpus/formats/code_numbers.h"
#include "eval/corpus/formats/xliff_units.h"
#include "eval/corpus/formats/xml_notes.h"
#include "eval/corpus/ignore_marker.h"
#include "lacuna/version.h"

namespace lacuna::corpus {
namespace {

std::string content(std::string_view text) { return xml_escaped(text, XmlPlace::kContent); }

std::string element(const NumberedCode& code, std::string_view native) {
  const std::string number = std::to_string(code.pair);
  if (code.role == CodeRole::kStandalone) return "<ph x=\"" + number + "\">" + content(native) + "</ph>";
  const bool opens = code.role == CodeRole::kOpen;
  if (!code.has_partner) {
    return std::string("<it pos=\"") + (opens ? "begin" : "end") + "\" x=\"" + number + "\">" + content(native) +
           "</it>";
  }
  if (opens) return "<bpt i=\"" + number + "\" x=\"" + number + "\">" + content(native) + "</bpt>";
  return "<ept i=\"" + number + "\">" + content(native) + "</ept>";
}

std::string variant(const std::string& language, const Document& document, const ByteSpan& span,
                    const std::vector<NumberedCode>& codes) {
  std::string xml = "      <tuv xml:lang=\"" + xml_escaped(language, XmlPlace::kAttribute) + "\"><seg>";
  std::size_t done = span.begin;
  for (const NumberedCode& code : codes) {
    xml += content(ByteSpan{done, code.span.begin}.of(document.text)) + element(code, code.span.of(document.text));
    done = code.span.end;
  }
  return xml + content(ByteSpan{done, span.end}.of(document.text)) + "</seg></tuv>\n";
}

}  // namespace

Result<std::string> write_tmx(const Bitext& bitext) {
  const auto error = [&](std::string message) {
    return Error{.code = ErrorCode::kUsage, .message = std::move(message), .path = bitext.source.path};
  };
  if (bitext.source_language.empty() || bitext.target_language.empty()) {
    return error("TMX names both languages, and here they are not known: use --src-lang and --tgt-lang");
  }
  if (bitext.source_language == bitext.target_language) {
    return error("both sides are in '" + bitext.source_language + "'; in TMX the languages say which side is which");
  }
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
      "  <header creationtool=\"lacuna\" creationtoolversion=\"" +
      std::string(kVersion) + "\" segtype=\"sentence\" o-tmf=\"" + to_string(bitext.format) +
      "\" adminlang=\"en\" srclang=\"" + xml_escaped(bitext.source_language, XmlPlace::kAttribute) + "\" datatype=\"" +
      (bitext.software ? std::string(kMessagesType) : "plaintext") + "\"/>\n  <body>\n";
  for (const BitextUnit& unit : bitext.units) {
    xml += "    <tu";
    if (!unit.name.empty()) xml += " tuid=\"" + xml_escaped(unit.name, XmlPlace::kAttribute) + "\"";
    xml += ">\n";
    if (!unit.ignored.empty()) xml += "      <note>" + ignore_marker(unit.ignored) + "</note>\n";
    CodeNumbers numbers;
    xml += variant(bitext.source_language, bitext.source, unit.source, numbers.of(unit.source_codes));
    if (!unit.target.empty()) {
      xml += variant(bitext.target_language, bitext.target, unit.target, numbers.of(unit.target_codes));
    }
    xml += "    </tu>\n";
  }
  return xml + "  </body>\n</tmx>\n";
}

}  // namespace lacuna::corpus
