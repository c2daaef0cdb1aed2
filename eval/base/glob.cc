#include "eval/base/glob.h"

#include <cstddef>
#include <vector>

#include "eval/base/utf8.h"

namespace lacuna::base {

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

}  // namespace lacuna::base
