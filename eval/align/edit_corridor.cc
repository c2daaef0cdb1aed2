#include "eval/align/edit_corridor.h"

#include <algorithm>
#include <utility>

namespace lacuna::align {
namespace {

/// Word `x` of the reference is word `y` of the hypothesis.
struct Anchor {
  std::uint32_t x = 0;
  std::uint32_t y = 0;
};

struct Occurrence {
  std::uint64_t hash = 0;
  std::uint32_t position = 0;
};

// Finalizer of SplitMix64 (Steele et al. 2014).
std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

/// The runs of `order` words that a text has once, by hash.
std::vector<Occurrence> unique_runs(std::span<const std::uint32_t> words, std::size_t order) {
  std::vector<Occurrence> runs;
  for (std::size_t i = 0; i + order <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < order; ++k) hash = mix(hash + words[i + k] + 0x9E3779B97F4A7C15U);
    runs.push_back({hash, static_cast<std::uint32_t>(i)});
  }
  std::sort(runs.begin(), runs.end(), [](const Occurrence& a, const Occurrence& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.position < b.position;
  });
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < runs.size();) {
    std::size_t end = begin + 1;
    while (end < runs.size() && runs[end].hash == runs[begin].hash) ++end;
    if (end == begin + 1) runs[kept++] = runs[begin];
    begin = end;
  }
  runs.resize(kept);
  return runs;
}

void add_anchors(std::span<const std::uint32_t> reference, std::span<const std::uint32_t> hypothesis, std::size_t order,
                 std::vector<Anchor>& anchors) {
  const std::vector<Occurrence> a = unique_runs(reference, order);
  const std::vector<Occurrence> b = unique_runs(hypothesis, order);
  std::size_t j = 0;
  for (const Occurrence& run : a) {
    while (j < b.size() && b[j].hash < run.hash) ++j;
    if (j < b.size() && b[j].hash == run.hash) anchors.push_back({run.position, b[j].position});
  }
}

/// The longest chain in which both positions rise (patience sorting).
std::vector<Anchor> longest_chain(std::vector<Anchor> anchors) {
  // Equal x: the higher y first, so that a chain has one of them at most.
  std::sort(anchors.begin(), anchors.end(),
            [](const Anchor& a, const Anchor& b) { return a.x != b.x ? a.x < b.x : a.y > b.y; });
  std::vector<std::size_t> ends;  // by length: the anchor with the lowest y that ends a chain of it
  std::vector<std::size_t> previous(anchors.size());
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const auto place = std::lower_bound(ends.begin(), ends.end(), anchors[i].y,
                                        [&](std::size_t end, std::uint32_t y) { return anchors[end].y < y; });
    previous[i] = place == ends.begin() ? i : *(place - 1);
    if (place == ends.end()) {
      ends.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<Anchor> chain(ends.size());
  std::size_t i = ends.empty() ? 0 : ends.back();
  for (std::size_t k = chain.size(); k-- > 0; i = previous[i]) chain[k] = anchors[i];
  return chain;
}

/// With `widening` as the most that a gap adds to the margin.
EditCorridor corridor_around(std::span<const Anchor> path, std::size_t margin, std::size_t widening) {
  const std::size_t rows = path.back().x;
  const std::size_t columns = path.back().y;
  EditCorridor corridor;
  corridor.low.assign(rows + 1, static_cast<std::uint32_t>(columns));
  corridor.high.assign(rows + 1, 0);
  for (std::size_t k = 0; k + 1 < path.size(); ++k) {
    const Anchor& from = path[k];
    const Anchor& to = path[k + 1];
    const std::size_t dx = to.x - from.x;
    const std::size_t dy = to.y - from.y;
    const std::size_t half = margin + std::min(std::max(dx, dy), widening);
    for (std::size_t x = from.x; x <= to.x; ++x) {
      const std::size_t y = dx == 0 ? to.y : from.y + dy * (x - from.x) / dx;
      const auto low = static_cast<std::uint32_t>(y > half ? y - half : 0);
      const auto high = static_cast<std::uint32_t>(std::min(columns, y + half));
      corridor.low[x] = std::min(corridor.low[x], low);
      corridor.high[x] = std::max(corridor.high[x], high);
    }
  }
  for (std::size_t x = 1; x <= rows; ++x) corridor.high[x] = std::max(corridor.high[x], corridor.high[x - 1]);
  for (std::size_t x = rows; x-- > 0;) corridor.low[x] = std::min(corridor.low[x], corridor.low[x + 1]);
  corridor.low.front() = 0;
  corridor.high.back() = static_cast<std::uint32_t>(columns);
  return corridor;
}

std::size_t cells_of(const EditCorridor& corridor) {
  std::size_t cells = 0;
  for (std::size_t x = 1; x < corridor.low.size(); ++x) cells += corridor.high[x] - corridor.low[x - 1] + 1U;
  return cells;
}

}  // namespace

EditCorridor whole_corridor(std::size_t reference, std::size_t hypothesis) {
  EditCorridor corridor;
  corridor.low.assign(reference + 1, 0);
  corridor.high.assign(reference + 1, static_cast<std::uint32_t>(hypothesis));
  return corridor;
}

EditCorridor find_corridor(std::span<const std::uint32_t> reference, std::span<const std::uint32_t> hypothesis,
                           const CorridorLimits& limits) {
  std::vector<Anchor> anchors;
  for (const std::size_t order : {std::size_t{1}, std::size_t{3}}) add_anchors(reference, hypothesis, order, anchors);
  std::vector<Anchor> path = longest_chain(std::move(anchors));
  path.insert(path.begin(), Anchor{0, 0});
  path.push_back({static_cast<std::uint32_t>(reference.size()), static_cast<std::uint32_t>(hypothesis.size())});
  std::size_t widening = std::max(reference.size(), hypothesis.size());
  while (true) {
    EditCorridor corridor = corridor_around(path, limits.margin, widening);
    if (widening == 0 || cells_of(corridor) <= limits.cells) return corridor;
    widening /= 2;
  }
}

}  // namespace lacuna::align
