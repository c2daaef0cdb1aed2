/// \file
/// A side of a unit as the checks of form look at it: character by character, without what lies inside literals.
///
/// Thread-safety: pure functions. Cost: linear; `characters_of` allocates once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Stands for a literal that takes the place of words (an address, a placeholder, code).
inline constexpr char32_t kLiteral = U'\uFFFC';

struct Character {
  char32_t code = 0;
  std::uint32_t begin = 0;  ///< bytes of the text
  std::uint32_t end = 0;
};

/// The characters of a side. Tags, Markdown's markup and inline codes are left out, so that the characters around them
/// are neighbours; any other literal is one `kLiteral`.
[[nodiscard]] std::vector<Character> characters_of(const SideText& side);

/// Walks over literals from left to right.
class LiteralCursor {
 public:
  explicit LiteralCursor(const SideText& side) : literals_(side.literals) {}

  /// Whether the byte is part of a literal. Positions of successive calls must not go down.
  [[nodiscard]] bool inside(std::size_t byte) {
    while (next_ < literals_.size() && literals_[next_].span.end <= byte) ++next_;
    return next_ < literals_.size() && literals_[next_].span.contains(byte);
  }

 private:
  std::span<const text::Literal> literals_;
  std::size_t next_ = 0;
};

/// White space that is seen (not U+200B and U+FEFF, which `text::is_space` counts), line breaks included.
[[nodiscard]] bool is_blank(char32_t code);

/// Whether a text has nothing but white space.
[[nodiscard]] bool is_blank(std::string_view text);

/// Whether both sides have text: what a check of form compares.
[[nodiscard]] inline bool both_have_text(const PairView& view) {
  return !is_blank(view.source.text) && !is_blank(view.target.text);
}

/// U+000A in `character`'s place: LF, CR, and the Unicode separators of lines and paragraphs.
[[nodiscard]] bool is_break(char32_t code);

/// Whether the primary subtag of a language is one of `subtags`, separated by spaces ("zh ja").
[[nodiscard]] bool is_one_of(std::string_view language, std::string_view subtags);

/// A code point as UTF-8.
[[nodiscard]] std::string utf8(char32_t code);

/// "U+200B".
[[nodiscard]] std::string code_point_name(char32_t code);

/// How many times a character stands in a text.
[[nodiscard]] std::size_t count_of(std::string_view text, char32_t code);

}  // namespace lacuna::metrics
