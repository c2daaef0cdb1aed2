/// \file
/// Terms: the units worth covering. A term is a word or a set phrase of several words ("Phó Thủ tướng") that is in
/// the vocabulary of its side of the pack; a sentence is cut into terms by the most probable path of a unigram model.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eval/langpack/vocabulary.h"
#include "eval/text/analysis.h"

namespace lacuna::langpack {

/// Words [begin, end) of an analysis, and their id (`kUnknownWord` for a word that the vocabulary lacks).
struct Term {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  WordId id = kUnknownWord;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  friend bool operator==(const Term&, const Term&) = default;
};

/// One side's vocabulary with unigram log-probabilities. A term of several words is its keys joined by single spaces.
struct TermModel {
  Vocabulary vocabulary;
  std::vector<float> log_probability;  ///< natural logarithm, one per id
  float unknown_log_probability = -16.0F;
  std::uint32_t max_words = 1;  ///< words in the longest term

  /// Information of a term in nats: -log p.
  [[nodiscard]] float information(WordId id) const {
    return id < log_probability.size() ? -log_probability[id] : -unknown_log_probability;
  }
};

/// Whether the word takes part in terms: letters only; numbers, punctuation and symbols are matched by other means.
[[nodiscard]] inline bool is_lexical(const text::Word& word) { return word.kind == text::WordKind::kWord; }

/// All vocabulary terms that begin at word `begin`, by increasing length; runs do not cross non-lexical words.
[[nodiscard]] std::vector<Term> terms_at(const text::Analysis& analysis, const TermModel& model, std::uint32_t begin);

/// A text cut into terms, and what it was cut from.
struct TermCut {
  std::vector<Term> best;  ///< the most probable segmentation of the lexical words
  std::vector<Term> all;   ///< `terms_at` every word, in order
};

/// The most probable segmentation (Viterbi). Unknown words are terms of one word.
[[nodiscard]] TermCut cut_terms(const text::Analysis& analysis, const TermModel& model);
/// Its `best`.
[[nodiscard]] std::vector<Term> segment_terms(const text::Analysis& analysis, const TermModel& model);

}  // namespace lacuna::langpack
