#include "eval/text/markup_tags.h"

#include <algorithm>
#include <array>

#include "eval/text/ascii.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kMaxTag = 8192;
constexpr std::size_t kMaxName = 64;
constexpr std::size_t kMaxAttributes = 64;

constexpr auto kElements = std::to_array<std::string_view>(
    {"a",          "abbr",   "address", "article", "aside",   "audio",    "b",          "bdi",    "bdo",    "big",
     "blockquote", "body",   "br",      "button",  "caption", "center",   "cite",       "code",   "col",    "dd",
     "del",        "dfn",    "div",     "dl",      "dt",      "em",       "figcaption", "figure", "font",   "footer",
     "form",       "h1",     "h2",      "h3",      "h4",      "h5",       "h6",         "head",   "header", "hr",
     "html",       "i",      "iframe",  "img",     "input",   "ins",      "kbd",        "label",  "li",     "link",
     "main",       "mark",   "meta",    "nav",     "ol",      "option",   "p",          "pre",    "q",      "s",
     "samp",       "script", "section", "select",  "small",   "span",     "strike",     "strong", "style",  "sub",
     "sup",        "svg",    "table",   "tbody",   "td",      "textarea", "tfoot",      "th",     "thead",  "tr",
     "tt",         "u",      "ul",      "var",     "video",   "wbr"});

/// Those whose names no usage message has for what a person puts in ("<address>", "<option>").
constexpr auto kPlainElements = std::to_array<std::string_view>(
    {"a",   "b",     "big", "blockquote", "br",    "center", "del",  "div",    "em",     "font",
     "h1",  "h2",    "h3",  "h4",         "h5",    "h6",     "hr",   "i",      "img",    "ins",
     "kbd", "li",    "ol",  "p",          "pre",   "small",  "span", "strike", "strong", "sub",
     "sup", "tbody", "td",  "th",         "thead", "tr",     "tt",   "u",      "ul",     "wbr"});

constexpr auto kVoidElements = std::to_array<std::string_view>(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"});

constexpr auto kBbcodes = std::to_array<std::string_view>(
    {"b", "i", "u", "s", "url", "img", "quote", "code", "color", "size", "list", "font", "center", "email", "spoiler"});

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_name_character(char c) { return is_identifier(c) || c == '-' || c == ':' || c == '.'; }

std::size_t skip_name(std::string_view text, std::size_t at) {
  while (is_name_character(char_at(text, at))) ++at;
  return at;
}

/// One attribute from `at` on; the end, or npos when it is none. `found` may be null.
std::size_t skip_attribute(std::string_view text, std::size_t at, TagAttribute* found) {
  const std::size_t name_end = skip_name(text, at);
  if (name_end == at) return std::string_view::npos;
  const std::size_t sign = skip_blanks(text, name_end);
  if (found != nullptr) *found = {text.substr(at, name_end - at), {}, {name_end, name_end}};
  if (char_at(text, sign) != '=') return name_end;
  std::size_t begin = skip_blanks(text, sign + 1);
  const char quote = char_at(text, begin);
  const bool quoted = quote == '"' || quote == '\'';
  std::size_t end = begin;
  if (quoted) {
    end = text.find(quote, ++begin);
    if (end == std::string_view::npos) return end;
  } else {
    while (end < text.size() && !is_blank(text[end]) && text[end] != '>' && text[end] != '"' && text[end] != '<') ++end;
    if (end > begin && text[end - 1] == '/' && char_at(text, end) == '>') --end;
  }
  if (found != nullptr) *found = {found->name, text.substr(begin, end - begin), {begin, end}};
  return quoted ? end + 1 : end;
}

Literal tag(std::size_t begin, std::size_t end, LiteralRole role, std::string value) {
  return {.span = {begin, end}, .kind = LiteralKind::kTag, .role = role, .value = std::move(value)};
}

}  // namespace

std::optional<Literal> MarkupTags::tag_at(std::size_t at) {
  const char next = char_at(text_, at + 1);
  if (is_letter(next) || next == '_') return element_at(at);
  if (next == '/') {
    const std::string_view near = text_.substr(0, std::min(text_.size(), at + kMaxName));
    const std::size_t name_end = skip_name(near, at + 2);
    const std::size_t end = skip_blanks(near, name_end);
    if (name_end == at + 2 || !is_letter(near[at + 2]) || char_at(near, end) != '>') return std::nullopt;
    const std::string_view name = near.substr(at + 2, name_end - at - 2);
    const std::string small = lower(name);
    return tag(at, end + 1, LiteralRole::kClose, contains(kElements, small) ? small : std::string(name));
  }
  if (next == '!') {
    if (text_.substr(at).starts_with("<![CDATA[")) return tag(at, at + 9, LiteralRole::kStandalone, "<![CDATA[");
    if (!comments_end_ || !text_.substr(at).starts_with("<!--")) return std::nullopt;
    const std::size_t end = text_.find("-->", at + 4);
    comments_end_ = end != std::string_view::npos;
    if (!comments_end_) return std::nullopt;
    return tag(at, end + 3, LiteralRole::kStandalone, {});
  }
  if (next == '?' && instructions_end_ && is_letter(char_at(text_, at + 2))) {
    const std::size_t end = text_.find("?>", at + 2);
    instructions_end_ = end != std::string_view::npos;
    if (!instructions_end_) return std::nullopt;
    return tag(at, end + 2, LiteralRole::kStandalone, std::string(text_.substr(at, end + 2 - at)));
  }
  return std::nullopt;
}

