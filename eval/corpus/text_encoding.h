/// \file
/// Encodings of text files at the border: everything inside is UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lacuna/result.h"

namespace lacuna::corpus {

enum class TextEncoding : std::uint8_t { kUtf8, kUtf16Le, kUtf16Be };

struct DecodedFile {
  std::string text;  ///< UTF-8; a byte-order mark stays as U+FEFF
  TextEncoding encoding = TextEncoding::kUtf8;
  std::string sha256 = {};  ///< of the unpacked bytes, before decoding
  std::uint64_t size = 0;   ///< of these
};

/// A file's bytes as UTF-8: unpacked, UTF-16 recognised by its byte-order mark; "-" is standard input. Errors:
/// kIo; kEncoding with line and byte (of the unpacked file) for what is not UTF-8 and for an unpaired surrogate;
/// kFormat for a NUL (a binary file, or UTF-16 without a mark), for more than `kMaxFileBytes`, and for a packed one
/// that grows as no text does (over 1,000-fold).
[[nodiscard]] Result<DecodedFile> read_decoded(const std::string& path);

/// The same of bytes in memory, as they are; `name` is for messages.
[[nodiscard]] Result<DecodedFile> decode_bytes(const std::string& name, std::string bytes);

/// UTF-8 as the encoding says.
[[nodiscard]] std::string encoded(std::string_view text, TextEncoding encoding);

/// Of an unpacked file that is held in memory whole.
inline constexpr std::uint64_t kMaxFileBytes = std::uint64_t{2} << 30U;

}  // namespace lacuna::corpus
