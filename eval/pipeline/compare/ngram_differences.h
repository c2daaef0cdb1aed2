/// \file
/// N-grams of the references that one system has more often than another (the report of compare-mt, Neubig et al.
/// 2019).
///
///     NgramMatches matches(references, hypotheses, max_order, parallel_for);
///     NgramLists lists = matches.compare(system, max_ngrams, index);
///
/// A unit's n-gram counts as often as the hypothesis has it, but no more often than the reference that has it most.
/// Thread-safety: after construction, reading only. Cost: linear in words and orders; about 30 bytes for each n-gram of
/// the references that is not like another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/pipeline/compare/word_index.h"
#include "lacuna/compare_report.h"

namespace lacuna::pipeline {

struct NgramLists {
  std::vector<NgramDifference> gained;
  std::vector<NgramDifference> lost;
};

class NgramMatches {
 public:
  /// `hypotheses[0]` is the baseline; all texts have the same units.
  NgramMatches(const std::vector<IndexedText>& references, const std::vector<IndexedText>& hypotheses,
               std::size_t max_order, const base::ParallelFor& parallel_for);

  /// N-grams that system `system` gains on the baseline, and loses: the most telling first, by |a - b| / sqrt(a + b) of
  /// the hits a and b, then the longer ones. One that is a part of a longer one with the same hits is left out.
  [[nodiscard]] NgramLists compare(std::size_t system, std::size_t limit, const WordIndex& index) const;

 private:
  struct Ngram {
    std::uint32_t prefix;  // number of all words but the last; its own for a single word
    std::uint32_t word;    // the last
    std::uint32_t order;
    std::uint32_t reference;  // how often the references have it
  };
  /// How often a unit has an n-gram.
  struct Count {
    std::uint32_t ngram;
    std::uint32_t count;
  };
  using Words = std::span<const std::uint32_t>;

  void add_references(const std::vector<IndexedText>& references);
  std::uint32_t add(std::uint32_t prefix, std::uint32_t word, std::uint32_t order);
  [[nodiscard]] std::uint32_t find(std::uint32_t prefix, std::uint32_t word) const;
  [[nodiscard]] std::vector<std::uint32_t> words_of(std::uint32_t ngram) const;
  [[nodiscard]] std::uint32_t without_first(std::uint32_t ngram) const;
  void count_hits(const IndexedText& hypothesis, std::vector<std::uint32_t>& hits) const;

  std::size_t max_order_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;  // by prefix + 1 (0: none) and word
  std::vector<Ngram> ngrams_;
  std::vector<Count> units_;                      // of unit after unit, by number
  std::vector<std::size_t> ends_;                 // of each unit, in `units_`
  std::vector<std::vector<std::uint32_t>> hits_;  // [system][n-gram]
};

}  // namespace lacuna::pipeline
