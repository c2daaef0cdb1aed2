#include "eval/align/hmm_aligner.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

#include "eval/align/blocks.h"
#include "eval/base/byte_io.h"

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

/// Cuts the pairs into blocks of about the same number of places, at most `kBlocks` of them from a batch; returns the
/// borders of those that are the rank's share: all ranks have about the same number of places.
std::vector<std::size_t> blocks_of_share(const Bitext& bitext, const base::Team& team) {
  std::vector<std::size_t> borders{0};
  std::vector<std::uint64_t> places{0};  // before a border
  std::vector<std::uint64_t> costs;      // of the pairs of a batch
  std::uint64_t waiting = 0;             // their sum
  for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
    const bool counts = bitext.weight[pair] > 0.0F;
    costs.push_back(counts ? bitext.source_of(pair).size() * bitext.target_of(pair).size() : 0);
    waiting += costs.back();
    if (waiting < kBatchPlaces && pair + 1 < bitext.size()) continue;
    const std::size_t first = pair + 1 - costs.size();
    const std::vector<std::size_t> cuts = balanced_blocks(costs);
    for (std::size_t b = 1; b < cuts.size(); ++b) {
      borders.push_back(first + cuts[b]);
      places.push_back(places.back());
      for (std::size_t i = cuts[b - 1]; i < cuts[b]; ++i) places.back() += costs[i];
    }
    costs.clear();
    waiting = 0;
  }
  const auto share_begin = [&](std::size_t rank) {
    if (rank == team.size()) return borders.end() - 1;
    const auto at = std::partition_point(places.begin(), places.end(), [&](std::uint64_t before) {
      return before * team.size() < rank * places.back();
    });
    return borders.begin() + (at - places.begin());
  };
  return {share_begin(team.rank()), share_begin(team.rank() + 1) + 1};
}

/// The power of two by which expected counts become integers: one that leaves their sums below 2^62. No place counts
/// more than its pair weighs, so no pair of words, and no word that comes from no word, counts more than the words of
/// one side can: the sum of weight and length of the other side over all tokens of a word. The unit is about 2^40 for
/// 100,000 pairs of 20 words and 2^30 for 100 million, for which the least count of a link, 8e-6, keeps four digits.
double count_unit(const Bitext& bitext, std::size_t sources, std::size_t targets) {
  constexpr int kExponent = 62;
  constexpr int kLargestExponent = 500;  // of a text that weighs next to nothing
  std::vector<double> of_source(sources, 0.0);
  std::vector<double> of_target(targets, 0.0);
  for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
    const auto source = bitext.source_of(pair);
    const auto target = bitext.target_of(pair);
    const auto weight = static_cast<double>(bitext.weight[pair]);
    if (!(weight > 0.0)) continue;
    for (const WordId word : source) of_source[word] += weight * static_cast<double>(target.size());
    for (const WordId word : target) of_target[word] += weight * static_cast<double>(source.size());
  }
  double most = 0.0;
  for (const double sum : of_source) most = std::max(most, sum);
  for (const double sum : of_target) most = std::max(most, sum);
  if (most == 0.0 || !std::isfinite(most)) return 1.0;
  return std::ldexp(1.0, std::min(kExponent - 1 - std::ilogb(most), kLargestExponent));
}

/// A count, which is not negative, as the next integer; 0 for what is none.
std::int64_t rounded(float count, double unit) {
  constexpr double kMost = 0x1.0p62;
  const double above = static_cast<double>(count) * unit + 0.5;
  return above < kMost ? static_cast<std::int64_t>(above) : 0;
}

/// A posterior that rounding, or a sentence that no model explains, has put outside [0, 1].
float probability(float posterior) { return posterior > 0.0F ? std::min(posterior, 1.0F) : 0.0F; }

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

/// What is counted beside words.
struct HmmAligner::Figures {
  JumpCounts forward;
  JumpCounts backward;
  double forward_log_likelihood = 0.0;
  double backward_log_likelihood = 0.0;
  double target_words = 0.0;
  double source_words = 0.0;

  static constexpr std::size_t kSize = 2 * (sizeof(JumpCounts) / sizeof(double)) + 4;
  using Values = std::array<double, kSize>;
};

