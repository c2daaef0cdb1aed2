#include "eval/text/tercom_tokenizer.h"

#include <cstddef>
#include <cstring>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/python_string.h"
#include "eval/text/western_tokens.h"

namespace lacuna::text {
namespace {

bool contains(std::string_view text, char c) { return std::memchr(text.data(), c, text.size()) != nullptr; }

// The first bytes of all characters that the two functions for Asian characters know.
bool may_be_asian(char lead) { return static_cast<unsigned char>(lead) >= 0xE2; }

bool is_western_dropped(char c) {
  return c == '.' || c == ',' || c == '?' || c == ':' || c == ';' || c == '!' || c == '"' || c == '(' || c == ')';
}

// The original looks for 's and a space when it has put spaces around punctuation and the line, but not yet around
// points and commas: "it's!" has one, "it's." has none.
bool ends_in_possessive(std::string_view text, const ByteSpan& token) {
  if (token.size() <= 2 || text[token.end - 2] != '\'' || text[token.end - 1] != 's') return false;
  return token.end == text.size() || text[token.end] == ' ' || is_western_punctuation(text[token.end]);
}

}  // namespace

bool is_tercom_asian_punctuation(char32_t code) {
  const auto within = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
  return within(0x3001, 0x3002) || within(0x3008, 0x3011) || within(0x3014, 0x301F) || code == 0x30FB ||
         within(0xFF01, 0xFF02) || within(0xFF08, 0xFF09) || code == 0xFF0C || code == 0xFF0E ||
         within(0xFF1A, 0xFF1B) || code == 0xFF1F || within(0xFF61, 0xFF65);
}

bool is_tercom_asian(char32_t code) {
  const auto within = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
  return within(0x4E00, 0x9FFF) || within(0x3200, 0x4DBF) || within(0x2E80, 0x2EFF) || within(0x31C0, 0x31EF) ||
         within(0xF900, 0xFAFF) || within(0xFE30, 0xFE4F) || is_tercom_asian_punctuation(code);
}

void TercomTokenizer::normalize(TokenizedText& out) const {
  if (contains(out.text, '\n')) {
    replace_all(out.text, "\n-", "");
    replace_all(out.text, "\n", " ");
  }
  if (contains(out.text, '&')) replace_entities(out.text);
  add_western_tokens(out.text, out.tokens);

  // The parts of tokens go behind the tokens, which then are removed.
  const std::string_view text = out.text;
  const std::size_t tokens = out.tokens.size();
  const auto add = [&out](std::size_t begin, std::size_t end) {
    if (begin < end) out.tokens.push_back({begin, end});
  };
  for (std::size_t t = 0; t < tokens; ++t) {
    const ByteSpan token = out.tokens[t];
    const std::size_t end = ends_in_possessive(text, token) ? token.end - 2 : token.end;
    std::size_t begin = token.begin;
    for (std::size_t i = token.begin; options_.asian_support && i < end;) {
      const std::size_t at = i;
      if (!may_be_asian(text[i])) {
        ++i;
      } else if (is_tercom_asian(base::next_code_point(text, i))) {
        add(begin, at);
        add(at, i);
        begin = i;
      }
    }
    add(begin, end);
    add(end, token.end);
  }
  out.tokens.erase(out.tokens.begin(), out.tokens.begin() + static_cast<std::ptrdiff_t>(tokens));
}

// Moves what is left of the tokens together; they are in the order of the text.
void TercomTokenizer::drop_punctuation(TokenizedText& out) const {
  std::size_t written = 0;
  std::size_t kept = 0;
  for (const ByteSpan token : out.tokens) {
    const std::size_t begin = written;
    for (std::size_t i = token.begin; i < token.end;) {
      const std::size_t at = i;
      if (options_.asian_support && may_be_asian(out.text[i])) {
        if (is_tercom_asian_punctuation(base::next_code_point(out.text, i))) continue;
      } else if (is_western_dropped(out.text[i++])) {
        continue;
      }
      std::memmove(out.text.data() + written, out.text.data() + at, i - at);
      written += i - at;
    }
    if (begin < written) out.tokens[kept++] = {begin, written};
  }
  out.tokens.resize(kept);
}

void TercomTokenizer::tokenize(std::string_view text, TokenizedText& out) const {
  out.clear();
  if (options_.case_sensitive) {
    out.text.assign(text);
  } else {
    python_lower(text, out.text);
  }
  if (options_.normalized) {
    normalize(out);
  } else {
    const std::string_view line = out.text;
    python_split(line, [&](std::string_view word) {
      const auto begin = static_cast<std::size_t>(word.data() - line.data());
      out.tokens.push_back({begin, begin + word.size()});
    });
  }
  if (options_.no_punct) drop_punctuation(out);
}

}  // namespace lacuna::text
