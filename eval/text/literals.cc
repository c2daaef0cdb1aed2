#include "eval/text/literals.h"

#include <algorithm>
#include <array>
#include <optional>

#include "eval/text/ascii.h"
#include "eval/text/icu_messages.h"
#include "eval/text/literal_addresses.h"
#include "eval/text/markdown_markup.h"
#include "eval/text/markup_tags.h"
#include "eval/text/placeholders.h"

namespace lacuna::text {
namespace {

/// Characters at which a literal may begin or, for addresses, show itself.
constexpr std::array<bool, 256> kTriggers = [] {
  std::array<bool, 256> triggers{};
  for (const char c : std::string_view("%{}$<&`*_~[]!#@:./\\-'(")) triggers[static_cast<unsigned char>(c)] = true;
  return triggers;
}();

/// Goes through a text once. Every reader returns where to go on; where it began means that nothing is there.
class LiteralScanner {
 public:
  LiteralScanner(std::string_view text, const LiteralOptions& options)
      : text_(text),
        software_(options.software),
        dialects_(placeholder_dialects(options)),
        tags_(text, options.software),
        markdown_(text, options.markdown) {}

  std::vector<Literal> scan() {
    std::size_t at = 0;
    for (;;) {
      while (at < text_.size() && !kTriggers[static_cast<unsigned char>(text_[at])]) ++at;
      if (at >= text_.size()) break;
      const std::size_t end = read(at);
      at = end == at ? at + 1 : end;
    }
    markdown_.finish(literals_);
    if (dates_ && !values_) {
      for (Literal& literal : literals_) {
        if (literal.kind == LiteralKind::kPlaceholder && literal.span.size() <= 3 && text_[literal.span.begin] == '%') {
          literal.value.clear();
        }
      }
    }
    return std::move(literals_);
  }

 private:
  std::size_t read(std::size_t at) {
    const char next = char_at(text_, at + 1);
    switch (text_[at]) {
      case '%': return percent(at);
      case '{': return open_brace(at);
      case '}': return close_brace(at);
      case '$': return keep(at, dollar_placeholder(text_, at, dialects_));
      case '<': return tag(at);
      case '&': return ampersand(at);
      case '`':
      case '*':
      case '_': return run(at);
      case '[':
        if (std::optional<Literal> tag = tags_.bbcode_at(at)) return keep(at, std::move(tag));
        return markdown_.read(at, literals_);
      case ']':
        if (text_.substr(at).starts_with("]]>")) return section_end(at);
        return markdown_.read(at, literals_);
      case '!': return next == '[' ? markdown_.read(at, literals_) : at;
      case '#': return hash(at);
      case '@': return at_sign(at);
      case ':': return colon(at);
      case '.': return is_alnum(next) || next == '/' || next == '.' ? address(at) : at;
      case '/': return is_alnum(next) || next == '.' ? address(at) : at;
      case '~':
        if (next == '~') return run(at);
        return next == '/' ? address(at) : keep(at, sigil_placeholder(text_, at, dialects_));
      case '\\': return next == '\\' ? address(at) : keep(at, sigil_placeholder(text_, at, dialects_));
      case '-': return option(at);
      case '\'': return quote(at);
      case '(': return call(at);
      default: return at;
    }
  }

  std::size_t keep(std::size_t at, std::optional<Literal> literal) {
    if (!literal) return at;
    literal->in_branch = messages_.inside();
    const std::size_t end = literal->span.end;
    literals_.push_back(std::move(*literal));
    return end;
  }

  /// A run of one sign is read once.
  std::size_t run(std::size_t at) {
    std::size_t end = markdown_.read(at, literals_);
    if (end != at) return end;
    while (char_at(text_, end) == text_[at]) ++end;
    return end;
  }

  std::size_t tag(std::size_t at) {
    const std::size_t end = keep(at, tags_.tag_at(at));
    in_section_ |= end != at && literals_.back().value == "<![CDATA[";
    return end;
  }

  std::size_t percent(std::size_t at) {
    const std::size_t end = keep(at, percent_placeholder(text_, at, dialects_));
    if (end != at) {
      dates_ |= literals_.back().value.empty();
      values_ |= literals_.back().value.ends_with('s') || literals_.back().value.find('$') != std::string::npos;
    }
    return end;
  }

  std::size_t open_brace(std::size_t at) {
    if (dialects_.braces) {
      if (const std::size_t end = messages_.open(text_, at, literals_); end != at) return end;
    }
    const std::size_t end = keep(at, brace_placeholder(text_, at, dialects_));
    if (end != at) return end;
    messages_.plain_brace('{');
    return char_at(text_, at + 1) == '{' && !messages_.inside() ? at + 2 : at;
  }

  std::size_t close_brace(std::size_t at) { return messages_.close(text_, at, literals_); }

  std::size_t ampersand(std::size_t at) {
    if (const std::size_t end = keep(at, entity_at(text_, at)); end != at) return end;
    if (!software_ || !is_letter(char_at(text_, at + 1))) return at;
    // "&brandShortName;": an entity of the program's own.
    std::size_t end = at + 1;
    while (end < at + 80 && (is_identifier(char_at(text_, end)) || char_at(text_, end) == '.')) ++end;
    if (char_at(text_, end) != ';' || end < at + 5) return at;
    return keep(at, Literal{.span = {at, end + 1},
                            .kind = LiteralKind::kPlaceholder,
                            .value = std::string(text_.substr(at, end + 1 - at))});
  }

