#include "eval/corpus/formats/xliff1_reader.h"

#include <algorithm>
#include <array>

#include "eval/corpus/formats/xml_notes.h"
#include "eval/corpus/ignore_marker.h"

namespace lacuna::corpus {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 7> kCodes = {"x", "bx", "ex", "ph", "it", "bpt", "ept"};
constexpr std::array<std::string_view, 5> kRejectedBySdl = {"Draft", "Unspecified", "RejectedTranslation",
                                                            "RejectedSignOff", "NotTranslated"};
constexpr std::array<std::string_view, 5> kDraftsOfMemoq = {"PartiallyEdited", "Pretranslated", "MachineTranslated",
                                                            "Rejected", "AssembledFromFragments"};
constexpr std::array<std::string_view, 3> kGuesses = {"fuzzy-match", "leveraged-mt", "mt-suggestion"};
constexpr std::array<std::string_view, 3> kDoneStates = {"translated", "signed-off", "final"};

CodeRole role_of(std::string_view name) {
  if (name == "bpt" || name == "bx") return CodeRole::kOpen;
  if (name == "ept" || name == "ex") return CodeRole::kClose;
  return CodeRole::kStandalone;
}

/// What is equal for a code on both sides, and for an open and its close.
std::string identity_of(const XmlEvent& event) {
  if (role_of(event.name.local) != CodeRole::kStandalone) {
    if (const auto rid = event.attribute("rid")) return std::string(*rid);
  }
  return std::string(event.attribute("id").value_or(""));
}

}  // namespace

std::optional<std::string> Xliff1Reader::on_event(const XmlEvent& event) {
  switch (event.kind) {
    case XmlKind::kStart: return start(event);
    case XmlKind::kEnd: return end(event);
    case XmlKind::kText: text(event); break;
    case XmlKind::kComment:
    case XmlKind::kInstruction: break;
  }
  return std::nullopt;
}

std::optional<std::string> Xliff1Reader::start(const XmlEvent& event) {
  const std::string_view name = event.name.local;
  if (levels_.empty()) space_ = event.name.space;
  const bool core = event.name.space == space_;
  Level level = levels_.empty() ? Level{} : levels_.back();
  read_white_space(event.attribute("space", kXmlSpace), level.white_space);
  if (core && part_ == Part::kNone) {
    if (const auto translate = event.attribute("translate")) level.is_protected = *translate == "no";
  }
  levels_.push_back(level);
  if (skipped_ > 0) return std::nullopt;
  if (part_ == Part::kNote) {
    open_.push_back({});
  } else if (part_ != Part::kNone) {
    start_inline(event);
  } else if (in_unit_) {
    if (core) {
      start_part(event);
    } else {
      start_foreign(event);
    }
  } else if (!core || name == "header") {
    skipped_ = levels_.size();
  } else if (name == "file") {
    if (!units_.enter_file(event.attribute("source-language").value_or(""),
                           event.attribute("target-language").value_or(""))) {
      skipped_ = levels_.size();
    } else if (is_software(event.attribute("datatype").value_or(""), event.attribute("original").value_or(""))) {
      bitext_.software = true;
    }
  } else if (name == "trans-unit") {
    start_unit(event);
  }
  return std::nullopt;
}

void Xliff1Reader::start_unit(const XmlEvent& event) {
  in_unit_ = true;
  has_source_ = false;
  needs_review_ = false;
  is_approved_ = event.attribute("approved") == "yes";
  is_protected_ = levels_.back().is_protected;
  unit_ = {};
  unit_.name = event.attribute("resname").value_or(event.attribute("id").value_or(""));
  unit_.line = event.line;
  unit_.note_place = event.span.end;
  source_.clear();
  target_.clear();
  used_ = 0;
  index_of_mid_.clear();
  review_.clear();
  const auto max = small_number(event.attribute("maxwidth").value_or(""));
  if (max && event.attribute("size-unit") == "char") unit_.max_characters = *max;
  for (const XmlAttribute& one : event.attributes) {
    if (one.name.space.empty()) continue;
    if (one.name.local == "confirmed" && one.value == "0") needs_review_ = true;  // Phrase
    if (one.name.local == "status" && is_one_of(one.value, kDraftsOfMemoq)) needs_review_ = true;
  }
}

