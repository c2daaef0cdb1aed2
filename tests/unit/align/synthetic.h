/// \file
/// What the tests of this folder share: a seeded generator, threads, and bitexts made from a known dictionary.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

#include "eval/align/alignment_score.h"
#include "eval/align/bitext.h"
#include "eval/align/sentence_aligner.h"
#include "eval/base/parallel.h"
#include "eval/langpack/lexicon.h"

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

/// The lexicon that `render` follows: t(render(w) | w) = 0.8 and a tenth each for two wrong words; and its mirror.
inline langpack::Lexicon rendering_lexicon(std::size_t vocabulary, bool reverse) {
  std::vector<std::vector<langpack::Translation>> rows(vocabulary);
  for (langpack::WordId word = 0; word < vocabulary; ++word) {
    const langpack::WordId rendering = render(word, vocabulary);
    for (const auto& [shift, probability] : {std::pair{0U, 0.8F}, {11U, 0.1F}, {23U, 0.1F}}) {
      const auto other = static_cast<langpack::WordId>((rendering + shift) % vocabulary);
      if (reverse) {
        rows[other].push_back({word, probability});
      } else {
        rows[word].push_back({other, probability});
      }
    }
  }
  std::vector<std::uint32_t> begin{0};
  std::vector<langpack::Translation> entries;
  for (auto& row : rows) {
    std::sort(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.word < b.word; });
    entries.insert(entries.end(), row.begin(), row.end());
    begin.push_back(static_cast<std::uint32_t>(entries.size()));
  }
  return {std::move(begin), std::move(entries)};
}

/// Two documents and how they belong together.
struct DocumentPair {
  std::vector<SegmentFeatures> source;
  std::vector<SegmentFeatures> target;
  std::vector<BeadSides> gold;
};

/// How often, in per cent of segments, a generated pair departs from one-to-one.
struct Departures {
  std::size_t source_only = 4;
  std::size_t target_only = 4;
  std::size_t two_to_one = 4;
  std::size_t one_to_two = 4;
  std::size_t furniture = 0;  ///< segments of the target alone, all in one run in the middle
};

inline SegmentFeatures make_segment(std::vector<langpack::WordId> words) {
  SegmentFeatures segment;
  segment.length = 0.0;
  for (const langpack::WordId word : words) segment.length += 3.0 + word % 5;
  segment.words = std::move(words);
  return segment;
}

/// About `segments` segments of 6..25 words, rendered word by word (15 % of words are lost, 10 % come from nowhere).
inline DocumentPair make_documents(std::uint64_t seed, std::size_t segments, std::size_t vocabulary,
                                   const Departures& departures = {}) {
  Random random(seed);
  DocumentPair pair;
  const auto write = [&] {
    std::vector<langpack::WordId> words;
    for (std::size_t count = 6 + random.below(20); count > 0; --count) words.push_back(zipf_word(random, vocabulary));
    return words;
  };
  const auto translate = [&](const std::vector<langpack::WordId>& words) {
    std::vector<langpack::WordId> result;
    for (const langpack::WordId word : words) {
      if (random.below(100) >= 15) result.push_back(render(word, vocabulary));
      if (random.below(100) < 10) result.push_back(zipf_word(random, vocabulary));
    }
    return result;
  };
  const auto joined = [](std::vector<langpack::WordId> words, const std::vector<langpack::WordId>& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  const auto add = [&](const std::vector<std::vector<langpack::WordId>>& source,
                       const std::vector<std::vector<langpack::WordId>>& target) {
    BeadSides sides;
    for (const auto& words : source) {
      sides.source.push_back(static_cast<std::uint32_t>(pair.source.size()));
      pair.source.push_back(make_segment(words));
    }
    for (const auto& words : target) {
      sides.target.push_back(static_cast<std::uint32_t>(pair.target.size()));
      pair.target.push_back(make_segment(words));
    }
    pair.gold.push_back(std::move(sides));
  };
  for (std::size_t k = 0; k < segments; ++k) {
    if (k == segments / 2) {
      for (std::size_t f = 0; f < departures.furniture; ++f) add({}, {write()});
    }
    const auto first = write();
    const auto second = write();
    std::size_t at = random.below(100);
    const auto falls_in = [&at](std::size_t share) {
      const bool inside = at < share;
      at -= inside ? 0 : share;
      return inside;
    };
    if (falls_in(departures.source_only)) {
      add({first}, {});
    } else if (falls_in(departures.target_only)) {
      add({}, {first});
    } else if (falls_in(departures.two_to_one)) {
      add({first, second}, {translate(joined(first, second))});
    } else if (falls_in(departures.one_to_two)) {
      add({joined(first, second)}, {translate(first), translate(second)});
    } else {
      add({first}, {translate(first)});
    }
  }
  return pair;
}

inline std::vector<BeadSides> sides_of(const std::vector<Bead>& beads) {
  std::vector<BeadSides> result;
  for (const Bead& bead : beads) {
    BeadSides sides;
    for (std::uint32_t i = bead.source_begin; i < bead.source_end; ++i) sides.source.push_back(i);
    for (std::uint32_t j = bead.target_begin; j < bead.target_end; ++j) sides.target.push_back(j);
    result.push_back(std::move(sides));
  }
  return result;
}

}  // namespace lacuna::align::testing
