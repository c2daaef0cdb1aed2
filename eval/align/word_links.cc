#include "eval/align/word_links.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lacuna::align {

std::vector<Link> grow_diag_final_and(std::span<const Link> forward, std::span<const Link> backward,
                                      std::size_t source_words, std::size_t target_words) {
  constexpr std::uint8_t kForward = 1;
  constexpr std::uint8_t kBackward = 2;
  constexpr std::uint8_t kTaken = 4;
  constexpr std::array<std::pair<int, int>, 8> kNeighbours{
      {{-1, 0}, {0, -1}, {1, 0}, {0, 1}, {-1, -1}, {-1, 1}, {1, -1}, {1, 1}}};
  std::vector<std::uint8_t> cells(source_words * target_words, 0);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint8_t& { return cells[i * target_words + j]; };
  std::vector<bool> source_has(source_words, false);
  std::vector<bool> target_has(target_words, false);
  const auto take = [&](std::size_t i, std::size_t j) {
    cell(i, j) |= kTaken;
    source_has[i] = true;
    target_has[j] = true;
  };
  const auto mark = [&](std::span<const Link> links, std::uint8_t bit) {
    for (const Link& link : links) {
      if (link.source < source_words && link.target < target_words) cell(link.source, link.target) |= bit;
    }
  };
  mark(forward, kForward);
  mark(backward, kBackward);
  for (std::size_t i = 0; i < source_words; ++i) {
    for (std::size_t j = 0; j < target_words; ++j) {
      if (cell(i, j) == (kForward | kBackward)) take(i, j);
    }
  }

  const auto moved = [](std::size_t at, int by) { return at + static_cast<std::size_t>(by); };  // wraps below zero
  for (bool added = true; added;) {
    added = false;
    for (std::size_t i = 0; i < source_words; ++i) {
      for (std::size_t j = 0; j < target_words; ++j) {
        if ((cell(i, j) & kTaken) == 0) continue;
        for (const auto& [down, right] : kNeighbours) {
          const std::size_t a = moved(i, down);
          const std::size_t b = moved(j, right);
          if (a >= source_words || b >= target_words) continue;
          if (cell(a, b) == 0 || (cell(a, b) & kTaken) != 0 || (source_has[a] && target_has[b])) continue;
          take(a, b);
          added = true;
        }
      }
    }
  }

  for (const std::uint8_t bit : {kForward, kBackward}) {
    for (std::size_t i = 0; i < source_words; ++i) {
      for (std::size_t j = 0; j < target_words; ++j) {
        if ((cell(i, j) & bit) != 0 && !source_has[i] && !target_has[j]) take(i, j);
      }
    }
  }

  std::vector<Link> links;
  for (std::size_t i = 0; i < source_words; ++i) {
    for (std::size_t j = 0; j < target_words; ++j) {
      if ((cell(i, j) & kTaken) != 0) links.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)});
    }
  }
  return links;
}

}  // namespace lacuna::align
