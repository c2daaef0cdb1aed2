/// \file
/// Reading the members of a JSON object by name and type, with errors that name key, line and byte.
///
///     Places places(text, path);
///     Fields fields(json, "patterns[0]", places);
///     rule.id = fields.required_text("id");
///     rule.source = fields.text("source");
///     if (fields.finish()) …                   // unknown keys are errors
///     if (places.error()) return *places.error();
///
/// Thread-safety: one object per thread. Cost: linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/config/placed_json.h"
#include "eval/text/regex.h"
#include "lacuna/finding.h"

namespace lacuna::config {

/// The file that is read, and the first thing that is wrong with it.
class Places {
 public:
  Places(std::string_view text, std::string path) : text_(text), path_(std::move(path)) {}

  void fail(std::size_t byte, const std::string& message);
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  [[nodiscard]] std::size_t line(std::size_t byte) const;
  [[nodiscard]] const std::string& path() const { return path_; }
  /// `file` as seen from here: relative paths are taken from the folder of the file that is read.
  [[nodiscard]] std::string resolve(const std::string& file) const;

 private:
  std::string_view text_;
  std::string path_;
  std::optional<Error> error_;
};

/// A string of the file with its place.
struct PlacedText {
  std::string text;
  std::size_t byte = 0;
};

/// Bounds of a number; they belong to it unless `open`.
struct NumberRange {
  double low = 0.0;
  double high = 0.0;
  bool open = false;
};

/// One object. What is missing or of the wrong type is told to the `Places`, and the value is empty.
class Fields {
 public:
  /// A `value` that is not an object is an error.
  Fields(const PlacedJson& value, std::string where, Places& places);

  [[nodiscard]] const PlacedJson* object(const char* key) { return find(key, JsonKind::kObject); }
  [[nodiscard]] const PlacedJson* array(const char* key) { return find(key, JsonKind::kArray); }
  /// Not empty: an empty string is an error.
  [[nodiscard]] std::optional<PlacedText> text(const char* key);
  [[nodiscard]] PlacedText required_text(const char* key);
  [[nodiscard]] std::vector<PlacedText> texts(const char* key);
  /// A string, or an array of one or more.
  [[nodiscard]] std::vector<PlacedText> text_or_texts(const char* key);
  /// A language as BCP 47 writes it: "en", "pt-BR".
  [[nodiscard]] std::optional<PlacedText> language(const char* key);
  [[nodiscard]] std::optional<bool> flag(const char* key);
  [[nodiscard]] bool flag(const char* key, bool otherwise) { return flag(key).value_or(otherwise); }
  [[nodiscard]] std::optional<double> number(const char* key, const NumberRange& range);
  /// A whole number.
  [[nodiscard]] std::optional<std::uint64_t> whole(const char* key, std::uint64_t low, std::uint64_t high);
  /// A whole number of at least 1.
  [[nodiscard]] std::optional<std::size_t> count(const char* key) { return whole(key, 1, kMostCount); }
  /// The value of a key that may have several kinds; null when it is not there.
  [[nodiscard]] const PlacedJson* any(const char* key);
  [[nodiscard]] std::optional<Severity> severity(const char* key);
  [[nodiscard]] std::optional<text::Regex> regex(const char* key, bool case_sensitive);

  /// The object itself is wrong: `message` is what is.
  void fail(const std::string& message);
  void fail(std::size_t byte, const std::string& message);
  /// To be called last: complains of keys that nobody asked for.
  void finish();

  /// The largest count there may be.
  static constexpr std::uint64_t kMostCount = 1'000'000'000;

 private:
  const PlacedJson* find(const char* key, JsonKind kind);

  const PlacedJson& value_;
  std::string where_;
  Places& places_;
  std::vector<std::string> known_;
};

/// "minor", "major" or "critical".
[[nodiscard]] std::optional<Severity> severity_named(std::string_view name);

/// Whether `tag` looks like a language of BCP 47.
[[nodiscard]] bool is_language(std::string_view tag);

/// Whether `text` (valid UTF-8) has a control character (C0, DEL, C1).
[[nodiscard]] bool has_control(std::string_view text);

/// Compiles `pattern`; an error is told to `places` with the value's line and byte.
[[nodiscard]] std::optional<text::Regex> compile_at(const PlacedText& pattern, bool case_sensitive,
                                                    const std::string& where, Places& places);

}  // namespace lacuna::config
