/// \file
/// `ExactSum`: a sum of doubles without rounding, so that it has the same bits in any order and however it is split.
///
///     ExactSum sum;
///     for (double value : values) sum.add(value);
///     sum.add(ExactSum::of(parts));  // what another process made of its own values and wrote as `parts()`
///     use(sum.value());              // rounded once
///
/// Thread-safety: that of a plain value. Cost: two to three nanoseconds a number, some 100 for another sum or the
/// value; 552 bytes. After R. M. Neal (2015), "Fast exact summation using small and large superaccumulators",
/// arXiv:1505.05571, his small accumulator.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace lacuna {

/// Of finite numbers the sum is exact, whatever overflows or cancels on the way, for up to 2^64 of them. An infinity or
/// a NaN counts as IEEE 754 has it: infinities of both signs give NaN, and NaN stays. There is no -0.0: it counts as
/// 0.0, which is also the sum of nothing.
class ExactSum {
 public:
  void add(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    const std::uint64_t exponent = (bits >> kFractionBits) & kExponentMask;
    if (exponent == kExponentMask) {
      not_finite_ += value;
      return;
    }
    const std::uint64_t is_normal = exponent == 0 ? 0 : 1;
    const std::uint64_t mantissa = (bits & (kHidden - 1)) | (is_normal << kFractionBits);
    const std::uint64_t position = exponent - is_normal;
    const std::size_t chunk = position / kChunkBits;
    const std::uint64_t shift = position % kChunkBits;
    const auto low = static_cast<std::int64_t>((mantissa << shift) & kChunkMask);
    const auto high = static_cast<std::int64_t>(mantissa >> (kChunkBits - shift));
    const std::int64_t flip = -static_cast<std::int64_t>(bits >> 63U);  // all ones for a negative number
    chunks_[chunk] += (low ^ flip) - flip;
    chunks_[chunk + 1] += (high ^ flip) - flip;
    if (++added_ == kMostAdded) carry();
  }

  void add(const ExactSum& other) {
    not_finite_ += other.not_finite_;
    carry();
    for (std::size_t i = 0; i < kChunks; ++i) chunks_[i] += other.chunks_[i];
    added_ = other.added_ + 1;
    if (added_ == kMostAdded) carry();
  }

  /// The double next to the sum; of two that are as near the even one. An infinity if the sum is beyond all doubles.
  [[nodiscard]] double value() const {
    if (std::isnan(not_finite_)) return std::numeric_limits<double>::quiet_NaN();
    if (!is_finite()) return not_finite_;
    const Magnitude whole = magnitude();
    std::size_t top = kDigits - 1;
    while (top > 0 && whole.digits[top] == 0) --top;
    if (whole.digits[top] == 0) return 0.0;

    // The 64 bits that begin with the first one that is set, and whether any is set after them.
    const auto digit = [&](std::size_t below) { return below > top ? 0 : std::uint64_t{whole.digits[top - below]}; };
    const int width = 32 - std::countl_zero(whole.digits[top]);
    const std::uint64_t bits = digit(0) << (64 - width) | digit(1) << (32 - width) | digit(2) >> width;
    bool rest = (digit(2) & ((std::uint64_t{1} << width) - 1)) != 0;
    for (std::size_t below = 3; !rest && below <= top; ++below) rest = digit(below) != 0;

    std::uint64_t mantissa = bits >> kSpareBits;
    const std::uint64_t spare = bits & ((std::uint64_t{1} << kSpareBits) - 1);
    const bool is_above_half = spare > kHalf || (spare == kHalf && rest);
    if (is_above_half || (spare == kHalf && mantissa % 2 == 1)) ++mantissa;
    const int exponent = static_cast<int>(kChunkBits * top) + width - kMantissaBits + kLeastExponent;
    const double rounded = std::ldexp(static_cast<double>(mantissa), exponent);
    return whole.negative ? -rounded : rounded;
  }

