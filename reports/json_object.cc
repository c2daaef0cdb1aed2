#include "reports/json_object.h"

#include <utility>

namespace lacuna::reports {
namespace {

constexpr std::size_t kIndent = 2;

}  // namespace

void JsonObject::member(const char* key, const Json& value) {
  begin(key);
  append(depth_ + 1, value);
}

void JsonObject::members(const Json& object) {
  const std::string lines = dump(object, static_cast<int>(kIndent));
  bytes_ += bytes_.empty() ? '{' : ',';
  append_lines(depth_, std::string_view{lines}.substr(1, lines.size() - std::string_view{"{\n}"}.size()));
}

void JsonObject::written(const char* key, const std::string& value) {
  begin(key);
  bytes_ += value;
}

std::string JsonObject::finish() && {
  bytes_ += '\n';
  bytes_.append(depth_ * kIndent, ' ');
  bytes_ += '}';
  return std::move(bytes_);
}

void JsonObject::begin(const char* key) {
  bytes_ += bytes_.empty() ? "{\n" : ",\n";
  bytes_.append((depth_ + 1) * kIndent, ' ');
  bytes_ += dump(key, -1);
  bytes_ += ": ";
}

void JsonObject::begin_list(const char* key) {
  begin(key);
  bytes_ += '[';
  list_is_empty_ = true;
}

std::size_t JsonObject::begin_item() {
  bytes_ += list_is_empty_ ? "\n" : ",\n";
  list_is_empty_ = false;
  bytes_.append((depth_ + 2) * kIndent, ' ');
  return depth_ + 2;
}

void JsonObject::end_list() {
  if (!list_is_empty_) {
    bytes_ += '\n';
    bytes_.append((depth_ + 1) * kIndent, ' ');
  }
  bytes_ += ']';
}

void JsonObject::append(std::size_t depth, const Json& value) {
  append_lines(depth, dump(value, static_cast<int>(kIndent)));
}

// Moves all lines but the first to the right; in strings, line ends are escaped.
void JsonObject::append_lines(std::size_t depth, std::string_view lines) {
  std::size_t copied = 0;
  for (std::size_t end = lines.find('\n'); end != std::string_view::npos; end = lines.find('\n', copied)) {
    bytes_.append(lines, copied, end + 1 - copied);
    bytes_.append(depth * kIndent, ' ');
    copied = end + 1;
  }
  bytes_.append(lines, copied);
}

}  // namespace lacuna::reports
