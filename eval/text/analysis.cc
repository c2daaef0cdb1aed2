#include "eval/text/analysis.h"

#include "eval/base/utf8.h"

namespace lacuna::text {

Analysis Analyzer::analyze_words(std::string_view text) const {
  Analysis analysis;
  analysis.words = splitter_.split(text);
  analysis.keys.reserve(analysis.words.size());
  for (const Word& word : analysis.words) {
    analysis.keys.push_back(word.kind == WordKind::kWord ? key(word.norm) : word.norm);
  }
  return analysis;
}

Analysis Analyzer::analyze(std::string_view text) const {
  Analysis analysis = analyze_words(text);
  analysis.numbers = find_numbers(text, analysis.words, language_);
  return analysis;
}

std::size_t count_characters(const Analysis& analysis) {
  std::size_t count = 0;
  for (const Word& word : analysis.words) count += base::count_code_points(word.norm);
  return count;
}

std::string Analyzer::key(std::string_view norm) const { return stemmer_.stem(norm); }

}  // namespace lacuna::text
