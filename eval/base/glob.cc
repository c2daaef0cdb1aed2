#include "eval/base/glob.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <system_error>

#include "eval/base/utf8.h"

namespace lacuna::base {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kWildcards = "*?";

/// Adds the regular files in `folder`, and below it if `deep`, that fit; names are `prefix` and the way from there.
void add_files(const std::string& glob, const std::string& folder, const std::string& prefix, bool deep,
               std::vector<std::string>& files) {
  std::error_code code;
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    const std::string name = prefix + entry->path().filename().string();
    std::error_code unknown;
    if (entry->is_regular_file(unknown)) {
      if (glob_matches(glob, name)) files.push_back(name);
    } else if (deep && entry->is_directory(unknown) && !entry->is_symlink(unknown)) {
      add_files(glob, entry->path().string(), name + "/", deep, files);
    }
  }
}

}  // namespace

bool glob_matches(std::string_view glob, std::string_view name) {
  // fits[i]: the part of the glob so far fits the first i bytes of the name.
  std::vector<char> fits(name.size() + 1, 0);
  std::vector<char> next(name.size() + 1, 0);
  fits[0] = 1;
  for (std::size_t at = 0; at < glob.size();) {
    next.assign(next.size(), 0);
    if (glob[at] == '*') {
      const bool deep = glob.substr(at).starts_with("**");
      // "**/" is also nothing, so that "a/**/b" fits "a/b".
      const bool folder = glob.substr(at).starts_with("**/") && (at == 0 || glob[at - 1] == '/');
      char inside = 0;
      for (std::size_t i = 0; i <= name.size(); ++i) {
        if (fits[i] != 0) inside = 1;
        if (folder) {
          next[i] = fits[i];
          if (i > 0 && name[i - 1] == '/' && inside != 0) next[i] = 1;
        } else {
          next[i] = inside;
          if (!deep && i < name.size() && name[i] == '/') inside = 0;
        }
      }
      at += folder ? 3 : deep ? 2 : 1;
    } else if (glob[at] == '?') {
      for (std::size_t i = 0; i < name.size(); ++i) {
        if (fits[i] == 0 || name[i] == '/') continue;
        std::size_t end = i;
        static_cast<void>(next_code_point(name, end));
        next[end] = 1;
      }
      ++at;
    } else {
      for (std::size_t i = 0; i < name.size(); ++i) {
        if (fits[i] != 0 && name[i] == glob[at]) next[i + 1] = 1;
      }
      ++at;
    }
    fits.swap(next);
  }
  return fits[name.size()] != 0;
}

bool glob_matches_path(std::string_view glob, std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  while (glob.starts_with("./")) glob.remove_prefix(2);
  if (glob.find('/') == std::string_view::npos) path.remove_prefix(path.rfind('/') + 1);
  return glob_matches(glob, path);
}

bool is_glob(std::string_view name) { return name.find_first_of(kWildcards) != std::string_view::npos; }

std::string_view glob_part(std::string_view glob, std::string_view name) {
  const std::size_t first = glob.find_first_of(kWildcards);
  if (first == std::string_view::npos) return {};
  const std::size_t after = glob.size() - 1 - glob.find_last_of(kWildcards);
  return name.size() < first + after ? std::string_view{} : name.substr(first, name.size() - first - after);
}

std::vector<std::string> files_that_fit(const std::string& glob) {
  const std::size_t fixed = glob.substr(0, glob.find_first_of(kWildcards)).rfind('/');
  const std::string prefix = fixed == std::string::npos ? "" : glob.substr(0, fixed + 1);
  const bool deep = glob.find('/', prefix.size()) != std::string::npos || glob.find("**") != std::string::npos;
  std::vector<std::string> files;
  add_files(glob, prefix.empty() ? "." : prefix, prefix, deep, files);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace lacuna::base
