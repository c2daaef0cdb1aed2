#include "eval/base/staged_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "eval/base/gzip.h"

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

Result<StagedFile> StagedFile::write(const std::string& path, std::string_view bytes) {
  StagedFile file(path);
  if (!path.ends_with(".gz")) {
    if (Status staged = file.stage(bytes); !staged) return staged.error();
    return file;
  }
  const Result<std::string> packed = gzip(bytes);
  if (!packed) {
    Error error = packed.error();
    error.path = path;
    return error;
  }
  if (Status staged = file.stage(*packed); !staged) return staged.error();
  return file;
}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      device_(std::exchange(other.device_, -1)),
      bytes_(std::move(other.bytes_)) {}

StagedFile& StagedFile::operator=(StagedFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(temporary_, other.temporary_);
  std::swap(device_, other.device_);
  std::swap(bytes_, other.bytes_);
  return *this;
}

StagedFile::~StagedFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  if (device_ > STDERR_FILENO) ::close(device_);
}

Status StagedFile::stage(std::string_view bytes) {
  struct stat target {};
  const bool is_there = path_ != "-" && ::stat(path_.c_str(), &target) == 0;
  if (is_there && S_ISDIR(target.st_mode)) {
    return Error{.code = ErrorCode::kIo, .message = "is a directory; a file was expected", .path = path_};
  }
  if (path_ == "-" || (is_there && !S_ISREG(target.st_mode))) {  // a pipe or device is written, never replaced
    device_ = path_ == "-" ? STDOUT_FILENO : ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (device_ < 0) return io_error(path_, "cannot open", errno);
    bytes_ = bytes;
    return {};
  }
  std::string temporary = path_ + ".part-XXXXXX";
  const Descriptor file(::mkstemp(temporary.data()));
  if (file.get() < 0) return io_error(path_, "cannot create", errno);
  temporary_ = std::move(temporary);
  if (Status written = write_all(file.get(), bytes, path_); !written) return written;
  if (::fchmod(file.get(), 0644) != 0) return io_error(path_, "cannot set permissions", errno);
  if (::fsync(file.get()) != 0 && errno != EINVAL) return io_error(path_, "cannot flush", errno);
  return {};
}

Status StagedFile::commit() {
  if (device_ >= 0) return write_all(device_, bytes_, path_ == "-" ? "<stdout>" : path_);
  if (temporary_.empty()) return {};
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) return io_error(path_, "cannot replace", errno);
  temporary_.clear();
  flush_folder(path_);
  return {};
}

}  // namespace lacuna::base
