/// \file
/// The suites of a gate, one for each translation: globs become files, files become suites with names.
#pragma once

#include <cstddef>
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
  std::size_t rule_index = 0;  ///< among the rules
  std::string name;
  std::string source_language =
      {};  ///< the rule's; if it names none the baseline's, for a text cannot vouch for its own
  std::string target_language = {};
  std::vector<SuiteFile> files;  ///< the translation first, then sources, references, documents, scores (in the order
                                 ///< of the rule's metrics)
  std::optional<Error> error = std::nullopt;  ///< it has no files

  /// The first one of that role; null when there is none.
  [[nodiscard]] const config::NamedFile* file(std::string_view role) const;
  [[nodiscard]] std::vector<const config::NamedFile*> files_of(std::string_view role) const;
};

/// In the order of the rules; the files of a glob in the order of their names. `config_path` is for errors. A glob that
/// no file fits gives one suite with an error.
[[nodiscard]] std::vector<GateSuite> expand_suites(const config::GateRules& rules, const std::string& config_path);

/// Whether a glob is for the suite of that name: it fits the name, or the first part of it, which stands for all the
/// suites of a rule ("news" for "news/large").
[[nodiscard]] bool selects(const std::string& glob, std::string_view suite);

}  // namespace lacuna::pipeline
