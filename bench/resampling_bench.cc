// Sums of resamples: the kernel of every significance test, on a table of whole numbers made here. The sums are
// compared with sums unit by unit before the clock starts.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/stats/masked_sums.h"
#include "eval/stats/unit_masks.h"

namespace {

using namespace lacuna::stats;  // NOLINT(google-build-using-namespace): a program of its own

constexpr std::size_t kUnits = 3004;
constexpr std::size_t kReplicates = 1000;

std::vector<std::int32_t> make_rows() {
  Pcg64 random(3);
  std::vector<std::int32_t> rows(kUnits * kMaskedColumns);
  for (std::int32_t& value : rows) value = static_cast<std::int32_t>(random.below(60));
  return rows;
}

std::vector<std::int32_t> sums_of(std::span<const std::int32_t> rows, const std::vector<UnitMasks>& planes) {
  std::vector<std::int32_t> sums(kReplicates * kMaskedColumns);
  for (std::size_t p = 0; p < planes.size(); ++p) add_masked_sums<std::int32_t>(rows, planes[p], 1 << p, sums);
  return sums;
}

// Units drawn one after the other, as the generator gives them.
std::vector<std::int32_t> plain_sums(std::span<const std::int32_t> rows) {
  Pcg64 random(12345);
  std::vector<std::int32_t> sums(kReplicates * kMaskedColumns);
  for (std::size_t r = 0; r < kReplicates; ++r) {
    for (std::size_t draw = 0; draw < kUnits; ++draw) {
      const std::size_t unit = random.below(kUnits);
      for (std::size_t c = 0; c < kMaskedColumns; ++c) sums[r * kMaskedColumns + c] += rows[unit * kMaskedColumns + c];
    }
  }
  return sums;
}

void bootstrap_sums(benchmark::State& state) {
  const std::vector<std::int32_t> rows = make_rows();
  Pcg64 random(12345);
  const BootstrapMasks masks = draw_bootstrap(random, kUnits, kReplicates);
  if (sums_of(rows, masks.planes) != plain_sums(rows)) {
    state.SkipWithError("wrong sums");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(sums_of(rows, masks.planes));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kReplicates));
}
BENCHMARK(bootstrap_sums)->Unit(benchmark::kMillisecond);

void bootstrap_draws(benchmark::State& state) {
  Pcg64 first(12345);
  if (first.below(kUnits) != 2100 || first.below(kUnits) != 682) {  // NumPy's
    state.SkipWithError("wrong generator");
    return;
  }
  for (auto _ : state) {
    Pcg64 random(12345);
    benchmark::DoNotOptimize(draw_bootstrap(random, kUnits, kReplicates));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kReplicates));
}
BENCHMARK(bootstrap_draws)->Unit(benchmark::kMillisecond);

void coin_flips(benchmark::State& state) {
  Pcg64 first(12345);
  CoinFlips flips(first, kUnits);
  if (flips.draw(1).word(0, 0) % 64 != 0b011101) {  // NumPy's first bits are 1, 0, 1, 1, 1, 0
    state.SkipWithError("wrong bits");
    return;
  }
  for (auto _ : state) {
    Pcg64 random(12345);
    CoinFlips again(random, kUnits);
    benchmark::DoNotOptimize(again.draw(kReplicates));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kReplicates));
}
BENCHMARK(coin_flips)->Unit(benchmark::kMillisecond);

}  // namespace
