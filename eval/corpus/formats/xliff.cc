#include "eval/corpus/formats/xliff.h"

#include <memory>
#include <utility>

#include "eval/corpus/formats/xliff1_reader.h"
#include "eval/corpus/formats/xliff2_reader.h"
#include "eval/corpus/formats/xliff_units.h"
#include "eval/corpus/formats/xml_notes.h"
#include "eval/corpus/xml_events.h"

namespace lacuna::corpus {
namespace {

/// Looks at the root and leaves the rest to the reader of its version.
class AnyXliff : public XmlHandler {
 public:
  AnyXliff(Bitext& bitext, XliffUnits& units) : bitext_(bitext), units_(units) {}

  std::optional<std::string> on_event(const XmlEvent& event) override {
    if (reader_ != nullptr) return reader_->on_event(event);
    if (event.kind != XmlKind::kStart) return std::nullopt;
    if (event.name.local != "xliff") return "XML, but not XLIFF: it has no <xliff>";
    const std::string_view version = event.attribute("version").value_or("");
    if (version.starts_with("2") || event.name.space.starts_with("urn:oasis:names:tc:xliff:document:2")) {
      bitext_.format = BitextFormat::kXliff2;
      reader_ = std::make_unique<Xliff2Reader>(bitext_, units_);
    } else if (version.empty() || version.starts_with("1")) {
      bitext_.format = BitextFormat::kXliff1;
      reader_ = std::make_unique<Xliff1Reader>(bitext_, units_);
    } else {
      return "XLIFF of version '" + std::string(version) + "'; 1.2, 2.0, 2.1 and 2.2 are read";
    }
    return reader_->on_event(event);
  }

 private:
  Bitext& bitext_;
  XliffUnits& units_;
  std::unique_ptr<XmlHandler> reader_;
};

std::string note_element(const Bitext& bitext, const UnitNote& note, const std::string& prefix,
                         const std::string& about) {
  return "<" + prefix + "note " + about + " priority=\"" + std::to_string(note_priority(note.severity)) + "\"" +
         (bitext.format == BitextFormat::kXliff1 ? " annotates" : " appliesTo") + "=\"target\">" +
         note_content(bitext, note) + "</" + prefix + "note>";
}

/// Behind <source>, <seg-source> or <target>.
std::vector<Splice> annotate_xliff1(const Bitext& bitext, std::span<const UnitNote> notes) {
  std::vector<Splice> changes = without_own_notes(bitext);
  const std::string author = "from=\"" + std::string(kNoteAuthor) + "\"";
  XmlLayout layout;
  std::size_t layout_place = 0;  // segments share it
  for (const UnitNote& note : notes) {
    const std::size_t place = bitext.units[note.unit].note_place;
    if (place != layout_place) layout = layout_at(bitext.bytes, place, "trans-unit");
    layout_place = place;
    changes.push_back({{place, place}, layout.space + note_element(bitext, note, layout.prefix, author)});
  }
  return changes;
}

/// Whether the tag that ends at `place` is that of one of the unit's notes, which new ones may follow.
bool is_behind_note(std::string_view bytes, std::size_t place, const std::string& prefix) {
  const std::string_view tag = bytes.substr(bytes.rfind('<', place - 1));
  return tag.starts_with("</" + prefix + "note") || tag.starts_with("<" + prefix + "note/") ||
         tag.starts_with("<" + prefix + "note ");
}

/// Behind the last of the unit's notes; else in a <notes> of ours, behind the unit's start tag or modules.
std::vector<Splice> annotate_xliff2(const Bitext& bitext, std::span<const UnitNote> notes) {
  std::vector<Splice> changes = without_own_notes(bitext);
  const std::string category = "category=\"" + std::string(kNoteCategory) + "\"";
  std::map<std::size_t, std::vector<const UnitNote*>> by_place;
  for (const UnitNote& note : notes) by_place[bitext.units[note.unit].note_place].push_back(&note);
  for (const auto& [place, here] : by_place) {
    const XmlLayout layout = layout_at(bitext.bytes, place, "unit");
    const bool extend = is_behind_note(bitext.bytes, place, layout.prefix);
    std::string text;
    if (!extend) text += layout.space + "<" + layout.prefix + "notes>";
    for (const UnitNote* note : here) {
      text += (extend ? layout.space : layout.deeper) + note_element(bitext, *note, layout.prefix, category);
    }
    if (!extend) text += layout.space + "</" + layout.prefix + "notes>";
    changes.push_back({{place, place}, std::move(text)});
  }
  return changes;
}

}  // namespace

Result<Bitext> parse_xliff(BitextFile file, const BitextOptions& options) {
  Bitext bitext = empty_bitext(std::move(file));
  XliffUnits units(bitext, options);
  AnyXliff handler(bitext, units);
  if (const Status read = read_xml(bitext.bytes, {bitext.source.path, bitext.encoding}, handler); !read) {
    return read.error();
  }
  if (const Status done = units.finish(); !done) return done.error();
  return bitext;
}

std::vector<Splice> annotate_xliff(const Bitext& bitext, std::span<const UnitNote> notes) {
  return bitext.format == BitextFormat::kXliff1 ? annotate_xliff1(bitext, notes) : annotate_xliff2(bitext, notes);
}

}  // namespace lacuna::corpus
