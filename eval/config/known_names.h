/// \file
/// The names that a configuration may use of what is defined elsewhere; others are errors.
#pragma once

#include <string>
#include <vector>

namespace lacuna::config {

struct KnownNames {
  std::vector<std::string> checks = {};   ///< ids
  std::vector<std::string> metrics = {};  ///< of the registry: "bleu", "chrf++"
  std::vector<std::string> formats = {};  ///< of files that hold both languages: "po", "xliff"
};

}  // namespace lacuna::config
