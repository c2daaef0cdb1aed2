/// \file
/// Forward-backward for a hidden Markov model whose states are the places of a sentence and whose transitions depend
/// on the distance jumped.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace lacuna::align {

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

/// Expected jumps, and what they are divided by.
struct JumpCounts {
  std::array<double, kJumpSizes> near{};
  std::array<double, kJumpSizes> near_chance{};
  double far = 0.0;
  double far_chance = 0.0;

  void add(const JumpCounts& other);
  /// One step of the fixed point weight = count / chance.
  [[nodiscard]] Jumps estimate() const;
};

/// One sentence: `states` places, `outputs` words to explain. Arrays are kept between sentences.
class JumpChain {
 public:
  /// Rows of `stride()` floats; row j holds p(output j | word at place i) at place i.
  void resize(std::size_t states, std::size_t outputs);
  [[nodiscard]] float* emission(std::size_t output) { return emission_.data() + kJumpWindow + output * stride_; }
  [[nodiscard]] float& null_emission(std::size_t output) { return null_emission_[output]; }

  /// Posteriors into `posterior(j)[i]` and `null_posterior(j)`; returns the log-likelihood. Adds weight times the
  /// expected jumps to `counts`, which may be null.
  double run(const Jumps& jumps, float null_probability, double weight, JumpCounts* counts);
  [[nodiscard]] const float* posterior(std::size_t output) const {
    return posterior_.data() + kJumpWindow + output * stride_;
  }
  [[nodiscard]] float null_posterior(std::size_t output) const { return null_posterior_[output]; }

 private:
  std::size_t states_ = 0;
  std::size_t outputs_ = 0;
  std::size_t stride_ = 0;
  std::vector<float> emission_;
  std::vector<float> null_emission_;
  std::vector<float> posterior_;  // while running: forward probability of being at a place with a word of it
  std::vector<float> total_;      // forward probability of being at a place, with a word of it or of no place
  std::vector<float> scale_;
  std::vector<float> null_posterior_;
  std::vector<float> beta_;
  std::vector<float> inverse_z_;
  std::vector<float> from_;
  std::vector<float> to_;
  std::vector<float> sum_;
  std::vector<float> jumped_;
  std::vector<float> left_;
};

}  // namespace lacuna::align
