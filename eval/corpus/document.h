/// \file
/// A document: a file's bytes, owned once, checked once, hashed once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/extracted_text.h"
#include "lacuna/result.h"
#include "lacuna/span.h"

namespace lacuna::corpus {

/// Rules that a marker in the file switches off in a part of the text (`ignore_marker.h`).
struct IgnoredPart {
  ByteSpan span;  ///< in `Document::text`
  std::vector<std::string> rules;
};

struct Document {
  std::string path;
  std::string
      text;  ///< the file's bytes, or what was taken out of them; valid UTF-8 with something other than white space
  std::string sha256 = {};             ///< of the file's bytes
  std::uint64_t file_size = 0;         ///< of them, unpacked
  std::vector<TextPiece> pieces = {};  ///< where `text` came from; none: it is the file
  std::vector<IgnoredPart> ignored = {};
};

enum class Markup {
  kByName,  ///< the text of Markdown (`markdown.h`) and HTML (`html.h`), by the name's ending but that of a packed file
  kNone,    ///< the file as it is, whatever its name: lines that are counted, text that is cut up and written again
};

/// Reads a document. Positions in a file of UTF-16 are positions in its UTF-8. Errors: as `read_decoded`;
/// kFormat when it holds nothing but white space (of any kind).
[[nodiscard]] Result<Document> read_document(const std::string& path, Markup markup = Markup::kByName);

/// The same of a text in memory, without markup and unpacked. `name` stands for its path. Errors: kEncoding,
/// kFormat.
[[nodiscard]] Result<Document> document_of(const std::string& name, std::string text);

/// Whether a file of that name is Markdown, by its ending but that of a packed file.
[[nodiscard]] bool is_markdown_name(std::string_view path);

/// Lines of `text` without their "\n" or "\r\n"; a final line end opens no further line. A byte-order mark is not part
/// of the first line.
[[nodiscard]] std::vector<ByteSpan> line_spans(std::string_view text);

/// Longest line of a line-aligned text, in bytes: a longer one is no segment, but a file that is not line-aligned.
inline constexpr std::size_t kMaxLineBytes = 65536;

/// Two line-aligned texts have equally many lines, none over `kMaxLineBytes`. Errors: kMismatch, naming the file that
/// ends first and its line; kFormat, naming the line.
[[nodiscard]] Status check_parallel(const Document& source, const std::vector<ByteSpan>& source_lines,
                                    const Document& target, const std::vector<ByteSpan>& target_lines);

}  // namespace lacuna::corpus
