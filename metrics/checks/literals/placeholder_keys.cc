#include "metrics/checks/literals/placeholder_keys.h"

#include <algorithm>

#include "eval/text/ascii.h"

namespace lacuna::metrics {
namespace {

bool is_numbered(std::string_view value) {
  const std::size_t digits = text::skip_digits(value, 1);
  return value.starts_with('%') && digits > 1 && text::char_at(value, digits) == '$';
}

}  // namespace

char unnumbered_conversion(std::string_view value) {
  if (value.size() < 2 || value.front() != '%' || is_numbered(value)) return '\0';
  const char second = value[1];
  const char last = value.back();
  if (second == '(' || second == '{' || last == '%' || !(text::is_letter(last) || last == '@')) {
    return last == '>' || last == '"' ? 'd' : '\0';  // "%<PRId64>"
  }
  // "%m" takes its value from elsewhere.
  if (second == '<' || second == 'L' || last == 'n' || last == 'm') return '\0';
  return last;
}

PlaceholderSide placeholders_of(const SideText& side) {
  PlaceholderSide result;
  for (const text::Literal& literal : side.literals) {
    if (literal.kind != text::LiteralKind::kPlaceholder) continue;
    result.date |= literal.value.empty() && literal.span.of(side.text).starts_with('%');
    if (literal.value.empty() || literal.value.front() == '\\') continue;  // escapes have a check of their own
    if (literal.value == "%%") {
      ++result.percent_signs;
    } else {
      result.values.push_back(&literal);
      const bool numbered = is_numbered(literal.value);
      const bool unnumbered = unnumbered_conversion(literal.value) != '\0';
      result.numbered |= numbered;
      result.unnumbered |= unnumbered;
      result.printf |= numbered || unnumbered || literal.value.starts_with("%(");
    }
  }
  return result;
}

std::vector<KeyedLiteral> placeholder_keys(const PlaceholderSide& side, bool counted,
                                           std::deque<std::string>& storage) {
  std::vector<KeyedLiteral> keys;
  keys.reserve(side.values.size());
  std::size_t number = 0;
  std::size_t brace = 0;
  for (const text::Literal* literal : side.values) {
    std::string_view key = literal->value;
    if (literal->role != text::LiteralRole::kStandalone) {
      key = storage.emplace_back(literal->value + (literal->role == text::LiteralRole::kOpen ? " open" : " close"));
    } else if (counted && unnumbered_conversion(key) != '\0') {
      number += static_cast<std::size_t>(std::count(key.begin(), key.end(), '*'));  // widths are values too
      key = storage.emplace_back("%" + std::to_string(++number) + "$" + literal->value.substr(1));
    } else if (counted && (key == "{}" || key.starts_with("{:") || key.starts_with("{!"))) {
      key = storage.emplace_back("{" + std::to_string(brace++) + literal->value.substr(1));
    }
    keys.push_back({literal, key});
  }
  return keys;
}

std::string_view argument_of(std::string_view value) {
  if (value.starts_with('%')) {
    const char second = text::char_at(value, 1);
    if (second == '(' || second == '{' || second == '<') {
      const std::size_t end = value.find(second == '(' ? ')' : second == '{' ? '}' : '>');
      return end == std::string_view::npos ? std::string_view() : value.substr(1, end);
    }
    return is_numbered(value) ? value.substr(1, value.find('$')) : std::string_view();
  }
  if (value.starts_with('{')) {
    const std::size_t end = value.find_first_of(",:!}", 1);
    return end == std::string_view::npos || end == 1 ? std::string_view() : value.substr(0, end);
  }
  return value;
}

bool may_be_count(std::string_view value) {
  if (value == "#" || value == "%n" || value == "%Ln" || value == "{}" || value == "%1" || value == "%L1") return true;
  if (value.starts_with('%')) {
    const char last = value.back();
    return last == 'd' || last == 'u' || last == 'i' || last == '>' || last == '"' || last == 's' || last == '}' ||
           (last == '@');
  }
  return value.starts_with('{') || value.starts_with('@') || value.starts_with(':') || value.starts_with('$');
}

}  // namespace lacuna::metrics
