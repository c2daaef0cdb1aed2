#include "eval/base/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <string_view>
#include <system_error>
#include <utility>

namespace lacuna::base {
namespace {

constexpr unsigned kGzipBuffer = 1U << 14;

Error io_error(const std::string& path, const std::string& what, int code) {
  return {.code = ErrorCode::kIo, .message = what + ": " + std::generic_category().message(code), .path = path};
}

}  // namespace

/// The descriptor, alone or below zlib, which passes content through that is not gzip.
struct InputFile::Stream {
  int descriptor = -1;
  gzFile unpacked = nullptr;

  Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() {
    if (unpacked != nullptr) {
      ::gzclose_r(unpacked);
    } else if (descriptor >= 0) {
      ::close(descriptor);
    }
  }
};

InputFile::InputFile(std::string name, std::unique_ptr<Stream> stream, std::optional<std::uint64_t> size)
    : name_(std::move(name)), stream_(std::move(stream)), size_(size) {}
InputFile::InputFile(InputFile&&) noexcept = default;
InputFile& InputFile::operator=(InputFile&&) noexcept = default;
InputFile::~InputFile() = default;

Result<InputFile> InputFile::open(const std::string& path, Content content) {
  const std::string name = path == "-" ? "<stdin>" : path;
  auto stream = std::make_unique<Stream>();
  stream->descriptor = path == "-" ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
                                   : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (stream->descriptor < 0) return io_error(name, "cannot open", errno);
  struct stat info {};
  if (::fstat(stream->descriptor, &info) != 0) return io_error(name, "cannot inspect", errno);
  if (S_ISDIR(info.st_mode)) {
    return Error{.code = ErrorCode::kIo, .message = "is a directory; a file was expected", .path = name};
  }
  if (content == Content::kMaybeGzip) {
    stream->unpacked = ::gzdopen(stream->descriptor, "rb");
    if (stream->unpacked == nullptr) return io_error(name, "cannot read", ENOMEM);
    ::gzbuffer(stream->unpacked, kGzipBuffer);
  }
  std::optional<std::uint64_t> size;
  if (S_ISREG(info.st_mode)) size = static_cast<std::uint64_t>(info.st_size);
  return InputFile(name, std::move(stream), size);
}

Result<std::size_t> InputFile::read(char* bytes, std::size_t size) {
  if (stream_->unpacked == nullptr) {
    while (true) {
      const ssize_t got = ::read(stream_->descriptor, bytes, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return io_error(name_, "cannot read", errno);
    }
  }
  const int got = ::gzread(stream_->unpacked, bytes, static_cast<unsigned>(std::min<std::size_t>(size, INT_MAX)));
  int code = Z_OK;
  const char* const message = ::gzerror(stream_->unpacked, &code);
  if (code == Z_ERRNO) return io_error(name_, "cannot read", errno);
  // A member that is cut off is reported only when all that could be unpacked has been read.
  if (got < 0 || (got == 0 && code != Z_OK && code != Z_STREAM_END)) {
    std::string_view reason = message == nullptr ? "" : message;
    if (const std::size_t name_end = reason.find(">: "); reason.starts_with("<fd:") && name_end != reason.npos) {
      reason.remove_prefix(name_end + 3);  // zlib's own name for the file
    }
    return Error{.code = ErrorCode::kIo, .message = "damaged gzip: " + std::string(reason), .path = name_};
  }
  return static_cast<std::size_t>(got);
}

}  // namespace lacuna::base
