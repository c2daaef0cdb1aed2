/// \file
/// A text as a page shows it, and where its bytes are then. Internal to the writers.
///
///     ShownText shown;
///     shown.set(*unit.source);
///     use(shown.text(), shown.range({3, 7}));
///
/// Controls are shown by their pictures (U+2400 …; tabs and line ends become spaces), and what is not UTF-8, or no
/// character, by U+FFFD. An object is meant to be used again: it keeps its memory. Thread-safety: none. Cost: linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::reports {

class ShownText {
 public:
  void set(std::string_view bytes);

  /// UTF-8.
  [[nodiscard]] const std::string& text() const { return text_; }

  /// UTF-16 units of `text` for bytes of what was set, whose length they must not exceed; widened to whole code points.
  /// An empty span becomes a place: the beginning of its code point.
  [[nodiscard]] ByteSpan utf16(const ByteSpan& bytes) const;

 private:
  std::string text_;
  std::vector<std::uint32_t> units_;  // for each byte, where its code point begins; and the end
};

/// `ShownText` without positions.
[[nodiscard]] std::string shown_text(std::string_view bytes);

}  // namespace lacuna::reports
