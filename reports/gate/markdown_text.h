/// \file
/// Text inside Markdown (GitHub's flavour), where it can neither end a cell, a list or an element nor call anybody.
/// Internal to the writers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lacuna::reports {

/// `text` on one line, at most `limit` cells of it, as running text: nothing in it is markup, an HTML element, a link,
/// a @mention, a #reference or a formula. Safe within a table and at the begin of an item.
[[nodiscard]] std::string markdown_text(std::string_view text, std::size_t limit);

/// The same as code, for names and paths: in backticks where they suffice, else as an element.
[[nodiscard]] std::string markdown_code(std::string_view text, std::size_t limit);

/// As code within an HTML block, where backticks mean nothing: as an element.
[[nodiscard]] std::string markup_code(std::string_view text, std::size_t limit);

}  // namespace lacuna::reports
