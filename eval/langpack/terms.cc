#include "eval/langpack/terms.h"

#include <algorithm>
#include <limits>

namespace lacuna::langpack {

std::vector<Term> terms_at(const text::Analysis& analysis, const TermModel& model, std::uint32_t begin) {
  std::vector<Term> found;
  const VocabularyView words = model.vocabulary.view();
  std::string joined;
  const auto last =
      static_cast<std::uint32_t>(std::min<std::size_t>(analysis.words.size(), std::size_t{begin} + model.max_words));
  for (std::uint32_t end = begin; end < last && is_lexical(analysis.words[end]); ++end) {
    if (!joined.empty()) joined.push_back(' ');
    joined += analysis.keys[end];
    const std::uint64_t hash = hash_word(joined);
    const WordId id = words.find(joined, hash);
    if (id != kUnknownWord) found.push_back({begin, end + 1, id});
    if (!words.may_continue(hash)) break;
  }
  return found;
}

std::vector<Term> segment_terms(const text::Analysis& analysis, const TermModel& model) {
  const std::size_t size = analysis.words.size();
  std::vector<float> best(size + 1, -std::numeric_limits<float>::infinity());
  std::vector<Term> back(size + 1);
  best[0] = 0.0F;
  const auto relax = [&](const Term& term, float log_probability) {
    const float score = best[term.begin] + log_probability;
    if (score > best[term.end]) {
      best[term.end] = score;
      back[term.end] = term;
    }
  };
  for (std::uint32_t i = 0; i < size; ++i) {
    if (!is_lexical(analysis.words[i])) {
      relax({i, i + 1, kUnknownWord}, 0.0F);
      continue;
    }
    const std::vector<Term> terms = terms_at(analysis, model, i);
    for (const Term& term : terms) relax(term, model.log_probability[term.id]);
    if (terms.empty() || terms.front().size() > 1) {
      relax({i, i + 1, kUnknownWord}, model.unknown_log_probability);
    }
  }
  std::vector<Term> path;
  for (auto i = static_cast<std::uint32_t>(size); i > 0; i = back[i].begin) {
    if (is_lexical(analysis.words[back[i].begin])) path.push_back(back[i]);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace lacuna::langpack
