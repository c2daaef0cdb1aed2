#include "eval/text/icu_messages.h"

#include <algorithm>
#include <array>

#include "eval/text/ascii.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kMaxName = 80;

std::string_view bounded(std::string_view text, std::size_t at) {
  return text.substr(0, std::min(text.size(), at + kMaxName));
}

bool is_category(std::string_view name) {
  static constexpr auto kCategories = std::to_array<std::string_view>({"zero", "one", "two", "few", "many", "other"});
  return std::find(kCategories.begin(), kCategories.end(), name) != kCategories.end();
}

}  // namespace

std::size_t IcuMessages::open(std::string_view text, std::size_t at, std::vector<Literal>& literals) {
  if (arguments_.size() >= kMaxDepth) return at;
  const std::string_view near = bounded(text, at);
  const std::size_t name = skip_blanks(near, at + 1);
  const std::size_t name_end = skip_identifier(near, name);
  std::size_t next = skip_blanks(near, name_end);
  if (name_end == name || char_at(near, next) != ',') return at;
  const std::size_t type = skip_blanks(near, next + 1);
  const std::size_t type_end = skip_identifier(near, type);
  const std::string_view word = near.substr(std::min(type, near.size()), type_end - type);
  const bool plural = word == "plural" || word == "selectordinal";
  if (!plural && word != "select") return at;
  next = skip_blanks(near, type_end);
  if (char_at(near, next) != ',') return at;
  next = skip_blanks(near, next + 1);
  if (plural && near.substr(std::min(next, near.size())).starts_with("offset:")) {
    next = skip_blanks(near, skip_digits(near, next + 7));
  }
  Argument argument;
  argument.head = std::string("{").append(near.substr(name, name_end - name)).append(",").append(word);
  argument.plural = plural;
  const bool in_branch = inside();
  arguments_.push_back(argument);
  literals.push_back({.span = {at, next},
                      .kind = LiteralKind::kPlaceholder,
                      .role = LiteralRole::kOpen,
                      .value = argument.head + "}",
                      .in_branch = in_branch});
  if (branch(text, next, next, literals)) return end_;
  arguments_.pop_back();
  literals.pop_back();
  return at;
}

bool IcuMessages::branch(std::string_view text, std::size_t begin, std::size_t at, std::vector<Literal>& literals) {
  const std::string_view near = bounded(text, at);
  const std::size_t name = skip_blanks(near, at);
  std::size_t name_end = name;
  while (name_end < near.size() && !is_blank(near[name_end]) && near[name_end] != '{' && near[name_end] != '}' &&
         near[name_end] != ',') {
    ++name_end;
  }
  const std::size_t brace = skip_blanks(near, name_end);
  if (name_end == name || char_at(near, brace) != '{') return false;
  Argument& argument = arguments_.back();
  const std::string_view selector = near.substr(name, name_end - name);
  std::string value;
  if (!(argument.plural && is_category(selector)) && selector != "other") {
    value = std::string(argument.head).append(",").append(selector).append("}");
  }
  literals.push_back({.span = {begin, brace + 1},
                      .kind = LiteralKind::kPlaceholder,
                      .value = std::move(value),
                      .in_branch = arguments_.size() > 1});
  argument.braces = 0;
  end_ = brace + 1;
  return true;
}

std::size_t IcuMessages::close(std::string_view text, std::size_t at, std::vector<Literal>& literals) {
  if (arguments_.empty()) return at;
  if (arguments_.back().braces > 0) {
    --arguments_.back().braces;
    return at;
  }
  if (branch(text, at, at + 1, literals)) return end_;
  const std::size_t brace = skip_blanks(bounded(text, at), at + 1);
  if (char_at(text, brace) != '}') return at;
  const std::string value = arguments_.back().head + "}";
  arguments_.pop_back();
  literals.push_back({.span = {at, brace + 1},
                      .kind = LiteralKind::kPlaceholder,
                      .role = LiteralRole::kClose,
                      .value = value,
                      .in_branch = inside()});
  return brace + 1;
}

void IcuMessages::plain_brace(char brace) {
  if (arguments_.empty()) return;
  std::size_t& open = arguments_.back().braces;
  if (brace == '{') ++open;
  if (brace == '}' && open > 0) --open;
}

}  // namespace lacuna::text
