/// \file
/// `ByteSpan`: a half-open range of UTF-8 bytes, the only kind of position Lacuna knows.
#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace lacuna {

/// Bytes [begin, end) of some text.
struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(std::size_t byte) const { return begin <= byte && byte < end; }
  [[nodiscard]] bool overlaps(const ByteSpan& other) const { return begin < other.end && other.begin < end; }
  /// The bytes of `text` that the span names; `text` must be at least `end` long.
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }

  friend auto operator<=>(const ByteSpan&, const ByteSpan&) = default;  // NOLINT(modernize-use-nullptr): not one
};

}  // namespace lacuna
