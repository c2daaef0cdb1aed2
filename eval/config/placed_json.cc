#include "eval/config/placed_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/utf8.h"

namespace lacuna::config {
namespace {

constexpr std::size_t kDeepest = 64;

/// Says where the tokens of a JSON text begin, one after the other. It walks along behind the parser, which has
/// accepted each of them already: nothing is checked here.
class TokenPlaces {
 public:
  explicit TokenPlaces(std::string_view text) : text_(text), at_(base::byte_order_mark(text)) {}

  /// The first byte of the next key or value; a value's end is passed, of an object or array only its bracket.
  std::size_t next() {
    skip_to_token();
    const std::size_t begin = at_;
    if (at_ >= text_.size()) return begin;
    const char first = text_[at_++];
    if (first == '"') {
      while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2U : 1U;
      ++at_;
    } else if (first != '{' && first != '[') {
      at_ = std::min(text_.find_first_of(" \t\r\n,]}/", at_), text_.size());
    }
    return begin;
  }

 private:
  void skip_to_token() {
    while (at_ < text_.size()) {
      if (text_.substr(at_).starts_with("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_.substr(at_).starts_with("/*")) {
        const std::size_t end = text_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
      } else if (std::string_view(" \t\r\n,:]}").find(text_[at_]) != std::string_view::npos) {
        ++at_;
      } else {
        return;
      }
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Builds the tree from the parser's events.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(std::string_view text, const std::string& path) : text_(text), path_(path), places_(text) {}

  bool null() override { return add({.kind = JsonKind::kNull}); }
  bool boolean(bool value) override { return add({.kind = JsonKind::kBoolean, .boolean = value}); }
  bool number_integer(number_integer_t value) override { return number(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t& /*text*/) override { return number(value); }
  bool string(string_t& value) override { return add({.kind = JsonKind::kString, .string = std::move(value)}); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open({.kind = JsonKind::kObject}); }
  bool start_array(std::size_t /*size*/) override { return open({.kind = JsonKind::kArray}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    const std::size_t byte = places_.next();
    std::vector<JsonMember>& members = open_.back().members;
    // Objects of a configuration have a few keys, but a hostile file must not make this quadratic.
    if (members.size() >= kMostKeys) return fail(byte, "more than 1000 keys in one object");
    if (std::any_of(members.begin(), members.end(), [&](const JsonMember& member) { return member.key == name; })) {
      return fail(byte, "the key '" + name + "' stands twice in its object");
    }
    members.push_back({.key = std::move(name), .key_byte = byte, .value = {}});
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) override {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing …"
    std::string message = error.what();
    for (const std::string_view before : {"column ", ": "}) {
      if (const std::size_t found = message.find(before); found != std::string::npos) {
        message.erase(0, found + before.size());
      }
    }
    // What was read last may end inside of a character.
    message.erase(std::min(message.find("; last read"), message.size()));
    return fail(std::min(position == 0 ? 0 : position - 1, text_.size()), "not JSON: " + message);
  }

  Result<PlacedJson> take(bool parsed) {
    if (error_) return *std::move(error_);
    if (!parsed) return Error{.code = ErrorCode::kFormat, .message = "not JSON", .path = path_};
    return std::move(root_);
  }

 private:
  static constexpr std::size_t kMostKeys = 1000;

  bool number(double value) { return add({.kind = JsonKind::kNumber, .number = value}); }

  bool add(PlacedJson value) {
    value.byte = places_.next();
    place(std::move(value));
    return true;
  }
  bool open(PlacedJson value) {
    value.byte = places_.next();
    if (open_.size() >= kDeepest) return fail(value.byte, "nested more than 64 levels deep");
    open_.push_back(std::move(value));
    return true;
  }
  bool close() {
    PlacedJson value = std::move(open_.back());
    open_.pop_back();
    place(std::move(value));
    return true;
  }
  void place(PlacedJson value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().kind == JsonKind::kObject) {
      open_.back().members.back().value = std::move(value);
    } else {
      open_.back().items.push_back(std::move(value));
    }
  }
  bool fail(std::size_t byte, std::string message) {
    error_ = Error{.code = ErrorCode::kFormat,
                   .message = std::move(message),
                   .path = path_,
                   .line = base::line_of(text_, byte),
                   .byte = static_cast<std::int64_t>(byte)};
    return false;
  }

  std::string_view text_;
  const std::string& path_;
  TokenPlaces places_;
  std::vector<PlacedJson> open_;
  PlacedJson root_;
  std::optional<Error> error_;
};

}  // namespace

const char* to_string(JsonKind kind) {
  switch (kind) {
    case JsonKind::kNull: return "null";
    case JsonKind::kBoolean: return "true or false";
    case JsonKind::kNumber: return "a number";
    case JsonKind::kString: return "a string";
    case JsonKind::kArray: return "an array";
    case JsonKind::kObject: return "an object";
  }
  return "null";
}

Result<PlacedJson> parse_placed_json(std::string_view text, const std::string& path) {
  TreeBuilder builder(text, path);
  const bool parsed =
      nlohmann::json::sax_parse(text.begin(), text.end(), &builder, nlohmann::json::input_format_t::json,
                                /*strict=*/true, /*ignore_comments=*/true);
  return builder.take(parsed);
}

}  // namespace lacuna::config
