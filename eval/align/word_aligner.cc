#include "eval/align/word_aligner.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "eval/align/blocks.h"

namespace lacuna::align {
namespace {

using langpack::Lexicon;
using langpack::Translation;
using langpack::WordId;

constexpr std::uint32_t kNoRank = 0xFFFFFFFFU;
constexpr float kLeastProbability = 1e-20F;  // keeps single precision away from denormals
constexpr double kLeastTension = 0.1;
constexpr double kMostTension = 14.0;

/// Sentence pairs of the same two lengths share their table of place probabilities.
struct SizeClass {
  std::uint32_t inputs = 0;
  std::uint32_t outputs = 0;
  std::size_t table = 0;  // offset into the table, inputs x outputs
  double weight = 0.0;    // sum of the pairs' weights
};

class Trainer {
 public:
  Trainer(const Bitext& bitext, std::size_t input_vocabulary, std::size_t output_vocabulary, bool reverse,
          std::span<const PriorEntry> prior, const WordAlignerOptions& options, const base::ParallelFor& parallel_for)
      : options_(options),
        parallel_for_(parallel_for),
        input_(reverse ? bitext.target : bitext.source),
        output_(reverse ? bitext.source : bitext.target),
        input_begin_(reverse ? bitext.target_begin : bitext.source_begin),
        output_begin_(reverse ? bitext.source_begin : bitext.target_begin),
        weight_(bitext.weight),
        inputs_(input_vocabulary),
        outputs_(output_vocabulary),
        tension_(options.tension) {
    prepare_prior(prior);
    prepare_sentences();
    prepare_occurrences();
    build_rows();
    scale_.resize(output_.size());
    null_share_.resize(output_.size());
  }

  WordAlignmentModel train(Progress* progress) {
    WordAlignmentModel model;
    const int iterations = std::max(0, options_.model1_iterations) + std::max(0, options_.model2_iterations);
    for (int iteration = 0; iteration < iterations; ++iteration) {
      const bool by_place = iteration >= options_.model1_iterations;
      fill_places(by_place);
      const Sums sums = normalise();
      model.perplexities.push_back(sums.words > 0.0 ? std::exp(-sums.log_likelihood / sums.words) : 0.0);
      estimate_rows();
      estimate_null_row();
      if (by_place && options_.optimise_tension && sums.linked > 0.0) fit_tension(sums.feature / sums.linked);
      if (progress != nullptr) {
        progress->update("word alignment", static_cast<std::size_t>(iteration) + 1,
                         static_cast<std::size_t>(iterations));
      }
    }
    model.lexicon = prune();
    model.null_row = std::move(null_row_);
    model.tension = tension_;
    model.null_probability = options_.null_probability;
    model.perplexity = model.perplexities.empty() ? 0.0 : model.perplexities.back();
    return model;
  }

 private:
  struct Sums {
    double log_likelihood = 0.0;
    double words = 0.0;    // weighted output words
    double linked = 0.0;   // weighted probability that an output word comes from a word
    double feature = 0.0;  // weighted sum over links of -|i/n - j/m|
  };

  [[nodiscard]] std::uint32_t inputs_of(std::size_t pair) const { return input_begin_[pair + 1] - input_begin_[pair]; }
  [[nodiscard]] std::uint32_t outputs_of(std::size_t pair) const {
    return output_begin_[pair + 1] - output_begin_[pair];
  }

  void prepare_prior(std::span<const PriorEntry> prior) {
    for (const PriorEntry& entry : prior) {
      if (entry.input < inputs_ && entry.output < outputs_ && entry.count > 0.0F) prior_.push_back(entry);
    }
    std::stable_sort(prior_.begin(), prior_.end(), [](const PriorEntry& a, const PriorEntry& b) {
      return std::pair(a.input, a.output) < std::pair(b.input, b.output);
    });
    prior_begin_.assign(inputs_ + 1, 0);
    for (const PriorEntry& entry : prior_) ++prior_begin_[entry.input + 1];
    for (std::size_t row = 0; row < inputs_; ++row) prior_begin_[row + 1] += prior_begin_[row];
  }

