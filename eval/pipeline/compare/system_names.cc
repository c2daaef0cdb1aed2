#include "eval/pipeline/compare/system_names.h"

#include <algorithm>
#include <cstddef>

namespace lacuna::pipeline {
namespace {

// The last `parts` parts of a path; all of it when it has no more.
std::string tail_of(const std::string& path, std::size_t parts) {
  std::size_t begin = path.size();
  for (; parts > 0 && begin > 0; --parts) {
    const std::size_t slash = path.find_last_of('/', begin - 1);
    if (slash == std::string::npos) return path;
    begin = slash;
  }
  return begin == 0 ? path : path.substr(begin + 1);
}

}  // namespace

Result<std::vector<std::string>> system_names(const std::vector<std::string>& paths) {
  const auto usage = [](std::string message) {
    return Error{.code = ErrorCode::kUsage, .message = std::move(message), .path = {}};
  };
  if (paths.size() < 2) return usage("a comparison needs two systems or more");
  std::vector<std::string> names;
  for (const std::string& path : paths) {
    if (std::count(paths.begin(), paths.end(), path) > 1) return usage("the system " + path + " is named twice");
    const auto shared_by = [&](std::size_t parts) {
      const std::string name = tail_of(path, parts);
      return std::count_if(paths.begin(), paths.end(),
                           [&](const std::string& other) { return tail_of(other, parts) == name; });
    };
    std::size_t parts = 1;
    const auto most = static_cast<std::size_t>(std::count(path.begin(), path.end(), '/')) + 1;
    while (parts <= most && shared_by(parts) > 1) ++parts;
    names.push_back(tail_of(path, parts));
  }
  return names;
}

}  // namespace lacuna::pipeline
