/// \file
/// Strict reading of the JSON that our writers write: what is not taken is named by its place ("units[3].source").
/// Internal to the readers.
///
///     Problem problem;
///     Fields fields(json, "", problem);
///     report.name = fields.text("name");
///     fields.finish();
///     if (!problem.message().empty()) return Error{ErrorCode::kFormat, problem.message(), path};
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lacuna/result.h"
#include "lacuna/run_report.h"
#include "lacuna/score.h"
#include "reports/json_fields.h"

namespace lacuna::reports {

/// The first thing that is wrong; after it every getter gives a default, so that no caller has to ask in between.
class Problem {
 public:
  void set(const std::string& where, const std::string& what) {
    if (message_.empty()) message_ = where + ": " + what;
  }
  [[nodiscard]] const std::string& message() const { return message_; }

 private:
  std::string message_;
};

/// One JSON object: each key is asked for once, and `finish` rejects what nobody asked for.
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

  std::vector<std::uint64_t> counts(const char* key) {
    const Json* value = require(key);
    const auto is_count = [](const Json& item) { return item.is_number_unsigned(); };
    const bool fits = value != nullptr && value->is_array() && std::all_of(value->begin(), value->end(), is_count);
    if (!accept(key, value, fits, "expected an array of whole numbers from 0")) return {};
    return value->get<std::vector<std::uint64_t>>();
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

/// Beyond every number that is written.
inline constexpr double kHuge = 1e308;

[[nodiscard]] ToolInfo read_tool(Fields fields);
[[nodiscard]] Score read_score(Fields& fields);
[[nodiscard]] UnitReport read_unit(Fields& fields);  ///< all but `rendered`
[[nodiscard]] Finding read_finding(Fields& fields);  ///< `unit` may be any
[[nodiscard]] CheckSummary read_check(Fields& fields);

/// Errors (kFormat): not JSON, with line and byte. `path` is for messages only.
[[nodiscard]] Result<Json> parse_json(std::string_view json, const std::string& path);

}  // namespace lacuna::reports
