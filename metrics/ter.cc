#include "metrics/ter.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "eval/text/python_string.h"
#include "metrics/kernels/reference_ids.h"
#include "metrics/kernels/shift_search.h"
#include "metrics/kernels/vocabulary.h"
#include "metrics/signature.h"

namespace lacuna {

Result<MetricPtr> make_ter(const TerOptions& options) {
  return MetricPtr(std::make_shared<const metrics::Ter>(options));
}

namespace metrics {
namespace {

struct TerCache final : Metric::ReferenceCache {
  Vocabulary vocabulary;
  ReferenceIds references;
};

struct TerScratch final : Metric::Scratch {
  TokenizedText tokens;
  Vocabulary::Index index;
  std::vector<std::uint32_t> hypothesis;
  ShiftSearch search;
};

// sacreBLEU's `_compute_score_from_stats`; the rate is rounded to a `Quotient`.
template <class Quotient = double>
double compute(double edits, double reference_length) {
  if (reference_length > 0) return 100 * double{static_cast<Quotient>(edits / reference_length)};
  return edits > 0 ? 100.0 : 0.0;
}

template <class Quotient>
void compute_many(std::span<const double> sums, std::span<std::optional<double>> values) {
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = compute<Quotient>(sums[2 * i], sums[2 * i + 1]);
}

}  // namespace

Ter::Ter(const TerOptions& options) : options_(options), tokenizer_(options) {
  info_.id = "ter";
  info_.display_name = "TER";
  info_.columns = {{.name = "edits", .unit = "edits"},
                   {.name = "reference_length", .unit = "tokens", .integral = false}};
  info_.highest = std::numeric_limits<double>::infinity();
  info_.direction = Direction::kLower;
}

std::string Ter::signature(int references) const {
  Signature signature(references);
  signature.add("case", options_.case_sensitive ? "mixed" : "lc");
  signature.add("tok", tokenizer_.signature());
  signature.add("norm", options_.normalized ? "yes" : "no");
  signature.add("punct", options_.no_punct ? "no" : "yes");
  signature.add("asian", options_.asian_support ? "yes" : "no");
  signature.add_version();
  return signature.text();
}

std::unique_ptr<const Metric::ReferenceCache> Ter::prepare_references(std::span<const ReferenceSet> references) const {
  auto cache = std::make_unique<TerCache>();
  TokenizedText tokens;
  Vocabulary::Index index;
  std::vector<std::size_t> lengths;
  for (const ReferenceSet& unit : references) {
    lengths.clear();
    for (const std::string_view reference : unit) {
      tokenizer_.tokenize(text::python_rstrip(reference), tokens);
      cache->vocabulary.add(tokens.text, tokens.tokens);
      lengths.push_back(tokens.tokens.size());
    }
    cache->references.add_unit(cache->vocabulary.end_unit(index), lengths);
  }
  return cache;
}

std::unique_ptr<Metric::Scratch> Ter::make_scratch() const { return std::make_unique<TerScratch>(); }

void Ter::write_row(const UnitText& unit, const ReferenceCache& cache, Scratch& scratch, std::span<double> row) const {
  const auto& prepared = static_cast<const TerCache&>(cache);
  auto& memory = static_cast<TerScratch&>(scratch);
  tokenizer_.tokenize(text::python_rstrip(unit.hypothesis), memory.tokens);
  prepared.vocabulary.find(unit.index, memory.tokens.text, memory.tokens.tokens, memory.index, memory.hypothesis);
  std::span<const std::uint32_t> symbols = prepared.references.symbols(unit.index);
  const std::span<const std::size_t> lengths = prepared.references.lengths(unit.index);
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  std::size_t total = 0;
  for (const std::size_t length : lengths) {
    fewest = std::min(fewest, memory.search.edits(memory.hypothesis, symbols.first(length)));
    total += length;
    symbols = symbols.subspan(length + 1);
  }
  row[0] = static_cast<double>(fewest);
  row[1] = static_cast<double>(total) / static_cast<double>(lengths.size());
}

Score Ter::score(std::span<const double> sums) const {
  Score score;
  score.metric = info_.display_name;
  score.value = compute(sums[0], sums[1]);
  score.components = {{"edits", sums[0]}, {"reference_length", sums[1]}};
  return score;
}

void Ter::score_many(std::span<const double> sums, std::span<std::optional<double>> values) const {
  compute_many<double>(sums, values);
}

void Ter::score_many_single(std::span<const double> sums, std::span<std::optional<double>> values) const {
  compute_many<float>(sums, values);
}

}  // namespace metrics
}  // namespace lacuna