  /// Doubles whose exact sum it is, largest first, no two overlapping: `value()`, then what that leaves, rounded, and
  /// so on; none for zero. Equal sums have equal parts. A sum beyond all doubles begins with the largest one, as often
  /// as it takes; an infinity or NaN is one part.
  [[nodiscard]] std::vector<double> parts() const {
    std::vector<double> out;
    ExactSum rest = *this;
    for (double part = rest.value(); part != 0.0; part = rest.value()) {
      if (is_finite() && std::isinf(part)) part = std::copysign(std::numeric_limits<double>::max(), part);
      out.push_back(part);
      if (!is_finite()) break;
      rest.add(-part);
    }
    return out;
  }

  /// The sum of `parts`, which need not be canonical.
  [[nodiscard]] static ExactSum of(std::span<const double> parts) {
    ExactSum sum;
    for (const double part : parts) sum.add(part);
    return sum;
  }

  /// By the exact sum; infinities and NaN compare as doubles do.
  friend bool operator==(const ExactSum& a, const ExactSum& b) {
    if (!a.is_finite() || !b.is_finite()) return a.not_finite_ == b.not_finite_;
    ExactSum x = a;
    ExactSum y = b;
    x.carry();
    y.carry();
    return x.chunks_ == y.chunks_;
  }

 private:
  static constexpr int kMantissaBits = std::numeric_limits<double>::digits;
  static constexpr int kFractionBits = kMantissaBits - 1;
  static constexpr int kSpareBits = 64 - kMantissaBits;
  static constexpr int kLeastExponent = -1074;  ///< of the smallest double, which is the unit of the first chunk
  static constexpr std::uint64_t kHidden = std::uint64_t{1} << kFractionBits;
  static constexpr std::uint64_t kHalf = std::uint64_t{1} << (kSpareBits - 1);
  static constexpr std::uint64_t kExponentMask = 0x7FF;
  static constexpr std::uint64_t kChunkBits = 32;
  static constexpr std::uint64_t kChunkMask = 0xFFFFFFFF;
  static constexpr std::size_t kChunks = 67;  ///< the largest double ends in the last but one
  static constexpr std::size_t kDigits = kChunks + 1;
  /// A number adds less than 2^52 to a chunk, and a chunk that was carried is below 2^32.
  static constexpr std::uint32_t kMostAdded = 1024;
  static_assert(std::numeric_limits<double>::is_iec559 && kMantissaBits == 53);

  /// Absolute value in digits of 32 bits, the least first.
  struct Magnitude {
    bool negative = false;
    std::array<std::uint32_t, kDigits> digits = {};
  };

  [[nodiscard]] bool is_finite() const { return not_finite_ == 0.0; }

  /// Chunks become the one way to write the sum in which all but the last are in [0, 2^32).
  void carry() {
    for (std::size_t i = 0; i + 1 < kChunks; ++i) {
      chunks_[i + 1] += chunks_[i] >> kChunkBits;
      chunks_[i] &= static_cast<std::int64_t>(kChunkMask);
    }
    added_ = 0;
  }

  [[nodiscard]] Magnitude magnitude() const {
    ExactSum sum = *this;
    sum.carry();
    Magnitude out;
    out.negative = sum.chunks_.back() < 0;
    if (out.negative) {
      for (std::int64_t& chunk : sum.chunks_) chunk = -chunk;
      sum.carry();
    }
    for (std::size_t i = 0; i < kChunks; ++i) {
      out.digits[i] = static_cast<std::uint32_t>(static_cast<std::uint64_t>(sum.chunks_[i]) & kChunkMask);
    }
    out.digits[kChunks] = static_cast<std::uint32_t>(sum.chunks_.back() >> kChunkBits);
    return out;
  }

  std::array<std::int64_t, kChunks> chunks_ = {};  ///< `chunks_[i]` counts 2^(32 i - 1074)
  double not_finite_ = 0.0;                        ///< the sum of what is infinite or NaN
  std::uint32_t added_ = 0;                        ///< numbers since the last `carry`
};

}  // namespace lacuna
