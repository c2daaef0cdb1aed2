#include <string>

#include "eval/base/format_number.h"
#include "reports/alignment_writer.h"
#include "reports/markup.h"

namespace lacuna::reports {
namespace {

constexpr int kConfidenceDigits = 4;

std::string variant(const AlignedDocument& document, const SegmentRange& range) {
  return "      <tuv xml:lang=\"" + escaped(document.info.language) + "\"><seg>" + escaped(document.text(range)) +
         "</seg></tuv>\n";
}

Status check_language(const AlignedDocument& document, const char* option) {
  if (!document.info.language.empty()) return {};
  return Error{.code = ErrorCode::kUsage,
               .message = std::string("its language is not known, and a translation memory names it: use ") + option,
               .path = document.info.path};
}

}  // namespace

Result<std::string> to_alignment_tmx(const DocumentAlignment& alignment) {
  if (Status known = check_language(alignment.source, "--src-lang"); !known) return known.error();
  if (Status known = check_language(alignment.target, "--tgt-lang"); !known) return known.error();
  if (alignment.source.info.language == alignment.target.info.language) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "both sides are in '" + alignment.source.info.language +
                            "'; in a translation memory the languages say which side is which",
                 .path = alignment.source.info.path};
  }
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<tmx version=\"1.4\">\n"
      "  <header creationtool=\"" +
      escaped(alignment.tool.name) + "\" creationtoolversion=\"" + escaped(alignment.tool.version) +
      "\" segtype=\"sentence\" o-tmf=\"lacuna\" adminlang=\"en\" srclang=\"" + escaped(alignment.source.info.language) +
      "\" datatype=\"plaintext\"/>\n"
      "  <body>\n";
  for (const AlignedBead& bead : alignment.beads) {
    if (bead.source.empty() || bead.target.empty()) continue;
    xml += "    <tu>\n      <prop type=\"x-confidence\">" + base::format_fixed(bead.confidence, kConfidenceDigits) +
           "</prop>\n" + variant(alignment.source, bead.source) + variant(alignment.target, bead.target) +
           "    </tu>\n";
  }
  return xml + "  </body>\n</tmx>\n";
}

}  // namespace lacuna::reports
