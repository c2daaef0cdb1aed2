/// \file
/// Files at the border: read whole, written beside and renamed, so that a reader never sees half a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "lacuna/result.h"

namespace lacuna::base {

/// The bytes of a regular file (or of standard input for "-"). Errors: missing, a directory, unreadable (kIo).
[[nodiscard]] Result<std::string> read_file(const std::string& path);

/// Like `read_file`, with gzip unpacked, and the bytes are valid UTF-8; a leading byte-order mark stays (offsets are
/// the file's). Errors: as above; kIo for more than `most` bytes, of which no more are read; kEncoding with line and
/// byte of the first bad sequence (a UTF-16 file is named as such).
[[nodiscard]] Result<std::string> read_text_file(const std::string& path,
                                                 std::size_t most = std::numeric_limits<std::size_t>::max());

/// The error of bytes that are not UTF-8: `offset` in `bytes` is the first bad one; `bytes` begin at line `first_line`
/// and byte `first_byte` of the text called `name`.
[[nodiscard]] Error invalid_utf8(const std::string& name, std::string_view bytes, std::size_t offset,
                                 std::size_t first_line = 1, std::uint64_t first_byte = 0);

/// Writes `bytes` to `path` through a temporary file in the same folder and a rename, so that whatever happens `path`
/// has the old bytes or the new; file and folder are flushed to the disk. When the process is killed a file
/// PATH.part-XXXXXX may stay. "-" is standard output, and a pipe or device is written as it is. As the path's
/// ending says the bytes are packed (`packing.h`).
[[nodiscard]] Status write_file(const std::string& path, std::string_view bytes);

/// 1-based line of byte `offset` in `text`.
[[nodiscard]] std::size_t line_of(std::string_view text, std::size_t offset);

}  // namespace lacuna::base
