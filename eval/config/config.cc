#include "eval/config/config.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "eval/base/file.h"
#include "eval/config/fields.h"
#include "eval/config/placed_json.h"

namespace lacuna::config {

Result<Config> parse_config(std::string_view text, const std::string& path, const KnownNames& known) {
  const Result<PlacedJson> json = parse_placed_json(text, path);
  if (!json) return json.error();
  Places places(text, path);
  Fields fields(*json, "configuration", places);
  Config config;
  config.path = path;
  static_cast<void>(fields.text("$schema"));  // for editors
  const PlacedJson* rules = fields.object("checks");
  for (const PlacedText& file : fields.texts("terms")) {
    config.terms.push_back({places.resolve(file.text), places.line(file.byte)});
  }
  if (const PlacedJson* patterns = fields.array("patterns")) {
    config.patterns = read_pattern_rules(*patterns, known.checks, places);
  }
  KnownNames with_patterns = known;
  for (const PatternRule& pattern : config.patterns) with_patterns.checks.push_back(pattern.id);
  if (rules != nullptr) config.checks = read_check_rules(*rules, with_patterns.checks, places);
  if (const PlacedJson* suppressions = fields.array("suppressions")) {
    config.suppressions = read_suppressions(*suppressions, places);
  }
  for (PlacedText& file : fields.texts("suppression_files")) {
    std::string resolved = places.resolve(file.text);
    config.suppression_files.push_back({std::move(file.text), std::move(resolved), places.line(file.byte)});
  }
  if (const PlacedJson* gate = fields.object("gate")) config.gate = read_gate_rules(*gate, with_patterns, places);
  fields.finish();
  if (places.error()) return *places.error();
  return config;
}

Result<Config> read_config(const std::string& path, const KnownNames& known) {
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  Result<Config> config = parse_config(*text, path, known);
  if (!config) return config;
  for (const NamedFile& file : config->suppression_files) {
    Result<std::vector<Suppression>> more = read_suppression_file(file.path);
    if (!more) return more.error();
    std::move(more->begin(), more->end(), std::back_inserter(config->suppressions));
  }
  return config;
}

}  // namespace lacuna::config
