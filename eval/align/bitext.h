/// \file
/// Sentence pairs as word ids: what word aligners are trained on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/langpack/vocabulary.h"

namespace lacuna::align {

/// Sentence pairs, one after the other. A dictionary's entry can be a pair as well: what it weighs is then the number
/// of occurrences that the dictionary vouches for (a Dirichlet prior).
struct Bitext {
  std::vector<langpack::WordId> source;
  std::vector<langpack::WordId> target;
  std::vector<std::uint32_t> source_begin{0};  ///< pairs + 1 offsets into `source`
  std::vector<std::uint32_t> target_begin{0};  ///< pairs + 1 offsets into `target`
  std::vector<float> weight;                   ///< one per pair: how much the pair counts, 1 is usual

  void add(std::span<const langpack::WordId> source_words, std::span<const langpack::WordId> target_words,
           float pair_weight);

  [[nodiscard]] std::size_t size() const { return weight.size(); }
  [[nodiscard]] std::span<const langpack::WordId> source_of(std::size_t pair) const {
    return std::span(source).subspan(source_begin[pair], source_begin[pair + 1] - source_begin[pair]);
  }
  [[nodiscard]] std::span<const langpack::WordId> target_of(std::size_t pair) const {
    return std::span(target).subspan(target_begin[pair], target_begin[pair + 1] - target_begin[pair]);
  }
};

}  // namespace lacuna::align
