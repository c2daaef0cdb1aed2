#include "metrics/kernels/bit_beam.h"

#include <algorithm>
#include <bit>

namespace lacuna::metrics {
namespace {

constexpr std::uint64_t kAll = ~std::uint64_t{0};

// The lowest `count` bits.
std::uint64_t low_bits(std::size_t count) { return count >= 64 ? kAll : (std::uint64_t{1} << count) - 1; }

bool has_bit(std::uint64_t bits, std::size_t bit) { return ((bits >> bit) & 1) != 0; }

}  // namespace

void BitBeam::start(std::span<const std::uint32_t> reference, std::size_t different,
                    std::span<const std::uint32_t> hypothesis) {
  columns_ = reference.size();
  stride_ = columns_ / 64 + 2;  // one more than there are bits for, so that two can always be read
  table_.assign((different + 1) * stride_, 0);
  for (std::size_t j = 1; j <= columns_; ++j) {
    table_[reference[j - 1] * stride_ + j / 64] |= std::uint64_t{1} << (j % 64);
  }
  words_.resize(hypothesis.size());
  std::transform(hypothesis.begin(), hypothesis.end(), words_.begin(),
                 [this](std::uint32_t word) { return static_cast<std::uint32_t>(word * stride_); });
  states_.resize(words_.size() + 1);
  moves_.resize(words_.size() + 1);
  windowed_ = columns_ >= 64;
  if (!windowed_) {
    states_[0] = {.plus = kAll ^ 1, .minus = 0, .value = columns_};
    compute_from(0);
    // The whole matrix gives a path that the beam gives too, or the beam has to be looked at.
    if (BeamBand::is_wide_enough(distance_, words_.size(), columns_)) return;
    windowed_ = true;
  }
  band_.set(words_.size(), columns_);
  set_windows();
  states_[0] = {.plus = kAll ^ 1, .minus = 0, .value = 0};
  compute_from(0);
}

// Columns behind the beam are computed, too, but without matches, and then make nothing in the beam cheaper. Either the
// window moves by at most one column at a time: a cell behind the beam is then never less than the one before it (it
// has that from its upper left neighbour plus one, or from the left), so that the one column that comes into the beam
// has nothing from above that it does not have from its upper left neighbour. Or it always moves: a cell behind the
// beam is then one more than the one before it, which is what insertions would make of the beam's last one. Columns
// before the window count as one more with every row, which is never less than what is to the right of them; the upper
// left neighbour of the first column is in the beam only if the window moved.
void BitBeam::set_windows() {
  const std::span<const BeamBand::Row> rows = band_.rows();
  windows_.resize(rows.size());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::size_t begin = rows[i].begin;
    const std::size_t step = begin - rows[i - 1].begin;
    const std::size_t match_end = std::min(rows[i - 1].end + 1, rows[i].end);
    windows_[i] = {.matching = low_bits(match_end - begin) & (step == 0 ? kAll ^ 1 : kAll),
                   .block = static_cast<std::uint32_t>(begin / 64),
                   .shift = static_cast<std::uint8_t>(begin % 64),
                   .step = static_cast<std::uint8_t>(step)};
  }
}

template <bool kWindowed>
inline BitBeam::Moves BitBeam::advance(State& state, std::uint32_t word, std::size_t row) const {
  const std::uint64_t* const bits = table_.data() + word;
  std::uint64_t matches = bits[0];
  std::uint64_t plus = state.plus;
  std::uint64_t minus = state.minus;
  if constexpr (kWindowed) {
    const Window& window = windows_[row];
    matches = bits[window.block] >> window.shift | (bits[window.block + 1] << 1) << (63 - window.shift);
    matches &= window.matching;
    if (window.step > 1) {
      const std::uint64_t passed = low_bits(window.step) ^ 1;
      state.value += static_cast<std::size_t>(std::popcount(plus & passed));
      state.value -= static_cast<std::size_t>(std::popcount(minus & passed));
    }
    plus = plus >> window.step | ~(kAll >> window.step);
    minus >>= window.step;
  }
  const std::uint64_t known = matches | minus;
  const std::uint64_t diagonal_equal = (((known & plus) + plus) ^ plus) | known;
  const std::uint64_t down_plus = minus | ~(plus | diagonal_equal);
  const std::uint64_t down_minus = plus & diagonal_equal;
  // What is left of the first column grows by one with every row.
  const std::uint64_t left_plus = down_plus << 1 | 1;
  const std::uint64_t left_minus = down_minus << 1;
  state.plus = left_minus | ~(diagonal_equal | left_plus);
  state.minus = left_plus & diagonal_equal;
  if constexpr (kWindowed) {
    // From the upper neighbour, or the upper left one if the window moved.
    state.value += windows_[row].step == 0 ? 1 : 1 - (diagonal_equal & 1);
  } else {
    state.value += (down_plus >> columns_) & 1;
    state.value -= (down_minus >> columns_) & 1;
  }
  return {.diagonal_equal = diagonal_equal, .down_plus = down_plus};
}

