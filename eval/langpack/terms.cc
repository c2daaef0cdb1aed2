#include "eval/langpack/terms.h"

#include <algorithm>
#include <limits>

namespace lacuna::langpack {

namespace {

/// Appends the terms that begin at word `begin`; `joined` is room for their spelling.
void add_terms_at(const text::Analysis& analysis, const TermModel& model, std::uint32_t begin, std::string& joined,
                  std::vector<Term>& found) {
  const VocabularyView words = model.vocabulary.view();
  joined.clear();
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
}

}  // namespace

std::vector<Term> terms_at(const text::Analysis& analysis, const TermModel& model, std::uint32_t begin) {
  std::vector<Term> found;
  std::string joined;
  add_terms_at(analysis, model, begin, joined, found);
  return found;
}

TermCut cut_terms(const text::Analysis& analysis, const TermModel& model) {
  TermCut cut;
  const std::size_t size = analysis.words.size();
  cut.all.reserve(size);
  cut.best.reserve(size);
  std::string joined;
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
    const std::size_t first = cut.all.size();
    add_terms_at(analysis, model, i, joined, cut.all);
    for (std::size_t k = first; k < cut.all.size(); ++k) relax(cut.all[k], model.log_probability[cut.all[k].id]);
    if (first == cut.all.size() || cut.all[first].size() > 1) {
      relax({i, i + 1, kUnknownWord}, model.unknown_log_probability);
    }
  }
  for (auto i = static_cast<std::uint32_t>(size); i > 0; i = back[i].begin) {
    if (is_lexical(analysis.words[back[i].begin])) cut.best.push_back(back[i]);
  }
  std::reverse(cut.best.begin(), cut.best.end());
  return cut;
}

std::vector<Term> segment_terms(const text::Analysis& analysis, const TermModel& model) {
  return cut_terms(analysis, model).best;
}

}  // namespace lacuna::langpack
