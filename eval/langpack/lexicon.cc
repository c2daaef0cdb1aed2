#include "eval/langpack/lexicon.h"

#include <cstddef>

namespace lacuna::langpack {

std::span<const Translation> Lexicon::row(WordId input) const {
  if (input >= rows()) return {};
  return entries_.span().subspan(row_begin_[input], row_begin_[input + 1] - row_begin_[input]);
}

float Lexicon::probability(WordId input, WordId output) const {
  const std::span<const Translation> outputs = row(input);
  if (outputs.empty()) return 0.0F;
  // A lower bound without jumps to guess at: which half a word lies in is anybody's guess.
  const Translation* first = outputs.data();
  for (std::size_t size = outputs.size(); size > 1;) {
    const std::size_t half = size / 2;
    first += half & (0 - static_cast<std::size_t>(first[half - 1].word < output));
    size -= half;
  }
  return first->word == output ? first->probability : 0.0F;
}

}  // namespace lacuna::langpack
