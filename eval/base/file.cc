#include "eval/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <limits>
#include <system_error>
#include <utility>

#include "eval/base/gzip.h"
#include "eval/base/input_file.h"
#include "eval/base/utf8.h"

namespace lacuna::base {
namespace {

Error io_error(const std::string& path, const std::string& what, int code) {
  return {.code = ErrorCode::kIo, .message = what + ": " + std::generic_category().message(code), .path = path};
}

/// Closes a descriptor when it goes out of scope.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ > STDERR_FILENO) ::close(value_);
  }
  [[nodiscard]] int get() const { return value_; }

 private:
  int value_;
};

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

Status write_all(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(descriptor, bytes.data(), bytes.size());
    if (wrote < 0) {
      if (errno == EINTR) continue;
      return io_error(path, "cannot write", errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return {};
}

/// Makes the renaming of `path` survive a power cut. The file is in its place already, and some file systems refuse
/// this and some folders cannot be opened for reading: no error.
void flush_folder(const std::string& path) {
  const std::filesystem::path parent = std::filesystem::path(path).parent_path();
  const Descriptor folder(::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() >= 0) ::fsync(folder.get());
}

}  // namespace

Result<std::string> read_file(const std::string& path) { return read_all(path, InputFile::Content::kAsIs); }

Result<std::string> read_text_file(const std::string& path, std::size_t most) {
  Result<std::string> bytes = read_all(path, InputFile::Content::kMaybeGzip, most);
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

Status write_file(const std::string& path, std::string_view unpacked) {
  std::string packed;
  if (path.ends_with(".gz")) {
    Result<std::string> gzipped = gzip(unpacked);
    if (!gzipped) {
      Error error = gzipped.error();
      error.path = path;
      return error;
    }
    packed = std::move(*gzipped);
  }
  const std::string_view bytes = packed.empty() ? unpacked : packed;
  if (path == "-") return write_all(STDOUT_FILENO, bytes, "<stdout>");
  struct stat target {};
  if (::stat(path.c_str(), &target) == 0 && !S_ISREG(target.st_mode)) {
    if (S_ISDIR(target.st_mode)) {
      return Error{.code = ErrorCode::kIo, .message = "is a directory; a file was expected", .path = path};
    }
    const Descriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC));  // a pipe or device is written, never replaced
    if (device.get() < 0) return io_error(path, "cannot open", errno);
    return write_all(device.get(), bytes, path);
  }
  const std::string pattern = path + ".part-XXXXXX";
  std::string temporary = pattern;
  {
    const Descriptor file(::mkstemp(temporary.data()));
    if (file.get() < 0) return io_error(path, "cannot create", errno);
    Status written = write_all(file.get(), bytes, path);
    if (written && ::fchmod(file.get(), 0644) != 0) written = io_error(path, "cannot set permissions", errno);
    if (written && ::fsync(file.get()) != 0 && errno != EINVAL) written = io_error(path, "cannot flush", errno);
    if (!written) {
      ::unlink(temporary.c_str());
      return written;
    }
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) {
    const int code = errno;
    ::unlink(temporary.c_str());
    return io_error(path, "cannot replace", code);
  }
  flush_folder(path);
  return {};
}

std::size_t line_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace lacuna::base
