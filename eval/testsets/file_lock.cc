#include "eval/testsets/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace lacuna::testsets {

Result<FileLock> FileLock::acquire(const std::string& path, const std::string& what, Progress* progress) {
  constexpr useconds_t kPause = 50'000;  // microseconds; also how late a request to stop may be seen
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return Error{
        .code = ErrorCode::kIo, .message = "cannot create: " + std::generic_category().message(errno), .path = path};
  }
  FileLock lock(descriptor);
  for (bool told = false; ::flock(descriptor, LOCK_EX | LOCK_NB) != 0; told = true) {
    if (errno != EWOULDBLOCK && errno != EINTR) return lock;
    if (progress != nullptr && progress->stop_requested()) {
      return Error{.code = ErrorCode::kInterrupted, .message = "interrupted", .path = {}};
    }
    if (!told && progress != nullptr) progress->note("waiting for another process that gets " + what);
    ::usleep(kPause);
  }
  return lock;
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace lacuna::testsets
