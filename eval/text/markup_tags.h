/// \file
/// Tags of XML and HTML as they stand in text, and references to characters.
///
///     MarkupTags tags(text, /*software=*/true);
///     if (std::optional<Literal> tag = tags.tag_at(at)) use(tag->value);        // "a" for `<a href="x">`
///     if (std::optional<Literal> entity = entity_at("&nbsp;", 0)) use(*entity); // a no-break space
///
/// A tag is what cannot be read otherwise: a usual element of HTML, one with attributes, an empty one ("<x/>"), or one
/// that is opened and closed in this text. "<file>", "<option>", "a < b" and "<3" are none. BBCode's ("[b]", "[url=…]")
/// are tags too. Thread-safety: one object a text; the functions are pure. Cost: linear over all calls; a tag is at
/// most 8,192 bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/literals.h"

namespace lacuna::text {

class MarkupTags {
 public:
  MarkupTags(std::string_view text, bool software) : text_(text), software_(software) {}

  /// The tag, comment, section or instruction that begins with the '<' at `at`. The value of a tag is the element's
  /// name (in lower case when HTML has it); of a comment none.
  [[nodiscard]] std::optional<Literal> tag_at(std::size_t at);
  /// The BBCode tag that begins with the '[' at `at`; its value is "[b]". Only where some is closed in the text.
  [[nodiscard]] std::optional<Literal> bbcode_at(std::size_t at);

 private:
  [[nodiscard]] std::optional<Literal> element_at(std::size_t at);
  [[nodiscard]] bool is_closed_somewhere(std::string_view name);

  std::string_view text_;
  bool software_;
  bool comments_end_ = true;  ///< false once a comment was seen to be without an end
  bool instructions_end_ = true;
  std::optional<bool> has_closed_bbcode_ = std::nullopt;
  bool closing_known_ = false;
  std::vector<std::string_view> closing_;  ///< sorted names of what is closed in the text
};

struct TagAttribute {
  std::string_view name;
  std::string_view value;  ///< without its quotes; null of an attribute without one
  ByteSpan span;           ///< of the value, in the tag
};

/// Name of the element of a tag ("/a" for "</a>"), empty for text that is none.
[[nodiscard]] std::string_view tag_name(std::string_view tag);

/// The attributes of a tag, in their order; at most 64.
[[nodiscard]] std::vector<TagAttribute> tag_attributes(std::string_view tag);

/// Whether it is an element that HTML never closes: "br", "img", ….
[[nodiscard]] bool is_void_element(std::string_view name);

/// The reference to a character that begins with the '&' at `at`, with its semicolon; the value is the character.
[[nodiscard]] std::optional<Literal> entity_at(std::string_view text, std::size_t at);

/// The character that "&name;" stands for, empty when HTML has no such name among its usual ones.
[[nodiscard]] std::string_view entity_character(std::string_view name);

}  // namespace lacuna::text
