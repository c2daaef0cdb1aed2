#include "eval/pipeline/pack_builder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

#include "eval/pipeline/parallel.h"

namespace lacuna::pipeline {
namespace {

using langpack::GlossaryLine;
using langpack::kUnknownWord;
using langpack::Term;
using langpack::TermModel;
using langpack::WordId;

constexpr std::size_t kPairsPerBlock = 512;
constexpr std::uint32_t kMinCount = 2;
constexpr int kTermRounds = 3;
constexpr float kTermBonus = 2.0F;  // nats by which an unseen set phrase beats its words
constexpr float kUnseenCount = 0.1F;
constexpr float kFunctionInformation = 5.0F;  // words of renderings below are left out where others remain
constexpr float kPriorCount = 4.0F;           // occurrences a glossary's first rendering is worth
constexpr std::uint32_t kMaxTermWords = 8;
constexpr float kMinPairCount = 10.0F;       // of two neighbouring words, to become a term
constexpr double kMinPairInformation = 4.5;  // nats of pointwise mutual information, likewise

std::vector<std::string> lexical_keys(const text::Analysis& analysis) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < analysis.words.size(); ++i) {
    if (langpack::is_lexical(analysis.words[i])) keys.push_back(analysis.keys[i]);
  }
  return keys;
}

/// The headword as one term of consecutive lexical words; empty when other characters come between.
std::string headword_key(const text::Analysis& analysis) {
  std::string key;
  for (std::size_t i = 0; i < analysis.words.size(); ++i) {
    if (!langpack::is_lexical(analysis.words[i])) return {};
    if (i > 0) key.push_back(' ');
    key += analysis.keys[i];
  }
  return analysis.words.size() <= kMaxTermWords ? key : std::string();
}

/// Adds the words of one side that are frequent enough, in order of first appearance, with their counts.
template <class Side>
void add_words(const std::vector<TrainingPair>& pairs, Side side, TermModel& model, std::vector<float>& counts) {
  std::unordered_map<std::string, std::uint32_t> seen;
  for (const TrainingPair& pair : pairs) {
    for (const std::string& key : lexical_keys(side(pair))) ++seen[key];
  }
  for (const TrainingPair& pair : pairs) {
    for (const std::string& key : lexical_keys(side(pair))) {
      if (seen[key] < kMinCount) continue;
      const WordId id = model.vocabulary.add(key);
      if (id == counts.size()) counts.push_back(0.0F);
      counts[id] += pair.weight;
    }
  }
}

void set_probabilities(TermModel& model, std::vector<float> counts) {
  counts.resize(model.vocabulary.size(), 0.0F);
  const double total = std::accumulate(counts.begin(), counts.end(), 0.0) +
                       static_cast<double>(kUnseenCount) * static_cast<double>(counts.size());
  model.log_probability.resize(counts.size());
  for (std::size_t id = 0; id < counts.size(); ++id) {
    model.log_probability[id] =
        static_cast<float>(std::log((static_cast<double>(counts[id]) + kUnseenCount) / std::max(total, 1.0)));
  }
  model.unknown_log_probability = static_cast<float>(std::log(kUnseenCount / std::max(total, 1.0)));
}

/// Lifts set phrases that the text hardly shows above the sum of their words.
void lift_phrases(TermModel& model) {
  for (WordId id = 0; id < model.vocabulary.size(); ++id) {
    const std::string_view term = model.vocabulary.word(id);
    if (term.find(' ') == std::string::npos) continue;
    float parts = 0.0F;
    for (std::size_t begin = 0; begin != std::string::npos;) {
      const std::size_t end = term.find(' ', begin);
      const std::string_view all = term;
      const WordId part = model.vocabulary.find(all.substr(begin, end - begin));
      parts += part == kUnknownWord ? model.unknown_log_probability : model.log_probability[part];
      begin = end == std::string::npos ? end : end + 1;
    }
    model.log_probability[id] = std::max(model.log_probability[id], parts + kTermBonus);
  }
}

/// Adds compounds that the glossary lacks: neighbouring words that keep company (Church & Hanks 1990). Only where the
/// glossary shows that words of this language are made of several parts.
void add_compounds(const std::vector<TrainingPair>& pairs, TermModel& model, std::vector<float>& counts) {
  if (model.max_words < 2) return;
  const double total = std::accumulate(counts.begin(), counts.end(), 0.0);
  std::map<std::pair<WordId, WordId>, float> together;
  for (const TrainingPair& pair : pairs) {
    WordId previous = kUnknownWord;
    for (std::size_t i = 0; i < pair.source.words.size(); ++i) {
      const WordId id =
          langpack::is_lexical(pair.source.words[i]) ? model.vocabulary.find(pair.source.keys[i]) : kUnknownWord;
      if (id != kUnknownWord && previous != kUnknownWord) together[{previous, id}] += pair.weight;
      previous = id;
    }
  }
  for (const auto& [words, count] : together) {
    if (words.first >= counts.size() || words.second >= counts.size()) continue;  // seen in headwords only
    const double expected = static_cast<double>(counts[words.first]) * counts[words.second] / std::max(total, 1.0);
    if (count < kMinPairCount || std::log(count / expected) < kMinPairInformation) continue;
    model.vocabulary.add(std::string(model.vocabulary.word(words.first)) + " " +
                         std::string(model.vocabulary.word(words.second)));
  }
}

