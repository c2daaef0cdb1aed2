#include "eval/align/hmm_aligner.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "eval/align/blocks.h"

namespace lacuna::align {

using langpack::WordId;

namespace {

constexpr std::size_t kBatchPlaces = std::size_t{1} << 20;  // bounds what waits to be added up
constexpr std::size_t kDiagonalSteps = 1024;
constexpr float kLeastAgreement = 1e-6F;  // links that both directions together give less do not count
constexpr float kLeastProbability = 1e-9F;

struct Count {
  std::uint32_t entry = 0;
  float count = 0.0F;
};

/// Appends a row of a lexicon: its most probable entries, by word.
void append_row(std::vector<langpack::Translation> row, const LexiconLimits& limits, std::vector<std::uint32_t>& begin,
                std::vector<langpack::Translation>& entries) {
  std::erase_if(row, [&](const langpack::Translation& entry) { return entry.probability < limits.prune; });
  std::sort(row.begin(), row.end(), [](const langpack::Translation& a, const langpack::Translation& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.word < b.word;
  });
  if (row.size() > limits.max_row) row.resize(limits.max_row);
  std::sort(row.begin(), row.end(),
            [](const langpack::Translation& a, const langpack::Translation& b) { return a.word < b.word; });
  entries.insert(entries.end(), row.begin(), row.end());
  begin.push_back(static_cast<std::uint32_t>(entries.size()));
}

}  // namespace

struct HmmAligner::Work {
  JumpChain forward;   // states: source places
  JumpChain backward;  // states: target places
  PlacePosteriors posteriors;
  std::vector<float> null_target;
  std::vector<float> null_source;
  double forward_log_likelihood = 0.0;  // of the pair seen last
  double backward_log_likelihood = 0.0;

  void resize(std::size_t n, std::size_t m) {
    posteriors.sources = n;
    posteriors.targets = m;
    posteriors.forward.resize(n * m);
    posteriors.backward.resize(n * m);
    null_source.resize(n);
    null_target.resize(m);
  }
};

struct HmmAligner::BlockCounts {
  std::vector<Count> links;
  std::vector<float> null_target;  // tokens in order
  std::vector<float> null_source;
  JumpCounts forward;
  JumpCounts backward;
  double forward_log_likelihood = 0.0;
  double backward_log_likelihood = 0.0;
  double target_words = 0.0;
  double source_words = 0.0;
};

HmmAligner::HmmAligner(const Bitext& bitext, std::size_t sources, std::size_t targets, const HmmAlignerOptions& options,
                       const base::ParallelFor& parallel_for)
    : bitext_(bitext),
      options_(options),
      parallel_for_(parallel_for),
      table_(bitext, sources, targets, parallel_for),
      lexicon_(table_.entries(), {1.0F / static_cast<float>(targets), 1.0F / static_cast<float>(sources)}),
      null_target_(targets, 1.0F / static_cast<float>(targets)),
      null_source_(sources, 1.0F / static_cast<float>(sources)),
      forward_jumps_(Jumps::decaying(options.jump_decay)),
      backward_jumps_(Jumps::decaying(options.jump_decay)) {
  for (std::size_t step = 0; step <= kDiagonalSteps; ++step) {
    diagonal_.push_back(static_cast<float>(std::exp(-options.tension * static_cast<double>(step) / kDiagonalSteps)));
  }
}

void HmmAligner::model1_posteriors(std::size_t pair, Work& work) const {
  const auto source = bitext_.source_of(pair);
  const auto target = bitext_.target_of(pair);
  const std::size_t n = source.size();
  const std::size_t m = target.size();
  PlacePosteriors& out = work.posteriors;
  const std::uint32_t* entry = table_.entries_of(pair).data();
  const auto p0 = static_cast<float>(options_.null_probability);
  std::vector<float> near_target(m, 0.0F);  // what the preferences of a target word are normalised by
  std::vector<float> sum_target(m, 0.0F);
  std::vector<float> place(m);
  const auto fill_place = [&](std::size_t i) {
    for (std::size_t j = 0; j < m; ++j) {
      const float distance = std::abs((static_cast<float>(i) + 0.5F) / static_cast<float>(n) -
                                      (static_cast<float>(j) + 0.5F) / static_cast<float>(m));
      place[j] = diagonal_[static_cast<std::size_t>(distance * kDiagonalSteps)];
    }
  };
  work.forward_log_likelihood = 0.0;
  work.backward_log_likelihood = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    fill_place(i);
    float near = 0.0F;
    for (std::size_t j = 0; j < m; ++j) near_target[j] += place[j];
    for (std::size_t j = 0; j < m; ++j) near += place[j];
    const float scale = (1.0F - p0) / near;
    float all = 0.0F;
    for (std::size_t j = 0; j < m; ++j) {
      const Probability& p = lexicon_[entry[i * m + j]];
      const float forward = place[j] * p.forward;
      const float backward = place[j] * p.backward * scale;
      out.forward[i * m + j] = forward;
      out.backward[i * m + j] = backward;
      sum_target[j] += forward;
      all += backward;
    }
    const float null = p0 * null_source_[source[i]];
    all += null;
    work.backward_log_likelihood += std::log(static_cast<double>(all));
    const float inverse = 1.0F / all;
    work.null_source[i] = null * inverse;
    for (std::size_t j = 0; j < m; ++j) out.backward[i * m + j] *= inverse;
  }
  for (std::size_t j = 0; j < m; ++j) {
    const float scale = (1.0F - p0) / near_target[j];
    const float null = p0 * null_target_[target[j]];
    const float all = null + sum_target[j] * scale;
    work.forward_log_likelihood += std::log(static_cast<double>(all));
    work.null_target[j] = null / all;
    sum_target[j] = scale / all;
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < m; ++j) out.forward[i * m + j] *= sum_target[j];
  }
}

