#include "eval/langpack/alignment_model.h"

#include <cmath>

namespace lacuna::langpack {

Jumps Jumps::decaying(double decay) {
  Jumps jumps;
  for (std::size_t at = 0; at < kJumpSizes; ++at) {
    jumps.near[at] =
        static_cast<float>(std::exp(-decay * std::abs(static_cast<double>(at) - static_cast<double>(kJumpWindow) - 1)));
  }
  jumps.far = jumps.near.front() * 0.5F;
  return jumps;
}

}  // namespace lacuna::langpack
