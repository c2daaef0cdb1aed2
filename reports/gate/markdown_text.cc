#include "reports/gate/markdown_text.h"

#include "reports/terminal_text.h"

namespace lacuna::reports {
namespace {

// Hosts look for @mentions, #references and addresses in the finished text, where neither a backslash nor an entity
// is seen any more; a character of no width between sign and name is.
constexpr std::string_view kWordJoiner = "\xE2\x81\xA0";

std::string cut(std::string_view text, std::size_t limit) {
  std::string line = styled_cells(shorten(cells_of(text, false), limit, true), {});
  while (!line.empty() && line.front() == ' ') line.erase(line.begin());
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string entity(char c) { return "&#" + std::to_string(static_cast<int>(c)) + ";"; }

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What would begin a heading, a list or a rule: "# ", "- ", "+ ", "1. ", "1) ", "=".
bool begins_block(std::string_view line, std::size_t at) {
  const char c = line[at];
  if (at == 0) return c == '#' || c == '-' || c == '+' || c == '=';
  const bool is_before_text = at + 1 == line.size() || line[at + 1] == ' ';
  return (c == '.' || c == ')') && is_before_text &&
         line.substr(0, at).find_first_not_of("0123456789") == std::string_view::npos;
}

// How much of "www.…" and "GH-12" makes it an address or a reference; 0: it is neither.
std::size_t sign_of_reference(std::string_view rest) {
  if (rest.starts_with("www.") || rest.starts_with("WWW.")) return 3;
  const bool is_issue = rest.starts_with("GH-") || rest.starts_with("gh-");
  return is_issue && rest.size() > 3 && is_digit(rest[3]) ? 3 : 0;
}

}  // namespace

std::string markdown_text(std::string_view text, std::size_t limit) {
  constexpr std::string_view kMarkup = "\\`*_{}[]<>|~&";
  const std::string line = cut(text, limit);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const std::string_view rest = std::string_view{line}.substr(i);
    if (c == '@' || c == '#' || (c == '!' && rest.size() > 1 && is_digit(rest[1]))) {
      (out += begins_block(line, i) ? entity(c) : std::string(1, c)) += kWordJoiner;
    } else if (c == '$') {
      out += "<span>$</span>";  // the host's own advice against formulas
    } else if (rest.starts_with("://")) {
      (out += entity(c)) += kWordJoiner;
    } else if (const std::size_t sign = sign_of_reference(rest); sign > 0) {
      out.append(rest.substr(0, sign)) += kWordJoiner;
      i += sign - 1;
    } else if (kMarkup.find(c) != std::string_view::npos || begins_block(line, i)) {
      out += entity(c);
    } else {
      out += c;
    }
  }
  return out;
}

std::string markup_code(std::string_view text, std::size_t limit) {
  std::string out = "<code>";
  for (const char c : cut(text, limit)) {
    if (is_punctuation(c) && c != '.' && c != '/' && c != ',') {
      out += entity(c);
    } else {
      out += c;
    }
  }
  return out + "</code>";
}

std::string markdown_code(std::string_view text, std::size_t limit) {
  const std::string line = cut(text, limit);
  const bool is_plain = !line.empty() && line.find_first_of("`|\\<>&") == std::string::npos;
  return is_plain ? "`" + line + "`" : markup_code(text, limit);
}

}  // namespace lacuna::reports
