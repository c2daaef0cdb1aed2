// The other half of json_writer.h: a strict reader, which names the place of what it does not take.
#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

#include "eval/base/file.h"
#include "reports/json_fields.h"
#include "reports/json_writer.h"

namespace lacuna::reports {
namespace {

// The first thing that is wrong; after it every getter gives a default, so that no caller has to ask in between.
class Problem {
 public:
  void set(const std::string& where, const std::string& what) {
    if (message_.empty()) message_ = where + ": " + what;
  }
  [[nodiscard]] const std::string& message() const { return message_; }

 private:
  std::string message_;
};

// One JSON object: each key is asked for once, and `finish` rejects what nobody asked for.
class Fields {
 public:
  Fields(const Json& json, std::string where, Problem& problem)
      : json_(json), where_(std::move(where)), problem_(problem) {
    if (!json_.is_object()) problem_.set(here(), "expected an object");
  }

  const Json* find(const char* key) {
    asked_.insert(key);
    if (!json_.is_object()) return nullptr;
    const auto found = json_.find(key);
    return found == json_.end() ? nullptr : &*found;
  }
  const Json* require(const char* key) {
    const Json* value = find(key);
    if (value == nullptr) problem_.set(here(), std::string("\"") + key + "\" is missing");
    return value;
  }
  std::string text(const char* key) {
    const Json* value = require(key);
    if (!accept(key, value, value != nullptr && value->is_string(), "expected a string")) return {};
    return value->get<std::string>();
  }
  bool flag(const char* key) {
    const Json* value = require(key);
    return accept(key, value, value != nullptr && value->is_boolean(), "expected true or false") && value->get<bool>();
  }
  std::uint64_t count(const char* key) {
    const Json* value = require(key);
    if (!accept(key, value, value != nullptr && value->is_number_unsigned(), "expected a whole number from 0"))
      return 0;
    return value->get<std::uint64_t>();
  }
  double number(const char* key, double low, double high) {
    const Json* value = require(key);
    const bool fits =
        value != nullptr && value->is_number() && value->get<double>() >= low && value->get<double>() <= high;
    if (!accept(key, value, fits, "expected a number in its range")) return 0.0;
    return value->get<double>();
  }
  std::optional<double> number_or_null(const char* key, double low, double high) {
    const Json* value = require(key);
    if (value == nullptr || value->is_null()) return std::nullopt;
    return number(key, low, high);
  }
  std::optional<TextSpan> span_or_null(const char* key) {
    const Json* value = require(key);
    if (value == nullptr || value->is_null()) return std::nullopt;
    Fields fields(*value, at(key), problem_);
    TextSpan span{fields.count("begin"), fields.count("end"), fields.text("text")};
    if (const Json* file = fields.find("file")) {
      Fields bytes(*file, fields.at("file"), problem_);
      span.file = ByteSpan{bytes.count("begin"), bytes.count("end")};
      bytes.finish();
    }
    fields.finish();
    if (span.end < span.begin || span.end - span.begin != span.text.size()) {
      problem_.set(at(key), "\"text\" is not as long as \"begin\" and \"end\" say");
    }
    return span;
  }
  template <class T>
  std::vector<T> list(const char* key, const std::function<T(Fields&)>& read) {
    const Json* value = require(key);
    std::vector<T> items;
    if (!accept(key, value, value != nullptr && value->is_array(), "expected an array")) return items;
    items.reserve(value->size());
    for (std::size_t i = 0; i < value->size() && problem_.message().empty(); ++i) {
      Fields fields((*value)[i], at(key) + "[" + std::to_string(i) + "]", problem_);
      items.push_back(read(fields));
      fields.finish();
    }
    return items;
  }

  std::vector<std::string> texts(const char* key) {
    const Json* value = require(key);
    std::vector<std::string> items;
    const auto is_text = [](const Json& item) { return item.is_string(); };
    const bool fits = value != nullptr && value->is_array() && std::all_of(value->begin(), value->end(), is_text);
    if (accept(key, value, fits, "expected an array of strings") && fits) {
      for (const Json& item : *value) items.push_back(item.get<std::string>());
    }
    return items;
  }

  void reject(const char* key, const std::string& what) { problem_.set(at(key), what); }
  [[nodiscard]] std::string at(const char* key) const { return where_.empty() ? key : where_ + "." + key; }
  [[nodiscard]] std::string here() const { return where_.empty() ? "report" : where_; }
  [[nodiscard]] Problem& problem() const { return problem_; }

  void finish() {
    if (!json_.is_object()) return;
    for (const auto& [key, value] : json_.items()) {
      if (!asked_.contains(key)) problem_.set(here(), "unknown key \"" + key + "\"");
    }
  }

 private:
  bool accept(const char* key, const Json* value, bool fits, const char* expected) {
    if (value != nullptr && !fits) problem_.set(at(key), expected);
    return fits;
  }

