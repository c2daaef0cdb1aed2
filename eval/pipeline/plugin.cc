#include "lacuna/plugin.h"

#include <dlfcn.h>

#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace lacuna {
namespace {

/// Registers what a plug-in adds, until something is wrong.
class Loading final : public PluginHost {  // NOLINT(cppcoreguidelines-virtual-class-destructor): final
 public:
  void add_metric(MetricDefinition definition) override {
    if (!status_) return;
    std::string name = definition.name;
    status_ = register_metric(std::move(definition));
    if (status_) names_.push_back(std::move(name));
  }

  [[nodiscard]] Result<std::vector<std::string>> result(const std::string& path) && {
    if (status_) return std::move(names_);
    Error error = status_.error();
    error.path = path;
    return error;
  }

 private:
  Status status_;
  std::vector<std::string> names_;
};

Error format_error(const std::string& path, std::string message) {
  return {.code = ErrorCode::kFormat, .message = std::move(message), .path = path};
}

template <class Function>
Function* symbol(void* object, const char* name) {
  return reinterpret_cast<Function*>(::dlsym(object, name));  // NOLINT(*-reinterpret-cast): what POSIX says
}

Result<std::vector<std::string>> load(const std::string& path, void* object) {
  auto* const abi = symbol<const char*()>(object, "lacuna_plugin_abi");
  auto* const entry = symbol<void(PluginHost&)>(object, "lacuna_plugin");
  if (abi == nullptr || entry == nullptr) return format_error(path, "no plug-in of Lacuna: LACUNA_PLUGIN is not in it");
  if (std::string_view{abi()} != LACUNA_PLUGIN_ABI) {
    return format_error(
        path, std::string("a plug-in for another version of Lacuna: it says ") + abi() + ", not " + LACUNA_PLUGIN_ABI);
  }
  Loading loading;
  entry(loading);
  return std::move(loading).result(path);
}

}  // namespace

Result<std::vector<std::string>> load_plugin(const std::string& path) {
  static std::mutex mutex;
  static std::map<void*, std::vector<std::string>> loaded;
  const std::lock_guard lock(mutex);
  // Without a slash the loader would look in the system's folders.
  const std::string file = path.find('/') == std::string::npos ? "./" + path : path;
  void* const object = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (object == nullptr) {
    return Error{.code = ErrorCode::kIo, .message = std::string("cannot be loaded: ") + ::dlerror(), .path = path};
  }
  if (const auto known = loaded.find(object); known != loaded.end()) return known->second;
  Result<std::vector<std::string>> names = load(path, object);
  if (names) loaded.emplace(object, *names);
  return names;
}

}  // namespace lacuna
