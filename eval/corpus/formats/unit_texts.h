/// \file
/// Both texts of a bitext while its reader makes them.
#pragma once

#include <utility>

#include "eval/corpus/bitext.h"
#include "eval/corpus/extracted_text.h"

namespace lacuna::corpus {

/// The text of a side: units end with a line feed that stands for no byte of the file.
class SideBuilder {
 public:
  /// Where the next unit begins.
  void begin_unit() { begin_ = builder_.size(); }
  /// Ends it at byte `place` of the file; its text.
  [[nodiscard]] ByteSpan end_unit(std::size_t place) {
    const ByteSpan unit{begin_, builder_.size()};
    builder_.append("\n", {place, place});
    return unit;
  }
  [[nodiscard]] TextBuilder& text() { return builder_; }

  void finish(Document& document) {
    document.text = builder_.take_text();
    document.pieces = builder_.take_pieces();
  }

 private:
  TextBuilder builder_;
  std::size_t begin_ = 0;
};

/// Whether a translation is there at all, going by its text.
[[nodiscard]] inline UnitState state_of(std::string_view target) {
  return target.find_first_not_of(" \t\r\n") == std::string_view::npos ? UnitState::kUntranslated
                                                                       : UnitState::kTranslated;
}

}  // namespace lacuna::corpus