  const Json& json_;
  std::string where_;
  Problem& problem_;
  std::set<std::string, std::less<>> asked_;
};

constexpr double kHuge = 1e308;

ToolInfo read_tool(Fields fields) {
  ToolInfo tool{fields.text("name"), fields.text("version")};
  fields.finish();
  return tool;
}

PackInfo read_pack(Fields fields) {
  PackInfo pack{fields.text("name"), fields.text("source_language"), fields.text("target_language"),
                fields.text("version"), fields.text("sha256")};
  fields.finish();
  return pack;
}

DocumentInfo read_document(Fields& fields) {
  return {fields.text("role"),   fields.text("path"),   fields.text("language"), fields.flag("language_detected"),
          fields.text("sha256"), fields.count("bytes"), fields.count("segments")};
}

std::optional<UnitPlace> read_place(Fields& fields) {
  const Json* value = fields.require("place");
  if (value == nullptr || value->is_null()) return std::nullopt;
  Fields place(*value, fields.at("place"), fields.problem());
  UnitPlace read{place.text("name"), place.count("line"), place.count("index")};
  place.finish();
  return read;
}

UnitReport read_unit(Fields& fields) {
  UnitReport unit;
  unit.id = fields.count("id");
  unit.place = read_place(fields);
  unit.source = fields.span_or_null("source");
  unit.target = fields.span_or_null("target");
  unit.source_segments = fields.count("source_segments");
  unit.target_segments = fields.count("target_segments");
  unit.alignment_confidence = fields.number("alignment_confidence", 0.0, 1.0);
  unit.length_z = fields.number_or_null("length_z", -kHuge, kHuge);
  unit.source_coverage = fields.number_or_null("source_coverage", 0.0, 1.0);
  unit.target_coverage = fields.number_or_null("target_coverage", 0.0, 1.0);
  unit.omission_probability = fields.number_or_null("omission_probability", 0.0, 1.0);
  unit.addition_probability = fields.number_or_null("addition_probability", 0.0, 1.0);
  return unit;
}

Severity read_severity(Fields& fields) {
  const std::string name = fields.text("severity");
  constexpr std::array kAll = {Severity::kMinor, Severity::kMajor, Severity::kCritical};
  const auto found = std::find_if(kAll.begin(), kAll.end(), [&](Severity one) { return name == to_string(one); });
  if (found != kAll.end()) return *found;
  fields.reject("severity", "expected \"critical\", \"major\" or \"minor\"");
  return Severity::kMinor;
}

Finding read_finding(Fields& fields, std::size_t units) {
  Finding finding;
  finding.rule = fields.text("rule");
  finding.severity = read_severity(fields);
  finding.probability = fields.number("probability", 0.0, 1.0);
  finding.unit = fields.count("unit");
  if (finding.unit >= units) fields.reject("unit", "there is no such unit");
  finding.source = fields.span_or_null("source");
  finding.target = fields.span_or_null("target");
  finding.message = fields.text("message");
  if (const Json* fix = fields.require("suggestion"); fix != nullptr && !fix->is_null()) {
    finding.suggestion = fields.text("suggestion");
  }
  finding.fingerprint = fields.text("fingerprint");
  return finding;
}

CheckSummary read_check(Fields& fields) {
  return {fields.text("rule"), fields.number("opportunities", 0.0, kHuge), fields.number("violations", 0.0, kHuge)};
}

SuppressedFinding read_suppressed(Fields& fields, std::size_t units) {
  SuppressedFinding suppressed;
  if (const Json* value = fields.require("finding")) {
    Fields finding(*value, fields.at("finding"), fields.problem());
    suppressed.finding = read_finding(finding, units);
    finding.finish();
  }
  suppressed.reason = fields.text("reason");
  if (const Json* index = fields.require("suppression"); index != nullptr && !index->is_null()) {
    suppressed.suppression = fields.count("suppression");
  }
  return suppressed;
}

SuppressionUse read_use(Fields& fields) {
  return {.conditions = fields.text("conditions"),
          .reason = fields.text("reason"),
          .owner = fields.text("owner"),
          .expires = fields.text("expires"),
          .path = fields.text("path"),
          .line = fields.count("line"),
          .matched = fields.count("matched"),
          .expired = fields.flag("expired")};
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
  return score;
}

RunReport read_report(const Json& json, Problem& problem) {
  RunReport report;
  Fields fields(json, "", problem);
  const std::uint64_t version = fields.count("schema_version");
  if (version != static_cast<std::uint64_t>(report.schema_version)) {
    fields.reject("schema_version", "this version reads " + std::to_string(report.schema_version) + " only");
    return report;
  }
  const Json nothing = Json::object();
  const auto child = [&](const char* key) {
    const Json* value = fields.require(key);
    return Fields(value == nullptr ? nothing : *value, key, problem);
  };
  report.tool = read_tool(child("tool"));
  if (const Json* pack = fields.require("pack"); pack != nullptr && !pack->is_null()) {
    report.pack = read_pack(Fields(*pack, "pack", problem));
  }
  report.documents = fields.list<DocumentInfo>("documents", read_document);
  report.units = fields.list<UnitReport>("units", read_unit);
  report.findings =
      fields.list<Finding>("findings", [&](Fields& finding) { return read_finding(finding, report.units.size()); });
  report.suppressed = fields.list<SuppressedFinding>(
      "suppressed", [&](Fields& suppressed) { return read_suppressed(suppressed, report.units.size()); });
  report.suppressions = fields.list<SuppressionUse>("suppressions", read_use);
  report.checks = fields.list<CheckSummary>("checks", read_check);
  report.scores = fields.list<Score>("scores", read_score);
  report.remarks = fields.texts("remarks");
  fields.finish();
  return report;
}

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

Result<RunReport> from_json(std::string_view json, const std::string& path) {
  Json parsed;
  try {
    parsed = Json::parse(json);
  } catch (const Json::parse_error& error) {
    const std::size_t byte = std::min(error.byte == 0 ? 0 : error.byte - 1, json.size());
    return Error{ErrorCode::kFormat, plain_message(error), path, base::line_of(json, byte),
                 static_cast<std::int64_t>(byte)};
  } catch (const Json::exception& error) {
    return Error{ErrorCode::kFormat, plain_message(error), path};
  }
  Problem problem;
  RunReport report = read_report(parsed, problem);
  if (!problem.message().empty()) return Error{ErrorCode::kFormat, problem.message(), path};
  return report;
}

}  // namespace lacuna::reports