std::optional<Literal> MarkupTags::element_at(std::size_t at) {
  const std::string_view near = text_.substr(0, std::min(text_.size(), at + kMaxTag));
  const std::size_t name_end = skip_name(near, at + 1);
  if (name_end > at + kMaxName) return std::nullopt;
  const std::string_view name = near.substr(at + 1, name_end - at - 1);
  const std::string small = lower(name);
  const bool known = contains(kElements, small);
  const bool plain = contains(kPlainElements, small);
  std::size_t end = name_end;
  bool has_value = false;
  bool has_bare = false;
  for (;;) {
    const std::size_t next = skip_blanks(near, end);
    const char c = char_at(near, next);
    if (c == '>' || (c == '/' && char_at(near, next + 1) == '>')) {
      end = next;
      break;
    }
    if (next == end) return std::nullopt;  // "<b&": the name goes on with what no name has
    TagAttribute attribute;
    end = skip_attribute(near, next, &attribute);
    if (end == std::string_view::npos) return std::nullopt;
    (attribute.value.data() == nullptr ? has_bare : has_value) = true;
  }
  const bool empty = near[end] == '/';
  end += empty ? 2 : 1;
  // "<a file name>" is a text for a person; "<input disabled>" is not.
  if (has_bare && !has_value && !(software_ && is_void_element(small))) return std::nullopt;
  if (!plain && !empty && !has_value && !(software_ && is_void_element(small)) && !is_closed_somewhere(name))
    return std::nullopt;
  const bool standalone = empty || is_void_element(small);
  return tag(at, end, standalone ? LiteralRole::kStandalone : LiteralRole::kOpen, known ? small : std::string(name));
}

bool MarkupTags::is_closed_somewhere(std::string_view name) {
  if (!closing_known_) {
    closing_known_ = true;
    for (std::size_t at = text_.find("</"); at != std::string_view::npos; at = text_.find("</", at + 2)) {
      const std::size_t end = skip_name(text_.substr(0, std::min(text_.size(), at + kMaxName)), at + 2);
      if (end > at + 2) closing_.push_back(text_.substr(at + 2, end - at - 2));
    }
    std::sort(closing_.begin(), closing_.end());
  }
  return std::binary_search(closing_.begin(), closing_.end(), name);
}

std::optional<Literal> MarkupTags::bbcode_at(std::size_t at) {
  const bool closes = char_at(text_, at + 1) == '/';
  const std::size_t name = at + (closes ? 2 : 1);
  const std::size_t name_end = skip_identifier(text_.substr(0, std::min(text_.size(), at + kMaxName)), name);
  const std::string_view word = text_.substr(std::min(name, text_.size()), name_end - name);
  const std::string small = lower(word);
  if (word.empty() || !contains(kBbcodes, small)) return std::nullopt;
  if (!has_closed_bbcode_) has_closed_bbcode_ = text_.find("[/") != std::string_view::npos;
  if (!*has_closed_bbcode_) return std::nullopt;
  std::size_t end = name_end;
  if (!closes && char_at(text_, end) == '=') {
    end = text_.substr(0, std::min(text_.size(), at + 256)).find(']', end);
    if (end == std::string_view::npos) return std::nullopt;
  }
  if (char_at(text_, end) != ']') return std::nullopt;
  return tag(at, end + 1, closes ? LiteralRole::kClose : LiteralRole::kOpen, "[" + small + "]");
}

std::string_view tag_name(std::string_view tag) {
  if (!tag.starts_with('<')) return {};
  const std::size_t begin = char_at(tag, 1) == '/' ? 2 : 1;
  const std::size_t end = skip_name(tag, begin);
  return end == begin ? std::string_view() : tag.substr(1, end - 1);
}

std::vector<TagAttribute> tag_attributes(std::string_view tag) {
  std::vector<TagAttribute> attributes;
  const std::string_view name = tag_name(tag);
  std::size_t end = 1 + name.size();
  while (!name.empty() && attributes.size() < kMaxAttributes) {
    TagAttribute attribute;
    end = skip_attribute(tag, skip_blanks(tag, end), &attribute);
    if (end == std::string_view::npos) break;
    attributes.push_back(attribute);
  }
  return attributes;
}

bool is_void_element(std::string_view name) { return contains(kVoidElements, name); }

}  // namespace lacuna::text
