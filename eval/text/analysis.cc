#include "eval/text/analysis.h"

namespace lacuna::text {

Analysis Analyzer::analyze(std::string_view text) const {
  Analysis analysis;
  analysis.words = splitter_.split(text);
  analysis.keys.reserve(analysis.words.size());
  for (const Word& word : analysis.words) {
    analysis.keys.push_back(word.kind == WordKind::kWord ? key(word.norm) : word.norm);
  }
  analysis.numbers = find_numbers(text, analysis.words, language_);
  return analysis;
}

std::string Analyzer::key(std::string_view norm) const { return stemmer_.stem(norm); }

}  // namespace lacuna::text
