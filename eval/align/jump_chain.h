/// \file
/// Forward-backward for a hidden Markov model whose states are the places of a sentence and whose transitions depend
/// on the distance jumped.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "eval/langpack/alignment_model.h"

namespace lacuna::align {

using langpack::Jumps;
using langpack::kJumpSizes;
using langpack::kJumpWindow;

/// Expected jumps, and what they are divided by.
struct JumpCounts {
  std::array<double, kJumpSizes> near{};
  std::array<double, kJumpSizes> near_chance{};
  double far = 0.0;
  double far_chance = 0.0;

  /// One step of the fixed point weight = count / chance.
  [[nodiscard]] Jumps estimate() const;
};

/// One sentence: `states` places, `outputs` words to explain. A word comes from a place, reached by a jump from the
/// place of the word before it, or from no place, and then the place is kept for the next jump (Och & Ney 2003,
/// section 2.1.1). The first jump starts before the first place. Memory is kept between sentences. Cost: O(states x
/// outputs x kJumpSizes).
class JumpChain {
 public:
  /// Sets the size; emissions have to be written anew.
  void resize(std::size_t states, std::size_t outputs);
  /// p(output | word at place i), for each place.
  [[nodiscard]] float* emission(std::size_t output) { return emission_.data() + output * states_; }
  /// p(output | no word).
  [[nodiscard]] float& null_emission(std::size_t output) { return null_emission_[output]; }

  /// Computes the posteriors; returns the log-likelihood. Adds `weight` times the expected jumps to `counts`, which may
  /// be null.
  double run(const Jumps& jumps, float null_probability, double weight, JumpCounts* counts);
  /// After `run`: P(the output comes from place i), for each place.
  [[nodiscard]] const float* posterior(std::size_t output) const { return posterior_.data() + output * states_; }
  /// After `run`: P(the output comes from no place).
  [[nodiscard]] float null_posterior(std::size_t output) const { return null_posterior_[output]; }

 private:
  double run_forward(const Jumps& jumps, float null_probability);
  void run_backward(const Jumps& jumps, float null_probability, bool count);
  void count_jumps(const Jumps& jumps, double weight, JumpCounts& counts) const;

  std::size_t states_ = 0;
  std::size_t outputs_ = 0;
  std::vector<float> emission_;
  std::vector<float> null_emission_;
  std::vector<float> posterior_;  // while running: forward probability of a place and a word from it
  std::vector<float> total_;      // forward probability of a place, the word from it or from no place
  std::vector<float> scale_;      // what the forward probabilities of an output are divided by
  std::vector<float> null_posterior_;
  std::vector<float> inverse_z_;  // by place: 1 / sum of the weights of the jumps that stay inside
  std::vector<float> from_;       // padded by kJumpWindow zeros at both ends
  std::vector<float> to_;         // likewise
  std::vector<float> beta_;
  std::vector<float> sum_;
  std::vector<float> jumped_;  // expected jumps by distance and place of arrival, without the weight of the distance
  std::vector<float> left_;    // expected jumps by place of departure
};

}  // namespace lacuna::align
