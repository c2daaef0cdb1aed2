#include "eval/corpus/html_nesting.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

namespace lacuna::corpus {
namespace {

using Names = std::initializer_list<std::string_view>;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_one_of(std::string_view name, Names names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_void(std::string_view name) {
  return is_one_of(name, {"area",  "base",   "basefont", "bgsound", "br",     "col",  "embed",    "frame",
                          "hr",    "image",  "img",      "input",   "keygen", "link", "menuitem", "meta",
                          "param", "source", "track",    "wbr",     "html",   "head", "body"});
}
bool is_raw_text(std::string_view name) {
  return is_one_of(name, {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"});
}
/// What an end tag does not reach beyond.
bool is_barrier(std::string_view name) {
  return is_one_of(name, {"applet", "caption", "table", "td", "th", "marquee", "object", "template", "foreignobject"});
}
bool is_formatting(std::string_view name) {
  return is_one_of(name,
                   {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"});
}

class Nesting {
 public:
  explicit Nesting(std::string_view html) : html_(html) {}

  std::optional<HtmlExcess> excess() {
    for (std::size_t at = html_.find('<'); at < html_.size(); at = html_.find('<', at)) {
      if (html_.substr(at).starts_with("<!--")) {
        at = std::min(html_.find("-->", at + 4), html_.size());
        continue;
      }
      const std::size_t tag = at;
      const bool closes = at + 1 < html_.size() && html_[at + 1] == '/';
      const std::size_t begin = at + (closes ? 2 : 1);
      if (begin >= html_.size() || !is_letter(html_[begin])) {
        ++at;
        continue;
      }
      std::size_t end = begin;
      while (end < html_.size() && !is_space(html_[end]) && html_[end] != '>' && html_[end] != '/') ++end;
      std::string name(html_.substr(begin, std::min<std::size_t>(end - begin, kMaxName)));
      for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      at = end;
      if (behind_attributes(at) > kMaxHtmlAttributes) return HtmlExcess{tag, "a tag of more than 1000 attributes"};
      if (closes) {
        close(name);
        continue;
      }
      if (is_void(name)) continue;
      open(name);
      if (open_.size() > kMaxHtmlDepth) return HtmlExcess{tag, "nested deeper than 512 levels"};
      if (is_raw_text(name)) at = raw_text_end(at, name);
    }
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kMaxName = 64;

  /// Moves behind the tag; about how many attributes it has, not less.
  std::size_t behind_attributes(std::size_t& at) const {
    std::size_t count = 0;
    char quote = '\0';
    bool inside = false;
    for (; at < html_.size(); ++at) {
      const char c = html_[at];
      if (quote != '\0') {
        if (c == quote) {
          quote = '\0';
          inside = false;
        }
      } else if ((c == '"' || c == '\'') && at > 0 && html_[at - 1] == '=') {
        quote = c;
      } else if (c == '>') {
        ++at;
        break;
      } else if (is_space(c) || c == '/') {
        inside = false;
      } else if (!inside) {
        inside = true;
        ++count;
      }
    }
    return count;
  }

  [[nodiscard]] std::size_t raw_text_end(std::size_t at, std::string_view name) const {
    for (at = html_.find("</", at); at < html_.size(); at = html_.find("</", at + 2)) {
      const std::string_view there = html_.substr(at + 2, name.size());
      const bool same = std::equal(there.begin(), there.end(), name.begin(), name.end(),
                                   [](char a, char b) { return (is_letter(a) ? a | 0x20 : a) == b; });
      if (same) return at;
    }
    return html_.size();
  }

  /// Closes the innermost of `names`, with what is in it, unless one of `until` is further in.
  void close_implied(Names names, Names until) {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (is_one_of(open_[i - 1], names)) {
        open_.resize(i - 1);
        return;
      }
      if (is_one_of(open_[i - 1], until)) return;
    }
  }

  void open(const std::string& name) {
    if (name == "p") close_implied({"p"}, {"button", "table", "td", "th", "caption", "object", "template"});
    if (name == "li") close_implied({"li"}, {"ul", "ol", "menu", "table", "td", "th", "object", "template"});
    if (name == "dd" || name == "dt") close_implied({"dd", "dt"}, {"dl", "table", "td", "th", "object", "template"});
    if (name == "td" || name == "th") close_implied({"td", "th"}, {"tr", "table", "template"});
    if (name == "tr") close_implied({"tr"}, {"table", "template"});
    if (is_one_of(name, {"tbody", "thead", "tfoot"})) close_implied({"tbody", "thead", "tfoot"}, {"table", "template"});
    if (name == "option") close_implied({"option"}, {"select", "optgroup", "template"});
    if (name == "a" || name == "nobr") close(name);  // what is in it stays open
    open_.push_back(name);
  }

  void close(std::string_view name) {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1] == name) {
        if (is_formatting(name)) {
          open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i - 1));
        } else {
          open_.resize(i - 1);
        }
        return;
      }
      const bool table_part = is_one_of(name, {"table", "tr", "tbody", "thead", "tfoot"});
      if (is_barrier(open_[i - 1]) && !(table_part && is_one_of(open_[i - 1], {"td", "th", "caption"}))) return;
    }
  }

  std::string_view html_;
  std::vector<std::string> open_;
};

}  // namespace

std::optional<HtmlExcess> html_excess(std::string_view html) { return Nesting(html).excess(); }

}  // namespace lacuna::corpus
