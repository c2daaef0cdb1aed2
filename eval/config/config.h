/// \file
/// `Config`: what a project wants of Lacuna, from its `lacuna.json`. The schema is reports/schema/config.schema.json.
///
///     Result<Config> config = read_config("lacuna.json", {.checks = ids, .metrics = names});
///     if (!config) return config.error();   // path, line, byte; unknown keys are errors
///
/// Each section has a struct, a file and a reader of its own; another section is another three.
/// Thread-safety: plain data. Cost: linear.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/config/check_rules.h"
#include "eval/config/gate_rules.h"
#include "eval/config/known_names.h"
#include "eval/config/pattern_rules.h"
#include "eval/config/suppressions.h"
#include "lacuna/result.h"

namespace lacuna::config {

/// A term list to use.
struct TermFile {
  std::string path;      ///< relative ones are taken from the folder of the file that names it
  std::size_t line = 0;  ///< where it is named
};

struct Config {
  std::string path = {};  ///< of the file; empty: there is none
  CheckRules checks = {};
  std::vector<TermFile> terms = {};
  std::vector<PatternRule> patterns = {};
  std::vector<Suppression> suppressions = {};  ///< those of `suppression_files` behind the section's own
  std::vector<NamedFile> suppression_files = {};
  std::optional<GateRules> gate = std::nullopt;
};

/// Reads a configuration, with its files of suppressions. Errors: as `read_text_file`; kFormat for what is not as the
/// schema says, an unknown key, check, metric, severity or group, a bad regular expression or date.
[[nodiscard]] Result<Config> read_config(const std::string& path, const KnownNames& known);

/// The same from a text that is valid UTF-8, without reading the files that it names.
[[nodiscard]] Result<Config> parse_config(std::string_view text, const std::string& path, const KnownNames& known);

}  // namespace lacuna::config
