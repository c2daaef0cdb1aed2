#include "eval/align/jump_chain.h"

#include <algorithm>
#include <cmath>

namespace lacuna::align {
namespace {

constexpr auto kWindow = static_cast<std::ptrdiff_t>(kJumpWindow);

/// out[i] = far * sum(in) + sum over d of (near(d) - far) * in[i - sign * d]; `in` has kJumpWindow zeros at both ends.
void convolve(const Jumps& jumps, const float* in, std::ptrdiff_t sign, std::size_t n, float* out) {
  float all = 0.0F;
  for (std::size_t i = 0; i < n; ++i) all += in[i];
  std::fill(out, out + n, jumps.far * all);
  const auto reach = std::min<std::ptrdiff_t>(kWindow, static_cast<std::ptrdiff_t>(n) - 1);
  for (std::ptrdiff_t d = -reach; d <= reach; ++d) {
    const float weight = jumps.weight(d) - jumps.far;
    const float* moved = in - sign * d;
    for (std::size_t i = 0; i < n; ++i) out[i] += weight * moved[i];
  }
}

}  // namespace

Jumps Jumps::decaying(double decay) {
  Jumps jumps;
  for (std::size_t at = 0; at < kJumpSizes; ++at) {
    jumps.near[at] =
        static_cast<float>(std::exp(-decay * std::abs(static_cast<double>(at) - static_cast<double>(kJumpWindow) - 1)));
  }
  jumps.far = jumps.near.front() * 0.5F;
  return jumps;
}

void JumpCounts::add(const JumpCounts& other) {
  for (std::size_t at = 0; at < kJumpSizes; ++at) {
    near[at] += other.near[at];
    near_chance[at] += other.near_chance[at];
  }
  far += other.far;
  far_chance += other.far_chance;
}

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
  stride_ = states + 2 * kJumpWindow;
  const std::size_t size = stride_ * outputs;
  emission_.resize(size);
  posterior_.resize(size);
  total_.resize(size);
  null_emission_.resize(outputs);
  null_posterior_.resize(outputs);
  scale_.resize(outputs);
}

double JumpChain::run(const Jumps& jumps, float null_probability, double weight, JumpCounts* counts) {
  const std::size_t n = states_;
  const float link = 1.0F - null_probability;
  for (std::vector<float>* row : {&from_, &to_}) row->assign(stride_, 0.0F);
  for (std::vector<float>* row : {&beta_, &inverse_z_, &sum_, &left_}) row->assign(n, 0.0F);
  float* from = from_.data() + kJumpWindow;
  float* to = to_.data() + kJumpWindow;
  const auto row = [&](std::vector<float>& rows, std::size_t j) { return rows.data() + kJumpWindow + j * stride_; };

  // Z(i) = sum of the weights of the jumps that stay inside.
  std::fill(from, from + n, 1.0F);
  convolve(jumps, from, -1, n, inverse_z_.data());
  for (std::size_t i = 0; i < n; ++i) inverse_z_[i] = 1.0F / inverse_z_[i];

  double log_likelihood = 0.0;
  for (std::size_t j = 0; j < outputs_; ++j) {
    const float* emission = row(emission_, j);
    float* real = row(posterior_, j);
    float* total = row(total_, j);
    if (j == 0) {
      float z = 0.0F;
      for (std::size_t i = 0; i < n; ++i) z += sum_[i] = jumps.weight(static_cast<std::ptrdiff_t>(i) + 1);
      for (std::size_t i = 0; i < n; ++i) sum_[i] /= z;
      for (std::size_t i = 0; i < n; ++i) total[i] = null_probability * null_emission_[0] * sum_[i];
    } else {
      const float* before = row(total_, j - 1);
      for (std::size_t i = 0; i < n; ++i) from[i] = before[i] * inverse_z_[i];
      convolve(jumps, from, 1, n, sum_.data());
      const float stay = null_probability * null_emission_[j];
      for (std::size_t i = 0; i < n; ++i) total[i] = stay * before[i];
    }
    float all = 0.0F;
    for (std::size_t i = 0; i < n; ++i) {
      real[i] = link * emission[i] * sum_[i];
      total[i] += real[i];
    }
    for (std::size_t i = 0; i < n; ++i) all += total[i];
    all = std::max(all, 1e-30F);
    scale_[j] = all;
    log_likelihood += std::log(static_cast<double>(all));
    const float inverse = 1.0F / all;
    for (std::size_t i = 0; i < n; ++i) real[i] *= inverse;
    for (std::size_t i = 0; i < n; ++i) total[i] *= inverse;
  }

  if (counts != nullptr) jumped_.assign(kJumpSizes * n, 0.0F);
  std::fill(beta_.begin(), beta_.end(), 1.0F);
  for (std::size_t j = outputs_; j-- > 0;) {
    float* real = row(posterior_, j);
    float linked = 0.0F;
    for (std::size_t i = 0; i < n; ++i) {
      to[i] = row(emission_, j)[i] * beta_[i];
      real[i] *= beta_[i];
    }
    for (std::size_t i = 0; i < n; ++i) linked += real[i];
    null_posterior_[j] = std::max(0.0F, 1.0F - linked);
    if (j == 0) break;
    convolve(jumps, to, -1, n, sum_.data());
    const float inverse = 1.0F / scale_[j];
    const float stay = null_probability * null_emission_[j] * inverse;
    if (counts != nullptr) {
      const float* before = row(total_, j - 1);
      for (std::size_t i = 0; i < n; ++i) {
        from[i] = before[i] * inverse_z_[i] * link * inverse;
        left_[i] += from[i] * sum_[i];
      }
      const auto reach = std::min<std::ptrdiff_t>(kWindow, static_cast<std::ptrdiff_t>(n) - 1);
      for (std::ptrdiff_t d = -reach; d <= reach; ++d) {
        float* sums = jumped_.data() + static_cast<std::size_t>(d + kWindow) * n;
        const float* moved = from - d;
        for (std::size_t i = 0; i < n; ++i) sums[i] += moved[i] * to[i];
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      beta_[i] = link * inverse_z_[i] * sum_[i] * inverse + stay * beta_[i];
    }
  }

  if (counts != nullptr) {
    double jumped = 0.0;
    double near = 0.0;
    for (std::size_t i = 0; i < n; ++i) jumped += static_cast<double>(left_[i]);
    for (std::size_t i = 0; i < n; ++i) left_[i] *= inverse_z_[i];
    double far_chance = 0.0;
    for (std::size_t i = 0; i < n; ++i) far_chance += static_cast<double>(left_[i]) * static_cast<double>(n);
    for (std::size_t at = 0; at < kJumpSizes; ++at) {
      const std::ptrdiff_t d = static_cast<std::ptrdiff_t>(at) - kWindow;
      const auto first = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, -d));
      const std::ptrdiff_t last = static_cast<std::ptrdiff_t>(n) - std::max<std::ptrdiff_t>(0, d);
      double sum = 0.0;
      for (std::size_t i = 0; i < n; ++i) sum += static_cast<double>(jumped_[at * n + i]);
      sum *= static_cast<double>(jumps.near[at]);
      double chance = 0.0;
      for (std::size_t i = first; static_cast<std::ptrdiff_t>(i) < last; ++i) chance += static_cast<double>(left_[i]);
      counts->near[at] += weight * sum;
      counts->near_chance[at] += weight * chance;
      near += sum;
      far_chance -= chance;
    }
    counts->far += weight * std::max(0.0, jumped - near);
    counts->far_chance += weight * std::max(0.0, far_chance);
  }
  return log_likelihood;
}

}  // namespace lacuna::align
