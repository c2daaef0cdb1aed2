#include <array>
#include <string>

#include "eval/text/ascii.h"
#include "eval/text/characters.h"
#include "eval/text/placeholders.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kMaxName = 80;
constexpr std::string_view kFlags = "-+#0'I";
/// Conversions of C, Objective-C, Python, PHP, Perl, Lua, Go, Java, Object Pascal and JavaScript.
constexpr std::string_view kConversions = "diouxXeEfFgGaAcCsSpmnr@bBvTqQtjJkOUDhH";
constexpr std::string_view kCommonConversions = "diouxXeEfFgGcCsSpm@";
constexpr std::string_view kProseConversions = "sdiu@";

bool contains(std::string_view set, char c) { return c != '\0' && set.find(c) != std::string_view::npos; }

/// End of a length modifier at `at`: "hh", "l", "I64", and gettext's "<PRIu64>" with its conversion.
std::size_t skip_length(std::string_view text, std::size_t at) {
  for (const std::string_view length : {"hh", "ll", "I64", "I32", "h", "l", "q", "L", "j", "z", "Z", "t", "w"}) {
    if (text.substr(at).starts_with(length)) {
      const std::size_t end = at + length.size();
      return contains(kConversions, char_at(text, end)) ? end : at;
    }
  }
  return at;
}

/// End of a macro for the conversion: `<PRId64>`, `"PRId64"`; `at` when there is none.
std::size_t skip_macro(std::string_view text, std::size_t at) {
  const char open = char_at(text, at);
  if ((open != '<' && open != '"') || !text.substr(at + 1).starts_with("PRI")) return at;
  const std::size_t end = skip_identifier(text, at + 1);
  return char_at(text, end) == (open == '<' ? '>' : '"') ? end + 1 : at;
}

/// End of a width or a precision: "12", "*", "*1$".
std::size_t skip_width(std::string_view text, std::size_t at) {
  if (char_at(text, at) != '*') return skip_digits(text, at);
  const std::size_t digits = skip_digits(text, at + 1);
  return digits > at + 1 && char_at(text, digits) == '$' ? digits + 1 : at + 1;
}

/// Whether a number stands before the sign, with or without a space: "50 %", "5%".
bool after_number(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == ' ') --at;
  return is_digit(char_before(text, at));
}

Literal placeholder(std::size_t begin, std::size_t end, std::string value) {
  return {.span = {begin, end}, .kind = LiteralKind::kPlaceholder, .value = std::move(value)};
}

/// "%d" and "%i" are one, "%f" and "%lf" too, and the apostrophe only groups digits.
std::string plain_form(std::string_view format) {
  std::string value(format);
  if (value.back() == 'i') value.back() = 'd';
  if (value.back() == 'm') return "%m";  // the error's text, from nowhere in the list of values
  if (const std::size_t star = value.find('*'); star != std::string::npos) {
    const std::size_t digits = skip_digits(value, star + 1);
    if (digits > star + 1 && char_at(value, digits) == '$') value.erase(star + 1, digits - star);
  }
  if (value.ends_with("lf") && !value.ends_with("llf")) value.erase(value.size() - 2, 1);
  std::erase(value, '\'');
  return value;
}

/// End of flags, width, precision, length and conversion from `at` on; 0 when that is none.
struct Conversion {
  std::size_t end = 0;
  bool positional = false;  ///< "1$" stands before it
};

Conversion conversion_at(std::string_view text, std::size_t at, std::string_view letters, bool space_flag) {
  Conversion result;
  if (const std::size_t digits = skip_digits(text, at); digits > at && char_at(text, digits) == '$') {
    at = digits + 1;
    result.positional = true;
  }
  while (contains(kFlags, char_at(text, at)) || (space_flag && char_at(text, at) == ' ')) ++at;
  at = skip_width(text, at);
  if (char_at(text, at) == '.') at = skip_width(text, at + 1);
  at = skip_length(text, at);
  if (const std::size_t macro = skip_macro(text, at); macro != at) {
    result.end = macro;
    return result;
  }
  if (!contains(letters, char_at(text, at))) return result;
  result.end = at + 1;
  return result;
}

std::optional<Literal> named(std::string_view text, std::size_t at, const PlaceholderDialects& dialects) {
  const char open = text[at + 1];
  const char close = open == '(' ? ')' : open == '{' ? '}' : '>';
  const std::size_t name = at + 2;
  const std::size_t end = text.substr(0, std::min(text.size(), name + kMaxName)).find(close, name);
  if (end == std::string_view::npos || end == name) return std::nullopt;
  for (std::size_t i = name; i < end; ++i) {
    if (!is_identifier(text[i]) && text[i] != '.' && text[i] != '-' && (open != '(' || text[i] != ' ')) {
      return std::nullopt;
    }
  }
  if (open == '{') return placeholder(at, end + 1, std::string(text.substr(at, end + 1 - at)));
  const Conversion conversion = conversion_at(text, end + 1, kConversions, false);
  if (conversion.end == 0) {
    // "%(name)" without its letter breaks a program; it is kept, to be told from the complete one.
    if (dialects.prose || open == '<') return std::nullopt;
    return placeholder(at, end + 1, std::string(text.substr(at, end + 1 - at)));
  }
  if (dialects.prose && is_alnum(char_at(text, conversion.end))) return std::nullopt;
  return placeholder(at, conversion.end, plain_form(text.substr(at, conversion.end - at)));
}

