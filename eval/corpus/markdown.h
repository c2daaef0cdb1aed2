/// \file
/// The text of a Markdown document (CommonMark with GitHub's tables, strikethrough and task lists), by blocks.
///
/// Headings, paragraphs, items and cells are blocks; inline markup is not part of the text, though code in a line is;
/// entities and escapes are decoded. The words of an image and titles are blocks behind the one that they stand in.
/// Code blocks, link targets and front matter (between lines of "---" or "+++" at the beginning) are left out; of
/// blocks of HTML there is their text. A comment "<!-- lacuna:ignore RULE -->" stands for the block that it is in or
/// before. Thread-safety: pure. Cost: linear in sane documents.
#pragma once

#include "eval/corpus/document.h"
#include "lacuna/result.h"

namespace lacuna::corpus {

/// Replaces the text, which is Markdown, by what it says, with its pieces. Errors: kFormat for HTML in it that is too
/// much (`html.h`), for more than `kMaxMarkdownBytes`, and for more than 50,000 link definitions.
[[nodiscard]] Status extract_markdown(Document& document);

inline constexpr std::size_t kMaxMarkdownBytes = std::size_t{256} << 20U;

}  // namespace lacuna::corpus
