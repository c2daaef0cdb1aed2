#include "metrics/kernels/cell_beam.h"

#include <algorithm>
#include <numeric>

namespace lacuna::metrics {
namespace {

constexpr std::uint32_t kOutside = std::uint32_t{1} << 31;  // more than any distance

}  // namespace

void CellBeam::start(std::span<const std::uint32_t> reference, std::size_t /*different*/,
                     std::span<const std::uint32_t> hypothesis) {
  reference_.assign(reference.begin(), reference.end());
  hypothesis_.assign(hypothesis.begin(), hypothesis.end());
  band_.set(hypothesis.size(), reference.size());
  begins_.assign(1, 0);
  for (const BeamBand::Row& row : band_.rows()) begins_.push_back(begins_.back() + row.end - row.begin);
  cells_.resize(begins_.back());
  std::iota(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(begins_[1]), 0U);
  compute_from(0);
}

std::uint32_t CellBeam::cell(std::size_t i, std::size_t j) const {
  const BeamBand::Row& row = band_.rows()[i];
  return row.has(j) ? cells_[begins_[i] + j - row.begin] : kOutside;
}

void CellBeam::compute_row(std::size_t i, std::uint32_t word, Cells above, std::span<std::uint32_t> out) const {
  const BeamBand::Row row = band_.rows()[i];
  const BeamBand::Row upper = band_.rows()[i - 1];
  std::uint32_t left = kOutside;
  for (std::size_t j = row.begin; j < row.end; ++j) {
    std::uint32_t value = left + 1;
    if (upper.has(j)) value = std::min(value, above[j - upper.begin] + 1);
    if (j > 0 && upper.has(j - 1)) {
      value = std::min(value, above[j - 1 - upper.begin] + (word == reference_[j - 1] ? 0 : 1));
    }
    out[j - row.begin] = left = value;
  }
}

void CellBeam::compute_from(std::size_t first) {
  for (std::size_t i = first + 1; i <= hypothesis_.size(); ++i) {
    compute_row(i, hypothesis_[i - 1], row(i - 1), std::span(cells_).subspan(begins_[i], begins_[i + 1] - begins_[i]));
  }
}

std::size_t CellBeam::distance_after(const BlockSwap& swap) {
  const Cells start = row(swap.first);
  above_.assign(start.begin(), start.end());
  std::size_t i = swap.first;
  const auto take = [&](std::size_t begin, std::size_t end) {
    for (std::size_t word = begin; word < end; ++word) {
      ++i;
      below_.resize(begins_[i + 1] - begins_[i]);
      compute_row(i, hypothesis_[word], above_, below_);
      above_.swap(below_);
    }
  };
  take(swap.middle, swap.last);
  take(swap.first, swap.middle);
  take(swap.last, hypothesis_.size());
  return above_.back();
}

void CellBeam::apply(const BlockSwap& swap) {
  const auto at = [this](std::size_t i) { return hypothesis_.begin() + static_cast<std::ptrdiff_t>(i); };
  std::rotate(at(swap.first), at(swap.middle), at(swap.last));
  compute_from(swap.first);
}

void CellBeam::align(EditAlignment& out) const {
  out.clear(hypothesis_.size(), reference_.size());
  std::size_t i = hypothesis_.size();
  std::size_t j = reference_.size();
  while (i > 0 || j > 0) {
    out.positions[j] = static_cast<std::uint32_t>(i);
    const std::uint32_t value = cell(i, j);
    const bool match = i > 0 && j > 0 && hypothesis_[i - 1] == reference_[j - 1];
    if (i > 0 && j > 0 && cell(i - 1, j - 1) + (match ? 0 : 1) == value) {
      if (!match) out.hypothesis_errors[i] = out.reference_errors[j] = 1;
      --i;
      --j;
    } else if (i > 0 && cell(i - 1, j) + 1 == value) {
      out.hypothesis_errors[i--] = 1;
    } else {
      out.reference_errors[j--] = 1;
    }
  }
  out.positions[0] = 0;
  out.sum_errors();
}

}  // namespace lacuna::metrics
