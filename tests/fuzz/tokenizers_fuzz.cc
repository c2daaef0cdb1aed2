// Every tokeniser gives tokens that lie in its text, in order, the same ones every time.
#include <string_view>
#include <vector>

#include "eval/base/utf8.h"
#include "lacuna/scoring.h"
#include "tests/fuzz/expect.h"

namespace {

using lacuna::fuzz::expect;

const std::vector<lacuna::TokenizerPtr>& tokenizers() {
  static const std::vector<lacuna::TokenizerPtr> all = [] {
    std::vector<lacuna::TokenizerPtr> made;
    for (const char* name : {"13a", "intl", "zh", "char", "none"}) {
      auto tokenizer = lacuna::make_tokenizer(name);
      expect(tokenizer.ok(), "the tokeniser exists");
      made.push_back(*tokenizer);
    }
    return made;
  }();
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = lacuna::fuzz::as_text(data, size);
  if (lacuna::base::first_invalid_utf8(text)) return 0;
  lacuna::TokenizedText tokens;
  lacuna::TokenizedText again;
  for (const lacuna::TokenizerPtr& tokenizer : tokenizers()) {
    tokenizer->tokenize(text, tokens);
    tokenizer->tokenize(text, again);
    expect(tokens.text == again.text && tokens.tokens == again.tokens, "the same tokens every time");
    expect(!lacuna::base::first_invalid_utf8(tokens.text), "the text of the tokens is valid UTF-8");
    std::size_t end = 0;
    for (const lacuna::ByteSpan token : tokens.tokens) {
      expect(token.begin >= end && token.end > token.begin && token.end <= tokens.text.size(), "tokens are in order");
      expect(!lacuna::base::first_invalid_utf8(token.of(tokens.text)), "a token is valid UTF-8");
      end = token.end;
    }
  }
  return 0;
}
