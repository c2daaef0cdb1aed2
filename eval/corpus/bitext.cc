#include "eval/corpus/bitext.h"

#include <array>
#include <utility>

#include "eval/base/packing.h"
#include "eval/base/sha256.h"
#include "eval/corpus/formats/delimited.h"
#include "eval/corpus/formats/json_lines.h"
#include "eval/corpus/formats/po.h"
#include "eval/corpus/formats/tmx_bitext.h"
#include "eval/corpus/formats/xliff.h"
#include "eval/text/ascii.h"

namespace lacuna::corpus {
namespace {

constexpr std::array<std::pair<BitextFormat, std::string_view>, 7> kNames = {{{BitextFormat::kTsv, "tsv"},
                                                                              {BitextFormat::kCsv, "csv"},
                                                                              {BitextFormat::kJsonl, "jsonl"},
                                                                              {BitextFormat::kTmx, "tmx"},
                                                                              {BitextFormat::kXliff1, "xliff-1.2"},
                                                                              {BitextFormat::kXliff2, "xliff-2"},
                                                                              {BitextFormat::kPo, "po"}}};

constexpr std::array<std::pair<std::string_view, BitextFormat>, 14> kEndings = {{{".tsv", BitextFormat::kTsv},
                                                                                 {".tab", BitextFormat::kTsv},
                                                                                 {".csv", BitextFormat::kCsv},
                                                                                 {".jsonl", BitextFormat::kJsonl},
                                                                                 {".ndjson", BitextFormat::kJsonl},
                                                                                 {".tmx", BitextFormat::kTmx},
                                                                                 {".xlf", BitextFormat::kXliff1},
                                                                                 {".xliff", BitextFormat::kXliff1},
                                                                                 {".xlf2", BitextFormat::kXliff2},
                                                                                 {".sdlxliff", BitextFormat::kXliff1},
                                                                                 {".mqxliff", BitextFormat::kXliff1},
                                                                                 {".mxliff", BitextFormat::kXliff1},
                                                                                 {".po", BitextFormat::kPo},
                                                                                 {".pot", BitextFormat::kPo}}};

/// By how the file begins; none for what could be any text.
std::optional<BitextFormat> format_of_content(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  if (head.find("<xliff") != std::string_view::npos || head.find(":xliff ") != std::string_view::npos)
    return BitextFormat::kXliff1;
  if (head.find("<tmx") != std::string_view::npos) return BitextFormat::kTmx;
  if (head.find("msgid \"") != std::string_view::npos) return BitextFormat::kPo;
  return std::nullopt;
}

}  // namespace

const char* to_string(BitextFormat format) {
  for (const auto& [known, name] : kNames) {
    if (known == format) return name.data();
  }
  return "";
}

std::optional<BitextFormat> bitext_format(std::string_view name) {
  if (name == "xliff") return BitextFormat::kXliff1;
  for (const auto& [format, known] : kNames) {
    if (known == name) return format;
  }
  return std::nullopt;
}

std::optional<BitextFormat> format_of_name(std::string_view path) {
  const std::string lower = text::lower(base::without_packing(path));
  for (const auto& [ending, format] : kEndings) {
    if (lower.ends_with(ending)) return format;
  }
  return std::nullopt;
}

Result<Bitext> read_bitext(const std::string& path, const BitextOptions& options) {
  Result<DecodedFile> decoded = read_decoded(path);
  if (!decoded) return decoded.error();
  BitextFile file{.path = path == "-" ? "<stdin>" : path,
                  .sha256 = std::move(decoded->sha256),
                  .bytes = std::move(decoded->text),
                  .encoding = decoded->encoding,
                  .size = decoded->size};
  std::optional<BitextFormat> format = options.format;
  if (!format) format = format_of_name(path);
  if (!format) format = format_of_content(file.bytes);
  if (!format) {
    return Error{.code = ErrorCode::kUsage,
                 .message =
                     "its name and content do not say in which format it holds both languages; name one of tsv, csv, "
                     "jsonl, tmx, xliff, po",
                 .path = file.path};
  }
  file.format = *format;
  switch (*format) {
    case BitextFormat::kTsv:
    case BitextFormat::kCsv: return parse_delimited(std::move(file), options);
    case BitextFormat::kJsonl: return parse_json_lines(std::move(file), options);
    case BitextFormat::kTmx: return parse_tmx(std::move(file), options);
    case BitextFormat::kXliff1:
    case BitextFormat::kXliff2: return parse_xliff(std::move(file), options);
    case BitextFormat::kPo: return parse_po(std::move(file), options);
  }
  return Error{.code = ErrorCode::kInternal, .message = "a format without a reader", .path = file.path};
}

}  // namespace lacuna::corpus
