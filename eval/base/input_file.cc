#include "eval/base/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "eval/base/unpacker.h"

namespace lacuna::base {
namespace {

constexpr std::size_t kSkipBlock = std::size_t{1} << 20U;

Error io_error(const std::string& path, const std::string& what, int code) {
  return {.code = ErrorCode::kIo, .message = what + ": " + std::generic_category().message(code), .path = path};
}

}  // namespace

/// The descriptor, and what unpacks its bytes, if anything may have to.
struct InputFile::Stream {
  int descriptor = -1;
  std::optional<Unpacker> unpacker{};

  Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() {
    if (descriptor >= 0) ::close(descriptor);
  }

  /// Of a regular file, from where it is read next.
  [[nodiscard]] bool begins_unpacked() const {
    const off_t place = ::lseek(descriptor, 0, SEEK_CUR);
    std::array<char, kMagicBytes> head{};
    const ssize_t got = place < 0 ? -1 : ::pread(descriptor, head.data(), head.size(), place);
    return got >= 0 && !is_packed(std::string_view{head.data(), static_cast<std::size_t>(got)});
  }

  [[nodiscard]] Result<std::size_t> read(const std::string& name, char* bytes, std::size_t size) const {
    while (true) {
      const ssize_t got = ::read(descriptor, bytes, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return io_error(name, "cannot read", errno);
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
  std::optional<std::uint64_t> size;
  if (S_ISREG(info.st_mode)) size = static_cast<std::uint64_t>(info.st_size);
  if (content == Content::kMaybePacked && !(size && stream->begins_unpacked())) stream->unpacker.emplace();
  return InputFile(name, std::move(stream), size);
}

Result<std::size_t> InputFile::read(char* bytes, std::size_t size) {
  if (!stream_->unpacker) return stream_->read(name_, bytes, size);
  const auto packed = [this](char* to, std::size_t most) { return stream_->read(name_, to, most); };
  return stream_->unpacker->read(packed, name_, bytes, size);
}

bool InputFile::is_plain_file() const { return size_ && !stream_->unpacker; }

Result<std::uint64_t> InputFile::skip(std::uint64_t bytes) {
  if (is_plain_file()) {
    const off_t place = ::lseek(stream_->descriptor, 0, SEEK_CUR);
    if (place < 0) return io_error(name_, "cannot read", errno);
    const std::uint64_t left = *size_ - std::min<std::uint64_t>(*size_, static_cast<std::uint64_t>(place));
    const std::uint64_t passed = std::min(left, bytes);
    if (::lseek(stream_->descriptor, static_cast<off_t>(passed), SEEK_CUR) < 0) {
      return io_error(name_, "cannot read", errno);
    }
    return passed;
  }
  std::string block(std::min<std::uint64_t>(bytes, kSkipBlock), '\0');
  std::uint64_t passed = 0;
  while (passed < bytes) {
    const Result<std::size_t> got =
        read(block.data(), static_cast<std::size_t>(std::min<std::uint64_t>(bytes - passed, block.size())));
    if (!got) return got.error();
    if (*got == 0) break;
    passed += *got;
  }
  return passed;
}

}  // namespace lacuna::base
