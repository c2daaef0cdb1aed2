#include "eval/align/jump_chain.h"

#include <algorithm>
#include <cmath>

namespace lacuna::align {
namespace {

constexpr auto kWindow = static_cast<std::ptrdiff_t>(kJumpWindow);
constexpr float kLeastScale = 1e-30F;

/// The longest jump with a weight of its own in a sentence of n places.
std::ptrdiff_t reach_of(std::size_t n) { return std::min<std::ptrdiff_t>(kWindow, static_cast<std::ptrdiff_t>(n) - 1); }

/// out[i] = far * sum(in) + sum over d of (near(d) - far) * in[i - sign * d]; `in` has kJumpWindow zeros at both ends.
void convolve(const Jumps& jumps, const float* in, std::ptrdiff_t sign, std::size_t n, float* out) {
  float all = 0.0F;
  for (std::size_t i = 0; i < n; ++i) all += in[i];
  std::fill(out, out + n, jumps.far * all);
  const std::ptrdiff_t reach = reach_of(n);
  for (std::ptrdiff_t d = -reach; d <= reach; ++d) {
    const float weight = jumps.weight(d) - jumps.far;
    const float* moved = in - sign * d;
    for (std::size_t i = 0; i < n; ++i) out[i] += weight * moved[i];
  }
}

}  // namespace

Jumps JumpCounts::estimate() const {
  Jumps jumps;
  double sum = 0.0;
  std::array<double, kJumpSizes> weight{};
  for (std::size_t at = 0; at < kJumpSizes; ++at) sum += weight[at] = (near[at] + 0.1) / (near_chance[at] + 1.0);
  for (std::size_t at = 0; at < kJumpSizes; ++at) jumps.near[at] = static_cast<float>(weight[at] / sum);
  jumps.far = static_cast<float>((far + 0.01) / (far_chance + 1.0) / sum);
  return jumps;
}

void JumpChain::resize(std::size_t states, std::size_t outputs) {
  states_ = states;
  outputs_ = outputs;
  for (std::vector<float>* table : {&emission_, &posterior_, &total_}) table->resize(states * outputs);
  for (std::vector<float>* row : {&null_emission_, &null_posterior_, &scale_}) row->resize(outputs);
}

double JumpChain::run(const Jumps& jumps, float null_probability, double weight, JumpCounts* counts) {
  const std::size_t n = states_;
  for (std::vector<float>* row : {&from_, &to_}) row->assign(n + 2 * kJumpWindow, 0.0F);
  for (std::vector<float>* row : {&inverse_z_, &sum_, &left_}) row->assign(n, 0.0F);
  beta_.assign(n, 1.0F);
  if (counts != nullptr) jumped_.assign(kJumpSizes * n, 0.0F);

  float* from = from_.data() + kJumpWindow;
  std::fill(from, from + n, 1.0F);
  convolve(jumps, from, -1, n, inverse_z_.data());
  for (float& z : inverse_z_) z = 1.0F / z;

  const double log_likelihood = run_forward(jumps, null_probability);
  run_backward(jumps, null_probability, counts != nullptr);
  if (counts != nullptr) count_jumps(jumps, weight, *counts);
  return log_likelihood;
}

double JumpChain::run_forward(const Jumps& jumps, float null_probability) {
  const std::size_t n = states_;
  float* from = from_.data() + kJumpWindow;
  double log_likelihood = 0.0;
  for (std::size_t j = 0; j < outputs_; ++j) {
    const float* emission = emission_.data() + j * n;
    float* linked = posterior_.data() + j * n;
    float* total = total_.data() + j * n;
    const float stay = null_probability * null_emission_[j];
    if (j == 0) {
      float z = 0.0F;
      for (std::size_t i = 0; i < n; ++i) z += sum_[i] = jumps.weight(static_cast<std::ptrdiff_t>(i) + 1);
      for (std::size_t i = 0; i < n; ++i) total[i] = stay * (sum_[i] /= z);
    } else {
      const float* before = total - n;
      for (std::size_t i = 0; i < n; ++i) from[i] = before[i] * inverse_z_[i];
      convolve(jumps, from, 1, n, sum_.data());
      for (std::size_t i = 0; i < n; ++i) total[i] = stay * before[i];
    }
    for (std::size_t i = 0; i < n; ++i) {
      linked[i] = (1.0F - null_probability) * emission[i] * sum_[i];
      total[i] += linked[i];
    }
    float all = 0.0F;
    for (std::size_t i = 0; i < n; ++i) all += total[i];
    scale_[j] = std::max(all, kLeastScale);
    log_likelihood += std::log(static_cast<double>(scale_[j]));
    const float inverse = 1.0F / scale_[j];
    for (std::size_t i = 0; i < n; ++i) linked[i] *= inverse;
    for (std::size_t i = 0; i < n; ++i) total[i] *= inverse;
  }
  return log_likelihood;
}

void JumpChain::run_backward(const Jumps& jumps, float null_probability, bool count) {
  const std::size_t n = states_;
  float* from = from_.data() + kJumpWindow;
  float* to = to_.data() + kJumpWindow;
  for (std::size_t j = outputs_; j-- > 0;) {
    const float* emission = emission_.data() + j * n;
    float* posterior = posterior_.data() + j * n;
    for (std::size_t i = 0; i < n; ++i) {
      to[i] = emission[i] * beta_[i];
      posterior[i] *= beta_[i];
    }
    float linked = 0.0F;
    for (std::size_t i = 0; i < n; ++i) linked += posterior[i];
    null_posterior_[j] = std::max(0.0F, 1.0F - linked);
    if (j == 0) return;
    convolve(jumps, to, -1, n, sum_.data());
    const float link = (1.0F - null_probability) / scale_[j];
    const float stay = null_probability * null_emission_[j] / scale_[j];
    if (count) {
      const float* before = total_.data() + (j - 1) * n;
      for (std::size_t i = 0; i < n; ++i) {
        from[i] = before[i] * inverse_z_[i] * link;
        left_[i] += from[i] * sum_[i];
      }
      const std::ptrdiff_t reach = reach_of(n);
      for (std::ptrdiff_t d = -reach; d <= reach; ++d) {
        float* jumped = jumped_.data() + static_cast<std::size_t>(d + kWindow) * n;
        const float* moved = from - d;
        for (std::size_t i = 0; i < n; ++i) jumped[i] += moved[i] * to[i];
      }
    }
    for (std::size_t i = 0; i < n; ++i) beta_[i] = link * inverse_z_[i] * sum_[i] + stay * beta_[i];
  }
}

void JumpChain::count_jumps(const Jumps& jumps, double weight, JumpCounts& counts) const {
  const std::size_t n = states_;
  double far = 0.0;
  double far_chance = 0.0;
  std::vector<double> chance_before(n + 1, 0.0);  // sums of chances over the places before
  for (std::size_t i = 0; i < n; ++i) {
    const double chance = static_cast<double>(left_[i]) * static_cast<double>(inverse_z_[i]);
    far += static_cast<double>(left_[i]);
    far_chance += chance * static_cast<double>(n);
    chance_before[i + 1] = chance_before[i] + chance;
  }
  const std::ptrdiff_t reach = reach_of(n);
  for (std::ptrdiff_t d = -reach; d <= reach; ++d) {
    const auto at = static_cast<std::size_t>(d + kWindow);
    double count = 0.0;
    for (std::size_t i = 0; i < n; ++i) count += static_cast<double>(jumped_[at * n + i]);
    count *= static_cast<double>(jumps.near[at]);
    const std::size_t first = d < 0 ? static_cast<std::size_t>(-d) : 0;  // places from which the jump stays inside
    const std::size_t last = d > 0 ? n - static_cast<std::size_t>(d) : n;
    const double chance = chance_before[last] - chance_before[first];
    counts.near[at] += weight * count;
    counts.near_chance[at] += weight * chance;
    far -= count;
    far_chance -= chance;
  }
  counts.far += weight * std::max(0.0, far);
  counts.far_chance += weight * std::max(0.0, far_chance);
}

}  // namespace lacuna::align
