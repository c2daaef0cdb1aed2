// Word alignment and sentence alignment on generated texts whose dictionary and beads are known.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "eval/align/alignment_score.h"
#include "eval/align/bitext_links.h"
#include "eval/align/hmm_aligner.h"
#include "eval/align/self_taught_aligner.h"
#include "eval/align/sentence_aligner.h"
#include "eval/base/parallel.h"
#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using langpack::WordId;

/// Share of words whose most probable rendering is the right one.
double right_renderings(const langpack::Lexicon& lexicon, std::size_t vocabulary) {
  std::size_t right = 0;
  for (WordId word = 0; word < vocabulary; ++word) {
    const auto row = lexicon.row(word);
    const auto best = std::max_element(row.begin(), row.end(),
                                       [](const auto& a, const auto& b) { return a.probability < b.probability; });
    right += best != row.end() && best->word == testing::render(word, vocabulary) ? 1U : 0U;
  }
  return static_cast<double>(right) / static_cast<double>(vocabulary);
}

/// Both directions, all iterations, and both lexicons; arguments: sentence pairs, threads.
void train_words(benchmark::State& state) {
  constexpr std::size_t kVocabulary = 5000;
  const Bitext bitext = testing::dictionary_bitext(1, static_cast<std::size_t>(state.range(0)), 20, kVocabulary);
  const auto threads = testing::threaded_for(static_cast<std::size_t>(state.range(1)));
  const auto train = [&] {
    HmmAligner aligner(bitext, kVocabulary, kVocabulary, {}, threads);
    aligner.train(nullptr);
    return std::pair(aligner.forward_lexicon(kVocabulary, kVocabulary, {}),
                     aligner.backward_lexicon(kVocabulary, kVocabulary, {}));
  };
  if (right_renderings(train().first, kVocabulary) < 0.95) {
    state.SkipWithError("the dictionary was not found");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(train());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(train_words)->Args({20000, 1})->Args({20000, 2})->Unit(benchmark::kMillisecond)->UseRealTime();

/// Share of links whose words render each other, and of source words that should have one, whichever is less.
double right_links(const Bitext& bitext, const std::vector<std::vector<Link>>& links, std::size_t vocabulary) {
  std::size_t right = 0;
  std::size_t all = 0;
  for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
    for (const Link& link : links[pair]) {
      right += testing::render(bitext.source_of(pair)[link.source], vocabulary) == bitext.target_of(pair)[link.target];
    }
    all += links[pair].size();
  }
  return static_cast<double>(right) / static_cast<double>(std::max(all, bitext.target.size()));
}

/// Both directions, all iterations, and the links; arguments: sentence pairs, threads.
void link_words(benchmark::State& state) {
  constexpr std::size_t kVocabulary = 5000;
  const Bitext bitext = testing::dictionary_bitext(1, static_cast<std::size_t>(state.range(0)), 20, kVocabulary);
  const auto threads = testing::threaded_for(static_cast<std::size_t>(state.range(1)));
  const auto link = [&] {
    return link_bitext({{bitext, kVocabulary, kVocabulary}}, Symmetrization::kPosterior, 0.35, {}, threads, nullptr);
  };
  if (right_links(bitext, link(), kVocabulary) < 0.95) {
    state.SkipWithError("the links are wrong");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(link());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(link_words)->Args({5000, 1})->Args({5000, 2})->Unit(benchmark::kMillisecond)->UseRealTime();

/// Argument: segments. An item is a source segment.
void align_documents(benchmark::State& state) {
  constexpr std::size_t kVocabulary = 5000;
  const auto pair = testing::make_documents(2, static_cast<std::size_t>(state.range(0)), kVocabulary, {4, 4, 4, 4, 10});
  const langpack::Lexicon forward = testing::rendering_lexicon(kVocabulary, false);
  const langpack::Lexicon backward = testing::rendering_lexicon(kVocabulary, true);
  const auto align = [&] { return align_segments(pair.source, pair.target, &forward, &backward, {}); };
  if (evaluate_alignment(pair.gold, testing::sides_of(align())).strict.f1() < 0.98) {
    state.SkipWithError("the beads are wrong");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(align());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pair.source.size()));
}
BENCHMARK(align_documents)->Arg(25)->Arg(250)->Arg(2500)->Arg(10000)->Unit(benchmark::kMillisecond);

/// The same without the lexicon, which is learnt; arguments: segments, threads.
void align_without_lexicon(benchmark::State& state) {
  constexpr std::size_t kVocabulary = 5000;
  const auto pair = testing::make_documents(3, static_cast<std::size_t>(state.range(0)), kVocabulary);
  const auto threads = testing::threaded_for(static_cast<std::size_t>(state.range(1)));
  const auto align = [&] { return align_self_taught(pair.source, pair.target, {}, threads); };
  if (evaluate_alignment(pair.gold, testing::sides_of(align())).strict.f1() < 0.95) {
    state.SkipWithError("the beads are wrong");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(align());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pair.source.size()));
}
BENCHMARK(align_without_lexicon)
    ->Args({250, 1})
    ->Args({2500, 1})
    ->Args({10000, 1})
    ->Args({10000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace lacuna::align
