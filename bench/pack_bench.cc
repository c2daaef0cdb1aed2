// Language packs: what it takes to open the one that comes with the source, what its hashes take of that, and look-ups.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/mapped_file.h"
#include "eval/base/sha256.h"
#include "eval/langpack/pack.h"
#include "eval/langpack/payload.h"
#include "tests/support/pack_walk.h"

namespace {

using lacuna::Result;
using lacuna::langpack::LanguagePack;
using lacuna::langpack::WordId;

const std::string kPack = LACUNA_SOURCE_DIR "/corpora/packs/vi-en";

// The pack, once; an error is the benchmark's.
const LanguagePack* pack(benchmark::State& state) {
  static const Result<LanguagePack> opened = lacuna::langpack::read_pack(kPack);
  static const bool sound = opened && lacuna::testing::stays_inside(*opened);
  if (!opened) state.SkipWithError(opened.error().to_string().c_str());
  if (opened && !sound) state.SkipWithError("look-ups lead outside");
  return sound ? &*opened : nullptr;
}

void read_pack(benchmark::State& state) {
  if (pack(state) == nullptr) return;
  for (auto unused : state) benchmark::DoNotOptimize(lacuna::langpack::read_pack(kPack));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(read_pack)->Unit(benchmark::kMillisecond);

void hash_payload(benchmark::State& state) {
  const auto payload = lacuna::base::map_file(kPack + "/" + lacuna::langpack::kPayloadFile);
  if (pack(state) == nullptr || !payload) return;
  for (auto unused : state) benchmark::DoNotOptimize(lacuna::base::sha256_hex(payload->bytes));
  state.SetBytesProcessed(static_cast<std::int64_t>(payload->bytes.size()) * state.iterations());
}
BENCHMARK(hash_payload)->Unit(benchmark::kMillisecond);

void read_payload(benchmark::State& state) {
  const auto payload = lacuna::base::map_file(kPack + "/" + lacuna::langpack::kPayloadFile);
  if (pack(state) == nullptr || !payload) return;
  for (auto unused : state) {
    LanguagePack read;
    benchmark::DoNotOptimize(lacuna::langpack::read_payload(*payload, read));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(payload->bytes.size()) * state.iterations());
}
BENCHMARK(read_payload)->Unit(benchmark::kMillisecond);

void make_tokenizer(benchmark::State& state) {
  const auto model = lacuna::base::map_file(kPack + "/" + lacuna::langpack::kModelFile);
  if (pack(state) == nullptr || !model) return;
  for (auto unused : state) {
    const lacuna::langpack::PackTokenizer tokenizer(*model, "spm", kPack);
    if (!tokenizer.get()) state.SkipWithError("not a model");
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(make_tokenizer)->Unit(benchmark::kMillisecond);

// Every word of the vocabulary, and as many that are not in it.
void find_words(benchmark::State& state) {
  const LanguagePack* opened = pack(state);
  if (opened == nullptr) return;
  const lacuna::langpack::Vocabulary& vocabulary = opened->source.vocabulary;
  std::vector<std::string> words;
  for (WordId id = 0; id < vocabulary.size(); ++id) {
    const std::string_view word = vocabulary.word((id * 7919U) % static_cast<WordId>(vocabulary.size()));
    words.emplace_back(word);
    words.push_back(words.back() + " x");
  }
  for (auto unused : state) {
    for (const std::string& word : words) benchmark::DoNotOptimize(vocabulary.find(word));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(words.size()) * state.iterations());
}
BENCHMARK(find_words)->Unit(benchmark::kMillisecond);

}  // namespace
