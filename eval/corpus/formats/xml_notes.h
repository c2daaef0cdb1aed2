/// \file
/// Where and how notes go into an XML file: with the file's own indentation, line ends and namespace prefix, and so
/// that taking them out gives the file back.
///
/// A note goes directly behind the tag at its unit's `note_place`; its white space stands before it and is taken out
/// with it. Thread-safety: pure. Cost: linear in what stands around the place.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/bitext.h"
#include "eval/corpus/splice.h"
#include "lacuna/span.h"

namespace lacuna::corpus {

/// How elements around a place are laid out.
struct XmlLayout {
  std::string space;   ///< before an element at this place: a line end and indentation, or nothing
  std::string deeper;  ///< before its child
  std::string prefix;  ///< "" or "xlf:"
};

/// Of the place behind a tag, which is the start tag of the element around it (`parent`: its name without prefix) or
/// ends a child of it.
[[nodiscard]] XmlLayout layout_at(std::string_view bytes, std::size_t place, std::string_view parent);

/// An element of ours at `element`, with the white space before it.
[[nodiscard]] ByteSpan with_space_before(std::string_view bytes, const ByteSpan& element);

/// What is said of a unit, as the content of an element: "number: 5 is lost", and in which segment where several share
/// the place. In files that are ASCII by declaration all else is a reference.
[[nodiscard]] std::string note_content(const Bitext& bitext, const UnitNote& note);

/// 1 (first) to 10, as XLIFF counts.
[[nodiscard]] int note_priority(Severity severity);

/// All notes of earlier runs, taken out.
[[nodiscard]] std::vector<Splice> without_own_notes(const Bitext& bitext);

/// `text` as content of an element or a double-quoted attribute. What XML 1.0 cannot hold is shown: control characters
/// by their pictures (U+2400 …), U+FFFE and U+FFFF by U+FFFD. Line feeds and tabs stay in content and are references in
/// attributes.
enum class XmlPlace : std::uint8_t { kContent, kAttribute };
[[nodiscard]] std::string xml_escaped(std::string_view text, XmlPlace place);

}  // namespace lacuna::corpus