  void prepare_sentences() {
    std::vector<std::uint64_t> costs;
    std::vector<std::uint64_t> sizes;
    std::uint64_t places = 0;
    for (std::size_t pair = 0; pair < weight_.size(); ++pair) {
      const std::uint64_t size = std::uint64_t{inputs_of(pair)} * outputs_of(pair);
      if (size == 0 || !(weight_[pair] > 0.0F)) continue;
      pairs_.push_back(static_cast<std::uint32_t>(pair));
      place_begin_.push_back(places);
      costs.push_back(size);
      sizes.push_back(std::uint64_t{inputs_of(pair)} << 32U | outputs_of(pair));
      places += size;
    }
    ranks_.assign(places, kNoRank);
    sentence_blocks_ = balanced_blocks(costs);

    std::vector<std::uint64_t> distinct = sizes;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    std::size_t table = 0;
    std::vector<std::uint64_t> class_costs;
    for (const std::uint64_t size : distinct) {
      const SizeClass entry{static_cast<std::uint32_t>(size >> 32U), static_cast<std::uint32_t>(size), table, 0.0};
      classes_.push_back(entry);
      class_costs.push_back(std::uint64_t{entry.inputs} * entry.outputs);
      table += class_costs.back();
    }
    place_.resize(table);
    class_blocks_ = balanced_blocks(class_costs);
    class_of_.reserve(sizes.size());
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const auto found = std::lower_bound(distinct.begin(), distinct.end(), sizes[i]) - distinct.begin();
      class_of_.push_back(static_cast<std::uint32_t>(found));
      classes_[static_cast<std::size_t>(found)].weight += static_cast<double>(weight_[pairs_[i]]);
    }
  }

  /// Occurrences of each input word, in text order (a counting sort).
  void prepare_occurrences() {
    occurrence_begin_.assign(inputs_ + 1, 0);
    for (const std::uint32_t pair : pairs_) {
      for (std::uint32_t token = input_begin_[pair]; token < input_begin_[pair + 1]; ++token) {
        if (input_[token] < inputs_) ++occurrence_begin_[input_[token] + 1];
      }
    }
    for (std::size_t row = 0; row < inputs_; ++row) occurrence_begin_[row + 1] += occurrence_begin_[row];
    occurrences_.resize(occurrence_begin_[inputs_]);
    std::vector<std::uint32_t> next(occurrence_begin_.begin(), occurrence_begin_.end() - 1);
    std::vector<std::uint64_t> costs(inputs_, 1);
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const std::uint32_t pair = pairs_[i];
      for (std::uint32_t token = input_begin_[pair]; token < input_begin_[pair + 1]; ++token) {
        const WordId word = input_[token];
        if (word >= inputs_) continue;
        occurrences_[next[word]++] = {static_cast<std::uint32_t>(i), token - input_begin_[pair]};
        costs[word] += outputs_of(pair);
      }
    }
    row_blocks_ = balanced_blocks(costs);
  }

