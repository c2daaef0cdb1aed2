#include "eval/base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include "eval/base/file.h"

namespace lacuna::base {
namespace {

std::optional<SharedBytes> map(const std::string& path) {
  std::error_code code;
  if (!std::filesystem::is_regular_file(path, code)) return std::nullopt;  // to open a pipe would be to use it up
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  struct stat status {};
  void* at = MAP_FAILED;
  std::size_t size = 0;
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    size = static_cast<std::size_t>(status.st_size);
    at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
  }
  ::close(descriptor);
  if (at == MAP_FAILED) return std::nullopt;
  return SharedBytes{.bytes = {static_cast<const char*>(at), size},
                     .keeper = std::shared_ptr<const void>(at, [size](void* mapped) { ::munmap(mapped, size); })};
}

}  // namespace

SharedBytes aligned_copy(std::string_view bytes) {
  auto copy = std::make_shared<std::vector<std::max_align_t>>(bytes.size() / sizeof(std::max_align_t) + 1);
  if (!bytes.empty()) std::memcpy(copy->data(), bytes.data(), bytes.size());
  return {.bytes = {reinterpret_cast<const char*>(copy->data()), bytes.size()}, .keeper = copy};
}

Result<SharedBytes> map_file(const std::string& path) {
  if (std::optional<SharedBytes> mapped = map(path)) return *std::move(mapped);
  const Result<std::string> bytes = read_file(path);
  if (!bytes) return bytes.error();
  return aligned_copy(*bytes);
}

}  // namespace lacuna::base
