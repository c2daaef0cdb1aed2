#include "eval/corpus/chunk_bitext.h"

#include <utility>

#include "eval/corpus/formats/delimited.h"
#include "eval/corpus/formats/json_lines.h"

namespace lacuna::corpus {
namespace {

Result<Bitext> parse(BitextFormat format, const std::string& path, std::string bytes, const BitextOptions& options) {
  Result<DecodedFile> decoded = decode_bytes(path, std::move(bytes));
  if (!decoded) return decoded.error();
  if (decoded->encoding != TextEncoding::kUtf8) return cannot_be_cut(path);
  BitextFile file{.format = format,
                  .path = path,
                  .sha256 = std::move(decoded->sha256),
                  .bytes = std::move(decoded->text),
                  .encoding = decoded->encoding,
                  .size = decoded->size};
  return format == BitextFormat::kJsonl ? parse_json_lines(std::move(file), options)
                                        : parse_delimited(std::move(file), options);
}

}  // namespace

Error cannot_be_cut(const std::string& path) {
  return {.code = ErrorCode::kEncoding,
          .message = "UTF-16, which cannot be cut into chunks of bytes; convert it to UTF-8",
          .path = path};
}

Result<BitextFormat> chunked_format(const std::string& path, const BitextOptions& options) {
  const std::optional<BitextFormat> format = options.format ? options.format
                                             : path == "-"  ? std::optional(BitextFormat::kTsv)
                                                            : format_of_name(path);
  if (format == BitextFormat::kTsv || format == BitextFormat::kJsonl) return *format;
  return Error{.code = ErrorCode::kUsage,
               .message = (format ? std::string(to_string(*format)) + " cannot be cut into chunks of lines"
                                  : std::string("its name does not say in which format it holds both languages")) +
                          "; a corpus is TSV or JSON Lines, or line-aligned files",
               .path = path};
}

Result<ChunkBitext> read_chunk_bitext(const std::string& path, const Chunk& chunk, const std::string& head,
                                      const BitextOptions& options) {
  const Result<BitextFormat> format = chunked_format(path, options);
  if (!format) return format.error();
  const std::string name = path == "-" ? "<stdin>" : path;
  const std::string& text = chunk.texts.front();
  if (chunk.index == 0) {
    Result<Bitext> bitext = parse(*format, name, text, options);
    if (!bitext) return bitext.error();
    return ChunkBitext{.bitext = std::move(*bitext)};
  }
  // The head chooses columns or keys; a head that is a unit itself is one of the first chunk.
  const Result<Bitext> first = parse(*format, name, head, options);
  if (!first) return first.error();
  const std::uint64_t head_bytes = head.size() + 1;
  std::string bytes = head;
  bytes.append("\n").append(text);
  Result<Bitext> bitext = parse(*format, name, std::move(bytes), options);
  if (!bitext) return placed_in_file(bitext.error(), chunk, 0, 1, head_bytes);
  bitext->units.erase(bitext->units.begin(), bitext->units.begin() + static_cast<std::ptrdiff_t>(first->units.size()));
  for (BitextUnit& unit : bitext->units) --unit.line;
  return ChunkBitext{.bitext = std::move(*bitext), .head_bytes = head_bytes};
}

}  // namespace lacuna::corpus
