/// \file
/// Lines of a text, a batch at a time, so that memory does not grow with the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::base {

/// Lines in a row, without their LF. Only LF ends a line; one after the last line makes no further line.
struct LineBatch {
  std::vector<std::string_view> lines;
  std::size_t first_line = 1;    ///< number of the first of them, from 1
  std::uint64_t first_byte = 0;  ///< its offset in the text
  /// What `lines` point into, when nobody else owns it. Not a string, whose bytes may move when it is swapped.
  std::vector<char> bytes;
};

class LineReader {
 public:
  LineReader() = default;
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;
  virtual ~LineReader() = default;

  /// The path, for messages.
  [[nodiscard]] virtual const std::string& name() const = 0;
  /// Size of the whole text in bytes, when known.
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const = 0;
  /// Replaces `batch` by the next lines: `most`, or those that are left; none at the end. With a `most_bytes` it may
  /// stop earlier, after the line that reaches it. Bytes are not looked at. Errors: kIo.
  [[nodiscard]] virtual Status read(std::size_t most, std::size_t most_bytes, LineBatch& batch) = 0;
};

/// No limit on the bytes of a batch.
inline constexpr std::size_t kAnyBytes = SIZE_MAX;

/// Lines of `text`, which stays the caller's.
[[nodiscard]] std::unique_ptr<LineReader> lines_of(std::string name, std::string_view text);

/// Lines of a file, of gzip unpacked, or of standard input for "-". Errors: missing, a directory, unreadable (kIo).
[[nodiscard]] Result<std::unique_ptr<LineReader>> open_lines(const std::string& path);

}  // namespace lacuna::base
