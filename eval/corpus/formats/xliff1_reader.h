/// \file
/// XLIFF 1.2 (and 1.0, 1.1), http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html, with what SDLXLIFF, MQXLIFF and
/// MXLIFF say of their segments beside it.
///
/// Thread-safety: one reader, one thread. Cost: linear in the file.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/corpus/bitext.h"
#include "eval/corpus/formats/xliff_units.h"
#include "eval/corpus/xml_events.h"

namespace lacuna::corpus {

/// Whom our notes are from.
inline constexpr std::string_view kNoteAuthor = "lacuna";

class Xliff1Reader : public XmlHandler {
 public:
  /// Units of `bitext.bytes` go to `units`.
  Xliff1Reader(Bitext& bitext, XliffUnits& units) : bitext_(bitext), units_(units) {}

  std::optional<std::string> on_event(const XmlEvent& event) override;

 private:
  /// Where in a <trans-unit> we are.
  enum class Part { kNone, kSource, kSegSource, kTarget, kNote };
  /// What an inline element is to the text.
  enum class Inline { kPair, kCode, kInCode, kSegment, kTransparent };

  struct Level {
    WhiteSpace white_space = WhiteSpace::kLayout;
    bool is_protected = false;  // translate="no"
  };
  struct Open {
    Inline kind = Inline::kTransparent;
    std::string identity = {};
  };
  /// A <mrk mtype="seg"> of <seg-source>, with that of <target>.
  struct Segment {
    std::string mid;
    XliffText source;
    XliffText target;
    bool has_target = false;
  };

  std::optional<std::string> start(const XmlEvent& event);
  void start_unit(const XmlEvent& event);
  void start_part(const XmlEvent& event);
  void start_inline(const XmlEvent& event);
  void start_marker(const XmlEvent& event);
  void start_foreign(const XmlEvent& event);
  void start_code(const XmlEvent& event);
  void text(const XmlEvent& event);
  std::optional<std::string> end(const XmlEvent& event);
  void end_inline(const XmlEvent& event);
  void end_part(const XmlEvent& event);
  void end_unit();
  void read_state(const XmlEvent& target);
  [[nodiscard]] UnitState state_of(const std::string& mid) const;
  Segment& segment_of(std::string_view mid);
  void append_code(CodeRole role, const std::string& identity, const ByteSpan& tag);

  Bitext& bitext_;
  XliffUnits& units_;
  std::string space_;          // namespace of the root
  std::vector<Level> levels_;  // one an open element
  std::size_t skipped_ = 0;    // size of `levels_` within which nothing counts

  // The <trans-unit> that is being read.
  bool in_unit_ = false;
  Part part_ = Part::kNone;
  bool has_source_ = false;
  bool needs_review_ = false;
  bool is_approved_ = false;
  bool is_protected_ = false;
  BitextUnit unit_;
  XliffText source_;
  XliffText target_;
  std::vector<Segment> segments_;  // the first `used_` of them
  std::size_t used_ = 0;
  std::map<std::string, std::size_t, std::less<>> index_of_mid_;
  std::set<std::string> review_;  // segments of which the vendor's own data says that they are drafts

  // The text that is being read.
  XliffText* whole_ = nullptr;    // none in <seg-source>
  XliffText* segment_ = nullptr;  // in a <mrk mtype="seg">
  std::vector<Open> open_;        // inline elements
  std::size_t code_ = 0;          // size of `open_` with the code that we are in
  std::size_t hidden_ = 0;        // size of `open_` with the outermost element whose text does not count
  ByteSpan code_bytes_;
  std::string shown_;  // what the file says that the code looks like

  std::string note_;
  std::size_t note_begin_ = 0;
  bool own_note_ = false;
};

}  // namespace lacuna::corpus
