#include "eval/pipeline/compare/compare_buckets.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace lacuna::pipeline {
namespace {

constexpr std::size_t kStep = 10;  // words
constexpr std::size_t kSteps = 6;  // then come the longer ones

// 0: no words at all.
std::size_t length_bucket(std::size_t words) { return words == 0 ? 0 : std::min((words - 1) / kStep, kSteps) + 1; }

std::string length_name(std::size_t bucket) {
  if (bucket == 0) return "no words";
  const std::string first = std::to_string((bucket - 1) * kStep + 1);
  return bucket > kSteps ? first + " words or more" : first + "–" + std::to_string(bucket * kStep) + " words";
}

struct Frequency {
  std::uint64_t first;  // from so many times on
  const char* name;
};
constexpr std::array kFrequencies = {Frequency{0, "seen 0 times"},
                                     Frequency{1, "seen once"},
                                     Frequency{2, "seen 2 times"},
                                     Frequency{3, "seen 3 times"},
                                     Frequency{4, "seen 4 times"},
                                     Frequency{5, "seen 5–9 times"},
                                     Frequency{10, "seen 10–99 times"},
                                     Frequency{100, "seen 100–999 times"},
                                     Frequency{1000, "seen 1000 times or more"}};

std::size_t frequency_bucket(std::uint64_t count) {
  std::size_t bucket = kFrequencies.size() - 1;
  while (kFrequencies[bucket].first > count) --bucket;
  return bucket;
}

/// Words of one bucket.
struct WordSums {
  std::uint64_t reference = 0;   // words of all references
  std::uint64_t hypothesis = 0;  // words of the hypothesis
  std::uint64_t recalled = 0;    // of `reference`, matched
  std::uint64_t confirmed = 0;   // of `hypothesis`, matched
};
using WordBuckets = std::array<WordSums, kFrequencies.size()>;

using Counts = std::unordered_map<std::uint32_t, std::uint32_t>;

void count(std::span<const std::uint32_t> words, const WordIndex& index, Counts& counts) {
  counts.clear();
  for (const std::uint32_t word : words) {
    if (index.is_lexical(word)) ++counts[word];
  }
}

std::uint32_t count_in(const Counts& counts, std::uint32_t word) {
  const auto found = counts.find(word);
  return found == counts.end() ? 0 : found->second;
}

WordBuckets word_buckets(const std::vector<IndexedText>& references, const IndexedText& hypothesis,
                         const WordIndex& index, const std::vector<std::uint8_t>& bucket_of) {
  WordBuckets buckets{};
  std::vector<Counts> wanted(references.size());
  Counts found;
  for (std::size_t unit = 0; unit < hypothesis.units(); ++unit) {
    count(hypothesis.unit(unit), index, found);
    for (std::size_t r = 0; r < references.size(); ++r) {
      count(references[r].unit(unit), index, wanted[r]);
      for (const auto& [word, times] : wanted[r]) {
        WordSums& sums = buckets[bucket_of[word]];
        sums.reference += times;
        sums.recalled += std::min(times, count_in(found, word));
      }
    }
    for (const auto& [word, times] : found) {
      std::uint32_t most = 0;
      for (const Counts& reference : wanted) most = std::max(most, count_in(reference, word));
      WordSums& sums = buckets[bucket_of[word]];
      sums.hypothesis += times;
      sums.confirmed += std::min(times, most);
    }
  }
  return buckets;
}

// In percent; null where neither side has a word.
std::optional<double> f1(const WordSums& sums) {
  if (sums.reference + sums.hypothesis == 0) return std::nullopt;
  if (sums.recalled == 0 || sums.confirmed == 0) return 0.0;
  const double precision = static_cast<double>(sums.confirmed) / static_cast<double>(sums.hypothesis);
  const double recall = static_cast<double>(sums.recalled) / static_cast<double>(sums.reference);
  return 100.0 * 2.0 * precision * recall / (precision + recall);
}

}  // namespace

std::vector<BucketTable> length_buckets(const Compared& compared, std::span<const std::size_t> lengths,
                                        const std::string& by) {
  constexpr std::size_t kBuckets = kSteps + 2;
  std::array<std::size_t, kBuckets> sizes{};
  for (const std::size_t length : lengths) ++sizes[length_bucket(length)];
  std::vector<BucketTable> tables;
  for (const ComparedMetric& metric : compared.metrics) {
    const MetricInfo& info = metric.metric->info();
    BucketTable& table = tables.emplace_back(BucketTable{.by = by, .measure = info.display_name});
    table.decimals = metric.decimals;
    table.lower_is_better = info.direction == Direction::kLower;
    std::array<Bucket*, kBuckets> buckets{};
    table.buckets.reserve(kBuckets);
    for (std::size_t b = 0; b < kBuckets; ++b) {
      if (sizes[b] > 0) buckets[b] = &table.buckets.emplace_back(Bucket{.name = length_name(b), .units = sizes[b]});
    }
    for (const StatsTable& rows : metric.tables) {
      std::vector<std::vector<double>> sums(kBuckets, std::vector<double>(rows.width()));
      for (std::size_t unit = 0; unit < rows.units(); ++unit) {
        const std::span<const double> row = rows.row(unit);
        std::vector<double>& sum = sums[length_bucket(lengths[unit])];
        for (std::size_t c = 0; c < row.size(); ++c) sum[c] += row[c];
      }
      for (std::size_t b = 0; b < kBuckets; ++b) {
        if (buckets[b] != nullptr) buckets[b]->values.push_back(metric.metric->score(sums[b]).value);
      }
    }
  }
  return tables;
}

BucketTable frequency_buckets(const std::vector<IndexedText>& references, const std::vector<IndexedText>& hypotheses,
                              const WordIndex& index, const std::vector<std::uint64_t>& counts, bool by_references) {
  std::vector<std::uint8_t> bucket_of;
  bucket_of.reserve(counts.size());
  for (const std::uint64_t times : counts) bucket_of.push_back(static_cast<std::uint8_t>(frequency_bucket(times)));
  std::vector<WordBuckets> systems;
  systems.reserve(hypotheses.size());
  for (const IndexedText& hypothesis : hypotheses) {
    systems.push_back(word_buckets(references, hypothesis, index, bucket_of));
  }
  BucketTable table{.by = "word frequency", .measure = "F1 of words", .counts = "words"};
  for (std::size_t b = by_references ? 1 : 0; b < kFrequencies.size(); ++b) {
    Bucket bucket{.name = kFrequencies[b].name, .units = systems.front()[b].reference};
    bool any = bucket.units > 0;
    for (const WordBuckets& system : systems) {
      bucket.values.push_back(f1(system[b]));
      any = any || system[b].hypothesis > 0;
    }
    if (any) table.buckets.push_back(std::move(bucket));
  }
  return table;
}

}  // namespace lacuna::pipeline
