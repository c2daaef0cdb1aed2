#include "eval/pipeline/starter/translation_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "eval/base/utf8.h"
#include "eval/config/fields.h"

namespace lacuna::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostLevels = 3;
constexpr std::array<std::string_view, 10> kSkippedFolders = {
    "build", "_build",      "dist",       "node_modules", "vendor",
    "venv",  "__pycache__", "CMakeFiles", "third_party",  "bower_components"};

bool is_skipped(std::string_view name) {
  return name.starts_with("cmake-build") ||
         std::find(kSkippedFolders.begin(), kSkippedFolders.end(), name) != kSkippedFolders.end();
}

/// Whether a configuration can name it.
bool can_be_named(const std::string& name) {
  return !base::first_invalid_utf8(name) && !config::has_control(name) && name.find_first_of("*?") == std::string::npos;
}

/// Adds what is in one folder, then what is in those below; false: there are too many files.
bool add_folder(const fs::path& root, const std::string& inside, std::size_t level, std::error_code& code,
                std::vector<std::string>& paths) {
  std::vector<std::string> files;
  std::vector<std::string> folders;
  for (fs::directory_iterator entry(root / inside, code), end; !code && entry != end; entry.increment(code)) {
    const std::string name = entry->path().filename().string();
    std::error_code ignored;
    if (name.starts_with('.') || !can_be_named(name)) continue;
    if (entry->is_regular_file(ignored)) {
      files.push_back(inside + name);
    } else if (entry->is_directory(ignored) && !entry->is_symlink(ignored) && !is_skipped(name)) {
      folders.push_back(std::string(inside).append(name).append("/"));
    }
  }
  if (code) return true;
  std::sort(files.begin(), files.end());
  std::sort(folders.begin(), folders.end());
  for (std::string& file : files) {
    if (paths.size() == kMostFiles) return false;
    paths.push_back(std::move(file));
  }
  if (level == kMostLevels) return true;
  return std::all_of(folders.begin(), folders.end(), [&](const std::string& below) {
    std::error_code unreadable;
    return add_folder(root, below, level + 1, unreadable, paths);
  });
}

}  // namespace

Result<FolderFiles> files_below(const std::string& folder) {
  FolderFiles found;
  std::error_code code;
  found.complete = add_folder(folder, "", 0, code, found.paths);
  if (code) return Error{.code = ErrorCode::kIo, .message = code.message(), .path = folder};
  return found;
}

}  // namespace lacuna::pipeline
