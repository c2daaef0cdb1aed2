#include "eval/text/placeholders.h"

#include <algorithm>
#include <array>
#include <string>

#include "eval/text/ascii.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kMaxSize = 200;

constexpr PlaceholderDialects kNone = {.printf = false,
                                       .named_percent = false,
                                       .qt = false,
                                       .percent_pair = false,
                                       .braces = false,
                                       .double_braces = false,
                                       .dollar = false,
                                       .hash_braces = false,
                                       .sigils = false};

enum class Family { kPrintf, kPython, kQt, kPercentPair, kRuby, kShell, kBraces, kIcu, kMustache, kTemplate, kTilde };

struct Dialect {
  std::string_view name;  ///< gettext's flag without "-format"
  Family family;
};

constexpr auto kDialects = std::to_array<Dialect>({{"c", Family::kPrintf},
                                                   {"objc", Family::kPrintf},
                                                   {"c++", Family::kBraces},
                                                   {"python", Family::kPython},
                                                   {"python-brace", Family::kBraces},
                                                   {"java", Family::kIcu},
                                                   {"java-printf", Family::kPrintf},
                                                   {"csharp", Family::kBraces},
                                                   {"javascript", Family::kPrintf},
                                                   {"typescript", Family::kPrintf},
                                                   {"scheme", Family::kTilde},
                                                   {"lisp", Family::kTilde},
                                                   {"elisp", Family::kPrintf},
                                                   {"librep", Family::kPrintf},
                                                   {"rust", Family::kBraces},
                                                   {"go", Family::kPrintf},
                                                   {"ruby", Family::kRuby},
                                                   {"sh", Family::kShell},
                                                   {"sh-printf", Family::kPrintf},
                                                   {"awk", Family::kPrintf},
                                                   {"lua", Family::kPrintf},
                                                   {"object-pascal", Family::kPrintf},
                                                   {"modula2", Family::kPrintf},
                                                   {"d", Family::kPrintf},
                                                   {"ocaml", Family::kPrintf},
                                                   {"smalltalk", Family::kQt},
                                                   {"qt", Family::kQt},
                                                   {"qt-plural", Family::kQt},
                                                   {"kde", Family::kQt},
                                                   {"kde-kuit", Family::kQt},
                                                   {"boost", Family::kPercentPair},
                                                   {"tcl", Family::kPrintf},
                                                   {"perl", Family::kPrintf},
                                                   {"perl-brace", Family::kBraces},
                                                   {"php", Family::kPrintf},
                                                   {"gcc-internal", Family::kPrintf},
                                                   {"gfc-internal", Family::kPrintf},
                                                   {"ycp", Family::kQt},
                                                   {"icu-message", Family::kIcu},
                                                   {"java-message", Family::kIcu},
                                                   {"i18next-interpolation", Family::kMustache},
                                                   {"vue", Family::kBraces},
                                                   {"es", Family::kTemplate},
                                                   {"automattic-components", Family::kMustache},
                                                   {"percent-placeholders", Family::kPercentPair}});

void set(PlaceholderDialects& dialects, Family family, bool value) {
  switch (family) {
    case Family::kPrintf: dialects.printf = value; break;
    case Family::kPython:
    case Family::kRuby: dialects.printf = dialects.named_percent = value; break;
    case Family::kQt: dialects.qt = value; break;
    case Family::kPercentPair: dialects.percent_pair = value; break;
    case Family::kShell: dialects.dollar = value; break;
    case Family::kBraces: dialects.braces = value; break;
    case Family::kIcu: dialects.braces = dialects.icu_quotes = value; break;
    case Family::kMustache: dialects.double_braces = value; break;
    case Family::kTemplate: dialects.dollar = value; break;
    case Family::kTilde: dialects.tilde = value; break;
  }
}

Literal placeholder(std::size_t begin, std::size_t end, std::string value) {
  return {.span = {begin, end}, .kind = LiteralKind::kPlaceholder, .value = std::move(value)};
}

std::string without_blanks(std::string_view text) {
  std::string value(text);
  std::erase_if(value, is_blank);
  return value;
}

/// "user_name", "userName", "item2": no word of a language.
bool is_program_name(std::string_view name) {
  bool has_small = false;
  for (const char c : name) {
    if (c == '_' || c == '.' || is_digit(c) || (is_upper(c) && has_small)) return true;
    has_small |= is_lower(c);
  }
  return false;
}

/// End of a name with its parts ("user.name[0]", "$name", "-brand", "@index"), or `at`.
std::size_t skip_path(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (const char sigil = char_at(text, end); sigil == '$' || sigil == '-' || sigil == '@' || sigil == '#') ++end;
  if (!is_identifier(char_at(text, end))) return at;
  while (end < at + kMaxSize) {
    const char c = char_at(text, end);
    if (!is_identifier(c) && c != '.' && c != '-' && c != '[' && c != ']') break;
    ++end;
  }
  return end;
}

