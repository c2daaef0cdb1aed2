#include "reports/check_list_report.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "eval/base/format_number.h"
#include "reports/json_fields.h"
#include "reports/plain_text.h"

namespace lacuna::reports {
namespace {

const char* needs_of(const CheckInfo& check) {
  switch (check.needs) {
    case CheckNeeds::kNothing: return "";
    case CheckNeeds::kPack: return "language pack";
    case CheckNeeds::kTerms: return "term list";
    case CheckNeeds::kDictionary: return "dictionary";
    case CheckNeeds::kDocuments: return "documents";
  }
  return "";
}

std::string rate_of(const CheckInfo& check) {
  return check.false_alarm_rate ? base::format_fixed(100.0 * *check.false_alarm_rate, 1) + " %" : "-";
}

}  // namespace

std::string to_table(std::span<const CheckInfo> checks, std::size_t width) {
  std::size_t id_width = 0;
  for (const CheckInfo& check : checks) id_width = std::max(id_width, check.id.size());
  constexpr std::size_t kSeverity = 8;
  constexpr std::size_t kRate = 12;
  const std::size_t indent = id_width + kSeverity + kRate + 6;
  std::string out =
      padded("check", id_width + 2) + padded("severity", kSeverity + 2) + padded("false alarms", kRate + 2) + "finds\n";
  for (const CheckInfo& check : checks) {
    std::string summary(check.summary);
    const std::string needs = needs_of(check);
    if (!needs.empty()) summary += " (needs: " + needs + ")";
    if (!check.by_default) summary += " (off unless enabled)";
    out += padded(std::string(check.id), id_width + 2) + padded(to_string(check.severity), kSeverity + 2) +
           padded(rate_of(check), kRate + 2) + wrapped(summary, indent, std::max(width, indent + 20)) + "\n";
  }
  return out +
         "\nFalse alarms: share of the sentences of a clean professional translation (Vietnamese to English) in which "
         "the "
         "check\nfinds something that a reader would not object to; -: not measured.\n";
}

std::string to_json(std::span<const CheckInfo> checks) {
  Json list = Json::array();
  for (const CheckInfo& check : checks) {
    Json json;
    json["id"] = check.id;
    json["severity"] = to_string(check.severity);
    json["summary"] = check.summary;
    json["by_default"] = check.by_default;
    json["needs"] = needs_of(check);
    json["false_alarm_rate"] = check.false_alarm_rate ? Json(*check.false_alarm_rate) : Json(nullptr);
    list.push_back(std::move(json));
  }
  return dump(list, 2) + "\n";
}

}  // namespace lacuna::reports
