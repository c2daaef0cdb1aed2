#include "eval/align/cooccurrence.h"

#include <algorithm>

#include "eval/align/blocks.h"

namespace lacuna::align {
namespace {

using langpack::WordId;

struct Occurrence {
  std::uint32_t pair = 0;
  std::uint32_t position = 0;
};

}  // namespace

Cooccurrence::Cooccurrence(const Bitext& bitext, std::size_t sources, std::size_t targets,
                           const base::ParallelFor& parallel_for, PairRange kept) {
  place_begin_.assign(1, 0);
  std::vector<std::uint32_t> begin(sources + 1, 0);
  std::vector<std::uint64_t> costs(sources, 1);
  for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
    const auto source = bitext.source_of(pair);
    const std::size_t m = bitext.target_of(pair).size();
    const bool counts = bitext.weight[pair] > 0.0F;
    place_begin_.push_back(place_begin_.back() + (counts && kept.has(pair) ? source.size() * m : 0));
    if (!counts || m == 0) continue;
    for (const WordId word : source) {
      ++begin[word + 1];
      costs[word] += m;
    }
  }
  entry_.resize(place_begin_.back());
  for (std::size_t word = 0; word < sources; ++word) begin[word + 1] += begin[word];
  std::vector<Occurrence> occurrences(begin[sources]);
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
    if (!(bitext.weight[pair] > 0.0F) || bitext.target_of(pair).empty()) continue;
    const auto source = bitext.source_of(pair);
    for (std::uint32_t i = 0; i < source.size(); ++i) {
      occurrences[next[source[i]]++] = {static_cast<std::uint32_t>(pair), i};
    }
  }

  // A word's row: the distinct targets it meets, sorted; then the rank of each place in the row.
  const std::vector<std::size_t> blocks = balanced_blocks(costs);
  std::vector<std::vector<WordId>> found(blocks.size() - 1);
  row_begin_.assign(sources + 1, 0);
  parallel_for(found.size(), [&](std::size_t block) {
    std::vector<std::uint32_t> seen_in(targets, langpack::kUnknownWord);
    std::vector<std::uint32_t> rank(targets, 0);
    for (std::size_t word = blocks[block]; word < blocks[block + 1]; ++word) {
      const std::size_t first = found[block].size();
      for (std::size_t k = begin[word]; k < begin[word + 1]; ++k) {
        for (const WordId target : bitext.target_of(occurrences[k].pair)) {
          if (seen_in[target] == word) continue;
          seen_in[target] = static_cast<std::uint32_t>(word);
          found[block].push_back(target);
        }
      }
      std::sort(found[block].begin() + static_cast<std::ptrdiff_t>(first), found[block].end());
      for (std::size_t k = first; k < found[block].size(); ++k) {
        rank[found[block][k]] = static_cast<std::uint32_t>(k - first);
      }
      row_begin_[word + 1] = found[block].size() - first;
      for (std::size_t k = begin[word]; k < begin[word + 1]; ++k) {
        if (!kept.has(occurrences[k].pair)) continue;
        const auto target = bitext.target_of(occurrences[k].pair);
        std::uint32_t* place =
            entry_.data() + place_begin_[occurrences[k].pair] + occurrences[k].position * target.size();
        for (std::size_t j = 0; j < target.size(); ++j) place[j] = rank[target[j]];
      }
    }
  });
  for (std::size_t word = 0; word < sources; ++word) row_begin_[word + 1] += row_begin_[word];
  target_of_.resize(row_begin_[sources]);
  parallel_for(found.size(), [&](std::size_t block) {
    std::copy(found[block].begin(), found[block].end(),
              target_of_.begin() + static_cast<std::ptrdiff_t>(row_begin_[blocks[block]]));
    std::vector<WordId>().swap(found[block]);
    for (std::size_t word = blocks[block]; word < blocks[block + 1]; ++word) {
      for (std::size_t k = begin[word]; k < begin[word + 1]; ++k) {
        if (!kept.has(occurrences[k].pair)) continue;
        const std::size_t m = bitext.target_of(occurrences[k].pair).size();
        std::uint32_t* place = entry_.data() + place_begin_[occurrences[k].pair] + occurrences[k].position * m;
        for (std::size_t j = 0; j < m; ++j) place[j] += static_cast<std::uint32_t>(row_begin_[word]);
      }
    }
  });
}

}  // namespace lacuna::align