bool is_argument_type(std::string_view type) {
  static constexpr auto kTypes = std::to_array<std::string_view>(
      {"number", "date", "time", "ordinal", "duration", "spellout", "list", "choice", "currency", "relativetime"});
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

/// The '}' that closes the '{' at `at`, inner pairs counted; npos when there is none near.
std::size_t closing_brace(std::string_view text, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i < std::min(text.size(), at + kMaxSize); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

/// "{{name}}", "{{ value | filter }}", "{{#if x}}", "{{{raw}}}".
std::optional<Literal> mustache(std::string_view text, std::size_t at) {
  const std::size_t name = skip_blanks(text, at + (char_at(text, at + 2) == '{' ? 3 : 2));
  const char first = char_at(text, name);
  if (!is_identifier(first) && (first == '\0' || std::string_view("#/^>&!$@-").find(first) == std::string_view::npos)) {
    return std::nullopt;
  }
  for (std::size_t i = name; i < std::min(text.size(), at + kMaxSize); ++i) {
    if (text[i] == '{' || text[i] == '\n') return std::nullopt;
    if (text[i] != '}') continue;
    std::size_t end = i;
    while (char_at(text, end) == '}' && end < i + 3) ++end;
    if (end < i + 2) return std::nullopt;
    return placeholder(at, end, without_blanks(text.substr(at, end - at)));
  }
  return std::nullopt;
}

std::optional<Literal> in_prose(std::string_view text, std::size_t at, std::size_t name, std::size_t end) {
  const std::string_view inside = text.substr(name, end - name);
  const bool number = !inside.empty() && inside.size() <= 2 && skip_digits(inside, 0) == inside.size();
  if (char_at(text, end) != '}' || (!number && (!is_letter(char_at(inside, 0)) || !is_program_name(inside)))) {
    return std::nullopt;
  }
  return placeholder(at, end + 1, std::string(text.substr(at, end + 1 - at)));
}

}  // namespace

PlaceholderDialects placeholder_dialects(const LiteralOptions& options) {
  PlaceholderDialects all;
  if (!options.software) {
    all.prose = true;
    all.sigils = all.escapes = false;
  }
  std::string_view name = options.dialect;
  if (name.empty()) return all;
  const bool excluded = name.starts_with("no-");
  if (excluded) name.remove_prefix(3);
  if (name.starts_with("possible-")) name.remove_prefix(9);
  if (name.ends_with("-format")) name.remove_suffix(7);
  for (const Dialect& dialect : kDialects) {
    if (dialect.name != name) continue;
    PlaceholderDialects result = excluded ? all : kNone;
    set(result, dialect.family, !excluded);
    if (!excluded) {
      result.escapes = options.software;
      result.space_flag = result.printf;
    }
    return result;
  }
  return all;
}

std::optional<Literal> brace_placeholder(std::string_view text, std::size_t at, const PlaceholderDialects& dialects) {
  if (char_at(text, at + 1) == '{') {
    return dialects.double_braces ? mustache(text, at) : std::nullopt;
  }
  // "\\x{HEX}", "\\N{name}": an escape sequence that a text is about.
  const char before = char_before(text, at);
  if (!dialects.braces || before == '\\' || (at > 1 && is_letter(before) && text[at - 2] == '\\')) return std::nullopt;
  if (char_at(text, at + 1) == '}') {
    if (dialects.prose) return std::nullopt;
    return placeholder(at, at + 2, "{}");
  }
  const std::size_t name = dialects.prose ? at + 1 : skip_blanks(text, at + 1);
  std::size_t end = skip_path(text, name);
  if (dialects.prose) return in_prose(text, at, name, end);
  if (end == name && char_at(text, end) != ':' && char_at(text, end) != '!') return std::nullopt;
  end = skip_blanks(text, end);
  const char after = char_at(text, end);
  if (after == '}') return placeholder(at, end + 1, without_blanks(text.substr(at, end + 1 - at)));
  if (after == ',') {
    const std::size_t type = skip_blanks(text, end + 1);
    const std::size_t type_end = skip_identifier(text, type);
    const std::string_view word = text.substr(type, type_end - type);
    const bool width =
        is_digit(char_at(text, type)) || (char_at(text, type) == '-' && is_digit(char_at(text, type + 1)));
    if (!width && !is_argument_type(word)) return std::nullopt;
    const std::size_t close = closing_brace(text, at);
    if (close == std::string_view::npos) return std::nullopt;
    // A pattern of a date, and the words of a choice, are the language's.
    if (word == "date" || word == "time" || word == "choice") {
      return placeholder(at, close + 1, without_blanks(text.substr(at, type_end - at)) + "}");
    }
    return placeholder(at, close + 1, without_blanks(text.substr(at, close + 1 - at)));
  }
  if (after == ':' || after == '!') {
    const std::size_t close = closing_brace(text, at);
    if (close == std::string_view::npos) return std::nullopt;
    // "{note: this is so}" is language: a format has no run of words.
    const std::string_view format = text.substr(end + 1, close - end - 1);
    if (format.find(' ') != std::string_view::npos && format.size() > 3 && format.find('>') == std::string_view::npos &&
        format.find('<') == std::string_view::npos && format.find('%') == std::string_view::npos) {
      return std::nullopt;
    }
    return placeholder(at, close + 1, std::string(text.substr(at, close + 1 - at)));
  }
  return std::nullopt;
}

std::optional<Literal> dollar_placeholder(std::string_view text, std::size_t at, const PlaceholderDialects& dialects) {
  if (!dialects.dollar) return std::nullopt;
  const char next = char_at(text, at + 1);
  if (next == '{') {
    const std::size_t close = closing_brace(text, at + 1);
    if (close == std::string_view::npos || close == at + 2) return std::nullopt;
    return placeholder(at, close + 1, without_blanks(text.substr(at, close + 1 - at)));
  }
  if (dialects.prose || is_alnum(char_before(text, at))) return std::nullopt;
  if (next == '(' || text.substr(at).starts_with("$t(")) {
    const std::size_t name = text.find('(', at) + 1;
    std::size_t end = name;
    while (end < name + kMaxSize && end < text.size() && text[end] != ')' && !is_blank(text[end])) ++end;
    if (end == name || char_at(text, end) != ')') return std::nullopt;
    return placeholder(at, end + 1, std::string(text.substr(at, end + 1 - at)));
  }
  if (is_digit(next)) {
    // "$1" of MediaWiki and of Perl; "$5.00", "$10" and "$5 million" are money, and so is "$1" before a number's sign.
    const char after = char_at(text, at + 2);
    if (next == '0' || is_identifier(after) || ((after == '.' || after == ',') && is_digit(char_at(text, at + 3)))) {
      return std::nullopt;
    }
    // "$2" is the second of two.
    const std::size_t near = at - std::min(at, kMaxSize);
    if (next != '1' && text.substr(near, 2 * kMaxSize).find("$1") == std::string_view::npos) return std::nullopt;
    return placeholder(at, at + 2, std::string(text.substr(at, 2)));
  }
  if (!is_letter(next) && next != '_') return std::nullopt;
  std::size_t end = skip_identifier(text.substr(0, std::min(text.size(), at + kMaxSize)), at + 1);
  if (end < at + 3 || !is_ascii(char_at(text, end))) return std::nullopt;
  if (char_at(text, end) == '$') ++end;  // of Chrome's messages: $NAME$
  return placeholder(at, end, std::string(text.substr(at, end - at)));
}

std::optional<Literal> sigil_placeholder(std::string_view text, std::size_t at, const PlaceholderDialects& dialects) {
  const char next = char_at(text, at + 1);
  switch (text[at]) {
    case '#': {
      if (!dialects.hash_braces || next != '{') return std::nullopt;
      const std::size_t close = closing_brace(text, at + 1);
      if (close == std::string_view::npos || close == at + 2) return std::nullopt;
      return placeholder(at, close + 1, std::string(text.substr(at, close + 1 - at)));
    }
    case '@':
    case ':': {
      const char before = char_before(text, at);
      const bool apart = before == '\0' || is_blank(before) || before == '(' || before == '"' || before == '\'' ||
                         (before == '>' && text[at] == '@');
      if (!dialects.sigils || !is_lower(next) || !apart) {
        return std::nullopt;
      }
      const std::size_t end = skip_identifier(text.substr(0, std::min(text.size(), at + kMaxSize)), at + 1);
      const char after = char_at(text, end);
      if (end < at + 3 || !is_ascii(after) || after == '@' || (after == '.' && is_alnum(char_at(text, end + 1)))) {
        return std::nullopt;
      }
      return placeholder(at, end, std::string(text.substr(at, end - at)));
    }
    case '~': {
      if (!dialects.tilde) return std::nullopt;
      std::size_t end = at + 1;
      while (is_digit(char_at(text, end)) || char_at(text, end) == ',' || char_at(text, end) == ':' ||
             char_at(text, end) == '@') {
        ++end;
      }
      if (end > at + 16 || (!is_letter(char_at(text, end)) && char_at(text, end) != '%')) return std::nullopt;
      return placeholder(at, end + 1, lower(text.substr(at, end + 1 - at)));
    }
    case '\\': {
      if (!dialects.escapes || char_before(text, at) == '\\') return std::nullopt;
      if ((next == 'n' || next == 't' || next == 'r')) return placeholder(at, at + 2, std::string(text.substr(at, 2)));
      return std::nullopt;
    }
    default: return std::nullopt;
  }
}

}  // namespace lacuna::text