void train_terms(const std::vector<TrainingPair>& pairs, TermModel& model, std::vector<float> counts) {
  set_probabilities(model, std::move(counts));
  lift_phrases(model);
  for (int round = 0; round < kTermRounds && model.max_words > 1; ++round) {
    std::vector<float> expected(model.vocabulary.size(), 0.0F);
    for (const TrainingPair& pair : pairs) {
      for (const Term& term : langpack::segment_terms(pair.source, model)) {
        if (term.id != kUnknownWord) expected[term.id] += pair.weight;
      }
    }
    set_probabilities(model, std::move(expected));
    lift_phrases(model);
  }
}

/// A headword's renderings gathered from all its lines.
struct Merged {
  std::vector<std::vector<WordId>> renderings;
  bool null_rendering = false;
  langpack::WordClass word_class = langpack::WordClass::kUnknown;
};

}  // namespace

void analyze_pairs(std::vector<TrainingPair>& pairs, const std::string& source_language,
                   const std::string& target_language, const base::ParallelFor& parallel) {
  parallel(block_count(pairs.size(), kPairsPerBlock), [&](std::size_t block) {
    const text::Analyzer source(source_language);
    const text::Analyzer target(target_language);
    const std::size_t end = std::min(pairs.size(), (block + 1) * kPairsPerBlock);
    for (std::size_t i = block * kPairsPerBlock; i < end; ++i) {
      pairs[i].source = source.analyze(pairs[i].source_text);
      pairs[i].target = target.analyze(pairs[i].target_text);
    }
  });
}

void build_vocabularies(const std::vector<TrainingPair>& pairs, const std::vector<GlossaryLine>& glossary,
                        langpack::LanguagePack& pack) {
  const text::Analyzer source_analyzer(pack.manifest.source_language);
  const text::Analyzer target_analyzer(pack.manifest.target_language);
  std::vector<float> source_counts;
  std::vector<float> target_counts;
  add_words(
      pairs, [](const TrainingPair& pair) -> const text::Analysis& { return pair.source; }, pack.source, source_counts);
  add_words(
      pairs, [](const TrainingPair& pair) -> const text::Analysis& { return pair.target; }, pack.target, target_counts);
  set_probabilities(pack.target, target_counts);  // before the renderings: their rare words have no count yet

  std::map<WordId, Merged> merged;
  for (const GlossaryLine& line : glossary) {
    const std::string key = headword_key(source_analyzer.analyze(line.source));
    if (key.empty()) continue;
    Merged& entry = merged[pack.source.vocabulary.add(key)];
    pack.source.max_words =
        std::max(pack.source.max_words, static_cast<std::uint32_t>(1 + std::count(key.begin(), key.end(), ' ')));
    entry.null_rendering |= line.null_rendering;
    if (entry.word_class == langpack::WordClass::kUnknown) entry.word_class = line.word_class;
    for (const std::string& rendering : line.renderings) {
      std::vector<WordId> words;
      for (const std::string& word : lexical_keys(target_analyzer.analyze(rendering))) {
        words.push_back(pack.target.vocabulary.add(word));
      }
      std::vector<WordId> content = words;
      content.erase(std::remove_if(content.begin(), content.end(),
                                   [&](WordId id) {
                                     return id < pack.target.log_probability.size() &&
                                            pack.target.information(id) < kFunctionInformation;
                                   }),
                    content.end());
      if (!content.empty()) words = std::move(content);
      if (!words.empty() &&
          std::find(entry.renderings.begin(), entry.renderings.end(), words) == entry.renderings.end()) {
        entry.renderings.push_back(std::move(words));
      }
    }
  }
  set_probabilities(pack.target, target_counts);
  add_compounds(pairs, pack.source, source_counts);
  train_terms(pairs, pack.source, std::move(source_counts));

  std::vector<langpack::Glossary::Entry> entries(merged.empty() ? 0 : std::size_t{merged.rbegin()->first} + 1);
  std::vector<std::uint32_t> rendering_begin{0};
  std::vector<WordId> words;
  for (const auto& [id, entry] : merged) {
    entries[id] = {.first_rendering = static_cast<std::uint32_t>(rendering_begin.size() - 1),
                   .rendering_count = static_cast<std::uint32_t>(entry.renderings.size()),
                   .null_rendering = entry.null_rendering ? std::uint8_t{1} : std::uint8_t{0},
                   .word_class = static_cast<std::uint8_t>(entry.word_class)};
    for (const std::vector<WordId>& rendering : entry.renderings) {
      words.insert(words.end(), rendering.begin(), rendering.end());
      rendering_begin.push_back(static_cast<std::uint32_t>(words.size()));
    }
  }
  pack.glossary = langpack::Glossary(std::move(entries), std::move(rendering_begin), std::move(words));
}