void HmmAligner::hmm_posteriors(std::size_t pair, Work& work, BlockCounts* counts) const {
  const auto source = bitext_.source_of(pair);
  const auto target = bitext_.target_of(pair);
  const std::size_t n = source.size();
  const std::size_t m = target.size();
  PlacePosteriors& out = work.posteriors;
  const std::uint32_t* entry = table_.entries_of(pair).data();
  work.forward.resize(n, m);
  work.backward.resize(m, n);
  for (std::size_t i = 0; i < n; ++i) {
    float* backward = work.backward.emission(i);
    for (std::size_t j = 0; j < m; ++j) {
      const Probability& p = lexicon_[entry[i * m + j]];
      backward[j] = p.backward;
      work.forward.emission(j)[i] = p.forward;
    }
    work.backward.null_emission(i) = null_source_[source[i]];
  }
  for (std::size_t j = 0; j < m; ++j) work.forward.null_emission(j) = null_target_[target[j]];
  const auto p0 = static_cast<float>(options_.null_probability);
  const auto weight = static_cast<double>(bitext_.weight[pair]);
  work.forward_log_likelihood =
      work.forward.run(forward_jumps_, p0, weight, counts == nullptr ? nullptr : &counts->forward);
  work.backward_log_likelihood =
      work.backward.run(backward_jumps_, p0, weight, counts == nullptr ? nullptr : &counts->backward);
  for (std::size_t j = 0; j < m; ++j) {
    const float* posterior = work.forward.posterior(j);
    for (std::size_t i = 0; i < n; ++i) out.forward[i * m + j] = posterior[i];
    work.null_target[j] = work.forward.null_posterior(j);
  }
  for (std::size_t i = 0; i < n; ++i) {
    std::copy_n(work.backward.posterior(i), m, out.backward.begin() + static_cast<std::ptrdiff_t>(i * m));
    work.null_source[i] = work.backward.null_posterior(i);
  }
}

