/// \file
/// NumPy's default generator, bit for bit: what sacreBLEU's resampling draws from.
#pragma once

#include <bit>
#include <cstdint>

namespace lacuna::stats {

/// PCG64 (O'Neill 2014: XSL-RR on a 128-bit linear congruential generator) seeded by NumPy's `SeedSequence`: the
/// stream of `numpy.random.default_rng(seed)`. Not for several threads. Cost: a 128-bit product for 64 bits.
class Pcg64 {
 public:
  explicit Pcg64(std::uint64_t seed);

  std::uint64_t next64() {
    step();
    const auto folded = static_cast<std::uint64_t>(state_ >> 64) ^ static_cast<std::uint64_t>(state_);
    return std::rotr(folded, static_cast<int>(state_ >> 122));
  }

  /// The lower half of a 64-bit number, then its upper half, as NumPy's `next_uint32`.
  std::uint32_t next32() {
    if (has_upper_half_) {
      has_upper_half_ = false;
      return upper_half_;
    }
    const std::uint64_t both = next64();
    has_upper_half_ = true;
    upper_half_ = static_cast<std::uint32_t>(both >> 32);
    return static_cast<std::uint32_t>(both);
  }

  /// Uniform in [0, bound), 0 < bound < 2^32, as NumPy's `integers` (Lemire 2019); 0 for bound 1, without a draw.
  std::uint32_t below(std::uint32_t bound) {
    if (bound == 1) return 0;
    std::uint64_t product = std::uint64_t{next32()} * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
      const std::uint32_t threshold = (0U - bound) % bound;
      while (static_cast<std::uint32_t>(product) < threshold) product = std::uint64_t{next32()} * bound;
    }
    return static_cast<std::uint32_t>(product >> 32);
  }

 private:
  __extension__ using Wide = unsigned __int128;

  void step() {
    constexpr Wide kMultiplier = (Wide{0x2360ED051FC65DA4U} << 64) | 0x4385DF649FCCF645U;
    state_ = state_ * kMultiplier + increment_;
  }

  Wide state_ = 0;
  Wide increment_ = 0;
  std::uint32_t upper_half_ = 0;
  bool has_upper_half_ = false;
};

}  // namespace lacuna::stats
