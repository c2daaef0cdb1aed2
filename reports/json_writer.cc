#include "reports/json_writer.h"

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "reports/json_fields.h"

namespace lacuna::reports {
namespace {

using reports::to_fields;

Json to_fields(const Score& score) {
  Json json;
  json["metric"] = score.metric;
  const bool is_defined = score.value && std::isfinite(*score.value);
  json["value"] = is_defined ? Json(*score.value) : Json(nullptr);
  if (!is_defined) json["reason"] = score.value ? "not a finite number" : score.reason;
  Json components = Json::object();
  for (const auto& [name, value] : score.components) components[name] = value;
  json["components"] = std::move(components);
  json["signature"] = score.signature;
  return json;
}

Json to_fields(const CheckSummary& check) {
  Json json;
  json["rule"] = check.rule;
  json["opportunities"] = check.opportunities;
  json["violations"] = check.violations;
  return json;
}

Json to_fields(const SuppressedFinding& suppressed) {
  Json json;
  json["finding"] = to_fields(suppressed.finding);
  json["reason"] = suppressed.reason;
  json["suppression"] = suppressed.suppression ? Json(*suppressed.suppression) : Json(nullptr);
  return json;
}

Json to_fields(const SuppressionUse& use) {
  Json json;
  json["conditions"] = use.conditions;
  json["reason"] = use.reason;
  json["owner"] = use.owner;
  json["expires"] = use.expires;
  json["path"] = use.path;
  json["line"] = use.line;
  json["matched"] = use.matched;
  json["expired"] = use.expired;
  return json;
}

constexpr std::size_t kIndent = 2;

/// An object as `dump` writes it, a member at a time: a tree of a long report would be several times its bytes.
class ObjectWriter {
 public:
  void member(const char* key, const Json& value) {
    begin(key);
    append(value, kIndent);
  }
  template <class T>
  void list(const char* key, const std::vector<T>& items) {
    begin(key);
    if (items.empty()) {
      bytes_ += "[]";
      return;
    }
    bytes_ += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      bytes_ += i == 0 ? "\n" : ",\n";
      bytes_.append(2 * kIndent, ' ');
      append(to_fields(items[i]), 2 * kIndent);
    }
    bytes_ += '\n';
    bytes_.append(kIndent, ' ');
    bytes_ += ']';
  }
  [[nodiscard]] std::string finish() && { return std::move(bytes_ += "\n}\n"); }

 private:
  void begin(const char* key) {
    bytes_ += bytes_.empty() ? "{\n" : ",\n";
    bytes_.append(kIndent, ' ');
    bytes_ += dump(key, -1);
    bytes_ += ": ";
  }
  /// Moves all lines but the first to the right; in strings, line ends are escaped.
  void append(const Json& value, std::size_t indent) {
    const std::string lines = dump(value, static_cast<int>(kIndent));
    std::size_t copied = 0;
    for (std::size_t end = lines.find('\n'); end != std::string::npos; end = lines.find('\n', copied)) {
      bytes_.append(lines, copied, end + 1 - copied);
      bytes_.append(indent, ' ');
      copied = end + 1;
    }
    bytes_.append(lines, copied);
  }

  std::string bytes_;
};

}  // namespace

std::string to_json(const RunReport& report) {
  ObjectWriter json;
  json.member("schema_version", report.schema_version);
  json.member("tool", to_fields(report.tool));
  json.member("pack", report.pack ? to_fields(*report.pack) : Json(nullptr));
  json.list("documents", report.documents);
  json.list("units", report.units);
  json.list("findings", report.findings);
  json.list("suppressed", report.suppressed);
  json.list("suppressions", report.suppressions);
  json.list("checks", report.checks);
  json.list("scores", report.scores);
  json.member("remarks", report.remarks);
  return std::move(json).finish();
}

}  // namespace lacuna::reports