void Xliff1Reader::start_part(const XmlEvent& event) {
  const std::string_view name = event.name.local;
  whole_ = nullptr;
  segment_ = nullptr;
  open_.clear();
  code_ = 0;
  hidden_ = 0;
  if (name == "source") {
    part_ = Part::kSource;
    has_source_ = true;
    whole_ = &source_;
  } else if (name == "seg-source") {
    part_ = Part::kSegSource;
  } else if (name == "target") {
    part_ = Part::kTarget;
    whole_ = &target_;
    read_state(event);
  } else if (name == "note") {
    part_ = Part::kNote;
    note_.clear();
    note_begin_ = event.span.begin;
    own_note_ = event.attribute("from") == kNoteAuthor;
  } else {
    skipped_ = levels_.size();  // <alt-trans>, <context-group> and the like
  }
  if (whole_ != nullptr) whole_->white_space = levels_.back().white_space;
}

void Xliff1Reader::read_state(const XmlEvent& target) {
  const std::string_view state = target.attribute("state").value_or("");
  if (state == "new" || state.starts_with("needs-")) needs_review_ = true;
  if (is_one_of(target.attribute("state-qualifier").value_or(""), kGuesses) && !is_one_of(state, kDoneStates)) {
    needs_review_ = true;
  }
}

/// What Trados says of segments: <sdl:seg-defs><sdl:seg id="1" conf="Draft"/>.
void Xliff1Reader::start_foreign(const XmlEvent& event) {
  if (event.name.local == "seg-defs") return;
  if (event.name.local == "seg" && is_one_of(event.attribute("conf").value_or("Unspecified"), kRejectedBySdl)) {
    review_.emplace(event.attribute("id").value_or(""));
  }
  skipped_ = levels_.size();
}

void Xliff1Reader::append_code(CodeRole role, const std::string& identity, const ByteSpan& tag) {
  const std::string_view shown = tag.of(bitext_.bytes);
  if (whole_ != nullptr) whole_->text.append_code(role, identity, shown, tag);
  if (segment_ != nullptr) segment_->text.append_code(role, identity, shown, tag);
}

void Xliff1Reader::start_inline(const XmlEvent& event) {
  const std::string_view name = event.name.local;
  if (hidden_ > 0) {
    open_.push_back({});
  } else if (code_ > 0) {
    open_.push_back({Inline::kInCode});
    if (name == "sub") hidden_ = open_.size();
  } else if (event.name.space == space_ && name == "mrk") {
    start_marker(event);
  } else if (event.name.space == space_ && is_one_of(name, kCodes)) {
    start_code(event);
  } else {  // <g>, and what we don't know
    std::string identity(event.attribute("id").value_or(name));
    const bool is_empty = bitext_.bytes[event.span.end - 2] == '/';
    append_code(is_empty ? CodeRole::kStandalone : CodeRole::kOpen, identity, event.span);
    open_.push_back({is_empty ? Inline::kTransparent : Inline::kPair, std::move(identity)});
  }
}

void Xliff1Reader::start_code(const XmlEvent& event) {
  const CodeRole role = role_of(event.name.local);
  if (whole_ != nullptr) whole_->text.begin_code(role, identity_of(event));
  if (segment_ != nullptr) segment_->text.begin_code(role, identity_of(event));
  code_bytes_ = event.span;
  shown_ = event.attribute("equiv-text").value_or("");
  open_.push_back({Inline::kCode});
  code_ = open_.size();
}

void Xliff1Reader::start_marker(const XmlEvent& event) {
  const std::string_view type = event.attribute("mtype").value_or("");
  open_.push_back({});
  if (type == "x-sdl-deleted") {  // a tracked change
    hidden_ = open_.size();
  } else if (type == "seg" && segment_ == nullptr &&
             (part_ == Part::kSegSource || (part_ == Part::kTarget && used_ > 0))) {
    Segment& segment = segment_of(event.attribute("mid").value_or(""));
    segment_ = part_ == Part::kTarget ? &segment.target : &segment.source;
    segment_->white_space = levels_.back().white_space;
    segment.has_target = segment.has_target || part_ == Part::kTarget;
    open_.back().kind = Inline::kSegment;
  }
}

