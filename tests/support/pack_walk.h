/// \file
/// Looks up all that a language pack holds: what tests and fuzzers hold a pack from unknown bytes against.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <string>

#include "eval/langpack/pack.h"

namespace lacuna::testing {

/// Every word is found under its id, rows ascend, ids lie in their vocabularies and probabilities in 0..1.
inline bool stays_inside(const langpack::TermModel& model) {
  for (langpack::WordId id = 0; id < model.vocabulary.size(); ++id) {
    const std::string word(model.vocabulary.word(id));
    if (model.vocabulary.find(word) != id || !std::isfinite(model.information(id))) return false;
    if (model.vocabulary.find(word + "\x01") == id) return false;
  }
  return !std::isnan(model.information(langpack::kUnknownWord));
}

inline bool stays_inside(const langpack::Lexicon& lexicon, std::size_t rows, std::size_t ids) {
  for (langpack::WordId row = 0; row <= rows; ++row) {
    std::uint64_t least = 0;
    for (const langpack::Translation& entry : lexicon.row(row)) {
      if (entry.word < least || entry.word >= ids || !(entry.probability >= 0.0F && entry.probability <= 1.0F))
        return false;
      if (lexicon.probability(row, entry.word) != entry.probability) return false;
      least = std::uint64_t{entry.word} + 1;
    }
  }
  return lexicon.rows() <= rows && lexicon.row(langpack::kUnknownWord).empty();
}

inline bool stays_inside(const langpack::LanguagePack& pack) {
  const std::size_t sources = pack.source.vocabulary.size();
  const std::size_t targets = pack.target.vocabulary.size();
  for (langpack::WordId id = 0; id <= sources; ++id) {
    const langpack::Glossary::Entry entry = pack.glossary.entry(id);
    if (entry.word_class >= langpack::kWordClasses) return false;
    for (std::uint32_t r = 0; r < entry.rendering_count; ++r) {
      for (const langpack::WordId word : pack.glossary.rendering(entry.first_rendering + r)) {
        if (word >= targets) return false;
      }
    }
    for (std::size_t term_class = 0; term_class < langpack::kTermClasses; ++term_class) {
      const auto state = static_cast<langpack::CoverState>((id + term_class) % langpack::kCoverStates);
      if (!std::isfinite(pack.coverage.source.expectations.evidence(id, term_class, state, nullptr))) return false;
    }
  }
  return stays_inside(pack.source) && stays_inside(pack.target) && stays_inside(pack.forward, sources, targets) &&
         stays_inside(pack.backward, targets, sources);
}

}  // namespace lacuna::testing
