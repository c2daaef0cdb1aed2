/// \file
/// Resamples as bits: which units each of many replicates takes, or how often.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "eval/stats/pcg64.h"

namespace lacuna::stats {

/// One bit for each of `replicates` x `units`, in words of 32 units, the replicates of one word side by side: the
/// order in which `add_masked_sums` reads them.
class UnitMasks {
 public:
  static constexpr std::size_t kUnitsPerWord = 32;

  UnitMasks(std::size_t units, std::size_t replicates)
      : replicates_(replicates), words_((units + kUnitsPerWord - 1) / kUnitsPerWord * replicates) {}

  [[nodiscard]] std::size_t replicates() const { return replicates_; }
  [[nodiscard]] std::size_t blocks() const { return replicates_ == 0 ? 0 : words_.size() / replicates_; }
  [[nodiscard]] std::uint32_t word(std::size_t block, std::size_t replicate) const {
    return words_[block * replicates_ + replicate];
  }
  void set_word(std::size_t block, std::size_t replicate, std::uint32_t word) {
    words_[block * replicates_ + replicate] = word;
  }

 private:
  std::size_t replicates_;
  std::vector<std::uint32_t> words_;
};

/// How often each replicate of a bootstrap takes each unit, as binary digits: `planes[p]` has weight 2^p.
struct BootstrapMasks {
  std::vector<UnitMasks> planes;
};

/// The next `replicates` rows of NumPy's `choice(units, size=(…, units), replace=True)`. `units` is from 1 to 2^32 - 1.
[[nodiscard]] BootstrapMasks draw_bootstrap(Pcg64& random, std::size_t units, std::size_t replicates);

/// NumPy's `integers(2, size=(…, units), dtype=bool)`, row by row. NumPy keeps the bits that a call left over for no
/// other call, so one object stands for one call.
class CoinFlips {
 public:
  CoinFlips(Pcg64& random, std::size_t units) : random_(random), units_(units) {}

  /// The next `replicates` rows.
  [[nodiscard]] UnitMasks draw(std::size_t replicates);

 private:
  [[nodiscard]] std::uint32_t bits(std::size_t count);

  Pcg64& random_;
  std::size_t units_;
  std::uint64_t buffer_ = 0;  // bits that are drawn and not used, the next one lowest
  std::size_t buffered_ = 0;
};

}  // namespace lacuna::stats
