#include "eval/config/config.h"

#include "eval/base/file.h"
#include "eval/config/fields.h"
#include "eval/config/placed_json.h"

namespace lacuna::config {

Result<Config> parse_config(std::string_view text, const std::string& path, const std::vector<std::string>& checks) {
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
    config.patterns = read_pattern_rules(*patterns, checks, places);
  }
  if (rules != nullptr) {
    std::vector<std::string> known = checks;
    for (const PatternRule& pattern : config.patterns) known.push_back(pattern.id);
    config.checks = read_check_rules(*rules, known, places);
  }
  if (const PlacedJson* suppressions = fields.array("suppressions")) {
    config.suppressions = read_suppressions(*suppressions, places);
  }
  fields.finish();
  if (places.error()) return *places.error();
  return config;
}

Result<Config> read_config(const std::string& path, const std::vector<std::string>& checks) {
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  return parse_config(*text, path, checks);
}

}  // namespace lacuna::config