  std::size_t section_end(std::size_t at) {
    if (!in_section_) return at;
    in_section_ = false;
    return keep(at, Literal{.span = {at, at + 3}, .kind = LiteralKind::kTag, .value = "]]>"});
  }

  std::size_t hash(std::size_t at) {
    if (messages_.inside_plural() && !is_identifier(char_at(text_, at + 1))) {
      return keep(at, Literal{.span = {at, at + 1}, .kind = LiteralKind::kPlaceholder, .value = "#"});
    }
    if (const std::size_t end = keep(at, sigil_placeholder(text_, at, dialects_)); end != at) return end;
    if (const std::size_t end = markdown_.read(at, literals_); end != at) return end;
    return keep(at, marked_name_at(text_, at));
  }

  std::size_t at_sign(std::size_t at) {
    if (is_alnum(char_before(text_, at))) return address(at);
    if (const std::size_t end = keep(at, sigil_placeholder(text_, at, dialects_)); end != at) return end;
    return keep(at, marked_name_at(text_, at));
  }

  std::size_t colon(std::size_t at) {
    const char next = char_at(text_, at + 1);
    if (next == '/' || next == '\\') {
      if (const std::size_t end = address(at); end != at) return end;
    }
    if (!is_lower(next)) return at;
    if (const std::size_t end = markdown_.read(at, literals_); end != at) return end;
    return keep(at, sigil_placeholder(text_, at, dialects_));
  }

  std::size_t address(std::size_t at) {
    if (at < searched_) return at;
    AddressSearch search = address_around(text_, at, literals_.empty() ? 0 : literals_.back().span.end);
    searched_ = search.end;
    return search.found ? keep(at, std::move(search.found)) : at;
  }

  /// "--output": an option of a program, in a program's message.
  std::size_t option(std::size_t at) {
    if (!software_ || char_at(text_, at + 1) != '-' || !is_lower(char_at(text_, at + 2)) ||
        is_identifier(char_before(text_, at)) || char_before(text_, at) == '-') {
      return at;
    }
    std::size_t end = at + 2;
    while (end < at + 64 &&
           (is_alnum(char_at(text_, end)) || (char_at(text_, end) == '-' && is_alnum(char_at(text_, end + 1))))) {
      ++end;
    }
    if (end < at + 4) return at;
    return keep(
        at, Literal{.span = {at, end}, .kind = LiteralKind::kCode, .value = std::string(text_.substr(at, end - at))});
  }

  /// Quoted syntax of ICU: '{' is a brace.
  std::size_t quote(std::size_t at) {
    const char next = char_at(text_, at + 1);
    if (!(dialects_.icu_quotes || messages_.inside()) || (next != '{' && next != '}')) return at;
    const std::size_t end = text_.substr(0, std::min(text_.size(), at + 80)).find('\'', at + 1);
    return end == std::string_view::npos ? at : end + 1;
  }

  /// "main()": a function.
  std::size_t call(std::size_t at) {
    if (char_at(text_, at + 1) != ')' || !is_identifier(char_before(text_, at))) return at;
    const std::size_t floor = literals_.empty() ? 0 : literals_.back().span.end;
    std::size_t begin = at;
    while (begin > floor && begin + 64 > at && (is_identifier(text_[begin - 1]) || text_[begin - 1] == '.')) --begin;
    while (begin < at && !is_letter(text_[begin]) && text_[begin] != '_') ++begin;
    const std::string_view name = text_.substr(begin, at - begin);
    if (begin + 2 > at || std::none_of(name.begin(), name.end(), [](char c) { return is_letter(c); }) ||
        !is_ascii(char_before(text_, begin)))
      return at;
    return keep(at, Literal{.span = {begin, at + 2},
                            .kind = LiteralKind::kCode,
                            .value = std::string(text_.substr(begin, at + 2 - begin))});
  }

  std::string_view text_;
  bool software_;
  PlaceholderDialects dialects_;
  MarkupTags tags_;
  MarkdownMarkup markdown_;
  IcuMessages messages_;
  std::vector<Literal> literals_;
  std::size_t searched_ = 0;  ///< no address begins before
  bool in_section_ = false;   ///< after "<![CDATA["
  bool dates_ = false;        ///< parts of a date were met
  bool values_ = false;       ///< and what no date has
};

}  // namespace

std::vector<Literal> find_literals(std::string_view text, const LiteralOptions& options) {
  return LiteralScanner(text, options).scan();
}

std::string masked(std::string_view text, std::span<const Literal> literals) {
  std::string result(text);
  for (const Literal& literal : literals) {
    switch (literal.kind) {
      case LiteralKind::kCode:
      case LiteralKind::kPlaceholder:
      case LiteralKind::kTag:
      case LiteralKind::kMarkdown:
      case LiteralKind::kEntity:
        std::fill_n(result.begin() + static_cast<std::ptrdiff_t>(literal.span.begin), literal.span.size(), ' ');
        break;
      default: break;
    }
  }
  return result;
}

}  // namespace lacuna::text
