#include "metrics/checks/form/form_scan.h"

#include <algorithm>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"

namespace lacuna::metrics {
namespace {

bool is_transparent(text::LiteralKind kind) {
  return kind == text::LiteralKind::kTag || kind == text::LiteralKind::kMarkdown;
}

}  // namespace

std::vector<Character> characters_of(const SideText& side) {
  std::vector<Character> characters;
  characters.reserve(side.text.size());
  std::size_t literal = 0;
  std::size_t at = 0;
  while (at < side.text.size()) {
    const auto begin = static_cast<std::uint32_t>(at);
    if (literal < side.literals.size() && side.literals[literal].span.begin <= at) {
      const text::Literal& one = side.literals[literal++];
      if (one.span.end <= at) continue;
      at = one.span.end;
      if (!is_transparent(one.kind)) characters.push_back({kLiteral, begin, static_cast<std::uint32_t>(at)});
      continue;
    }
    const char32_t code = base::next_code_point(side.text, at);
    characters.push_back({code, begin, static_cast<std::uint32_t>(at)});
  }
  return characters;
}

bool is_blank(char32_t code) { return code != 0x200B && code != 0xFEFF && text::is_space(code); }

bool is_blank(std::string_view text) { return text::skip_space(text, 0) == text.size(); }

bool is_break(char32_t code) {
  return code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

bool is_one_of(std::string_view language, std::string_view subtags) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  if (primary.empty()) return false;
  for (std::size_t at = 0; at < subtags.size();) {
    const std::size_t end = std::min(subtags.find(' ', at), subtags.size());
    const std::string_view one = subtags.substr(at, end - at);
    bool same = one.size() == primary.size();
    for (std::size_t k = 0; same && k < one.size(); ++k) same = one[k] == (primary[k] | 0x20);
    if (same) return true;
    at = end + 1;
  }
  return false;
}

std::string utf8(char32_t code) {
  std::string bytes;
  base::append_code_point(bytes, code);
  return bytes;
}

std::string code_point_name(char32_t code) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string name = "U+";
  const int first = code > 0xFFFFF ? 20 : code > 0xFFFF ? 16 : 12;
  for (int shift = first; shift >= 0; shift -= 4) name.push_back(kDigits[code >> shift & 0xF]);
  return name;
}

std::size_t count_of(std::string_view text, char32_t code) {
  const std::string bytes = utf8(code);
  std::size_t count = 0;
  for (std::size_t at = text.find(bytes); at != std::string_view::npos; at = text.find(bytes, at + bytes.size())) {
    ++count;
  }
  return count;
}

}  // namespace lacuna::metrics
