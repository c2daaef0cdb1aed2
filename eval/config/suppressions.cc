#include "eval/config/suppressions.h"

#include <algorithm>
#include <chrono>

#include "eval/base/file.h"
#include "eval/config/placed_json.h"

namespace lacuna::config {
namespace {

bool is_fingerprint(std::string_view text) {
  constexpr std::size_t kDigits = 32;
  return text.size() == kDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::optional<std::string> plain(std::optional<PlacedText> value) {
  if (!value) return std::nullopt;
  return std::move(value->text);
}

Suppression read_suppression(const PlacedJson& value, const std::string& where, Places& places) {
  Fields fields(value, where, places);
  Suppression suppression;
  suppression.path = places.path();
  suppression.line = places.line(value.byte);
  if (const std::optional<PlacedText> fingerprint = fields.text("fingerprint")) {
    if (!is_fingerprint(fingerprint->text)) fields.fail(fingerprint->byte, "'fingerprint' must be 32 hex digits");
    suppression.fingerprint = fingerprint->text;
  }
  suppression.rule = plain(fields.text("rule"));
  suppression.source = fields.regex("source", true);
  suppression.target = fields.regex("target", true);
  suppression.message = fields.regex("message", true);
  suppression.file = plain(fields.text("file"));
  suppression.reason = fields.required_text("reason").text;
  suppression.owner = plain(fields.text("owner")).value_or("");
  if (const std::optional<PlacedText> expires = fields.text("expires")) {
    if (!is_date(expires->text)) fields.fail(expires->byte, "'expires' must be a day as YYYY-MM-DD");
    suppression.expires = expires->text;
  }
  fields.finish();
  if (!suppression.fingerprint && !suppression.rule && !suppression.source && !suppression.target &&
      !suppression.message && !suppression.file) {
    fields.fail("says not what to suppress: fingerprint, rule, source, target, message or file");
  }
  return suppression;
}

}  // namespace

std::optional<std::chrono::sys_days> day_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (const char c : text.substr(at, digits))
      value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

bool is_date(std::string_view text) { return day_of(text).has_value(); }

std::vector<Suppression> read_suppressions(const PlacedJson& section, Places& places) {
  std::vector<Suppression> suppressions;
  for (const PlacedJson& item : section.items) {
    if (places.error()) break;
    suppressions.push_back(read_suppression(item, "suppressions[" + std::to_string(suppressions.size()) + "]", places));
  }
  return suppressions;
}

Result<std::vector<Suppression>> parse_suppressions(std::string_view text, const std::string& path) {
  const Result<PlacedJson> json = parse_placed_json(text, path);
  if (!json) return json.error();
  Places places(text, path);
  Fields fields(*json, "list of suppressions", places);
  static_cast<void>(fields.text("$schema"));  // for editors
  std::vector<Suppression> suppressions;
  if (const PlacedJson* section = fields.array("suppressions")) {
    suppressions = read_suppressions(*section, places);
  } else {
    fields.fail("'suppressions' is missing");
  }
  fields.finish();
  if (places.error()) return *places.error();
  return suppressions;
}

Result<std::vector<Suppression>> read_suppression_file(const std::string& path) {
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  return parse_suppressions(*text, path);
}

}  // namespace lacuna::config