align::Bitext build_bitext(const std::vector<TrainingPair>& pairs, const langpack::LanguagePack& pack,
                           const std::vector<std::uint8_t>& use, const base::ParallelFor& parallel) {
  struct Ids {
    std::vector<WordId> source, target;
  };
  std::vector<Ids> ids(pairs.size());
  const auto unknown_source = static_cast<WordId>(pack.source.vocabulary.size());
  const auto unknown_target = static_cast<WordId>(pack.target.vocabulary.size());
  parallel(block_count(pairs.size(), kPairsPerBlock), [&](std::size_t block) {
    const std::size_t end = std::min(pairs.size(), (block + 1) * kPairsPerBlock);
    for (std::size_t i = block * kPairsPerBlock; i < end; ++i) {
      if (use[i] == 0) continue;
      for (const Term& term : langpack::segment_terms(pairs[i].source, pack.source)) {
        ids[i].source.push_back(std::min(term.id, unknown_source));
      }
      for (const std::string& key : lexical_keys(pairs[i].target)) {
        ids[i].target.push_back(std::min(pack.target.vocabulary.find(key), unknown_target));
      }
    }
  });
  align::Bitext bitext;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (use[i] != 0) bitext.add(ids[i].source, ids[i].target, pairs[i].weight);
  }
  return bitext;
}

void add_glossary(const langpack::Glossary& glossary, align::Bitext& bitext) {
  for (WordId id = 0; id < glossary.entries().size(); ++id) {
    const langpack::Glossary::Entry entry = glossary.entry(id);
    for (std::uint32_t r = 0; r < entry.rendering_count; ++r) {
      bitext.add(std::span(&id, 1), glossary.rendering(entry.first_rendering + r),
                 kPriorCount / static_cast<float>(r + 1));
    }
  }
}

Result<LexiconFigures> train_lexicons(const align::Bitext& bitext, const align::HmmAlignerOptions& options,
                                      const base::ParallelFor& parallel, base::Team& team, Progress* progress,
                                      langpack::LanguagePack& pack) {
  const std::size_t sources = pack.source.vocabulary.size();
  const std::size_t targets = pack.target.vocabulary.size();
  align::HmmAligner aligner(bitext, sources + 1, targets + 1, options, parallel, &team);
  if (Status trained = aligner.train_together(progress); !trained) return trained.error();
  pack.forward = aligner.forward_lexicon(sources, targets, {});
  pack.backward = aligner.backward_lexicon(sources, targets, {});
  pack.alignment = aligner.model();
  const std::vector<align::Perplexity>& perplexities = aligner.perplexities();
  return perplexities.empty() ? LexiconFigures{}
                              : LexiconFigures{perplexities.back().forward, perplexities.back().backward};
}

langpack::LengthModel fit_length(const std::vector<TrainingPair>& pairs) {
  struct Observation {
    double inverse_length, ratio;
  };
  std::vector<Observation> seen;
  for (const TrainingPair& pair : pairs) {
    if (!pair.calibrate) continue;
    const double source = static_cast<double>(text::count_characters(pair.source)) + 1.0;
    const double target = static_cast<double>(text::count_characters(pair.target)) + 1.0;
    seen.push_back({1.0 / source, std::log(target / source)});
  }
  langpack::LengthModel model;
  if (seen.size() < 20) return model;
  const auto quantile = [](std::vector<double>& values, double q) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(q * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
  };
  std::vector<double> ratios;
  ratios.reserve(seen.size());
  for (const Observation& o : seen) ratios.push_back(o.ratio);
  model.mean = quantile(ratios, 0.5);
  // Spread per length band by the middle 68 %, then a line through (1 / length, variance), weighted by band size.
  std::sort(seen.begin(), seen.end(), [](const Observation& a, const Observation& b) {
    return a.inverse_length != b.inverse_length ? a.inverse_length < b.inverse_length : a.ratio < b.ratio;
  });
  constexpr std::size_t kBands = 12;
  double n = 0;
  double sx = 0;
  double sy = 0;
  double sxx = 0;
  double sxy = 0;
  for (std::size_t band = 0; band < kBands; ++band) {
    const std::size_t begin = band * seen.size() / kBands;
    const std::size_t end = (band + 1) * seen.size() / kBands;
    std::vector<double> deviation;
    double x = 0.0;
    for (std::size_t i = begin; i < end; ++i) {
      deviation.push_back(std::abs(seen[i].ratio - model.mean));
      x += seen[i].inverse_length;
    }
    if (deviation.empty()) continue;
    x /= static_cast<double>(deviation.size());
    const double sigma = quantile(deviation, 0.68);
    const double y = sigma * sigma;
    n += 1;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  const double determinant = n * sxx - sx * sx;
  if (determinant > 0.0) {
    model.slope_variance = std::max(0.0, (n * sxy - sx * sy) / determinant);
    model.floor_variance = std::max(0.002, (sy - model.slope_variance * sx) / n);
  }
  return model;
}

}  // namespace lacuna::pipeline
