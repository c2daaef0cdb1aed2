/// \file
/// The text of an HTML document, by blocks.
///
/// Headings, paragraphs, items, cells, captions and the title are blocks; inline markup is not part of the text, white
/// space is one space, entities are decoded. The words of attributes (alt, title) are blocks behind the one that they
/// stand in. Scripts, styles, code (<pre><code>), SVG, MathML and form fields are left out. A comment
/// "lacuna:ignore RULE" stands for the block that it is in or before.
/// Thread-safety: pure. Cost: linear, about 100 bytes of memory a byte of markup at most; what needs more is refused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "eval/corpus/block_text.h"
#include "eval/corpus/document.h"
#include "lacuna/result.h"

namespace lacuna::corpus {

/// Replaces the text, which is HTML, by what it says, with its pieces. Errors: kFormat for markup that is nested deeper
/// than browsers allow (512 levels), or that makes far more of it than is written; with line and byte where there is
/// one.
[[nodiscard]] Status extract_html(Document& document);

/// Appends the blocks of a stretch of HTML, which begins at byte `offset` of its file; `path` is for messages.
[[nodiscard]] Status append_html(std::string_view html, std::size_t offset, const std::string& path, BlockText& blocks);

/// Decodes character references, and remembers them.
class EntityDecoder {
 public:
  /// What "&amp;", "&eacute;", "&#65;" or "&#x41;" stands for; the same bytes for what stands for nothing, and for all
  /// when thousands of different ones were asked for. The view is valid until the next call.
  [[nodiscard]] std::string_view decode(std::string_view entity);

 private:
  std::unordered_map<std::string, std::string> known_;
  std::string asked_;
};

}  // namespace lacuna::corpus
