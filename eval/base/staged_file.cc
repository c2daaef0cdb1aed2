#include "eval/base/staged_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <signal.h>  // NOLINT(modernize-deprecated-headers): of POSIX

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "eval/base/packing.h"

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

// What a signal handler may look at: names of files that lie beside their places. A name that finds no slot is not
// removed by the handler, which takes more files at once than any command writes.
constexpr std::size_t kSlots = 64;
std::array<std::atomic<const char*>, kSlots> staged_names{};
std::atomic<int> commits{0};         // `commit_all`s at work
std::atomic<int> waiting_signal{0};  // that came meanwhile

[[noreturn]] void die(int signal) noexcept {
  for (std::atomic<const char*>& slot : staged_names) {
    if (const char* const name = slot.exchange(nullptr)) ::unlink(name);
  }
  struct sigaction usual {};
  usual.sa_handler = SIG_DFL;
  ::sigaction(signal, &usual, nullptr);
  sigset_t only;
  ::sigemptyset(&only);
  ::sigaddset(&only, signal);
  ::raise(signal);
  ::pthread_sigmask(SIG_UNBLOCK, &only, nullptr);  // it is blocked in its own handler
  ::_exit(128 + signal);
}

}  // namespace

/// A file beside its place, which is gone when this is, or when the process ends by a signal.
class StagedFile::Temporary {
 public:
  explicit Temporary(const std::string& path) : name_(path + ".part-XXXXXX") {
    // Before the file is there: a signal must not come between.
    for (std::atomic<const char*>& slot : staged_names) {
      const char* empty = nullptr;
      if (slot.compare_exchange_strong(empty, name_.c_str())) {
        slot_ = &slot;
        break;
      }
    }
    descriptor_ = ::mkstemp(name_.data());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
    if (descriptor_ >= 0 && !moved_) ::unlink(name_.c_str());
    if (slot_ != nullptr) slot_->store(nullptr);
  }

  /// Below 0: it could not be made, see errno.
  [[nodiscard]] int descriptor() const { return descriptor_; }

  /// Whether it is at `path` now; else see errno.
  [[nodiscard]] bool move_to(const std::string& path) {
    moved_ = std::rename(name_.c_str(), path.c_str()) == 0;
    return moved_;
  }

 private:
  std::string name_;
  std::atomic<const char*>* slot_ = nullptr;
  int descriptor_ = -1;
  bool moved_ = false;
};

StagedFile::StagedFile(std::string path) : path_(std::move(path)) {}

Result<StagedFile> StagedFile::write(const std::string& path, std::string_view bytes) {
  StagedFile file(path);
  const Packing packing = packing_of(path);
  if (packing == Packing::kNone) {
    if (Status staged = file.stage(bytes); !staged) return staged.error();
    return file;
  }
  const Result<std::string> packed = pack(bytes, packing);
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
      temporary_(std::move(other.temporary_)),
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
  auto temporary = std::make_unique<Temporary>(path_);
  const int file = temporary->descriptor();
  if (file < 0) return io_error(path_, "cannot create", errno);
  if (Status written = write_all(file, bytes, path_); !written) return written;
  if (::fchmod(file, 0644) != 0) return io_error(path_, "cannot set permissions", errno);
  if (::fsync(file) != 0 && errno != EINVAL) return io_error(path_, "cannot flush", errno);
  temporary_ = std::move(temporary);
  return {};
}

Status StagedFile::commit() {
  if (device_ >= 0) return write_all(device_, bytes_, path_ == "-" ? "<stdout>" : path_);
  if (!temporary_) return {};
  if (!temporary_->move_to(path_)) return io_error(path_, "cannot replace", errno);
  temporary_.reset();
  flush_folder(path_);
  return {};
}

Status commit_all(std::span<StagedFile> files) {
  const auto commit_those = [&](bool on_devices) {
    for (StagedFile& file : files) {
      if ((file.device_ >= 0) != on_devices) continue;
      if (Status status = file.commit(); !status) return status;
    }
    return Status{};
  };
  ++commits;
  const Status renamed = commit_those(false);
  if (--commits == 0) {
    if (const int signal = waiting_signal.load(); signal != 0) die(signal);
  }
  return renamed ? commit_those(true) : renamed;
}

void end_by_signal(int signal) noexcept {
  waiting_signal = signal;
  if (commits == 0) die(signal);
}

}  // namespace lacuna::base
