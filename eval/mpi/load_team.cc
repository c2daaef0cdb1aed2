#include "eval/mpi/load_team.h"

#include <dlfcn.h>

#include <filesystem>
#include <string_view>
#include <system_error>

#include "eval/mpi/mpi_module.h"

namespace lacuna::mpi {
namespace {

#ifdef LACUNA_MPI_LIBRARY_NAME
constexpr const char* kLibrary = LACUNA_MPI_LIBRARY_NAME;
#else
constexpr const char* kLibrary = nullptr;
#endif

Error usage_error(std::string message) {
  return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}};
}

std::string loader_words() {
  const char* why = ::dlerror();
  return why == nullptr ? "unknown reason" : why;
}

/// The module's file; empty when no folder has it.
std::string find_module(const std::vector<std::string>& folders) {
  std::error_code code;
  for (const std::string& folder : folders) {
    const std::filesystem::path file = std::filesystem::path(folder) / kModuleFile;
    if (std::filesystem::is_regular_file(file, code)) return file.string();
  }
  return {};
}

template <class Function>
Function* symbol(void* object, const char* name) {
  return reinterpret_cast<Function*>(::dlsym(object, name));  // NOLINT(*-reinterpret-cast): what POSIX says
}

}  // namespace

bool has_mpi() { return kLibrary != nullptr; }

Result<std::unique_ptr<base::Team>> load_mpi_team(const std::vector<std::string>& folders) {
  if (kLibrary == nullptr) {
    return usage_error(
        "this build of lacuna has no MPI: it was built where Debian's package libopenmpi-dev, or another Open MPI, was "
        "not installed");
  }
  const std::string file = find_module(folders);
  if (file.empty()) {
    std::string message = std::string("this build of lacuna has no MPI: ") + kModuleFile + " is in none of its folders";
    for (const std::string& folder : folders) message.append(folder == folders.front() ? ": " : ", ").append(folder);
    return usage_error(std::move(message));
  }
  // MPI's own plug-ins take its symbols from where everybody sees them. The module, which is not linked with it, too.
  if (::dlopen(kLibrary, RTLD_NOW | RTLD_GLOBAL) == nullptr) {
    return Error{.code = ErrorCode::kIo,
                 .message = std::string("the library ") + kLibrary +
                            " cannot be loaded (Debian's package libopenmpi3 has it): " + loader_words(),
                 .path = {}};
  }
  void* const module = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) {
    return Error{.code = ErrorCode::kIo, .message = "cannot be loaded: " + loader_words(), .path = file};
  }
  auto* const abi = symbol<ModuleAbi>(module, "lacuna_mpi_abi");
  auto* const make = symbol<MakeTeam>(module, "lacuna_mpi_team");
  if (abi == nullptr || make == nullptr || std::string_view{abi()} != kModuleAbi) {
    return Error{.code = ErrorCode::kFormat, .message = "of another version of lacuna", .path = file};
  }
  Result<std::unique_ptr<base::Team>> team = std::unique_ptr<base::Team>();
  make(team);
  return team;
}

}  // namespace lacuna::mpi
