/// \file
/// Random numbers keyed by what they are for, so that no thread or order can change them.
#pragma once

#include <cstdint>

namespace lacuna::base {

/// SplitMix64 (Steele, Lea & Flood 2014), started from (seed, stream, replicate).
class KeyedRandom {
 public:
  KeyedRandom(std::uint64_t seed, std::uint64_t stream, std::uint64_t replicate) : state_(seed) {
    state_ = next() ^ stream;
    state_ = next() ^ replicate;
  }

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  /// Uniform in [0, bound), bound > 0; the bias for small bounds is below 2^-32.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

 private:
  std::uint64_t state_;
};

}  // namespace lacuna::base
