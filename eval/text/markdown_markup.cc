#include "eval/text/markdown_markup.h"

#include <algorithm>

#include "eval/text/ascii.h"
#include "eval/text/literal_addresses.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kMaxCode = 400;      ///< of code inside a line
constexpr std::size_t kMaxAddress = 1024;  ///< of a link
constexpr std::size_t kMaxSearch = 32;     ///< how far back an opening delimiter is looked for

std::size_t skip_run(std::string_view text, std::size_t at) {
  const char c = char_at(text, at);
  std::size_t end = at;
  while (end < text.size() && text[end] == c) ++end;
  return end;
}

Literal markdown(std::size_t begin, std::size_t end, LiteralRole role, std::string value) {
  return {.span = {begin, end}, .kind = LiteralKind::kMarkdown, .role = role, .value = std::move(value)};
}

std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Roles of reStructuredText whose content is a name, not language.
bool is_code_role(std::string_view role) {
  static constexpr auto kRoles = std::to_array<std::string_view>(
      {"attr",    "class", "code", "command", "data", "envvar", "exc", "file",    "func", "kbd",  "keyword",
       "literal", "math",  "meth", "mod",     "obj",  "option", "pep", "program", "rfc",  "samp", "type"});
  return std::find(kRoles.begin(), kRoles.end(), role.substr(role.rfind(':') + 1)) != kRoles.end();
}

}  // namespace

std::size_t MarkdownMarkup::read(std::size_t at, std::vector<Literal>& literals) {
  switch (text_[at]) {
    case '*':
    case '_':
    case '~': return emphasis(at, literals);
    case '!':
    case '[': return bracket(at, literals);
    case ']': return close_bracket(at, literals);
    case '`': return code(at, literals);
    case ':': return role(at, literals);
    case '#': return heading(at, literals);
    default: return at;
  }
}

std::size_t MarkdownMarkup::emphasis(std::size_t at, std::vector<Literal>& literals) {
  const std::size_t end = skip_run(text_, at);
  const std::size_t size = end - at;
  const char sign = text_[at];
  if (size > 3 || (size == 1 && (!all_ || sign == '~')) || (sign != '*' && !all_)) return at;
  const char before = char_before(text_, at);
  const char after = char_at(text_, end);
  const bool space_before = at == 0 || is_blank(before);
  const bool space_after = end == text_.size() || is_blank(after);
  std::string value(size, sign == '_' ? '*' : sign);
  const bool inside_word = is_alnum(before) && is_alnum(after) && (sign == '_' || !all_);
  const bool closes = !space_before && !inside_word && (all_ || !is_alnum(after));
  if (closes) {
    for (std::size_t k = open_emphasis_.size(); k > 0 && k + kMaxSearch > open_emphasis_.size(); --k) {
      if (literals[open_emphasis_[k - 1]].value != value) continue;
      dropped_.insert(dropped_.end(), open_emphasis_.begin() + static_cast<std::ptrdiff_t>(k), open_emphasis_.end());
      open_emphasis_.resize(k - 1);
      literals.push_back(markdown(at, end, LiteralRole::kClose, std::move(value)));
      return end;
    }
  }
  if (space_after || inside_word || (!all_ && is_alnum(before))) return at;
  open_emphasis_.push_back(literals.size());
  literals.push_back(markdown(at, end, LiteralRole::kOpen, std::move(value)));
  return end;
}

std::size_t MarkdownMarkup::bracket(std::size_t at, std::vector<Literal>& literals) {
  const bool image = text_[at] == '!';
  if (image && char_at(text_, at + 1) != '[') return at;
  open_brackets_.push_back(literals.size());
  literals.push_back(markdown(at, at + (image ? 2 : 1), LiteralRole::kOpen, image ? "image" : "link"));
  return at + (image ? 2 : 1);
}

