#include "eval/stats/unit_masks.h"

#include <algorithm>
#include <bit>

namespace lacuna::stats {
namespace {

constexpr std::size_t kUnitsPerWord = UnitMasks::kUnitsPerWord;

// Bit `digit` of each of eight counts, the first count's lowest.
std::uint32_t eight_digits(const std::uint8_t* counts, std::size_t digit) {
  std::uint64_t eight = 0;
  for (std::size_t k = 0; k < 8; ++k) eight |= std::uint64_t{counts[k]} << (8 * k);
  eight = (eight >> digit) & 0x0101010101010101U;
  return static_cast<std::uint32_t>((eight * 0x0102040810204080U) >> 56);
}

}  // namespace

BootstrapMasks draw_bootstrap(Pcg64& random, std::size_t units, std::size_t replicates) {
  BootstrapMasks masks;
  // A unit is drawn at most 255 times: there are no more draws, or the odds against more are 10^500 to one.
  std::vector<std::uint8_t> counts((units + kUnitsPerWord - 1) / kUnitsPerWord * kUnitsPerWord);
  for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
    std::fill(counts.begin(), counts.end(), std::uint8_t{0});
    for (std::size_t draw = 0; draw < units; ++draw) ++counts[random.below(static_cast<std::uint32_t>(units))];
    const std::uint8_t largest = *std::max_element(counts.begin(), counts.end());
    const auto digits = static_cast<std::size_t>(std::bit_width(unsigned{largest}));
    while (masks.planes.size() < digits) masks.planes.emplace_back(units, replicates);
    for (std::size_t digit = 0; digit < digits; ++digit) {
      UnitMasks& plane = masks.planes[digit];
      for (std::size_t block = 0; block < plane.blocks(); ++block) {
        const std::uint8_t* const own = counts.data() + block * kUnitsPerWord;
        plane.set_word(block, replicate,
                       eight_digits(own, digit) | eight_digits(own + 8, digit) << 8 |
                           eight_digits(own + 16, digit) << 16 | eight_digits(own + 24, digit) << 24);
      }
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
