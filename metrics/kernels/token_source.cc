#include "metrics/kernels/token_source.h"

#include "eval/text/tokenizer_13a.h"

namespace lacuna::metrics {

TokenSource::TokenSource(TokenizerPtr tokenizer, bool lowercase)
    : tokenizer_(tokenizer ? std::move(tokenizer) : std::make_shared<const text::Tokenizer13a>()),
      lowercase_(lowercase),
      splits_itself_(tokenizer_->tokens_have_no_space()) {}

const TokenizedText& TokenSource::tokenize(std::string_view segment, TokenBuffer& buffer) const {
  if (lowercase_) {
    text::python_lower(segment, buffer.lowered);
    segment = buffer.lowered;
  }
  TokenizedText& tokens = buffer.tokens;
  tokenizer_->tokenize(text::python_rstrip(segment), tokens);
  if (!splits_itself_) {
    buffer.split.clear();
    for (const ByteSpan token : tokens.tokens) {
      text::python_split(token.of(tokens.text), [&](std::string_view word) {
        const auto begin = static_cast<std::size_t>(word.data() - tokens.text.data());
        buffer.split.push_back({begin, begin + word.size()});
      });
    }
    tokens.tokens.swap(buffer.split);
  }
  return tokens;
}

std::size_t TokenSource::count(std::string_view segment, TokenBuffer& buffer) const {
  return tokenize(segment, buffer).tokens.size();
}

std::size_t closest_length(std::size_t hypothesis, std::span<const std::size_t> references) {
  const auto distance = [&](std::size_t length) {
    return length < hypothesis ? hypothesis - length : length - hypothesis;
  };
  std::size_t best = references.empty() ? 0 : references.front();
  for (const std::size_t length : references) {
    if (distance(length) < distance(best) || (distance(length) == distance(best) && length < best)) best = length;
  }
  return best;
}

}  // namespace lacuna::metrics
