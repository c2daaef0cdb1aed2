#include "eval/pipeline/compare/system_names.h"

#include <algorithm>
#include <utility>

#include "eval/base/short_names.h"

namespace lacuna::pipeline {

Result<std::vector<std::string>> system_names(const std::vector<std::string>& paths) {
  const auto usage = [](std::string message) {
    return Error{.code = ErrorCode::kUsage, .message = std::move(message), .path = {}};
  };
  if (paths.size() < 2) return usage("a comparison needs two systems or more");
  for (const std::string& path : paths) {
    if (std::count(paths.begin(), paths.end(), path) > 1) return usage("the system " + path + " is named twice");
  }
  return base::short_names(paths);
}

}  // namespace lacuna::pipeline
