#include "eval/base/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace lacuna::base {
namespace {

Error io_error(int code) {
  return {.code = ErrorCode::kIo, .message = "no file in memory: " + std::generic_category().message(code)};
}

}  // namespace

Result<MemoryFile> MemoryFile::create(std::string_view bytes) {
  MemoryFile file(::memfd_create("lacuna", MFD_CLOEXEC));
  if (file.descriptor_ < 0) return io_error(errno);
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(file.descriptor_, bytes.data(), bytes.size());
    if (wrote < 0) {
      if (errno == EINTR) continue;
      return io_error(errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return file;
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

MemoryFile& MemoryFile::operator=(MemoryFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

MemoryFile::~MemoryFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

}  // namespace lacuna::base
