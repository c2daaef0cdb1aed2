#include "eval/corpus/formats/tmx_bitext.h"

#include <algorithm>
#include <utility>

#include "eval/corpus/formats/tmx_units.h"
#include "eval/corpus/formats/xliff_units.h"
#include "eval/corpus/formats/xml_notes.h"
#include "eval/corpus/xml_events.h"

namespace lacuna::corpus {
namespace {

std::string hyphenated(std::string tag) {
  std::replace(tag.begin(), tag.end(), '_', '-');
  return tag;
}

Error language_error(const Bitext& bitext, const std::string& message, const TmxUnits& units) {
  return {.code = ErrorCode::kUsage,
          .message = message + "; languages in it: " + units.language_list(),
          .path = bitext.source.path};
}

}  // namespace

Result<Bitext> parse_tmx(BitextFile file, const BitextOptions& options) {
  Bitext bitext = empty_bitext(std::move(file));
  TextBuilder source;
  TextBuilder target;
  TmxUnits units(bitext.bytes, options.source_language, options.target_language, [&](const TmxUnit& tu) {
    BitextUnit& unit = bitext.units.emplace_back();
    if (bitext.units.size() == 1) {
      bitext.source_language = hyphenated(tu.source->written);
      bitext.target_language = hyphenated(tu.target->written);
    }
    unit.name = tu.name;
    unit.line = tu.line;
    unit.source = tu.source->text.move_to(source, unit.source_codes, WhiteSpace::kPreserve, tu.source->place);
    unit.target = tu.target->text.move_to(target, unit.target_codes, WhiteSpace::kPreserve, tu.target->place);
    if (unit.target.empty()) unit.state = UnitState::kUntranslated;
    unit.ignored = *tu.ignored;
    unit.note_place = tu.note_place;
    unit.own_notes = *tu.own_notes;
  });
  if (const Status read = read_xml(bitext.bytes, {bitext.source.path, bitext.encoding}, units); !read) {
    return read.error();
  }
  if (units.units() == 0) {
    const bool both = !units.source_language().empty() && !units.target_language().empty();
    return language_error(
        bitext,
        both ? "no translation unit has both '" + units.source_language() + "' and '" + units.target_language() + "'"
             : "no translation unit has two languages",
        units);
  }
  if (options.target_language.empty() && units.has_others()) {
    return language_error(bitext, "it holds several languages, and which is the target is not said", units);
  }
  bitext.software = is_software(units.datatype(), "");
  bitext.source.text = source.take_text();
  bitext.source.pieces = source.take_pieces();
  bitext.target.text = target.take_text();
  bitext.target.pieces = target.take_pieces();
  return bitext;
}

std::vector<Splice> annotate_tmx(const Bitext& bitext, std::span<const UnitNote> notes) {
  std::vector<Splice> changes = without_own_notes(bitext);
  for (const UnitNote& note : notes) {
    const std::size_t place = bitext.units[note.unit].note_place;
    const XmlLayout layout = layout_at(bitext.bytes, place, "tu");
    changes.push_back({{place, place},
                       layout.space + "<" + layout.prefix + "prop type=\"x-lacuna\">" + note_content(bitext, note) +
                           "</" + layout.prefix + "prop>"});
  }
  return changes;
}

}  // namespace lacuna::corpus
