#include "eval/config/fields.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>

#include "eval/base/file.h"
#include "eval/base/format_number.h"
#include "eval/base/utf8.h"
#include "eval/text/ascii.h"

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
  const PlacedJson* value = any(key);
  if (value == nullptr || value->kind == kind) return value;
  fail(value->byte, "'" + std::string(key) + "' must be " + to_string(kind) + ", not " + to_string(value->kind));
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

std::vector<PlacedText> Fields::text_or_texts(const char* key) {
  const PlacedJson* value = any(key);
  if (value == nullptr) return {};
  if (value->kind == JsonKind::kString) return {text(key).value_or(PlacedText{})};
  if (value->kind != JsonKind::kArray) {
    fail(value->byte, "'" + std::string(key) + "' must be a string or an array of strings, not " +
                          std::string(to_string(value->kind)));
  } else if (value->items.empty()) {
    fail(value->byte, "'" + std::string(key) + "' must not be empty");
  } else {
    return texts(key);
  }
  return {};
}

std::optional<PlacedText> Fields::language(const char* key) {
  std::optional<PlacedText> tag = text(key);
  if (tag && !is_language(tag->text)) {
    fail(tag->byte, "'" + std::string(key) + "' must be a language such as \"en\" or \"pt-BR\"");
  }
  return tag;
}

std::optional<bool> Fields::flag(const char* key) {
  const PlacedJson* value = find(key, JsonKind::kBoolean);
  if (value == nullptr) return std::nullopt;
  return value->boolean;
}

std::optional<double> Fields::number(const char* key, const NumberRange& range) {
  const PlacedJson* value = find(key, JsonKind::kNumber);
  if (value == nullptr) return std::nullopt;
  const double number = value->number;
  const bool inside =
      range.open ? number > range.low && number < range.high : number >= range.low && number <= range.high;
  if (inside && std::isfinite(number)) return number;
  const std::string low = base::format_shortest(range.low);
  const std::string high = base::format_shortest(range.high);
  std::string bounds =
      range.open ? " between " + low + " and " + high + ", neither of them" : " from " + low + " to " + high;
  if (!std::isfinite(range.high)) bounds = " of at least " + low;
  fail(value->byte, "'" + std::string(key) + "' must be a number" + bounds);
  return std::nullopt;
}

std::optional<std::uint64_t> Fields::whole(const char* key, std::uint64_t low, std::uint64_t high) {
  const PlacedJson* value = find(key, JsonKind::kNumber);
  if (value == nullptr) return std::nullopt;
  if (!(value->number >= static_cast<double>(low) && value->number <= static_cast<double>(high)) ||
      std::floor(value->number) != value->number) {
    fail(value->byte, "'" + std::string(key) + "' must be a whole number from " + std::to_string(low) + " to " +
                          std::to_string(high));
    return std::nullopt;
  }
  return static_cast<std::uint64_t>(value->number);
}

const PlacedJson* Fields::any(const char* key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  for (const JsonMember& member : value_.members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
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

bool is_language(std::string_view tag) {
  // Letters, then subtags of letters and digits, with single hyphens between.
  std::size_t letters = 0;
  while (letters < tag.size() && text::is_letter(tag[letters])) ++letters;
  const bool characters = std::all_of(tag.begin(), tag.end(), [](char c) { return c == '-' || text::is_alnum(c); });
  return letters >= 2 && (letters == tag.size() || tag[letters] == '-') && characters && tag.back() != '-' &&
         tag.find("--") == std::string_view::npos;
}

bool has_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = base::next_code_point(text, at);
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return true;
  }
  return false;
}

std::optional<text::Regex> compile_at(const PlacedText& pattern, bool case_sensitive, const std::string& where,
                                      Places& places) {
  Result<text::Regex> regex = text::Regex::compile(pattern.text, {.case_sensitive = case_sensitive});
  if (regex) return *std::move(regex);
  places.fail(pattern.byte, where + ": " + regex.error().message);
  return std::nullopt;
}

}  // namespace lacuna::config
