#include "eval/stats/pcg64.h"

#include <array>
#include <cstddef>

namespace lacuna::stats {
namespace {

// NumPy's `SeedSequence` (after O'Neill's `seed_seq_fe`) with a pool of four words.
class SeedSequence {
 public:
  explicit SeedSequence(std::uint64_t seed) {
    const std::array<std::uint32_t, 4> entropy = {static_cast<std::uint32_t>(seed),
                                                  static_cast<std::uint32_t>(seed >> 32), 0, 0};
    std::uint32_t constant = 0x43B0D7E5U;
    for (std::size_t i = 0; i < pool_.size(); ++i) pool_[i] = hash(entropy[i], constant, 0x931E8875U);
    for (std::size_t from = 0; from < pool_.size(); ++from) {
      for (std::size_t to = 0; to < pool_.size(); ++to) {
        if (from != to) pool_[to] = mix(pool_[to], hash(pool_[from], constant, 0x931E8875U));
      }
    }
  }

  // The four 64-bit words of its state, each made of two 32-bit ones, the lower first.
  [[nodiscard]] std::array<std::uint64_t, 4> state() const {
    std::array<std::uint64_t, 4> words{};
    std::uint32_t constant = 0x8B51F9DDU;
    for (std::size_t i = 0; i < 8; ++i) {
      const std::uint64_t half = hash(pool_[i % pool_.size()], constant, 0x58F38DEDU);
      words[i / 2] |= half << (i % 2 * 32);
    }
    return words;
  }

 private:
  static std::uint32_t hash(std::uint32_t value, std::uint32_t& constant, std::uint32_t multiplier) {
    value ^= constant;
    constant *= multiplier;
    value *= constant;
    return value ^ (value >> 16);
  }
  static std::uint32_t mix(std::uint32_t x, std::uint32_t y) {
    const std::uint32_t mixed = 0xCA01F9DDU * x - 0x4973F715U * y;
    return mixed ^ (mixed >> 16);
  }

  std::array<std::uint32_t, 4> pool_{};
};

}  // namespace

Pcg64::Pcg64(std::uint64_t seed) {
  const std::array<std::uint64_t, 4> words = SeedSequence(seed).state();
  const Wide initial = (Wide{words[0]} << 64) | words[1];
  increment_ = (((Wide{words[2]} << 64) | words[3]) << 1) | 1;
  step();
  state_ += initial;
  step();
}

}  // namespace lacuna::stats