  /// Finds the distinct outputs of each row and the rank of every place in its row.
  void build_rows() {
    const std::size_t blocks = row_blocks_.size() - 1;
    std::vector<std::vector<WordId>> found(blocks);
    std::vector<std::uint32_t> sizes(inputs_, 0);
    parallel_for_(blocks, [&](std::size_t block) {
      std::vector<WordId> seen_in(outputs_, langpack::kUnknownWord);
      std::vector<std::uint32_t> rank(outputs_, 0);
      for (std::size_t row = row_blocks_[block]; row < row_blocks_[block + 1]; ++row) {
        const std::size_t first = found[block].size();
        const auto see = [&](WordId word) {
          if (word >= outputs_ || seen_in[word] == row) return;
          seen_in[word] = static_cast<WordId>(row);
          found[block].push_back(word);
        };
        for_each_occurrence(row, [&](std::size_t i, std::uint32_t) {
          for (const WordId word : outputs_in(i)) see(word);
        });
        for (std::size_t p = prior_begin_[row]; p < prior_begin_[row + 1]; ++p) see(prior_[p].output);
        std::sort(found[block].begin() + static_cast<std::ptrdiff_t>(first), found[block].end());
        for (std::size_t k = first; k < found[block].size(); ++k) {
          rank[found[block][k]] = static_cast<std::uint32_t>(k - first);
        }
        sizes[row] = static_cast<std::uint32_t>(found[block].size() - first);
        for_each_occurrence(row, [&](std::size_t i, std::uint32_t position) {
          const std::span<const WordId> words = outputs_in(i);
          std::uint32_t* ranks = ranks_.data() + place_begin_[i] + std::size_t{position} * words.size();
          for (std::size_t j = 0; j < words.size(); ++j) {
            if (words[j] < outputs_) ranks[j] = rank[words[j]];
          }
        });
      }
    });
    row_begin_.assign(inputs_ + 1, 0);
    for (std::size_t row = 0; row < inputs_; ++row) row_begin_[row + 1] = row_begin_[row] + sizes[row];
    row_words_.resize(row_begin_[inputs_]);
    const float alike = outputs_ == 0 ? 1.0F : 1.0F / static_cast<float>(outputs_);
    probability_.assign(row_begin_[inputs_], alike);
    null_row_.assign(outputs_, alike);
    parallel_for_(blocks, [&](std::size_t block) {
      std::copy(found[block].begin(), found[block].end(),
                row_words_.begin() + static_cast<std::ptrdiff_t>(row_begin_[row_blocks_[block]]));
      std::vector<WordId>().swap(found[block]);
    });
  }

  template <class Body>
  void for_each_occurrence(std::size_t row, Body body) const {
    for (std::size_t k = occurrence_begin_[row]; k < occurrence_begin_[row + 1]; ++k) {
      body(occurrences_[k].sentence, occurrences_[k].position);
    }
  }

  [[nodiscard]] std::span<const WordId> outputs_in(std::size_t i) const {
    return std::span(output_).subspan(output_begin_[pairs_[i]], outputs_of(pairs_[i]));
  }

  /// p(output j comes from place i) for every size: (1 - p0) exp(-tension |i/n - j/m|) / Z_j, or (1 - p0) / n.
  void fill_places(bool by_place) {
    const double share = 1.0 - options_.null_probability;
    parallel_for_(class_blocks_.size() - 1, [&](std::size_t block) {
      std::vector<double> weights;
      for (std::size_t c = class_blocks_[block]; c < class_blocks_[block + 1]; ++c) {
        const SizeClass& size = classes_[c];
        for (std::uint32_t j = 0; j < size.outputs; ++j) {
          double z = size.inputs;
          if (by_place) {
            z = place_sums(size, j, weights).z;
          } else {
            weights.assign(size.inputs, 1.0);
          }
          float* column = place_.data() + size.table + j;
          for (std::uint32_t i = 0; i < size.inputs; ++i) {
            column[std::size_t{i} * size.outputs] = static_cast<float>(share * weights[i] / z);
          }
        }
      }
    });
  }

  struct PlaceSums {
    double z = 0.0;       // sum of exp(tension h)
    double first = 0.0;   // … times h
    double second = 0.0;  // … times h squared
  };

  /// With h_i = -|i/n - j/m|, i and j counted from one: exp(tension h_i) into `weights`, and its sums. Going away from
  /// the diagonal the weights shrink by a constant factor, so two exponentials do for a column.
  PlaceSums place_sums(const SizeClass& size, std::uint32_t j, std::vector<double>& weights) const {
    const std::uint32_t n = size.inputs;
    const double centre = (j + 1.0) / size.outputs;
    const auto feature = [&](std::uint32_t i) { return -std::abs((i + 1.0) / n - centre); };
    const auto first_behind = static_cast<std::uint32_t>((std::uint64_t{j} + 1) * n / size.outputs);  // i/n >= centre
    const double ratio = std::exp(-tension_ / n);
    weights.resize(n);
    if (first_behind < n) {
      double weight = std::exp(tension_ * feature(first_behind));
      for (std::uint32_t i = first_behind; i < n; ++i, weight *= ratio) weights[i] = weight;
    }
    if (first_behind > 0) {
      double weight = std::exp(tension_ * feature(first_behind - 1));
      for (std::uint32_t i = first_behind; i-- > 0; weight *= ratio) weights[i] = weight;
    }
    PlaceSums sums;
    for (std::uint32_t i = 0; i < n; ++i) {
      const double h = feature(i);
      sums.z += weights[i];
      sums.first += weights[i] * h;
      sums.second += weights[i] * h * h;
    }
    return sums;
  }

