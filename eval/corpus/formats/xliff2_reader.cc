#include "eval/corpus/formats/xliff2_reader.h"

#include <utility>

#include "eval/corpus/formats/xml_notes.h"
#include "eval/corpus/ignore_marker.h"

namespace lacuna::corpus {
namespace {

constexpr std::string_view kRestriction = "urn:oasis:names:tc:xliff:sizerestriction:2.0";

/// "20" or "5,20".
std::optional<std::size_t> max_of(std::string_view restriction) {
  return small_number(restriction.substr(restriction.find(',') + 1));  // npos + 1 is 0
}

/// What <cp hex="001A"/> stands for.
std::string character_of(std::string_view hex) {
  std::uint32_t code = 0;
  for (const char c : hex.substr(0, 8)) {
    const int digit = c >= '0' && c <= '9'                     ? c - '0'
                      : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                               : -1;
    if (digit < 0) code = 0x110000;
    code = code * 16 + static_cast<std::uint32_t>(digit < 0 ? 0 : digit);
  }
  const auto byte = [&](std::uint32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (code == 0 || code > 0xFFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0 | code >> 6U), byte(0x80 | (code & 0x3FU))};
  return {byte(0xE0 | code >> 12U), byte(0x80 | (code >> 6U & 0x3FU)), byte(0x80 | (code & 0x3FU))};
}

}  // namespace

std::optional<std::string> Xliff2Reader::on_event(const XmlEvent& event) {
  switch (event.kind) {
    case XmlKind::kStart: return start(event);
    case XmlKind::kEnd: return end(event);
    case XmlKind::kText: text(event); break;
    case XmlKind::kComment:
    case XmlKind::kInstruction: break;
  }
  return std::nullopt;
}

std::optional<std::string> Xliff2Reader::start(const XmlEvent& event) {
  if (levels_.empty()) space_ = event.name.space;
  Level level = levels_.empty() ? Level{} : levels_.back();
  const bool core = event.name.space == space_;
  if (core && part_ == Part::kNone) {
    read_white_space(event.attribute("space", kXmlSpace), level.white_space);
    if (const auto translate = event.attribute("translate")) level.is_protected = *translate == "no";
  }
  levels_.push_back(level);
  if (skipped_ > 0) return std::nullopt;
  if (part_ != Part::kNone) {
    start_inline(event);
  } else if (in_unit_) {
    if (core) {
      start_in_unit(event);
    } else {
      skipped_ = levels_.size();  // modules have elements with the core's names, too
    }
  } else {
    start_outside(event);
  }
  return std::nullopt;
}

void Xliff2Reader::start_outside(const XmlEvent& event) {
  const std::string_view name = event.name.local;
  if (event.name.space != space_) {
    const bool counts = name == "profiles" && event.attribute("generalProfile") == "xliff:codepoints";
    if (counts && levels_.size() > 1) levels_[levels_.size() - 2].counts_characters = true;
    skipped_ = levels_.size();
  } else if (name == "xliff") {
    const bool wanted =
        units_.enter_file(event.attribute("srcLang").value_or(""), event.attribute("trgLang").value_or(""));
    if (!wanted) skipped_ = levels_.size();
  } else if (name == "file") {
    if (is_software("", event.attribute("original").value_or(""))) bitext_.software = true;
  } else if (name == "unit") {
    start_unit(event);
  } else if (name != "group") {
    skipped_ = levels_.size();  // <skeleton>, and notes on files and groups
  }
}

void Xliff2Reader::start_unit(const XmlEvent& event) {
  in_unit_ = true;
  unit_level_ = levels_.size();
  is_protected_ = levels_.back().is_protected;
  unit_ = {};
  unit_.name = event.attribute("name").value_or(event.attribute("id").value_or(""));
  unit_.line = event.line;
  unit_.note_place = event.span.end;
  if (levels_.back().counts_characters) {
    unit_.max_characters = max_of(event.attribute("sizeRestriction", kRestriction).value_or(""));
  }
  data_.clear();
  used_ = 0;
  foreign_notes_ = 0;
  own_notes_.clear();
}

void Xliff2Reader::start_in_unit(const XmlEvent& event) {
  const std::string_view name = event.name.local;
  open_.clear();
  if (name == "notes") {
    notes_ = event.span;
  } else if (name == "note") {
    part_ = Part::kNote;
    note_.clear();
    note_begin_ = event.span.begin;
    own_note_ = event.attribute("category") == kNoteCategory;
  } else if (name == "data") {
    part_ = Part::kData;
    data_id_ = event.attribute("id").value_or("");
    data_[data_id_].clear();
  } else if (name == "segment" || name == "ignorable") {
    ignorable_ = name == "ignorable";
    has_source_ = false;
    if (used_ == segments_.size()) segments_.emplace_back();
    Segment& segment = segments_[used_++];
    segment.id = event.attribute("id").value_or(std::to_string(used_));
    segment.state = event.attribute("state") == "initial" ? UnitState::kNeedsReview : UnitState::kTranslated;
    segment.source.clear();
    segment.target.clear();
  } else if ((name == "source" || name == "target") && used_ > 0) {
    part_ = name == "source" ? Part::kSource : Part::kTarget;
    has_source_ = has_source_ || part_ == Part::kSource;
    current_ = part_ == Part::kSource ? &segments_[used_ - 1].source : &segments_[used_ - 1].target;
    current_->white_space = levels_.back().white_space;
  } else if (name != "originalData") {
    skipped_ = levels_.size();
  }
}

std::string Xliff2Reader::native(const XmlEvent& event, std::string_view data, std::string_view display) const {
  const auto known = data_.find(event.attribute(data).value_or(""));
  if (known != data_.end() && !known->second.empty()) return known->second;
  return std::string(event.attribute(display).value_or(""));
}

void Xliff2Reader::start_inline(const XmlEvent& event) {
  const std::string_view name = event.name.local;
  Open open;
  if (name == "cp") {
    append_character(event);
  } else if (current_ == nullptr || name == "mrk" || name == "sm" || name == "em") {
    // Annotations, and what has no place in notes and data.
  } else if (name == "pc") {
    open = {Inline::kPair, std::string(event.attribute("id").value_or("")), native(event, "dataRefEnd", "dispEnd")};
    std::string shown = native(event, "dataRefStart", "dispStart");
    if (shown.empty()) shown = event.span.of(bitext_.bytes);
    current_->text.append_code(CodeRole::kOpen, open.identity, shown, event.span);
  } else {
    open.kind = Inline::kCode;
    const CodeRole role = name == "sc" ? CodeRole::kOpen : name == "ec" ? CodeRole::kClose : CodeRole::kStandalone;
    std::string identity(event.attribute("startRef").value_or(event.attribute("id").value_or(name)));
    std::string shown = native(event, "dataRef", "disp");
    if (shown.empty()) shown = event.span.of(bitext_.bytes);
    current_->text.append_code(role, std::move(identity), shown, event.span);
  }
  open_.push_back(std::move(open));
}

void Xliff2Reader::append_character(const XmlEvent& event) {
  const std::string character = character_of(event.attribute("hex").value_or(""));
  if (current_ != nullptr) {
    current_->text.append(character, event.span);
  } else if (part_ == Part::kData) {
    data_[data_id_] += character;
  }
}

void Xliff2Reader::text(const XmlEvent& event) {
  if (skipped_ > 0) return;
  if (current_ != nullptr) {
    current_->text.append(event.text, event.span);
  } else if (part_ == Part::kNote) {
    note_ += event.text;
  } else if (part_ == Part::kData) {
    data_[data_id_] += event.text;
  }
}

std::optional<std::string> Xliff2Reader::end(const XmlEvent& event) {
  const std::size_t level = levels_.size();
  levels_.pop_back();
  if (skipped_ > 0) {
    if (level != skipped_) return std::nullopt;
    skipped_ = 0;
    // Notes go behind the unit's modules.
    const bool is_module = in_unit_ && level == unit_level_ + 1 && used_ == 0;
    if (is_module && foreign_notes_ == 0) unit_.note_place = event.span.end;
  } else if (!open_.empty()) {
    end_inline(event);
  } else if (in_unit_ && event.name.local == "unit" && part_ == Part::kNone) {
    end_unit();
  } else if (in_unit_) {
    const bool is_segment = event.name.local == "segment" && part_ == Part::kNone;
    if (is_segment && !has_source_) return "a <segment> without <source> ends here";
    end_in_unit(event);
  }
  return std::nullopt;
}

void Xliff2Reader::end_inline(const XmlEvent& event) {
  Open open = std::move(open_.back());
  open_.pop_back();
  if (open.kind != Inline::kPair || current_ == nullptr) return;
  if (event.span.empty()) {
    if (open.shown_at_end.empty()) return;  // <pc/> is shown as itself, once
    current_->text.append_code(CodeRole::kClose, open.identity, open.shown_at_end, event.span);
  } else {
    const std::string_view tag = event.span.of(bitext_.bytes);
    current_->text.append_code(CodeRole::kClose, open.identity,
                               open.shown_at_end.empty() ? tag : std::string_view{open.shown_at_end}, event.span);
  }
}

void Xliff2Reader::end_in_unit(const XmlEvent& event) {
  switch (part_) {
    case Part::kNote: {
      const ByteSpan element{note_begin_, event.span.end};
      if (own_note_) {
        own_notes_.push_back(with_space_before(bitext_.bytes, element));
      } else {
        ++foreign_notes_;
        unit_.note_place = event.span.end;
        for (std::string& rule : ignored_rules(note_)) unit_.ignored.push_back(std::move(rule));
      }
      break;
    }
    case Part::kSource:
    case Part::kTarget:
      current_->place = event.span.begin;
      if (part_ == Part::kSource) segments_[used_ - 1].target.place = event.span.end;
      current_ = nullptr;
      break;
    case Part::kData: break;
    case Part::kNone:
      if (event.name.local == "notes") end_notes(event);
      if (event.name.local == "ignorable") --used_;
      return;
  }
  part_ = Part::kNone;
}

/// A <notes> that holds nothing but ours was put in by us, and is taken out whole.
void Xliff2Reader::end_notes(const XmlEvent& event) {
  if (own_notes_.empty() || foreign_notes_ > 0) return;
  std::size_t end = notes_.end;
  for (const ByteSpan& note : own_notes_) {
    if (note.begin != end) return;
    end = note.end;
  }
  const ByteSpan closing = with_space_before(bitext_.bytes, event.span);
  if (closing.begin != end) return;
  own_notes_ = {with_space_before(bitext_.bytes, {notes_.begin, event.span.end})};
}

void Xliff2Reader::end_unit() {
  in_unit_ = false;
  unit_.own_notes = std::move(own_notes_);
  own_notes_.clear();
  if (used_ > 1) unit_.max_characters.reset();
  for (std::size_t i = 0; i < used_; ++i) {
    Segment& segment = segments_[i];
    BitextUnit unit = unit_;
    if (used_ > 1) unit.name += "/" + segment.id;
    unit.state = is_protected_ ? UnitState::kProtected : segment.state;
    units_.add(std::move(unit), segment.source, segment.target);
    unit_.own_notes.clear();  // one unit is enough to take them out
  }
}

}  // namespace lacuna::corpus
