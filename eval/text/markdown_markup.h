/// \file
/// Markup of Markdown in one block of text: emphasis, links, images, the marks of headings; and code between
/// backquotes.
///
///     MarkdownMarkup markup(text, /*all=*/options.markdown);
///     if (std::size_t end = markup.read(at, literals); end != at) at = end;
///
/// Literals of kind kMarkdown have the values "**", "*", "~~" (with kOpen and kClose), "link", "image" (kOpen for the
/// bracket before the text; kClose from the one behind it on) and "#" … "######". The address of a link is a literal of
/// its own (kUrl, kPath); its title is text. Unless `all`, only pairs of "**" and whole links and images count.
/// Syntax: CommonMark 0.31, as far as a single block goes; of reStructuredText the roles (":ref:`label`").
/// Thread-safety: one object a text. Cost: linear over all calls.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "eval/text/literals.h"

namespace lacuna::text {

class MarkdownMarkup {
 public:
  MarkdownMarkup(std::string_view text, bool all) : text_(text), all_(all) {}

  /// Reads the markup that begins with the '*', '_', '~', '[', '!', ']', '#', '`' or ':' at
  /// `at` and appends its
  /// literals. Returns the end of what was read, or `at` when there is none.
  std::size_t read(std::size_t at, std::vector<Literal>& literals);
  /// Takes back what was opened and never closed. To be called once, at the end of the text.
  void finish(std::vector<Literal>& literals);

 private:
  std::size_t emphasis(std::size_t at, std::vector<Literal>& literals);
  std::size_t bracket(std::size_t at, std::vector<Literal>& literals);
  std::size_t close_bracket(std::size_t at, std::vector<Literal>& literals);
  std::size_t code(std::size_t at, std::vector<Literal>& literals);
  std::size_t role(std::size_t at, std::vector<Literal>& literals);
  std::size_t heading(std::size_t at, std::vector<Literal>& literals) const;

  std::string_view text_;
  bool all_;
  std::vector<std::size_t> open_emphasis_;  ///< literals, by index
  std::vector<std::size_t> open_brackets_;  ///< that may begin a link
  std::vector<std::size_t> dropped_;        ///< that were never closed
  std::array<bool, 4> unclosed_code_ = {};  ///< whether no run of so many backquotes follows any more
  std::size_t role_end_ = 0;                ///< the backquote that closes a role of reStructuredText
};

}  // namespace lacuna::text
