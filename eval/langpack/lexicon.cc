#include "eval/langpack/lexicon.h"

#include <algorithm>

namespace lacuna::langpack {

std::span<const Translation> Lexicon::row(WordId input) const {
  if (input >= rows()) return {};
  return entries_.span().subspan(row_begin_[input], row_begin_[input + 1] - row_begin_[input]);
}

float Lexicon::probability(WordId input, WordId output) const {
  const std::span<const Translation> outputs = row(input);
  const auto found = std::lower_bound(outputs.begin(), outputs.end(), output,
                                      [](const Translation& entry, WordId word) { return entry.word < word; });
  return found != outputs.end() && found->word == output ? found->probability : 0.0F;
}

}  // namespace lacuna::langpack
