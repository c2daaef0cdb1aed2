#include "eval/config/check_rules.h"

#include <algorithm>

namespace lacuna::config {

CheckRules read_check_rules(const PlacedJson& section, const std::vector<std::string>& known, Places& places) {
  Fields fields(section, "checks", places);
  CheckRules rules;
  const auto is_known = [&](const std::string& id, std::size_t byte) {
    if (id == "all" || std::find(known.begin(), known.end(), id) != known.end()) return true;
    fields.fail(byte, "no check is called '" + id + "'");
    return false;
  };
  for (const PlacedText& id : fields.texts("enable")) {
    if (is_known(id.text, id.byte)) rules.enable.push_back(id.text);
  }
  for (const PlacedText& id : fields.texts("disable")) {
    if (is_known(id.text, id.byte)) rules.disable.push_back(id.text);
    if (std::find(rules.enable.begin(), rules.enable.end(), id.text) != rules.enable.end()) {
      fields.fail(id.byte, "'" + id.text + "' is both enabled and disabled");
    }
  }
  if (const PlacedJson* severities = fields.object("severity")) {
    for (const JsonMember& member : severities->members) {
      if (!is_known(member.key, member.key_byte)) continue;
      const std::optional<Severity> severity =
          member.value.kind == JsonKind::kString ? severity_named(member.value.string) : std::nullopt;
      if (severity) {
        rules.severity.emplace(member.key, *severity);
      } else {
        fields.fail(member.value.byte, "the severity of '" + member.key + "' must be minor, major or critical");
      }
    }
  }
  rules.max_characters = fields.count("max_characters");
  fields.finish();
  return rules;
}

}  // namespace lacuna::config
