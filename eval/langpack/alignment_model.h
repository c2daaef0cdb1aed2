/// \file
/// What a hidden Markov model of word alignment (Vogel, Ney & Tillmann 1996) needs beside the lexicons: how far one
/// jumps from the place of a word to that of the next, and which words come from no word.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace lacuna::langpack {

inline constexpr std::size_t kJumpWindow = 10;  ///< distances up to this one have a weight of their own
inline constexpr std::size_t kJumpSizes = 2 * kJumpWindow + 1;

/// Weight of a jump by d places, at d + kJumpWindow; all farther ones have the weight `far`. From a place, the weights
/// of the jumps that stay inside the sentence are normalised.
struct Jumps {
  std::array<float, kJumpSizes> near{};
  float far = 0.0F;

  /// exp(-decay |d - 1|).
  static Jumps decaying(double decay);
  [[nodiscard]] float weight(std::ptrdiff_t distance) const {
    const std::ptrdiff_t at = distance + static_cast<std::ptrdiff_t>(kJumpWindow);
    return at < 0 || at >= static_cast<std::ptrdiff_t>(kJumpSizes) ? far : near[static_cast<std::size_t>(at)];
  }
};

struct AlignmentModel {
  Jumps forward = Jumps::decaying(0.4);   ///< between source places, from one target word to the next
  Jumps backward = Jumps::decaying(0.4);  ///< between target places
  float null_probability = 0.01F;         ///< that a word comes from no word
  std::vector<float> null_source;         ///< p(source term | no word), by id
  std::vector<float> null_target;         ///< p(target word | no word), by id
};

}  // namespace lacuna::langpack