  /// First pass: what the posteriors of each output word are divided by; log-likelihood and place feature by the way.
  Sums normalise() {
    const auto null_share = static_cast<float>(options_.null_probability);
    const std::size_t blocks = sentence_blocks_.size() - 1;
    std::vector<Sums> partial(blocks);
    parallel_for_(blocks, [&](std::size_t block) {
      std::vector<float> sum;
      std::vector<float> product;
      for (std::size_t s = sentence_blocks_[block]; s < sentence_blocks_[block + 1]; ++s) {
        const std::uint32_t pair = pairs_[s];
        const std::span<const WordId> words = outputs_in(s);
        const std::size_t n = inputs_of(pair);
        const std::size_t m = words.size();
        sum.assign(m, 0.0F);
        product.assign(n * m, 0.0F);
        for (std::size_t i = 0; i < n; ++i) {
          const WordId input = input_[input_begin_[pair] + i];
          if (input >= inputs_) continue;
          const float* row = probability_.data() + row_begin_[input];
          const float* place = place_.data() + classes_[class_of_[s]].table + i * m;
          const std::uint32_t* rank = ranks_.data() + place_begin_[s] + i * m;
          for (std::size_t j = 0; j < m; ++j) {
            const float p = rank[j] == kNoRank ? 0.0F : place[j] * row[rank[j]];
            product[i * m + j] = p;
            sum[j] += p;
          }
        }
        const auto weight = static_cast<double>(weight_[pair]);
        double linked = 0.0;
        double log_likelihood = 0.0;
        double known = 0.0;
        for (std::size_t j = 0; j < m; ++j) {
          const std::size_t token = output_begin_[pair] + j;
          if (words[j] >= outputs_) {
            scale_[token] = 0.0F;
            null_share_[token] = 0.0F;
            sum[j] = 0.0F;
            continue;
          }
          const float null_part = null_share * null_row_[words[j]];
          const float all = std::max(sum[j] + null_part, 1e-30F);
          scale_[token] = weight_[pair] / all;
          null_share_[token] = null_part * scale_[token];
          linked += static_cast<double>(sum[j] / all);
          log_likelihood += std::log(static_cast<double>(all));
          known += 1.0;
          sum[j] = 1.0F / all;
        }
        double feature_sum = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
          const float at = static_cast<float>(i + 1) / static_cast<float>(n);
          float along = 0.0F;
          for (std::size_t j = 0; j < m; ++j) {
            const float other = static_cast<float>(j + 1) / static_cast<float>(m);
            along -= product[i * m + j] * sum[j] * std::abs(at - other);
          }
          feature_sum += static_cast<double>(along);
        }
        partial[block].log_likelihood += weight * log_likelihood;
        partial[block].words += weight * known;
        partial[block].linked += weight * linked;
        partial[block].feature += weight * feature_sum;
      }
    });
    Sums sums;
    for (const Sums& part : partial) {
      sums.log_likelihood += part.log_likelihood;
      sums.words += part.words;
      sums.linked += part.linked;
      sums.feature += part.feature;
    }
    return sums;
  }

  /// Second pass: each row collects its expected counts and re-estimates itself.
  void estimate_rows() {
    parallel_for_(row_blocks_.size() - 1, [&](std::size_t block) {
      std::vector<double> counts;
      for (std::size_t row = row_blocks_[block]; row < row_blocks_[block + 1]; ++row) {
        const std::size_t size = row_begin_[row + 1] - row_begin_[row];
        if (size == 0) continue;
        counts.assign(size, 0.0);
        float* probabilities = probability_.data() + row_begin_[row];
        for_each_occurrence(row, [&](std::size_t s, std::uint32_t position) {
          const std::size_t m = outputs_of(pairs_[s]);
          const float* place = place_.data() + classes_[class_of_[s]].table + std::size_t{position} * m;
          const std::uint32_t* rank = ranks_.data() + place_begin_[s] + std::size_t{position} * m;
          const float* scale = scale_.data() + output_begin_[pairs_[s]];
          for (std::size_t j = 0; j < m; ++j) {
            if (rank[j] == kNoRank) continue;
            counts[rank[j]] += static_cast<double>(place[j] * probabilities[rank[j]] * scale[j]);
          }
        });
        const WordId* words = row_words_.data() + row_begin_[row];
        for (std::size_t p = prior_begin_[row]; p < prior_begin_[row + 1]; ++p) {
          const auto at = std::lower_bound(words, words + size, prior_[p].output) - words;
          counts[static_cast<std::size_t>(at)] += static_cast<double>(prior_[p].count);
        }
        estimate(counts, probabilities);
      }
    });
  }

  void estimate_null_row() {
    std::vector<double> counts(outputs_, 0.0);
    for (const std::uint32_t pair : pairs_) {
      for (std::uint32_t token = output_begin_[pair]; token < output_begin_[pair + 1]; ++token) {
        if (output_[token] < outputs_) counts[output_[token]] += static_cast<double>(null_share_[token]);
      }
    }
    estimate(counts, null_row_.data());
  }

  /// Probabilities of one row from its counts: exp(digamma(c + alpha)) / exp(digamma(sum)), or c / sum when alpha = 0.
  void estimate(const std::vector<double>& counts, float* probabilities) const {
    double total = 0.0;
    for (const double count : counts) total += count + options_.alpha;
    const bool bayes = options_.alpha > 0.0;
    const double divisor = bayes ? exp_digamma(total) : total;
    for (std::size_t k = 0; k < counts.size(); ++k) {
      const double mass = bayes ? exp_digamma(counts[k] + options_.alpha) : counts[k];
      const double probability = divisor > 0.0 ? mass / divisor : 0.0;
      probabilities[k] = std::max(static_cast<float>(std::min(probability, 1.0)), kLeastProbability);
    }
  }

  /// Newton's method for the tension at which the model expects the place feature that was observed. The expectation
  /// grows with the tension and its derivative is the variance of the feature.
  void fit_tension(double observed) {
    const std::size_t blocks = class_blocks_.size() - 1;
    for (int step = 0; step < 4; ++step) {
      std::vector<Sums> partial(blocks);  // feature: sum of expectations; linked: of variances; words: of weights
      parallel_for_(blocks, [&](std::size_t block) {
        std::vector<double> weights;
        for (std::size_t c = class_blocks_[block]; c < class_blocks_[block + 1]; ++c) {
          const SizeClass& size = classes_[c];
          for (std::uint32_t j = 0; j < size.outputs; ++j) {
            const PlaceSums sums = place_sums(size, j, weights);
            const double mean = sums.first / sums.z;
            partial[block].feature += size.weight * mean;
            partial[block].linked += size.weight * (sums.second / sums.z - mean * mean);
            partial[block].words += size.weight;
          }
        }
      });
      Sums sums;
      for (const Sums& part : partial) {
        sums.feature += part.feature;
        sums.linked += part.linked;
        sums.words += part.words;
      }
      const double variance = std::max(sums.linked / sums.words, 1e-6);
      const double change = std::clamp((observed - sums.feature / sums.words) / variance, -3.0, 3.0);
      tension_ = std::clamp(tension_ + change, kLeastTension, kMostTension);
    }
  }

  /// The lexicon: probabilities from `prune` on, at most `max_row` per row, sorted by word.
  Lexicon prune() {
    const std::size_t blocks = row_blocks_.size() - 1;
    std::vector<std::vector<Translation>> kept(blocks);
    std::vector<std::uint32_t> begin(inputs_ + 1, 0);
    parallel_for_(blocks, [&](std::size_t block) {
      std::vector<Translation> entries;
      for (std::size_t row = row_blocks_[block]; row < row_blocks_[block + 1]; ++row) {
        entries.clear();
        for (std::size_t k = row_begin_[row]; k < row_begin_[row + 1]; ++k) {
          if (probability_[k] >= options_.prune) entries.push_back({row_words_[k], probability_[k]});
        }
        if (entries.size() > options_.max_row) {
          const auto middle = entries.begin() + static_cast<std::ptrdiff_t>(options_.max_row);
          std::nth_element(entries.begin(), middle, entries.end(), [](const Translation& a, const Translation& b) {
            return a.probability != b.probability ? a.probability > b.probability : a.word < b.word;
          });
          entries.erase(middle, entries.end());
          std::sort(entries.begin(), entries.end(),
                    [](const Translation& a, const Translation& b) { return a.word < b.word; });
        }
        kept[block].insert(kept[block].end(), entries.begin(), entries.end());
        begin[row + 1] = static_cast<std::uint32_t>(entries.size());
      }
    });
    for (std::size_t row = 0; row < inputs_; ++row) begin[row + 1] += begin[row];
    std::vector<Translation> entries;
    entries.reserve(begin[inputs_]);
    for (const std::vector<Translation>& part : kept) entries.insert(entries.end(), part.begin(), part.end());
    return {std::move(begin), std::move(entries)};
  }

  struct Occurrence {
    std::uint32_t sentence = 0;  // index into pairs_
    std::uint32_t position = 0;  // of the word in its sentence
  };

  const WordAlignerOptions& options_;
  const base::ParallelFor& parallel_for_;
  const std::vector<WordId>& input_;
  const std::vector<WordId>& output_;
  const std::vector<std::uint32_t>& input_begin_;
  const std::vector<std::uint32_t>& output_begin_;
  const std::vector<float>& weight_;
  const std::size_t inputs_;
  const std::size_t outputs_;
  double tension_;

  std::vector<PriorEntry> prior_;           // by input, then output
  std::vector<std::size_t> prior_begin_;    // by input
  std::vector<std::uint32_t> pairs_;        // the pairs that count: their index in the bitext
  std::vector<std::uint64_t> place_begin_;  // of each of pairs_: offset into ranks_
  std::vector<std::uint32_t> class_of_;     // of each of pairs_
  std::vector<std::size_t> sentence_blocks_;
  std::vector<SizeClass> classes_;
  std::vector<std::size_t> class_blocks_;
  std::vector<float> place_;                     // place probabilities of all classes
  std::vector<std::uint32_t> ranks_;             // rank in its row of every place (input i, output j), j fastest
  std::vector<std::uint32_t> occurrence_begin_;  // by input
  std::vector<Occurrence> occurrences_;
  std::vector<std::size_t> row_blocks_;
  std::vector<std::size_t> row_begin_;  // by input
  std::vector<WordId> row_words_;
  std::vector<float> probability_;
  std::vector<float> null_row_;
  std::vector<float> scale_;       // by output token: weight / normaliser
  std::vector<float> null_share_;  // by output token: weighted posterior of "no word"
};

}  // namespace

void Bitext::add(std::span<const WordId> source_words, std::span<const WordId> target_words, float pair_weight) {
  source.insert(source.end(), source_words.begin(), source_words.end());
  target.insert(target.end(), target_words.begin(), target_words.end());
  source_begin.push_back(static_cast<std::uint32_t>(source.size()));
  target_begin.push_back(static_cast<std::uint32_t>(target.size()));
  weight.push_back(pair_weight);
}

WordAlignmentModel train_word_alignment(const Bitext& bitext, std::size_t input_vocabulary,
                                        std::size_t output_vocabulary, bool reverse, std::span<const PriorEntry> prior,
                                        const WordAlignerOptions& options, const base::ParallelFor& parallel_for,
                                        Progress* progress) {
  return Trainer(bitext, input_vocabulary, output_vocabulary, reverse, prior, options, parallel_for).train(progress);
}

}  // namespace lacuna::align
