/// \file
/// What the tests of this folder share: a seeded generator, threads, and bitexts made from a known dictionary.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

#include "eval/align/word_aligner.h"
#include "eval/base/parallel.h"

namespace lacuna::align::testing {

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// Uniform in [0, bound).
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  /// Uniform in [0, 1).
  double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

/// `count` tasks on `threads` threads, in whatever order they get to.
inline base::ParallelFor threaded_for(std::size_t threads) {
  return [threads](std::size_t count, const std::function<void(std::size_t)>& body) {
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> pool;
    for (std::size_t t = 0; t < threads; ++t) {
      pool.emplace_back([&] {
        for (std::size_t i = next++; i < count; i = next++) body(i);
      });
    }
    for (std::thread& thread : pool) thread.join();
  };
}

/// Word ids with a Zipf-like spread: small ids often, large ones seldom.
inline langpack::WordId zipf_word(Random& random, std::size_t vocabulary) {
  const double u = random.uniform();
  return static_cast<langpack::WordId>(static_cast<double>(vocabulary) * u * u * u);
}

/// Sentences in which source word w is rendered as target word `render(w)`, neighbours at times swapped, words at
/// times dropped.
inline langpack::WordId render(langpack::WordId word, std::size_t vocabulary) {
  return static_cast<langpack::WordId>((std::size_t{word} * 7 + 3) % vocabulary);
}

inline Bitext dictionary_bitext(std::uint64_t seed, std::size_t pairs, std::size_t words, std::size_t vocabulary) {
  Random random(seed);
  Bitext bitext;
  for (std::size_t p = 0; p < pairs; ++p) {
    std::vector<langpack::WordId> source;
    std::vector<langpack::WordId> target;
    const std::size_t length = 1 + words / 2 + random.below(words);
    for (std::size_t i = 0; i < length; ++i) {
      source.push_back(zipf_word(random, vocabulary));
      if (random.below(10) != 0) target.push_back(render(source.back(), vocabulary));
      if (target.size() > 1 && random.below(5) == 0) std::swap(target[target.size() - 1], target[target.size() - 2]);
    }
    bitext.add(source, target, 1.0F);
  }
  return bitext;
}

}  // namespace lacuna::align::testing
