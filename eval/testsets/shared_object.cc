#include "eval/testsets/shared_object.h"

#include <dlfcn.h>

namespace lacuna::testsets {

Result<SharedObject> SharedObject::load(const std::string& file, const std::string& package) {
  void* handle = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    const char* why = ::dlerror();
    return Error{.code = ErrorCode::kIo,
                 .message = "the library " + file + " cannot be loaded (Debian's package " + package +
                            " has it): " + (why == nullptr ? "unknown reason" : why),
                 .path = {}};
  }
  return SharedObject(handle);
}

void* SharedObject::address(const char* name) const { return ::dlsym(handle_, name); }

}  // namespace lacuna::testsets
