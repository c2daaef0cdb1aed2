#include "eval/corpus/text_encoding.h"

#include <algorithm>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/input_file.h"
#include "eval/base/sha256.h"
#include "eval/base/utf8.h"

namespace lacuna::corpus {
namespace {

// Text packs 3- to 20-fold; DEFLATE cannot do more than 1,032-fold, which takes a file of one repeated byte.
constexpr std::uint64_t kMaxGrowth = 1000;
constexpr std::uint64_t kGrowthLooksFrom = std::uint64_t{64} << 20U;
constexpr std::size_t kFirstBuffer = std::size_t{1} << 16U;

Error format_error(const std::string& path, std::string message) {
  return {.code = ErrorCode::kFormat, .message = std::move(message), .path = path};
}

Result<std::string> read_unpacked(base::InputFile& file) {
  std::string bytes;
  bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(file.size().value_or(kFirstBuffer), kMaxFileBytes)) +
               1);
  std::size_t used = 0;
  while (true) {
    if (used == bytes.size()) bytes.resize(bytes.size() + std::max(bytes.size() / 2, kFirstBuffer));
    const Result<std::size_t> got = file.read(bytes.data() + used, bytes.size() - used);
    if (!got) return got.error();
    if (*got == 0) break;
    used += *got;
    if (used > kMaxFileBytes) {
      return format_error(file.name(), "more than " + std::to_string(kMaxFileBytes >> 30U) + " GB of text in one file");
    }
    if (used > kGrowthLooksFrom && file.size() && used / kMaxGrowth > *file.size()) {
      return format_error(file.name(), "unpacks to more than " + std::to_string(kMaxGrowth) +
                                           " times its size: a decompression bomb, not a text");
    }
  }
  bytes.resize(used);
  bytes.shrink_to_fit();
  return bytes;
}

char32_t unit_at(std::string_view bytes, std::size_t at, TextEncoding encoding) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return encoding == TextEncoding::kUtf16Le ? char32_t{first} | char32_t{second} << 8U
                                            : char32_t{second} | char32_t{first} << 8U;
}

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

void append_utf8(char32_t code, std::string& text) {
  const auto trail = [&](unsigned shift) { text += static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | code >> 6U);
    trail(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | code >> 12U);
    trail(6);
    trail(0);
  } else {
    text += static_cast<char>(0xF0 | code >> 18U);
    trail(12);
    trail(6);
    trail(0);
  }
}

/// UTF-16 with its mark as UTF-8.
Result<std::string> from_utf16(std::string_view bytes, TextEncoding encoding, const std::string& path) {
  std::string text;
  text.reserve(bytes.size());
  std::uint64_t line = 1;
  const auto error = [&](ErrorCode code, std::string message, std::size_t at) {
    return Error{
        .code = code, .message = std::move(message), .path = path, .line = line, .byte = static_cast<std::int64_t>(at)};
  };
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    if (at + 1 == bytes.size()) return error(ErrorCode::kEncoding, "half a character at the end of UTF-16", at);
    char32_t code = unit_at(bytes, at, encoding);
    if (code == 0) return error(ErrorCode::kFormat, "a NUL character: text was expected, this is a binary file", at);
    if (is_low(code) || is_high(code)) {
      const char32_t next = is_high(code) && at + 3 < bytes.size() ? unit_at(bytes, at + 2, encoding) : 0;
      if (!is_low(next)) return error(ErrorCode::kEncoding, "not valid UTF-16 (half of a surrogate pair)", at);
      code = 0x10000 + ((code - 0xD800) << 10U) + (next - 0xDC00);
      at += 2;
    }
    line += code == '\n' ? 1 : 0;
    append_utf8(code, text);
  }
  return text;
}

}  // namespace

Result<DecodedFile> read_decoded(const std::string& path) {
  Result<base::InputFile> input = base::InputFile::open(path, base::InputFile::Content::kMaybePacked);
  if (!input) return input.error();
  Result<std::string> bytes = read_unpacked(*input);
  if (!bytes) return bytes.error();
  return decode_bytes(input->name(), std::move(*bytes));
}

Result<DecodedFile> decode_bytes(const std::string& name, std::string bytes) {
  DecodedFile file;
  file.sha256 = base::sha256_hex(bytes);
  file.size = bytes.size();
  const bool little = bytes.starts_with("\xFF\xFE");
  if (little || bytes.starts_with("\xFE\xFF")) {
    file.encoding = little ? TextEncoding::kUtf16Le : TextEncoding::kUtf16Be;
    Result<std::string> text = from_utf16(bytes, file.encoding, name);
    if (!text) return text.error();
    file.text = std::move(*text);
    return file;
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
    return Error{.code = ErrorCode::kFormat,
                 .message =
                     "a NUL byte: text in UTF-8, or in UTF-16 with a byte-order mark, was expected; this is UTF-16 "
                     "without a mark, or a binary file",
                 .path = name,
                 .line = base::line_of(bytes, nul),
                 .byte = static_cast<std::int64_t>(nul)};
  }
  if (const auto bad = base::first_invalid_utf8(bytes)) return base::invalid_utf8(name, bytes, *bad);
  file.text = std::move(bytes);
  return file;
}

std::string encoded(std::string_view text, TextEncoding encoding) {
  if (encoding == TextEncoding::kUtf8) return std::string(text);
  std::string bytes;
  bytes.reserve(text.size() * 2);
  const auto put = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8U & 0xFF);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += encoding == TextEncoding::kUtf16Le ? low : high;
    bytes += encoding == TextEncoding::kUtf16Le ? high : low;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = base::next_code_point(text, at);
    if (code < 0x10000) {
      put(code);
    } else {
      put(0xD800 + ((code - 0x10000) >> 10U));
      put(0xDC00 + ((code - 0x10000) & 0x3FF));
    }
  }
  return bytes;
}

}  // namespace lacuna::corpus