struct HmmAligner::BlockCounts {
  std::vector<Count> links;
  std::vector<float> null_target;  // tokens in order
  std::vector<float> null_source;
  Figures figures;
};

/// Sums of what the blocks have, the same in any order.
struct HmmAligner::Counts {
  Counts(std::size_t entries, std::size_t targets, std::size_t sources)
      : words(entries + targets + sources, 0),
        links(std::span(words).first(entries)),
        null_target(std::span(words).subspan(entries, targets)),
        null_source(std::span(words).last(sources)) {}
  Counts(const Counts&) = delete;
  Counts& operator=(const Counts&) = delete;
  Counts(Counts&&) = delete;
  Counts& operator=(Counts&&) = delete;
  ~Counts() = default;

  void add(const Figures& more) {
    const auto values = std::bit_cast<Figures::Values>(more);
    for (std::size_t i = 0; i < values.size(); ++i) figures[i].add(values[i]);
  }
  /// Replaces all by the sums over the ranks.
  Status sum_over(base::Team& team) {
    if (Status summed = team.all_sum(words); !summed) return summed;
    base::ByteWriter writer;
    for (const ExactSum& sum : figures) writer.put_array(std::span<const double>{sum.parts()});
    const Result<std::vector<std::string>> all = team.all_gather(writer.bytes());
    if (!all) return all.error();
    figures = {};
    for (const std::string& bytes : *all) {
      base::ByteReader reader(bytes);
      for (ExactSum& sum : figures) sum.add(ExactSum::of(reader.get_array<double>()));
    }
    return {};
  }
  [[nodiscard]] Figures figures_sum() const {
    Figures::Values values{};
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = figures[i].value();
    return std::bit_cast<Figures>(values);
  }

  std::vector<std::int64_t> words;  // in units of `count_unit_`
  std::span<std::int64_t> links;    // of them, by entry of the table
  std::span<std::int64_t> null_target;
  std::span<std::int64_t> null_source;
  std::array<ExactSum, Figures::kSize> figures;
};

HmmAligner::HmmAligner(const Bitext& bitext, std::size_t sources, std::size_t targets, const HmmAlignerOptions& options,
                       const base::ParallelFor& parallel_for, base::Team* team)
    : team_(team == nullptr ? alone_ : *team),
      bitext_(bitext),
      options_(options),
      parallel_for_(parallel_for),
      blocks_(blocks_of_share(bitext, team_)),
      count_unit_(count_unit(bitext, sources, targets)),
      table_(bitext, sources, targets, parallel_for, {blocks_.front(), blocks_.back()}),
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
      work.forward.run(forward_jumps_, p0, weight, counts == nullptr ? nullptr : &counts->figures.forward);
  work.backward_log_likelihood =
      work.backward.run(backward_jumps_, p0, weight, counts == nullptr ? nullptr : &counts->figures.backward);
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
    if (agreed > kLeastAgreement) {
      block.links.push_back({entries[k], weight * std::pow(std::min(agreed, 1.0F), power)});
    }
  }
  const auto importance = static_cast<double>(weight);
  Figures& figures = block.figures;
  figures.forward_log_likelihood += importance * work.forward_log_likelihood;
  figures.backward_log_likelihood += importance * work.backward_log_likelihood;
  figures.target_words += importance * static_cast<double>(work.null_target.size());
  figures.source_words += importance * static_cast<double>(work.null_source.size());
  for (const float p : work.null_target) block.null_target.push_back(weight * probability(p));
  for (const float p : work.null_source) block.null_source.push_back(weight * probability(p));
}

/// Adds the counts of pairs [begin, end) up.
void HmmAligner::count(std::size_t begin, std::size_t end, const BlockCounts& block, Counts& counts) const {
  for (const Count& link : block.links) counts.links[link.entry] += rounded(link.count, count_unit_);
  std::size_t s = 0;
  std::size_t t = 0;
  for (std::size_t pair = begin; pair < end; ++pair) {
    if (table_.entries_of(pair).empty()) continue;
    for (const WordId word : bitext_.source_of(pair)) {
      counts.null_source[word] += rounded(block.null_source[s++], count_unit_);
    }
    for (const WordId word : bitext_.target_of(pair)) {
      counts.null_target[word] += rounded(block.null_target[t++], count_unit_);
    }
  }
  counts.add(block.figures);
}

