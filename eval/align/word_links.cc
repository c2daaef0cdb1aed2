#include "eval/align/word_links.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace lacuna::align {

using langpack::WordId;

std::vector<float> alignment_posteriors(const WordAlignmentModel& model, std::span<const WordId> input,
                                        std::span<const WordId> output) {
  const std::size_t n = input.size();
  const std::size_t m = output.size();
  std::vector<float> posteriors;
  posteriors.reserve(m * (n + 1));
  std::vector<double> place(n);
  std::vector<double> joint(n + 1);
  for (std::size_t j = 0; j < m; ++j) {
    double z = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      const double distance =
          static_cast<double>(i + 1) / static_cast<double>(n) - static_cast<double>(j + 1) / static_cast<double>(m);
      place[i] = std::exp(-model.tension * std::abs(distance));
      z += place[i];
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      const float t = std::max(model.lexicon.probability(input[i], output[j]), kUnseenProbability);
      joint[i] = (1.0 - model.null_probability) * place[i] / z * static_cast<double>(t);
      sum += joint[i];
    }
    const float t = output[j] < model.null_row.size() ? model.null_row[output[j]] : 0.0F;
    joint[n] = std::max(model.null_probability, 1e-12) * static_cast<double>(std::max(t, kUnseenProbability));
    sum += joint[n];
    for (const double p : joint) posteriors.push_back(static_cast<float>(p / sum));
  }
  return posteriors;
}

std::vector<Link> viterbi_links(const WordAlignmentModel& model, std::span<const WordId> source,
                                std::span<const WordId> target, bool reverse) {
  const std::span<const WordId> input = reverse ? target : source;
  const std::span<const WordId> output = reverse ? source : target;
  const std::vector<float> posteriors = alignment_posteriors(model, input, output);
  std::vector<Link> links;
  const std::size_t columns = input.size() + 1;
  for (std::size_t j = 0; j < output.size(); ++j) {
    const auto row = posteriors.begin() + static_cast<std::ptrdiff_t>(j * columns);
    const auto best = std::max_element(row, row + static_cast<std::ptrdiff_t>(columns)) - row;
    if (static_cast<std::size_t>(best) == input.size()) continue;
    const auto i = static_cast<std::uint32_t>(best);
    links.push_back(reverse ? Link{static_cast<std::uint32_t>(j), i} : Link{i, static_cast<std::uint32_t>(j)});
  }
  std::sort(links.begin(), links.end());
  return links;
}

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
