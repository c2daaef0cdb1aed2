/// \file
/// Where the entries of a PO file lie. gettext's library reads the file and says what is in it; it does not say where,
/// so this looks for the places, and what is found there is held against what the library says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/extracted_text.h"
#include "lacuna/span.h"

namespace lacuna::corpus {

/// The strings behind one keyword: a range of `PoScan::strings`.
struct PoField {
  std::size_t first = 0;
  std::size_t count = 0;
};

struct PoEntry {
  ByteSpan bytes;              ///< from the first of its comments to its last string
  std::size_t line = 0;        ///< of its msgctxt or msgid, from 1
  std::size_t note_place = 0;  ///< a line's begin, behind the translator's and the extracted comments
  bool obsolete = false;
  std::vector<ByteSpan> comments = {};  ///< lines that begin with "#", without their end; not "#|" and "#~"
  PoField context = {};
  PoField id = {};
  PoField plural = {};
  std::vector<PoField> translations = {};
};

struct PoScan {
  std::vector<PoEntry> entries;
  std::vector<ByteSpan> strings;  ///< between their quotes
};

/// Looks through `bytes`, which need not be well-formed. O(bytes).
[[nodiscard]] PoScan scan_po(std::string_view bytes);

/// What a field means.
[[nodiscard]] std::string po_text(std::string_view bytes, const PoScan& scan, const PoField& field);

/// Appends what a field means, with the bytes that it stands for: byte for byte, except for escapes.
void append_po_field(std::string_view bytes, const PoScan& scan, const PoField& field, TextBuilder& builder);

}  // namespace lacuna::corpus
