/// \file
/// The suites of a gate, one for each translation: globs become files, files become suites with names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/config/gate_rules.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

struct SuiteFile {
  std::string role;  ///< as in `GateInput`
  config::NamedFile file;
};

/// One translation under test.
struct GateSuite {
  const config::SuiteRule* rule = nullptr;
  std::string name;
  std::vector<SuiteFile> files;  ///< the translation first, then sources, references, documents, scores (in the order
                                 ///< of the rule's metrics)
  std::optional<Error> error = std::nullopt;  ///< it has no files

  /// The first one of that role; null when there is none.
  [[nodiscard]] const config::NamedFile* file(std::string_view role) const;
  [[nodiscard]] std::vector<const config::NamedFile*> files_of(std::string_view role) const;
};

/// In the order of the rules; the files of a glob in the order of their names. `wanted` are globs of names; empty: all.
/// `config_path` is for errors. A glob that no file fits gives one suite with an error.
[[nodiscard]] std::vector<GateSuite> expand_suites(const config::GateRules& rules,
                                                   const std::vector<std::string>& wanted,
                                                   const std::string& config_path);

}  // namespace lacuna::pipeline