/// The expectation step of one pair.
void HmmAligner::expect(std::size_t pair, bool hmm, Work& work, BlockCounts& block) const {
  const auto entries = table_.entries_of(pair);
  if (entries.empty()) return;
  work.resize(bitext_.source_of(pair).size(), bitext_.target_of(pair).size());
  if (hmm) {
    hmm_posteriors(pair, work, &block);
  } else {
    model1_posteriors(pair, work);
  }
  const float weight = bitext_.weight[pair];
  const auto power = static_cast<float>(options_.agreement_power);
  for (std::size_t k = 0; k < entries.size(); ++k) {
    const float agreed = work.posteriors.forward[k] * work.posteriors.backward[k];
    if (agreed > kLeastAgreement) block.links.push_back({entries[k], weight * std::pow(agreed, power)});
  }
  const auto importance = static_cast<double>(weight);
  block.forward_log_likelihood += importance * work.forward_log_likelihood;
  block.backward_log_likelihood += importance * work.backward_log_likelihood;
  block.target_words += importance * static_cast<double>(work.null_target.size());
  block.source_words += importance * static_cast<double>(work.null_source.size());
  for (const float p : work.null_target) block.null_target.push_back(weight * p);
  for (const float p : work.null_source) block.null_source.push_back(weight * p);
}

/// One iteration: pairs in batches, the pairs of a batch at the same time, their counts added up in order.
void HmmAligner::iterate(bool hmm) {
  std::vector<double> counts(table_.entries(), 0.0);
  std::vector<double> null_target(null_target_.size(), 0.0);
  std::vector<double> null_source(null_source_.size(), 0.0);
  JumpCounts forward;
  JumpCounts backward;
  BlockCounts sums;  // of the likelihoods and words alone
  for (std::size_t first = 0; first < bitext_.size();) {
    std::vector<std::uint64_t> costs;
    std::size_t places = 0;
    while (first + costs.size() < bitext_.size() && places < kBatchPlaces) {
      costs.push_back(table_.entries_of(first + costs.size()).size());
      places += costs.back();
    }
    const std::vector<std::size_t> borders = balanced_blocks(costs);
    std::vector<BlockCounts> blocks(borders.size() - 1);
    parallel_for_(blocks.size(), [&](std::size_t b) {
      Work work;
      BlockCounts& block = blocks[b];
      for (std::size_t pair = first + borders[b]; pair < first + borders[b + 1]; ++pair) {
        expect(pair, hmm, work, block);
      }
    });
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const BlockCounts& block = blocks[b];
      for (const Count& count : block.links) counts[count.entry] += static_cast<double>(count.count);
      std::size_t s = 0;
      std::size_t t = 0;
      for (std::size_t pair = first + borders[b]; pair < first + borders[b + 1]; ++pair) {
        if (table_.entries_of(pair).empty()) continue;
        for (const WordId word : bitext_.source_of(pair)) {
          null_source[word] += static_cast<double>(block.null_source[s++]);
        }
        for (const WordId word : bitext_.target_of(pair)) {
          null_target[word] += static_cast<double>(block.null_target[t++]);
        }
      }
      forward.add(block.forward);
      backward.add(block.backward);
      sums.forward_log_likelihood += block.forward_log_likelihood;
      sums.backward_log_likelihood += block.backward_log_likelihood;
      sums.target_words += block.target_words;
      sums.source_words += block.source_words;
    }
    first += costs.size();
  }
  const auto perplexity = [](double log_likelihood, double words) {
    return words > 0.0 ? std::exp(-log_likelihood / words) : 0.0;
  };
  perplexities_.push_back({perplexity(sums.forward_log_likelihood, sums.target_words),
                           perplexity(sums.backward_log_likelihood, sums.source_words)});
  estimate(counts, null_target, null_source);
  if (hmm) {
    forward_jumps_ = forward.estimate();
    backward_jumps_ = backward.estimate();
  }
}

