/// \file
/// JSON without white space, written as it comes: a tree of a long report would be several times its bytes. Internal to
/// the writers.
///
///     CompactJson json;
///     json.begin_object();
///     json.key("unit").count(3);
///     json.key("share").share(0.99999);   // 0.9999: not all is not shown as all
///     json.end_object();
///     use(std::move(json).finish());
///
/// Commas are its business, matching brackets the caller's. Thread-safety: none. Cost: that of appending.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lacuna::reports {

class CompactJson {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  /// `name` is written as it is.
  CompactJson& key(std::string_view name);

  /// A text as a page may show it (see shown_text.h).
  void text(std::string_view text);
  /// UTF-8 without controls but line ends, as `ShownText` makes it.
  void shown(std::string_view text);
  void count(std::uint64_t number);
  void whole(std::int64_t number);
  void flag(bool value);
  void null();
  /// `digits` digits after the point, at most 9, without trailing zeros; null for what is not finite.
  void number(double value, int digits);
  void number(const std::optional<double>& value, int digits);
  /// A share (0..1) to four digits; 0 only for nothing and 1 only for all.
  void share(double value);
  void share(const std::optional<double>& value);
  /// JSON that was written elsewhere.
  void written(std::string_view json);

  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] std::string finish() && { return std::move(bytes_); }

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();

  std::string bytes_;
  bool needs_comma_ = false;
};

}  // namespace lacuna::reports
