#include "eval/stats/unit_masks.h"

#include <algorithm>
#include <array>
#include <span>

namespace lacuna::stats {
namespace {

constexpr std::size_t kUnitsPerWord = UnitMasks::kUnitsPerWord;

// Writes the binary digits of 32 counts, `digits[p]` of the weight 2^p; returns how many digits there are.
std::size_t split_digits(std::span<const std::uint32_t> counts, std::array<std::uint32_t, 32>& digits) {
  std::uint32_t all = 0;
  for (const std::uint32_t count : counts) all |= count;
  std::size_t used = 0;
  for (; all != 0; all >>= 1, ++used) {
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) word |= ((counts[i] >> used) & 1U) << i;
    digits[used] = word;
  }
  return used;
}

}  // namespace

BootstrapMasks draw_bootstrap(Pcg64& random, std::size_t units, std::size_t replicates) {
  BootstrapMasks masks;
  std::vector<std::uint32_t> counts(units);
  std::array<std::uint32_t, 32> digits{};
  for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
    std::fill(counts.begin(), counts.end(), 0U);
    for (std::size_t draw = 0; draw < units; ++draw) ++counts[random.below(static_cast<std::uint32_t>(units))];
    for (std::size_t begin = 0; begin < units; begin += kUnitsPerWord) {
      const std::size_t size = std::min(kUnitsPerWord, units - begin);
      const std::size_t used = split_digits(std::span(counts).subspan(begin, size), digits);
      while (masks.planes.size() < used) masks.planes.emplace_back(units, replicates);
      for (std::size_t p = 0; p < used; ++p) masks.planes[p].set_word(begin / kUnitsPerWord, replicate, digits[p]);
    }
  }
  return masks;
}

UnitMasks CoinFlips::draw(std::size_t replicates) {
  UnitMasks masks(units_, replicates);
  for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
    for (std::size_t begin = 0; begin < units_; begin += kUnitsPerWord) {
      masks.set_word(begin / kUnitsPerWord, replicate, bits(std::min(kUnitsPerWord, units_ - begin)));
    }
  }
  return masks;
}

std::uint32_t CoinFlips::bits(std::size_t count) {
  if (buffered_ < count) {
    buffer_ |= std::uint64_t{random_.next32()} << buffered_;
    buffered_ += 32;
  }
  const std::uint64_t mask = (std::uint64_t{1} << count) - 1;
  const auto taken = static_cast<std::uint32_t>(buffer_ & mask);
  buffer_ >>= count;
  buffered_ -= count;
  return taken;
}

}  // namespace lacuna::stats