void HmmAligner::estimate(const std::vector<double>& counts, const std::vector<double>& null_target,
                          const std::vector<double>& null_source) {
  std::vector<double> of_target(null_target_.size(), 0.0);
  std::vector<double> of_source(null_source_.size(), 0.0);
  for (std::size_t source = 0; source < table_.sources(); ++source) {
    for (std::size_t e = table_.row_begin(source); e < table_.row_begin(source + 1); ++e) {
      of_source[source] += counts[e];
      of_target[table_.target_of(e)] += counts[e];
    }
  }
  const auto share = [](double count, double total) {
    return std::max(total > 0.0 ? static_cast<float>(count / total) : 0.0F, kLeastProbability);
  };
  parallel_for_(kBlocks, [&](std::size_t block) {
    const std::size_t end = (block + 1) * table_.sources() / kBlocks;
    for (std::size_t source = block * table_.sources() / kBlocks; source < end; ++source) {
      for (std::size_t e = table_.row_begin(source); e < table_.row_begin(source + 1); ++e) {
        lexicon_[e] = {share(counts[e], of_source[source]), share(counts[e], of_target[table_.target_of(e)])};
      }
    }
  });
  const auto estimate_null = [&](const std::vector<double>& null_counts, std::vector<float>& row) {
    double total = 0.0;
    for (const double count : null_counts) total += count;
    for (std::size_t word = 0; word < row.size(); ++word) row[word] = share(null_counts[word], total);
  };
  estimate_null(null_target, null_target_);
  estimate_null(null_source, null_source_);
}

void HmmAligner::train(Progress* progress) {
  const int iterations = options_.model1_iterations + options_.hmm_iterations;
  for (int iteration = 0; iteration < iterations; ++iteration) {
    iterate(iteration >= options_.model1_iterations);
    if (progress != nullptr) {
      progress->update("word alignment", static_cast<std::size_t>(iteration) + 1, static_cast<std::size_t>(iterations));
    }
  }
}

langpack::Lexicon HmmAligner::forward_lexicon(std::size_t sources, std::size_t targets,
                                              const LexiconLimits& limits) const {
  std::vector<std::uint32_t> begin{0};
  std::vector<langpack::Translation> entries;
  for (std::size_t source = 0; source < sources; ++source) {
    std::vector<langpack::Translation> row;
    for (std::size_t e = table_.row_begin(source); e < table_.row_begin(source + 1); ++e) {
      if (table_.target_of(e) < targets) row.push_back({table_.target_of(e), lexicon_[e].forward});
    }
    append_row(std::move(row), limits, begin, entries);
  }
  return {std::move(begin), std::move(entries)};
}

langpack::Lexicon HmmAligner::backward_lexicon(std::size_t sources, std::size_t targets,
                                               const LexiconLimits& limits) const {
  std::vector<std::vector<langpack::Translation>> rows(targets);
  for (std::size_t source = 0; source < sources; ++source) {
    for (std::size_t e = table_.row_begin(source); e < table_.row_begin(source + 1); ++e) {
      if (table_.target_of(e) >= targets || lexicon_[e].backward < limits.prune) continue;
      rows[table_.target_of(e)].push_back({static_cast<WordId>(source), lexicon_[e].backward});
    }
  }
  std::vector<std::uint32_t> begin{0};
  std::vector<langpack::Translation> entries;
  for (std::vector<langpack::Translation>& row : rows) append_row(std::move(row), limits, begin, entries);
  return {std::move(begin), std::move(entries)};
}

langpack::AlignmentModel HmmAligner::model() const {
  return {forward_jumps_, backward_jumps_, static_cast<float>(options_.null_probability), null_source_, null_target_};
}

void HmmAligner::posteriors(std::size_t pair, PlacePosteriors& out) const {
  out = {};
  if (table_.entries_of(pair).empty()) return;
  Work work;
  work.resize(bitext_.source_of(pair).size(), bitext_.target_of(pair).size());
  if (options_.hmm_iterations > 0) {
    hmm_posteriors(pair, work, nullptr);
  } else {
    model1_posteriors(pair, work);
  }
  out = std::move(work.posteriors);
}

}  // namespace lacuna::align
