#include "eval/text/tokenizer_13a.h"

#include <cstring>

#include "eval/text/western_tokens.h"

namespace lacuna::text {
namespace {

bool needs_replacing(std::string_view text) {
  if (std::memchr(text.data(), '&', text.size()) != nullptr || std::memchr(text.data(), '\n', text.size()) != nullptr) {
    return true;
  }
  return std::memchr(text.data(), '<', text.size()) != nullptr && text.find("<skipped>") != std::string_view::npos;
}

}  // namespace

void Tokenizer13a::tokenize(std::string_view text, TokenizedText& out) const {
  out.clear();
  if (text.empty()) return;
  out.text.assign(text);
  if (needs_replacing(text)) {
    replace_all(out.text, "<skipped>", "");
    replace_all(out.text, "-\n", "");
    replace_all(out.text, "\n", " ");
    replace_entities(out.text);
  }
  add_western_tokens(out.text, out.tokens);
}

}  // namespace lacuna::text
