#include "metrics/kernels/shift_search.h"

#include <algorithm>

namespace lacuna::metrics {

void ShiftSearch::number_words(std::span<const std::uint32_t> hypothesis, std::span<const std::uint32_t> reference) {
  const std::size_t most = std::max(*std::max_element(reference.begin(), reference.end()),
                                    hypothesis.empty() ? 0 : *std::max_element(hypothesis.begin(), hypothesis.end()));
  if (numbers_.size() <= most) numbers_.resize(most + 1);
  reference_.resize(reference.size());
  next_.assign(reference.size() + 1, 0);
  first_.assign(1, 0);
  last_.assign(1, 0);
  counts_.assign(1, 0);
  different_ = 0;
  for (std::size_t j = 0; j < reference.size(); ++j) {
    std::uint32_t& number = numbers_[reference[j]];
    const auto place = static_cast<std::uint32_t>(j + 1);
    if (number == 0) {
      number = static_cast<std::uint32_t>(++different_);
      first_.push_back(place);
      last_.push_back(place);
      counts_.push_back(0);
    } else {
      next_[last_[number]] = place;
      last_[number] = place;
    }
    ++counts_[number];
    reference_[j] = number;
  }
  hypothesis_.resize(hypothesis.size());
  std::size_t common = 0;
  for (std::size_t i = 0; i < hypothesis.size(); ++i) {
    const std::uint32_t number = numbers_[hypothesis[i]];
    hypothesis_[i] = number;
    if (counts_[number] > 0) {
      --counts_[number];
      ++common;
    }
  }
  fewest_ = std::max(hypothesis.size(), reference.size()) - common;
  for (const std::uint32_t symbol : reference) numbers_[symbol] = 0;
}

BlockSwap ShiftSearch::swap_of(std::size_t length, const Candidate& candidate) const {
  const std::size_t begin = candidate.begin;
  const std::size_t target = candidate.target;
  const std::size_t end = begin + length;
  if (target < begin) return {.first = target, .middle = begin, .last = end};
  if (target > end) return {.first = begin, .middle = end, .last = target};
  // A target inside of the block or just behind it: the block goes to the right by the distance from its begin.
  return {.first = begin, .middle = end, .last = std::min(target + length, hypothesis_.size())};
}

// The shifts of all blocks that begin at `i` in the hypothesis and match from `j` on in the reference.
void ShiftSearch::collect_at(std::size_t i, std::size_t j) {
  const std::size_t aligned = alignment_.positions[j + 1];  // from 1
  for (std::size_t length = 1; length <= kMaxShiftSize; ++length) {
    if (aligned > i && aligned <= i + length) return;  // into the block itself; so will the longer ones
    const bool wrong = alignment_.hypothesis_errors[i + length] != alignment_.hypothesis_errors[i] &&
                       alignment_.reference_errors[j + length] != alignment_.reference_errors[j];
    if (wrong) {
      const auto begin = alignment_.positions.begin() + static_cast<std::ptrdiff_t>(j);
      const auto end = begin + static_cast<std::ptrdiff_t>(length) + 1;
      for (auto at = begin; at < end; at = std::upper_bound(at, end, *at)) {
        ++tried_;
        if (*at != i) candidates_[length].push_back({.begin = static_cast<std::uint32_t>(i), .target = *at});
      }
    }
    const bool ends = i + length == hypothesis_.size() || j + length == reference_.size();
    if (ends || hypothesis_[i + length] != reference_[j + length]) return;
  }
}

void ShiftSearch::collect_candidates() {
  for (std::vector<Candidate>& candidates : candidates_) candidates.clear();
  near_ = first_;
  for (std::size_t i = 0; i < hypothesis_.size(); ++i) {
    const std::uint32_t number = hypothesis_[i];
    if (number == 0) continue;
    while (near_[number] != 0 && near_[number] + kMaxShiftDistance < i + 1) near_[number] = next_[near_[number]];
    for (std::size_t place = near_[number]; place != 0 && place <= i + 1 + kMaxShiftDistance; place = next_[place]) {
      collect_at(i, place - 1);
      if (tried_ >= kMaxShiftCandidates) return;
    }
  }
}

template <class Beam>
ShiftSearch::Best ShiftSearch::best_shift(Beam& beam) {
  const std::size_t distance = beam.distance();
  const bool true_distance = BeamBand::is_wide_enough(distance, hypothesis_.size(), reference_.size());
  Best best;
  const auto is_better = [&best](std::size_t gain, std::size_t length, const Candidate& candidate) {
    if (gain != best.gain) return gain > best.gain;
    if (length != best.length) return length > best.length;
    if (candidate.begin != best.candidate.begin) return candidate.begin < best.candidate.begin;
    return candidate.target < best.candidate.target;
  };
  for (std::size_t length = kMaxShiftSize; length > 0; --length) {
    for (const Candidate& candidate : candidates_[length]) {
      const BlockSwap swap = swap_of(length, candidate);
      // The shift can be undone by taking the shorter block out and putting it in again.
      const std::size_t shorter = std::min(swap.middle - swap.first, swap.last - swap.middle);
      const std::size_t most = true_distance ? std::min(2 * shorter, distance - fewest_) : distance - fewest_;
      if (!is_better(most, length, candidate)) continue;
      const std::size_t after = beam.distance_after(swap);
      if (after >= distance) continue;
      if (is_better(distance - after, length, candidate)) {
        best = {.gain = distance - after, .length = length, .candidate = candidate, .swap = swap};
      }
    }
  }
  return best;
}

template <class Beam>
std::size_t ShiftSearch::search(Beam& beam) {
  beam.start(reference_, different_, hypothesis_);
  std::size_t shifts = 0;
  tried_ = 0;
  // A shift that gains a single edit changes nothing: it is one.
  while (beam.distance() > fewest_ + 1) {
    beam.align(alignment_);
    collect_candidates();
    if (tried_ >= kMaxShiftCandidates) break;
    const Best best = best_shift(beam);
    if (best.gain == 0) break;
    beam.apply(best.swap);
    const auto at = [this](std::size_t i) { return hypothesis_.begin() + static_cast<std::ptrdiff_t>(i); };
    std::rotate(at(best.swap.first), at(best.swap.middle), at(best.swap.last));
    ++shifts;
  }
  return shifts + beam.distance();
}

std::size_t ShiftSearch::edits(std::span<const std::uint32_t> hypothesis, std::span<const std::uint32_t> reference) {
  if (reference.empty() || hypothesis.empty()) return std::max(hypothesis.size(), reference.size());
  number_words(hypothesis, reference);
  return BitBeam::fits(hypothesis.size(), reference.size()) ? search(bits_) : search(cells_);
}

}  // namespace lacuna::metrics
