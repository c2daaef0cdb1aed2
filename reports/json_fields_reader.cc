#include "reports/json_fields_reader.h"

#include "eval/base/file.h"

namespace lacuna::reports {
namespace {

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error …" without its first two parts.
std::string plain_message(const nlohmann::json::exception& error) {
  const std::string_view full = error.what();
  const std::size_t bracket = full.find("] ");
  std::string_view rest = bracket == std::string_view::npos ? full : full.substr(bracket + 2);
  if (const std::size_t colon = rest.find(": ");
      rest.starts_with("parse error at") && colon != std::string_view::npos) {
    rest = rest.substr(colon + 2);
  }
  return "not JSON: " + std::string(rest);
}

}  // namespace

ToolInfo read_tool(Fields fields) {
  ToolInfo tool{fields.text("name"), fields.text("version")};
  fields.finish();
  return tool;
}

Score read_score(Fields& fields) {
  Score score;
  score.metric = fields.text("metric");
  score.value = fields.number_or_null("value", -kHuge, kHuge);
  if (!score.value) score.reason = fields.text("reason");
  if (const Json* components = fields.require("components")) {
    Fields numbers(*components, fields.at("components"), fields.problem());
    if (components->is_object()) {
      for (const auto& [name, value] : components->items()) {
        score.components.emplace_back(name, numbers.number(name.c_str(), -kHuge, kHuge));
      }
    }
  }
  score.signature = fields.text("signature");
  if (const Json* bounds = fields.find("interval")) {
    Fields interval(*bounds, fields.at("interval"), fields.problem());
    score.interval = ScoreInterval{interval.number("low", -kHuge, kHuge), interval.number("high", -kHuge, kHuge)};
    interval.finish();
  }
  return score;
}

Result<Json> parse_json(std::string_view json, const std::string& path) {
  try {
    return Json::parse(json);
  } catch (const Json::parse_error& error) {
    const std::size_t byte = std::min(error.byte == 0 ? 0 : error.byte - 1, json.size());
    return Error{ErrorCode::kFormat, plain_message(error), path, base::line_of(json, byte),
                 static_cast<std::int64_t>(byte)};
  } catch (const Json::exception& error) {
    return Error{ErrorCode::kFormat, plain_message(error), path};
  }
}

}  // namespace lacuna::reports