/// "%NAME%" and Boost's "%1%".
std::optional<Literal> paired(std::string_view text, std::size_t at, const PlaceholderDialects& dialects) {
  const std::size_t end = skip_identifier(text.substr(0, std::min(text.size(), at + kMaxName)), at + 1);
  if (char_at(text, end) != '%' || char_at(text, end + 1) == '%') return std::nullopt;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (is_digit(name.empty() ? '\0' : name.front())) {
    if (dialects.prose || skip_digits(name, 0) != name.size() || is_digit(char_before(text, at))) return std::nullopt;
  } else if (name.size() < 3) {
    return std::nullopt;
  } else if (dialects.prose) {
    for (const char c : name) {
      if (is_lower(c)) return std::nullopt;
    }
  }
  return placeholder(at, end + 1, std::string(text.substr(at, end + 1 - at)));
}

/// "%1", "%L1", "%n", "%Ln".
std::optional<Literal> of_qt(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  if (char_at(text, end) == 'L') ++end;
  if (char_at(text, end) == 'n') {
    ++end;
    if (is_letter(char_at(text, end))) return std::nullopt;
  } else {
    const std::size_t digits = end;
    while (end < digits + 2 && is_digit(char_at(text, end))) ++end;
    if (end == digits || text[digits] == '0' || char_at(text, end) == '$') return std::nullopt;
  }
  return placeholder(at, end, std::string(text.substr(at, end - at)));
}

/// Whether a word goes on at `at`; in scripts that write without spaces none does.
bool is_glued(std::string_view text, std::size_t at) {
  const char next = char_at(text, at);
  if (is_ascii(next)) return is_alnum(next);
  const char32_t code = code_point_at(text, at);
  return code >= 0xC0 && code < 0x2000;
}

std::optional<Literal> of_printf(std::string_view text, std::size_t at, const PlaceholderDialects& dialects) {
  const std::string_view letters = dialects.prose        ? kProseConversions
                                   : dialects.space_flag ? kConversions
                                                         : kCommonConversions;
  const Conversion conversion = conversion_at(text, at + 1, letters, dialects.space_flag);
  if (conversion.end == 0) return std::nullopt;
  const bool glued = is_glued(text, conversion.end);
  if (!conversion.positional && !dialects.space_flag) {
    // "10%discount", "100%của": a percentage, and a word that begins with the letter of a conversion.
    if (after_number(text, at) && (glued || dialects.prose)) return std::nullopt;
    // "%1st": the first of Qt's, not one of width 1.
    const std::size_t digits = skip_digits(text, at + 1);
    const bool only_digits = digits > at + 1 && digits + 1 == conversion.end && text[at + 1] != '0';
    if (only_digits && digits < at + 4 && glued && dialects.qt) return std::nullopt;
    // "%-encoding", "%time": no conversion has these before a word.
    const char before_letter = text[conversion.end - 2];
    if (glued && (before_letter == '-' || contains("tjzZwq", before_letter))) return std::nullopt;
    if (dialects.prose && (glued || is_alnum(char_before(text, at)))) return std::nullopt;
  }
  return placeholder(at, conversion.end, plain_form(text.substr(at, conversion.end - at)));
}

}  // namespace

bool is_date_letter(char letter) { return contains("YyHMBbIZ", letter); }

std::optional<Literal> percent_placeholder(std::string_view text, std::size_t at, const PlaceholderDialects& dialects) {
  const char next = char_at(text, at + 1);
  if (next == '%') {
    if (dialects.prose || !(dialects.printf || dialects.named_percent)) return std::nullopt;
    return placeholder(at, at + 2, "%%");
  }
  if (dialects.named_percent && (next == '(' || next == '{' || next == '<')) {
    if (std::optional<Literal> found = named(text, at, dialects)) return found;
  }
  if (dialects.percent_pair && is_identifier(next)) {
    if (std::optional<Literal> found = paired(text, at, dialects)) return found;
  }
  if (dialects.printf) {
    if (std::optional<Literal> found = of_printf(text, at, dialects)) return found;
  }
  if (dialects.qt && !dialects.prose && !(dialects.printf && is_digit(char_before(text, at)))) {
    if (std::optional<Literal> found = of_qt(text, at)) return found;
  }
  // "%Y-%m-%d %H:%M": a date. What parts it has is for the language to say.
  if (dialects.printf && !dialects.prose && !dialects.space_flag && is_date_letter(next) &&
      !is_letter(char_at(text, at + 2)) && !after_number(text, at)) {
    return placeholder(at, at + 2, {});
  }
  return std::nullopt;
}

}  // namespace lacuna::text
