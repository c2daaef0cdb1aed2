#include "eval/text/simple_tokenizers.h"

#include <cstddef>

#include "eval/base/utf8.h"
#include "eval/text/python_string.h"

namespace lacuna::text {

void TokenizerNone::tokenize(std::string_view text, TokenizedText& out) const {
  out.clear();
  out.text.assign(text);
  const std::string_view line = out.text;
  python_split(line, [&](std::string_view word) {
    const auto begin = static_cast<std::size_t>(word.data() - line.data());
    out.tokens.push_back({begin, begin + word.size()});
  });
}

void TokenizerChar::tokenize(std::string_view text, TokenizedText& out) const {
  out.clear();
  out.text.assign(text);
  const std::string_view line = out.text;
  std::size_t i = 0;
  while (i < line.size()) {
    const std::size_t space = python_space_length(line, i);
    if (space > 0) {
      i += space;
      continue;
    }
    const std::size_t begin = i;
    (void)base::next_code_point(line, i);
    out.tokens.push_back({begin, i});
  }
}

}  // namespace lacuna::text