std::size_t BitBeam::last_value(const State& state) const {
  if (!windowed_) return state.value;
  const std::uint64_t rest = low_bits(columns_ - band_.rows().back().begin + 1) ^ 1;
  return state.value + static_cast<std::size_t>(std::popcount(state.plus & rest)) -
         static_cast<std::size_t>(std::popcount(state.minus & rest));
}

void BitBeam::compute_from(std::size_t row) {
  State state = states_[row];
  for (std::size_t i = row + 1; i <= words_.size(); ++i) {
    moves_[i] = windowed_ ? advance<true>(state, words_[i - 1], i) : advance<false>(state, words_[i - 1], i);
    states_[i] = state;
  }
  distance_ = last_value(state);
}

template <bool kWindowed>
std::size_t BitBeam::run_swapped(const BlockSwap& swap) const {
  State state = states_[swap.first];
  std::size_t row = swap.first;
  for (std::size_t i = swap.middle; i < swap.last; ++i) advance<kWindowed>(state, words_[i], ++row);
  for (std::size_t i = swap.first; i < swap.middle; ++i) advance<kWindowed>(state, words_[i], ++row);
  while (true) {
    // A row that differs from the one before the shift by a constant stays so.
    const State& before = states_[row];
    if (state.plus == before.plus && state.minus == before.minus) return distance_ + state.value - before.value;
    if (row == words_.size()) return last_value(state);
    advance<kWindowed>(state, words_[row], row + 1);
    ++row;
  }
}

std::size_t BitBeam::distance_after(const BlockSwap& swap) const {
  return windowed_ ? run_swapped<true>(swap) : run_swapped<false>(swap);
}

void BitBeam::apply(const BlockSwap& swap) {
  const auto at = [this](std::size_t i) { return words_.begin() + static_cast<std::ptrdiff_t>(i); };
  std::rotate(at(swap.first), at(swap.middle), at(swap.last));
  compute_from(swap.first);
}

void BitBeam::align(EditAlignment& out) const {
  const std::span<const BeamBand::Row> rows = band_.rows();
  out.clear(words_.size(), columns_);
  std::size_t i = words_.size();
  std::size_t j = columns_;
  while (i > 0 || j > 0) {
    out.positions[j] = static_cast<std::uint32_t>(i);
    bool diagonal = i > 0 && j > 0;
    bool down = i > 0;
    bool match = false;
    if (i > 0) {
      const std::size_t bit = windowed_ ? j - rows[i].begin : j;
      match = has_bit(table_[words_[i - 1] + j / 64], j % 64);
      diagonal =
          diagonal && (!windowed_ || rows[i - 1].has(j - 1)) && (match || !has_bit(moves_[i].diagonal_equal, bit));
      down = has_bit(moves_[i].down_plus, bit);
    }
    if (diagonal) {
      if (!match) out.hypothesis_errors[i] = out.reference_errors[j] = 1;
      --i;
      --j;
    } else if (down) {
      out.hypothesis_errors[i--] = 1;
    } else {
      out.reference_errors[j--] = 1;
    }
  }
  out.positions[0] = 0;
  out.sum_errors();
}

}  // namespace lacuna::metrics