std::size_t MarkdownMarkup::close_bracket(std::size_t at, std::vector<Literal>& literals) {
  if (open_brackets_.empty()) return at;
  const std::size_t opened = open_brackets_.back();
  open_brackets_.pop_back();
  const char next = char_at(text_, at + 1);
  if (next == '[' && all_) {
    const std::size_t end = text_.substr(0, std::min(text_.size(), at + kMaxCode)).find(']', at);
    const std::size_t close =
        text_.substr(0, std::min(text_.size(), at + kMaxCode)).find(']', end == std::string_view::npos ? at : end + 1);
    if (close != std::string_view::npos) {
      literals.push_back(markdown(at, close + 1, LiteralRole::kClose, literals[opened].value));
      return close + 1;
    }
  }
  if (next != '(') {
    dropped_.push_back(opened);
    return at;
  }
  const std::size_t begin = at + 2;
  std::size_t end = begin;
  int depth = 0;
  while (end < text_.size() && end < begin + kMaxAddress && !is_blank(text_[end])) {
    const char c = text_[end];
    if (c == '(') ++depth;
    if ((c == ')' && --depth < 0) || c == '`' || (c == ']' && char_at(text_, end + 1) == '(')) break;
    ++end;
  }
  const char after = char_at(text_, end);
  const std::string_view address = text_.substr(begin, end - begin);
  const bool titled = is_blank(after) && (char_at(text_, end + 1) == '"' || char_at(text_, end + 1) == '\'');
  const bool computed = address.find_first_of("%{$<") != std::string_view::npos;
  if ((after != ')' && !titled) || address.empty() ||
      (!all_ && address.find_first_of("/.#@%{$") == std::string_view::npos)) {
    dropped_.push_back(opened);
    return at;
  }
  literals.push_back(markdown(at, begin, LiteralRole::kClose, literals[opened].value));
  // Placeholders inside are read as elsewhere.
  if (computed) return begin;
  if (std::optional<Literal> url =
          address.find("://") != std::string_view::npos || address.starts_with("www.")
              ? url_from(text_, begin,
                         std::min(end, address.find("://") == std::string_view::npos ? begin
                                                                                     : begin + address.find("://") + 3))
              : std::nullopt) {
    url->span.end = end;
    url->value = plain_url(address);
    literals.push_back(std::move(*url));
  } else {
    const bool anchor = address.front() == '#';  // made from a heading, in its language
    literals.push_back({.span = {begin, end}, .kind = LiteralKind::kPath, .value = anchor ? "" : std::string(address)});
  }
  if (after != ')') return end;
  literals.push_back(markdown(end, end + 1, LiteralRole::kStandalone, {}));
  return end + 1;
}

std::size_t MarkdownMarkup::code(std::size_t at, std::vector<Literal>& literals) {
  if (role_end_ != 0 && at == role_end_) {
    literals.push_back(markdown(at, at + 1, LiteralRole::kStandalone, {}));
    return at + 1;
  }
  const std::size_t begin = skip_run(text_, at);
  const std::size_t size = begin - at;
  if (size > 3 || unclosed_code_[size]) return at;
  const std::size_t limit = std::min(text_.size(), size == 3 ? text_.size() : begin + kMaxCode);
  for (std::size_t i = text_.find('`', begin); i < limit; i = text_.find('`', i)) {
    const std::size_t end = skip_run(text_, i);
    if (end - i != size) {
      i = end;
      continue;
    }
    const std::string_view inside = trim_blanks(text_.substr(begin, i - begin));
    // "`text <address>`_" of reStructuredText is language.
    if (inside.empty() || char_at(text_, end) == '_') return at;
    // `%s' is in quotes of the typewriter's time, which are the language's, and so is what stands between two of them.
    if (!all_ && size == 1 && inside.find_first_of("'%{$") != std::string_view::npos) return at;
    literals.push_back({.span = {at, end}, .kind = LiteralKind::kCode, .value = std::string(inside)});
    return end;
  }
  unclosed_code_[size] = limit == text_.size();
  return at;
}

std::size_t MarkdownMarkup::role(std::size_t at, std::vector<Literal>& literals) {
  std::size_t end = at + 1;
  const std::string_view near = text_.substr(0, std::min(text_.size(), at + 40));
  if (!is_lower(char_at(near, end))) return at;
  while (is_identifier(char_at(near, end)) || char_at(near, end) == '-' ||
         (char_at(near, end) == ':' && is_letter(char_at(near, end + 1)))) {
    ++end;
  }
  if (char_at(near, end) != ':' || char_at(near, end + 1) != '`') return at;
  const std::size_t close = text_.substr(0, std::min(text_.size(), at + kMaxCode)).find('`', end + 2);
  if (close == std::string_view::npos) return at;
  const std::string_view name = text_.substr(at + 1, end - at - 1);
  if (is_code_role(name)) {
    literals.push_back(
        {.span = {at, close + 1}, .kind = LiteralKind::kCode, .value = std::string(text_.substr(at, close + 1 - at))});
    return close + 1;
  }
  literals.push_back(markdown(at, end + 2, LiteralRole::kStandalone, std::string(text_.substr(at, end + 1 - at))));
  role_end_ = close;
  return end + 2;
}

std::size_t MarkdownMarkup::heading(std::size_t at, std::vector<Literal>& literals) const {
  if (!all_ || (at > 0 && text_[at - 1] != '\n')) return at;
  const std::size_t end = skip_run(text_, at);
  if (end - at > 6 || char_at(text_, end) != ' ') return at;
  literals.push_back(markdown(at, end, LiteralRole::kStandalone, std::string(text_.substr(at, end - at))));
  return end;
}

void MarkdownMarkup::finish(std::vector<Literal>& literals) {
  dropped_.insert(dropped_.end(), open_emphasis_.begin(), open_emphasis_.end());
  dropped_.insert(dropped_.end(), open_brackets_.begin(), open_brackets_.end());
  if (dropped_.empty()) return;
  for (const std::size_t index : dropped_) literals[index].span.end = literals[index].span.begin;
  std::erase_if(literals, [](const Literal& literal) { return literal.span.empty(); });
}

}  // namespace lacuna::text
