/// \file
/// XLIFF 2.0, 2.1 and 2.2, https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html.
///
/// Thread-safety: one reader, one thread. Cost: linear in the file.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/bitext.h"
#include "eval/corpus/formats/xliff_units.h"
#include "eval/corpus/xml_events.h"

namespace lacuna::corpus {

/// What our notes are about.
inline constexpr std::string_view kNoteCategory = "lacuna";

class Xliff2Reader : public XmlHandler {
 public:
  /// Units of `bitext.bytes` go to `units`.
  Xliff2Reader(Bitext& bitext, XliffUnits& units) : bitext_(bitext), units_(units) {}

  std::optional<std::string> on_event(const XmlEvent& event) override;

 private:
  enum class Part { kNone, kNote, kData, kSource, kTarget };
  enum class Inline { kPair, kCode, kTransparent };

  struct Level {
    WhiteSpace white_space = WhiteSpace::kLayout;
    bool is_protected = false;  // translate="no"
    bool counts_characters = false;
  };
  struct Open {
    Inline kind = Inline::kTransparent;
    std::string identity = {};
    std::string shown_at_end = {};
  };
  struct Segment {
    std::string id;
    UnitState state = UnitState::kTranslated;
    XliffText source;
    XliffText target;
  };

  std::optional<std::string> start(const XmlEvent& event);
  void start_outside(const XmlEvent& event);
  void start_unit(const XmlEvent& event);
  void start_in_unit(const XmlEvent& event);
  void start_inline(const XmlEvent& event);
  void text(const XmlEvent& event);
  void append_character(const XmlEvent& event);
  std::optional<std::string> end(const XmlEvent& event);
  void end_inline(const XmlEvent& event);
  void end_in_unit(const XmlEvent& event);
  void end_notes(const XmlEvent& event);
  void end_unit();
  [[nodiscard]] std::string native(const XmlEvent& event, std::string_view data, std::string_view display) const;

  Bitext& bitext_;
  XliffUnits& units_;
  std::string space_;
  std::vector<Level> levels_;  // one an open element
  std::size_t skipped_ = 0;    // size of `levels_` within which nothing counts

  // The <unit> that is being read.
  bool in_unit_ = false;
  std::size_t unit_level_ = 0;  // size of `levels_` in it
  bool is_protected_ = false;
  Part part_ = Part::kNone;
  BitextUnit unit_;
  std::map<std::string, std::string, std::less<>> data_;  // of <originalData>
  std::vector<Segment> segments_;                         // the first `used_` of them
  std::size_t used_ = 0;
  bool ignorable_ = false;
  bool has_source_ = false;

  // Its <notes>.
  ByteSpan notes_;
  std::size_t foreign_notes_ = 0;
  std::vector<ByteSpan> own_notes_;
  std::string note_;
  std::size_t note_begin_ = 0;
  bool own_note_ = false;

  XliffText* current_ = nullptr;
  std::vector<Open> open_;
  std::string data_id_;
};

}  // namespace lacuna::corpus