Xliff1Reader::Segment& Xliff1Reader::segment_of(std::string_view mid) {
  const auto known = index_of_mid_.find(mid);
  if (known != index_of_mid_.end()) return segments_[known->second];
  if (used_ == segments_.size()) segments_.emplace_back();
  index_of_mid_.emplace(mid, used_);
  Segment& segment = segments_[used_++];
  segment.mid = mid;
  segment.source.clear();
  segment.target.clear();
  segment.has_target = false;
  return segment;
}

void Xliff1Reader::text(const XmlEvent& event) {
  if (skipped_ > 0 || part_ == Part::kNone || hidden_ > 0) return;
  if (part_ == Part::kNote) {
    note_ += event.text;
    return;
  }
  if (whole_ != nullptr) whole_->text.append(event.text, event.span);
  if (segment_ != nullptr) segment_->text.append(event.text, event.span);
}

std::optional<std::string> Xliff1Reader::end(const XmlEvent& event) {
  const std::size_t level = levels_.size();
  levels_.pop_back();
  if (skipped_ > 0) {
    if (level == skipped_) skipped_ = 0;
  } else if (!open_.empty()) {
    end_inline(event);
  } else if (part_ != Part::kNone) {
    end_part(event);
  } else if (in_unit_ && event.name.local == "trans-unit") {
    if (!has_source_) return "a <trans-unit> without <source> ends here";
    end_unit();
  }
  return std::nullopt;
}

void Xliff1Reader::end_inline(const XmlEvent& event) {
  const std::size_t size = open_.size();
  const Open open = std::move(open_.back());
  open_.pop_back();
  if (hidden_ > 0) {
    if (size == hidden_) hidden_ = 0;
  } else if (open.kind == Inline::kPair) {
    append_code(CodeRole::kClose, open.identity, event.span);
  } else if (open.kind == Inline::kCode) {
    code_ = 0;
    code_bytes_.end = event.span.end;
    const std::string_view shown = shown_.empty() ? code_bytes_.of(bitext_.bytes) : std::string_view{shown_};
    if (whole_ != nullptr) whole_->text.end_code(shown, code_bytes_);
    if (segment_ != nullptr) segment_->text.end_code(shown, code_bytes_);
  } else if (open.kind == Inline::kSegment) {
    segment_->place = event.span.begin;
    segment_ = nullptr;
  }
}

void Xliff1Reader::end_part(const XmlEvent& event) {
  if (part_ == Part::kNote) {
    const ByteSpan element{note_begin_, event.span.end};
    if (own_note_) {
      unit_.own_notes.push_back(with_space_before(bitext_.bytes, element));
    } else {
      for (std::string& rule : ignored_rules(note_)) unit_.ignored.push_back(std::move(rule));
    }
  } else {
    if (whole_ != nullptr) whole_->place = event.span.begin;
    unit_.note_place = event.span.end;
    if (part_ != Part::kTarget) target_.place = event.span.end;  // where a missing target would be
  }
  part_ = Part::kNone;
}

UnitState Xliff1Reader::state_of(const std::string& mid) const {
  if (is_protected_) return UnitState::kProtected;
  const bool draft = mid.empty() ? !review_.empty() : review_.count(mid) > 0;
  return (needs_review_ && !is_approved_) || draft ? UnitState::kNeedsReview : UnitState::kTranslated;
}

void Xliff1Reader::end_unit() {
  in_unit_ = false;
  const auto segments_end = segments_.begin() + static_cast<std::ptrdiff_t>(used_);
  const bool segmented =
      used_ > 0 && (target_.text.empty() ||
                    std::any_of(segments_.begin(), segments_end, [](const Segment& one) { return one.has_target; }));
  if (!segmented) {
    unit_.state = state_of("");
    units_.add(std::move(unit_), source_, target_);
    return;
  }
  if (used_ > 1) unit_.max_characters.reset();
  for (auto segment = segments_.begin(); segment != segments_end; ++segment) {
    BitextUnit unit = unit_;
    unit.name += "/" + segment->mid;
    unit.state = state_of(segment->mid);
    if (!segment->has_target) segment->target.place = target_.place;
    units_.add(std::move(unit), segment->source, segment->target);
    unit_.own_notes.clear();  // one unit is enough to take them out
  }
}

}  // namespace lacuna::corpus
