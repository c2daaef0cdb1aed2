#include "eval/base/file.h"

#include <algorithm>
#include <limits>

#include "eval/base/input_file.h"
#include "eval/base/staged_file.h"
#include "eval/base/utf8.h"

namespace lacuna::base {
namespace {

Result<std::string> read_all(InputFile& file, std::size_t most) {
  const auto too_large = [&] {
    return Error{
        .code = ErrorCode::kIo, .message = "more than " + std::to_string(most) + " bytes", .path = file.name()};
  };
  if (file.size().value_or(0) > most) return too_large();
  std::string bytes;
  bytes.resize(static_cast<std::size_t>(file.size().value_or(65535)) + 1);
  std::size_t used = 0;
  while (true) {
    if (used == bytes.size()) bytes.resize(bytes.size() * 2 + 65536);
    const Result<std::size_t> got = file.read(bytes.data() + used, bytes.size() - used);
    if (!got) return got.error();
    if (*got == 0) break;
    used += *got;
    if (used > most) return too_large();
  }
  bytes.resize(used);
  return bytes;
}

Result<std::string> read_all(const std::string& path, InputFile::Content content,
                             std::size_t most = std::numeric_limits<std::size_t>::max()) {
  Result<InputFile> file = InputFile::open(path, content);
  if (!file) return file.error();
  return read_all(*file, most);
}

}  // namespace

Result<std::string> read_file(const std::string& path) { return read_all(path, InputFile::Content::kAsIs); }

Result<std::string> read_text_file(const std::string& path, std::size_t most) {
  Result<std::string> bytes = read_all(path, InputFile::Content::kMaybePacked, most);
  if (!bytes) return bytes;
  if (const auto bad = first_invalid_utf8(*bytes)) return invalid_utf8(path == "-" ? "<stdin>" : path, *bytes, *bad);
  return bytes;
}

Error invalid_utf8(const std::string& name, std::string_view bytes, std::size_t offset, std::size_t first_line,
                   std::uint64_t first_byte) {
  std::string message =
      "not valid UTF-8 (byte value " + std::to_string(static_cast<unsigned char>(bytes[offset])) + ")";
  if (first_byte == 0 && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))) {
    message += "; this looks like UTF-16, convert it to UTF-8 first";
  }
  return {.code = ErrorCode::kEncoding,
          .message = message,
          .path = name,
          .line = first_line - 1 + line_of(bytes, offset),
          .byte = static_cast<std::int64_t>(first_byte + offset)};
}

Status write_file(const std::string& path, std::string_view bytes) {
  Result<StagedFile> file = StagedFile::write(path, bytes);
  return file ? file->commit() : Status(file.error());
}

std::size_t line_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace lacuna::base
