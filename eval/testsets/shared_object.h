/// \file
/// Libraries that are loaded when they are first needed. libcurl and libarchive bring thirty others with them, whose
/// loading would cost every start of the program about ten milliseconds for what few starts use.
///
///     Result<SharedObject> object = SharedObject::load("libcurl.so.4", "libcurl4");
///     if (!object) return object.error();
///     if (!object->find("curl_easy_init", api.easy_init)) …
///
/// Thread-safety: none; load once. A library stays loaded until the process ends.
#pragma once

#include <string>

#include "lacuna/result.h"

namespace lacuna::testsets {

class SharedObject {
 public:
  /// `file` as the dynamic linker looks for it; `package` is Debian's name of what has it. Errors (kIo): not there.
  [[nodiscard]] static Result<SharedObject> load(const std::string& file, const std::string& package);

  /// Puts the address of the function called `name` at `function`; false when the library has none.
  template <class Function>
  [[nodiscard]] bool find(const char* name, Function*& function) const {
    function = reinterpret_cast<Function*>(address(name));
    return function != nullptr;
  }

 private:
  explicit SharedObject(void* handle) : handle_(handle) {}
  [[nodiscard]] void* address(const char* name) const;

  void* handle_;
};

}  // namespace lacuna::testsets
