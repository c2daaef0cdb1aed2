#include "eval/config/fields.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>

#include "eval/base/file.h"

namespace lacuna::config {

void Places::fail(std::size_t byte, const std::string& message) {
  if (error_) return;
  error_ = Error{.code = ErrorCode::kFormat,
                 .message = message,
                 .path = path_,
                 .line = line(byte),
                 .byte = static_cast<std::int64_t>(byte)};
}

std::size_t Places::line(std::size_t byte) const { return base::line_of(text_, byte); }

std::string Places::resolve(const std::string& file) const {
  return (std::filesystem::path(path_).parent_path() / file).lexically_normal().string();
}

Fields::Fields(const PlacedJson& value, std::string where, Places& places)
    : value_(value), where_(std::move(where)), places_(places) {
  if (value.kind != JsonKind::kObject) fail(std::string("expected an object, not ") + to_string(value.kind));
}

void Fields::fail(const std::string& message) { fail(value_.byte, message); }
void Fields::fail(std::size_t byte, const std::string& message) { places_.fail(byte, where_ + ": " + message); }

const PlacedJson* Fields::find(const char* key, JsonKind kind) {
  known_.emplace_back(key);
  for (const JsonMember& member : value_.members) {
    if (member.key != key) continue;
    if (member.value.kind == kind) return &member.value;
    fail(member.value.byte,
         "'" + member.key + "' must be " + to_string(kind) + ", not " + to_string(member.value.kind));
    return nullptr;
  }
  return nullptr;
}

std::optional<PlacedText> Fields::text(const char* key) {
  const PlacedJson* value = find(key, JsonKind::kString);
  if (value == nullptr) return std::nullopt;
  if (value->string.empty()) fail(value->byte, "'" + std::string(key) + "' must not be empty");
  return PlacedText{value->string, value->byte};
}

PlacedText Fields::required_text(const char* key) {
  if (std::optional<PlacedText> found = text(key)) return *std::move(found);
  fail("'" + std::string(key) + "' is missing");
  return {};
}

std::vector<PlacedText> Fields::texts(const char* key) {
  std::vector<PlacedText> all;
  const PlacedJson* value = array(key);
  if (value == nullptr) return all;
  for (const PlacedJson& item : value->items) {
    if (item.kind != JsonKind::kString || item.string.empty()) {
      fail(item.byte, "'" + std::string(key) + "' must hold strings that are not empty");
      return all;
    }
    all.push_back({item.string, item.byte});
  }
  return all;
}

bool Fields::flag(const char* key, bool otherwise) {
  const PlacedJson* value = find(key, JsonKind::kBoolean);
  return value == nullptr ? otherwise : value->boolean;
}

std::optional<std::size_t> Fields::count(const char* key) {
  const PlacedJson* value = find(key, JsonKind::kNumber);
  if (value == nullptr) return std::nullopt;
  constexpr double kMost = 1e9;
  if (!(value->number >= 1.0 && value->number <= kMost) || std::floor(value->number) != value->number) {
    fail(value->byte, "'" + std::string(key) + "' must be a whole number from 1 to 1000000000");
    return std::nullopt;
  }
  return static_cast<std::size_t>(value->number);
}

std::optional<Severity> Fields::severity(const char* key) {
  const std::optional<PlacedText> name = text(key);
  if (!name) return std::nullopt;
  const std::optional<Severity> severity = severity_named(name->text);
  if (!severity) fail(name->byte, "'" + std::string(key) + "' must be minor, major or critical, not " + name->text);
  return severity;
}

std::optional<text::Regex> Fields::regex(const char* key, bool case_sensitive) {
  const std::optional<PlacedText> pattern = text(key);
  if (!pattern) return std::nullopt;
  return compile_at(*pattern, case_sensitive, where_ + ": '" + key + "'", places_);
}

void Fields::finish() {
  for (const JsonMember& member : value_.members) {
    if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
    std::string expected;
    for (const std::string& key : known_) expected += (expected.empty() ? "" : ", ") + key;
    fail(member.key_byte, "unknown key '" + member.key + "'; there are: " + expected);
  }
}

std::optional<Severity> severity_named(std::string_view name) {
  for (const Severity severity : {Severity::kMinor, Severity::kMajor, Severity::kCritical}) {
    if (name == to_string(severity)) return severity;
  }
  return std::nullopt;
}

std::optional<text::Regex> compile_at(const PlacedText& pattern, bool case_sensitive, const std::string& where,
                                      Places& places) {
  Result<text::Regex> regex = text::Regex::compile(pattern.text, {.case_sensitive = case_sensitive});
  if (regex) return *std::move(regex);
  places.fail(pattern.byte, where + ": " + regex.error().message);
  return std::nullopt;
}

}  // namespace lacuna::config
