#include "eval/corpus/document.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "eval/base/packing.h"
#include "eval/base/utf8.h"
#include "eval/corpus/html.h"
#include "eval/corpus/markdown.h"
#include "eval/corpus/text_encoding.h"
#include "eval/text/characters.h"

namespace lacuna::corpus {
namespace {

constexpr std::string_view kMarkdownEndings[] = {".md", ".markdown"};
constexpr std::string_view kHtmlEndings[] = {".html", ".htm", ".xhtml"};

/// The path in lower case without the ending of a packed file.
std::string plain_name(std::string_view path) {
  std::string name(base::without_packing(path));
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

template <class Endings>
bool has_ending(std::string_view path, const Endings& endings) {
  const std::string name = plain_name(path);
  return std::any_of(std::begin(endings), std::end(endings), [&](auto ending) { return name.ends_with(ending); });
}

Document document_of_decoded(const std::string& name, DecodedFile decoded) {
  Document document{.path = name, .text = std::move(decoded.text), .sha256 = std::move(decoded.sha256)};
  document.file_size = decoded.size;
  return document;
}

/// Error (kFormat): nothing but white space.
Status expect_text(const Document& document) {
  if (text::skip_space(document.text, 0) != document.text.size()) return {};
  return Error{.code = ErrorCode::kFormat, .message = "no text in it", .path = document.path, .line = 1, .byte = 0};
}

}  // namespace

Result<Document> read_document(const std::string& path, Markup markup) {
  Result<DecodedFile> decoded = read_decoded(path);
  if (!decoded) return decoded.error();
  Document document = document_of_decoded(path == "-" ? "<stdin>" : path, std::move(*decoded));
  if (markup == Markup::kByName && is_markdown_name(path)) {
    if (Status extracted = extract_markdown(document); !extracted) return extracted.error();
  } else if (markup == Markup::kByName && has_ending(path, kHtmlEndings)) {
    if (Status extracted = extract_html(document); !extracted) return extracted.error();
  }
  if (Status status = expect_text(document); !status) return status.error();
  return document;
}

Result<Document> document_of(const std::string& name, std::string text) {
  Result<DecodedFile> decoded = decode_bytes(name, std::move(text));
  if (!decoded) return decoded.error();
  Document document = document_of_decoded(name, std::move(*decoded));
  if (Status status = expect_text(document); !status) return status.error();
  return document;
}

bool is_markdown_name(std::string_view path) { return has_ending(path, kMarkdownEndings); }

std::vector<ByteSpan> line_spans(std::string_view text) {
  std::vector<ByteSpan> lines;
  std::size_t begin = base::byte_order_mark(text);
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    const std::size_t next = end == std::string_view::npos ? text.size() : end + 1;
    if (end == std::string_view::npos) end = text.size();
    if (end > begin && text[end - 1] == '\r') --end;
    lines.push_back({begin, end});
    begin = next;
  }
  return lines;
}

namespace {

Status check_line_lengths(const Document& document, const std::vector<ByteSpan>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].size() <= kMaxLineBytes) continue;
    return Error{.code = ErrorCode::kFormat,
                 .message = "a line of " + std::to_string(lines[i].size()) + " bytes; line-aligned files hold one " +
                            "segment a line, of at most " + std::to_string(kMaxLineBytes) + " bytes",
                 .path = document.path,
                 .line = i + 1,
                 .byte = static_cast<std::int64_t>(lines[i].begin)};
  }
  return {};
}

}  // namespace

Status check_parallel(const Document& source, const std::vector<ByteSpan>& source_lines, const Document& target,
                      const std::vector<ByteSpan>& target_lines) {
  if (Status lengths = check_line_lengths(source, source_lines); !lengths) return lengths;
  if (Status lengths = check_line_lengths(target, target_lines); !lengths) return lengths;
  if (source_lines.size() == target_lines.size()) return {};
  const bool source_shorter = source_lines.size() < target_lines.size();
  const Document& shorter = source_shorter ? source : target;
  const Document& longer = source_shorter ? target : source;
  const std::size_t lines = source_shorter ? source_lines.size() : target_lines.size();
  return Error{.code = ErrorCode::kMismatch,
               .message = "ends after line " + std::to_string(lines) + ", but " + longer.path + " has " +
                          std::to_string(source_shorter ? target_lines.size() : source_lines.size()) +
                          " lines; parallel files need the same number of lines",
               .path = shorter.path,
               .line = lines + 1,
               .byte = static_cast<std::int64_t>(shorter.text.size())};
}

}  // namespace lacuna::corpus