/// One iteration: blocks in batches, the blocks of a batch at the same time, their counts added up in order; and those
/// of the other ranks.
Status HmmAligner::iterate(bool hmm) {
  Counts counts(table_.entries(), null_target_.size(), null_source_.size());
  for (std::size_t first = 0; first + 1 < blocks_.size();) {
    std::size_t last = first;
    for (std::size_t places = 0; last + 1 < blocks_.size() && places < kBatchPlaces; ++last) {
      for (std::size_t pair = blocks_[last]; pair < blocks_[last + 1]; ++pair) places += table_.entries_of(pair).size();
    }
    std::vector<BlockCounts> blocks(last - first);
    parallel_for_(blocks.size(), [&](std::size_t b) {
      Work work;
      for (std::size_t pair = blocks_[first + b]; pair < blocks_[first + b + 1]; ++pair) {
        expect(pair, hmm, work, blocks[b]);
      }
    });
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      count(blocks_[first + b], blocks_[first + b + 1], blocks[b], counts);
    }
    first = last;
  }
  if (Status summed = counts.sum_over(team_); !summed) return summed;
  const Figures figures = counts.figures_sum();
  const auto perplexity = [](double log_likelihood, double words) {
    return words > 0.0 ? std::exp(-log_likelihood / words) : 0.0;
  };
  perplexities_.push_back({perplexity(figures.forward_log_likelihood, figures.target_words),
                           perplexity(figures.backward_log_likelihood, figures.source_words)});
  estimate(counts);
  if (hmm) {
    forward_jumps_ = figures.forward.estimate();
    backward_jumps_ = figures.backward.estimate();
  }
  return {};
}

/// Probabilities are shares of counts, whatever their unit is.
void HmmAligner::estimate(const Counts& counts) {
  const auto count_of = [&](std::size_t entry) { return static_cast<double>(counts.links[entry]); };
  std::vector<double> of_target(null_target_.size(), 0.0);
  std::vector<double> of_source(null_source_.size(), 0.0);
  for (std::size_t source = 0; source < table_.sources(); ++source) {
    for (std::size_t e = table_.row_begin(source); e < table_.row_begin(source + 1); ++e) {
      of_source[source] += count_of(e);
      of_target[table_.target_of(e)] += count_of(e);
    }
  }
  const auto share = [](double count, double total) {
    return std::max(total > 0.0 ? static_cast<float>(count / total) : 0.0F, kLeastProbability);
  };
  parallel_for_(kBlocks, [&](std::size_t block) {
    const std::size_t end = (block + 1) * table_.sources() / kBlocks;
    for (std::size_t source = block * table_.sources() / kBlocks; source < end; ++source) {
      for (std::size_t e = table_.row_begin(source); e < table_.row_begin(source + 1); ++e) {
        lexicon_[e] = {share(count_of(e), of_source[source]), share(count_of(e), of_target[table_.target_of(e)])};
      }
    }
  });
  const auto estimate_null = [&](std::span<const std::int64_t> null_counts, std::vector<float>& row) {
    double total = 0.0;
    for (const std::int64_t null_count : null_counts) total += static_cast<double>(null_count);
    for (std::size_t word = 0; word < row.size(); ++word) {
      row[word] = share(static_cast<double>(null_counts[word]), total);
    }
  };
  estimate_null(counts.null_target, null_target_);
  estimate_null(counts.null_source, null_source_);
}

void HmmAligner::train(Progress* progress) {
  static_cast<void>(train_together(progress));  // alone, nothing can fail
}

Status HmmAligner::train_together(Progress* progress) {
  const int iterations = options_.model1_iterations + options_.hmm_iterations;
  for (int iteration = 0; iteration < iterations; ++iteration) {
    if (Status done = iterate(iteration >= options_.model1_iterations); !done) return done;
    if (progress != nullptr) {
      progress->update("word alignment", static_cast<std::size_t>(iteration) + 1, static_cast<std::size_t>(iterations));
    }
  }
  return {};
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
