/// \file
/// Slow, obvious versions of fast code, to compare with.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::support {

using Symbols = std::vector<std::uint32_t>;

inline std::map<Symbols, std::size_t> count_ngrams(const Symbols& sequence, std::size_t n) {
  std::map<Symbols, std::size_t> counts;
  for (std::size_t i = 0; i + n <= sequence.size(); ++i) {
    const auto begin = sequence.begin() + static_cast<std::ptrdiff_t>(i);
    ++counts[Symbols(begin, begin + static_cast<std::ptrdiff_t>(n))];
  }
  return counts;
}

/// Clipped matches of order `n`, straight from the definition.
inline std::size_t clipped_matches(const Symbols& hypothesis, const std::vector<Symbols>& references, std::size_t n) {
  std::map<Symbols, std::size_t> most;
  for (const Symbols& reference : references) {
    for (const auto& [ngram, count] : count_ngrams(reference, n)) most[ngram] = std::max(most[ngram], count);
  }
  std::size_t matches = 0;
  for (const auto& [ngram, count] : count_ngrams(hypothesis, n)) {
    const auto found = most.find(ngram);
    if (found != most.end()) matches += std::min(count, found->second);
  }
  return matches;
}

/// A string of `length` pieces, each drawn from `alphabet`. The same seed gives the same string everywhere.
inline std::string random_text(std::mt19937& random, std::span<const std::string_view> alphabet, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace lacuna::support
