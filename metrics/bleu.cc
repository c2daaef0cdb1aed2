#include "metrics/bleu.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "eval/base/format_number.h"
#include "metrics/kernels/ngram_matcher.h"
#include "metrics/kernels/reference_ids.h"
#include "metrics/kernels/vocabulary.h"
#include "metrics/signature.h"

namespace lacuna {
namespace {

Error usage(const char* message) { return {.code = ErrorCode::kUsage, .message = message, .path = {}}; }

}  // namespace

Status BleuOptions::validate() const {
  if (max_order < 1 || max_order > 16) {
    return usage("BLEU: the maximum n-gram order must be between 1 and 16");
  }
  if (smoothing_value && !(*smoothing_value > 0 && std::isfinite(*smoothing_value))) {
    return usage("BLEU: the smoothing value must be positive");
  }
  if (smoothing_value && smoothing != BleuSmoothing::kFloor && smoothing != BleuSmoothing::kAddK) {
    return usage("BLEU: only floor and add-k smoothing take a value");
  }
  return {};
}

Result<MetricPtr> make_bleu(const BleuOptions& options) {
  if (const Status status = options.validate(); !status) return status.error();
  return MetricPtr(std::make_shared<const metrics::Bleu>(options));
}

namespace metrics {
namespace {

constexpr std::size_t kMaxOrder = 16;

struct BleuCache final : Metric::ReferenceCache {
  Vocabulary vocabulary;
  ReferenceIds references;
};

struct BleuScratch final : Metric::Scratch {
  TokenBuffer buffer;
  Vocabulary::Index index;
  std::vector<std::uint32_t> hypothesis;
  NgramMatcher matcher;
};

double default_value(BleuSmoothing smoothing) { return smoothing == BleuSmoothing::kFloor ? 0.1 : 1.0; }

std::string smoothing_name(BleuSmoothing smoothing) {
  switch (smoothing) {
    case BleuSmoothing::kNone: return "none";
    case BleuSmoothing::kFloor: return "floor";
    case BleuSmoothing::kAddK: return "add-k";
    case BleuSmoothing::kExp: break;
  }
  return "exp";
}

std::string numbered(const char* name, int order) { return std::string(name) + "_" + std::to_string(order); }

}  // namespace

Bleu::Bleu(const BleuOptions& options)
    : options_(options),
      smoothing_value_(options.smoothing_value.value_or(default_value(options.smoothing))),
      tokens_(options.tokenizer, options.lowercase) {
  info_.id = "bleu";
  info_.display_name = "BLEU";
  info_.highest = 100.0;
  info_.ideal = 100.0;
  info_.columns = {{.name = "hypothesis_length", .unit = "tokens"}, {.name = "reference_length", .unit = "tokens"}};
  for (int n = 1; n <= options_.max_order; ++n) info_.columns.push_back({numbered("correct", n), "n-grams"});
  for (int n = 1; n <= options_.max_order; ++n) info_.columns.push_back({numbered("total", n), "n-grams"});
}

std::string Bleu::signature(int references) const {
  const bool takes_value = options_.smoothing == BleuSmoothing::kFloor || options_.smoothing == BleuSmoothing::kAddK;
  Signature signature(references);
  signature.add("case", options_.lowercase ? "lc" : "mixed");
  signature.add("eff", options_.effective_order ? "yes" : "no");
  signature.add("tok", tokens_.tokenizer().signature());
  std::string smoothing = smoothing_name(options_.smoothing);
  if (takes_value) smoothing.append("[").append(base::format_fixed(smoothing_value_, 2)).append("]");
  signature.add("smooth", smoothing);
  signature.add_version();
  if (options_.max_order != 4) signature.add("order", std::to_string(options_.max_order));
  // Two digits do not tell 0.001 from 0.002.
  const std::string exact = base::format_shortest(smoothing_value_);
  const std::size_t point = exact.find_first_of(".e");
  if (takes_value && point != std::string::npos && exact.size() > point + 3) signature.add("value", exact);
  return signature.text();
}

std::unique_ptr<const Metric::ReferenceCache> Bleu::prepare_references(std::span<const ReferenceSet> references) const {
  auto cache = std::make_unique<BleuCache>();
  TokenBuffer buffer;
  Vocabulary::Index index;
  std::vector<std::size_t> lengths;
  for (const ReferenceSet& unit : references) {
    lengths.clear();
    for (const std::string_view reference : unit) {
      const TokenizedText& text = tokens_.tokenize(reference, buffer);
      cache->vocabulary.add(text.text, text.tokens);
      lengths.push_back(text.tokens.size());
    }
    cache->references.add_unit(cache->vocabulary.end_unit(index), lengths);
  }
  return cache;
}

std::unique_ptr<Metric::Scratch> Bleu::make_scratch() const { return std::make_unique<BleuScratch>(); }

void Bleu::write_row(const UnitText& unit, const ReferenceCache& cache, Scratch& scratch, std::span<double> row) const {
  const auto& prepared = static_cast<const BleuCache&>(cache);
  auto& memory = static_cast<BleuScratch&>(scratch);
  const TokenizedText& text = tokens_.tokenize(unit.hypothesis, memory.buffer);
  prepared.vocabulary.find(unit.index, text.text, text.tokens, memory.index, memory.hypothesis);
  const std::size_t length = memory.hypothesis.size();
  const auto orders = static_cast<std::size_t>(options_.max_order);
  row[0] = static_cast<double>(length);
  row[1] = static_cast<double>(closest_length(length, prepared.references.lengths(unit.index)));
  memory.matcher.match(memory.hypothesis, prepared.references.symbols(unit.index), row.subspan(2, orders));
  for (std::size_t n = 1; n <= orders; ++n) {
    row[1 + orders + n] = length >= n ? static_cast<double>(length - n + 1) : 0.0;
  }
}

template <class Count>
double Bleu::compute(std::span<const double> sums, std::span<double> precisions, double& brevity_penalty) const {
  const double hypothesis_length = sums[0];
  const double reference_length = sums[1];
  const std::size_t orders = precisions.size();
  const std::span<const double> correct = sums.subspan(2, orders);
  const std::span<const double> total = sums.subspan(2 + orders, orders);

  std::fill(precisions.begin(), precisions.end(), 0.0);
  brevity_penalty = 1.0;
  if (hypothesis_length < reference_length) {
    brevity_penalty = hypothesis_length > 0 ? std::exp(1 - reference_length / hypothesis_length) : 0.0;
  }
  if (std::all_of(correct.begin(), correct.end(), [](double count) { return count == 0; })) return 0.0;

  double exp_factor = 1.0;
  std::size_t effective_order = orders;
  for (std::size_t n = 0; n < orders; ++n) {
    const double added = options_.smoothing == BleuSmoothing::kAddK && n > 0 ? smoothing_value_ : 0.0;
    const double matches = double{static_cast<Count>(correct[n] + added)};
    const double ngrams = double{static_cast<Count>(total[n] + added)};
    if (ngrams == 0) break;
    if (options_.effective_order) effective_order = n + 1;
    if (matches != 0) {
      precisions[n] = 100.0 * matches / ngrams;
    } else if (options_.smoothing == BleuSmoothing::kExp) {
      exp_factor *= 2;
      precisions[n] = 100.0 / (exp_factor * ngrams);
    } else if (options_.smoothing == BleuSmoothing::kFloor) {
      precisions[n] = 100.0 * smoothing_value_ / ngrams;
    }
  }

  double log_sum = 0.0;
  for (std::size_t n = 0; n < effective_order; ++n) {
    // sacreBLEU's `my_log`: a finite number in place of the logarithm of 0.
    log_sum += precisions[n] == 0 ? -9999999999.0 : std::log(precisions[n]);
  }
  return brevity_penalty * std::exp(log_sum / static_cast<double>(effective_order));
}

Score Bleu::score(std::span<const double> sums) const {
  std::array<double, kMaxOrder> storage{};
  const std::span<double> precisions = std::span(storage).first(static_cast<std::size_t>(options_.max_order));
  double brevity_penalty = 0.0;
  Score score;
  score.metric = info_.display_name;
  score.value = compute(sums, precisions, brevity_penalty);
  for (int n = 1; n <= options_.max_order; ++n) {
    score.components.emplace_back(numbered("precision", n), precisions[static_cast<std::size_t>(n - 1)]);
  }
  score.components.emplace_back("brevity_penalty", brevity_penalty);
  score.components.emplace_back("ratio", sums[1] > 0 ? sums[0] / sums[1] : 0.0);
  score.components.emplace_back("hypothesis_length", sums[0]);
  score.components.emplace_back("reference_length", sums[1]);
  return score;
}

template <class Count>
void Bleu::compute_many(std::span<const double> sums, std::span<std::optional<double>> values) const {
  std::array<double, kMaxOrder> storage{};
  const std::span<double> precisions = std::span(storage).first(static_cast<std::size_t>(options_.max_order));
  double brevity_penalty = 0.0;
  const std::size_t width = info_.columns.size();
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = compute<Count>(sums.subspan(i * width, width), precisions, brevity_penalty);
  }
}

void Bleu::score_many(std::span<const double> sums, std::span<std::optional<double>> values) const {
  compute_many<double>(sums, values);
}

void Bleu::score_many_single(std::span<const double> sums, std::span<std::optional<double>> values) const {
  compute_many<float>(sums, values);
}

}  // namespace metrics
}  // namespace lacuna
