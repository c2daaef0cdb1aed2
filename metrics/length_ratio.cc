#include "metrics/length_ratio.h"

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

#include "metrics/signature.h"

namespace lacuna {

Result<MetricPtr> make_length_ratio(const LengthRatioOptions& options) {
  return MetricPtr(std::make_shared<const metrics::LengthRatio>(options));
}

namespace metrics {
namespace {

struct LengthCache final : Metric::ReferenceCache {
  std::vector<std::size_t> lengths;
  std::vector<std::size_t> unit_begins = {0};
};

struct LengthScratch final : Metric::Scratch {
  TokenBuffer buffer;
};

}  // namespace

LengthRatio::LengthRatio(const LengthRatioOptions& options) : tokens_(options.tokenizer, options.lowercase) {
  info_.id = "length";
  info_.display_name = "length ratio";
  info_.columns = {{.name = "hypothesis_length", .unit = "tokens"}, {.name = "reference_length", .unit = "tokens"}};
  info_.highest = std::numeric_limits<double>::infinity();
  info_.ideal = 1.0;
  info_.direction = Direction::kNearerToIdeal;
}

std::string LengthRatio::signature(int references) const {
  Signature signature(references);
  signature.add("case", tokens_.lowercase() ? "lc" : "mixed");
  signature.add("tok", tokens_.tokenizer().signature());
  signature.add_version();
  return signature.text();
}

std::unique_ptr<const Metric::ReferenceCache> LengthRatio::prepare_references(
    std::span<const ReferenceSet> references) const {
  auto cache = std::make_unique<LengthCache>();
  TokenBuffer buffer;
  for (const ReferenceSet& unit : references) {
    for (const std::string_view reference : unit) cache->lengths.push_back(tokens_.count(reference, buffer));
    cache->unit_begins.push_back(cache->lengths.size());
  }
  return cache;
}

std::unique_ptr<Metric::Scratch> LengthRatio::make_scratch() const { return std::make_unique<LengthScratch>(); }

void LengthRatio::write_row(const UnitText& unit, const ReferenceCache& cache, Scratch& scratch,
                            std::span<double> row) const {
  const auto& prepared = static_cast<const LengthCache&>(cache);
  const std::size_t begin = prepared.unit_begins[unit.index];
  const std::size_t end = prepared.unit_begins[unit.index + 1];
  const std::size_t length = tokens_.count(unit.hypothesis, static_cast<LengthScratch&>(scratch).buffer);
  row[0] = static_cast<double>(length);
  row[1] = static_cast<double>(closest_length(length, std::span(prepared.lengths).subspan(begin, end - begin)));
}

Score LengthRatio::score(std::span<const double> sums) const {
  Score score;
  score.metric = info_.display_name;
  if (sums[1] > 0) {
    score.value = sums[0] / sums[1];
  } else {
    score.reason = "the references have no tokens";
  }
  score.components = {{"hypothesis_length", sums[0]}, {"reference_length", sums[1]}};
  return score;
}

}  // namespace metrics
}  // namespace lacuna
