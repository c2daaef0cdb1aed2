#include "eval/align/bitext.h"

namespace lacuna::align {

void Bitext::add(std::span<const langpack::WordId> source_words, std::span<const langpack::WordId> target_words,
                 float pair_weight) {
  source.insert(source.end(), source_words.begin(), source_words.end());
  target.insert(target.end(), target_words.begin(), target_words.end());
  source_begin.push_back(static_cast<std::uint32_t>(source.size()));
  target_begin.push_back(static_cast<std::uint32_t>(target.size()));
  weight.push_back(pair_weight);
}

}  // namespace lacuna::align
