#include "eval/base/short_names.h"

#include <cstddef>
#include <map>
#include <set>
#include <string_view>

namespace lacuna::base {
namespace {

// Where the part of `path` begins that ends before `begin`; nothing is before 0.
std::size_t one_folder_more(std::string_view path, std::size_t begin) {
  if (begin < 2) return 0;
  const std::size_t slash = path.rfind('/', begin - 2);
  return slash == std::string_view::npos ? 0 : slash + 1;
}

}  // namespace

std::vector<std::string> short_names(const std::vector<std::string>& paths) {
  std::vector<std::size_t> begins;
  begins.reserve(paths.size());
  for (const std::string& path : paths) begins.push_back(one_folder_more(path, path.size() + 1));
  for (bool is_changed = true; is_changed;) {
    is_changed = false;
    std::map<std::string_view, std::vector<std::size_t>> alike;
    for (std::size_t i = 0; i < paths.size(); ++i) alike[std::string_view{paths[i]}.substr(begins[i])].push_back(i);
    for (const auto& [name, those] : alike) {
      if (those.size() == 1) continue;
      for (const std::size_t i : those) {
        const std::size_t begin = one_folder_more(paths[i], begins[i]);
        is_changed = is_changed || begin != begins[i];
        begins[i] = begin;
      }
    }
  }
  std::vector<std::string> names;
  names.reserve(paths.size());
  std::set<std::string> taken;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string name = paths[i].substr(begins[i]);
    std::string other = name;
    for (std::size_t number = 2; !taken.insert(other).second; ++number) {
      other = name + " (" + std::to_string(number) + ")";
    }
    names.push_back(other);
  }
  return names;
}

}  // namespace lacuna::base
