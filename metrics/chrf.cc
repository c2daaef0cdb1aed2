#include "metrics/chrf.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/python_string.h"
#include "metrics/kernels/alphabet.h"
#include "metrics/kernels/ngram_matcher.h"
#include "metrics/kernels/reference_ids.h"
#include "metrics/kernels/vocabulary.h"
#include "metrics/signature.h"

namespace lacuna {

Status ChrfOptions::validate() const {
  const auto fail = [](const char* what) {
    return Error{.code = ErrorCode::kUsage, .message = std::string("chrF: ") + what, .path = {}};
  };
  if (char_order < 0 || char_order > 16) return fail("the character order must be between 0 and 16");
  if (word_order < 0 || word_order > 16) return fail("the word order must be between 0 and 16");
  if (char_order + word_order == 0) return fail("the character or the word order must be above 0");
  if (beta < 0 || beta > 1000) return fail("beta must be between 0 and 1000");
  return {};
}

Result<MetricPtr> make_chrf(const ChrfOptions& options) {
  if (const Status status = options.validate(); !status) return status.error();
  return MetricPtr(std::make_shared<const metrics::Chrf>(options));
}

namespace metrics {
namespace {

constexpr std::size_t kMaxOrder = 16;

struct ChrfCache final : Metric::ReferenceCache {
  explicit ChrfCache(bool whitespace)
      : alphabet(whitespace ? std::u32string_view() : std::u32string_view(text::kPythonSpaces)) {}

  Alphabet alphabet;
  ReferenceIds characters;
  Vocabulary vocabulary;
  ReferenceIds words;
};

struct ChrfScratch final : Metric::Scratch {
  std::string lowered;
  std::vector<std::uint32_t> characters;
  Vocabulary::Index index;
  std::vector<ByteSpan> word_spans;
  std::vector<std::uint32_t> words;
  NgramMatcher matcher;
  std::vector<double> candidate;  // a row against one of several references
};

// Python's `string.punctuation`.
bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// Words with a punctuation mark at the end or else at the beginning split off: sacreBLEU's `_remove_punctuation`,
// which takes one mark only, and from one side only ("(hi)" gives "(hi" and ")").
void split_words(std::string_view text, std::vector<ByteSpan>& words) {
  text::python_split(text, [&](std::string_view word) {
    const auto begin = static_cast<std::size_t>(word.data() - text.data());
    const std::size_t end = begin + word.size();
    if (word.size() > 1 && is_punctuation(word.back())) {
      words.push_back({begin, end - 1});
      words.push_back({end - 1, end});
    } else if (word.size() > 1 && is_punctuation(word.front())) {
      words.push_back({begin, begin + 1});
      words.push_back({begin + 1, end});
    } else {
      words.push_back({begin, end});
    }
  });
}

// Fills hypothesis and reference n-gram counts of `orders` orders; `row` has three places for each, the third of them
// (matches) comes from `matches`.
void fill_counts(std::size_t hypothesis, std::size_t reference, std::span<const double> matches,
                 std::span<double> row) {
  for (std::size_t n = 1; n <= matches.size(); ++n) {
    const std::size_t has = reference >= n ? reference - n + 1 : 0;
    const std::size_t given = hypothesis >= n && has > 0 ? hypothesis - n + 1 : 0;
    row[3 * (n - 1)] = static_cast<double>(given);
    row[3 * (n - 1) + 1] = static_cast<double>(has);
    row[3 * (n - 1) + 2] = matches[n - 1];
  }
}

std::string display_name(const ChrfOptions& options) {
  return "chrF" + std::to_string(options.beta) + std::string(static_cast<std::size_t>(options.word_order), '+');
}

}  // namespace

Chrf::Chrf(const ChrfOptions& options) : options_(options) {
  info_.id = options.word_order > 0 ? "chrf++" : "chrf";
  info_.display_name = display_name(options);
  info_.highest = 100.0;
  info_.ideal = 100.0;
  const auto add_columns = [&](const std::string& kind, int order) {
    const std::string suffix = "_" + kind + "_" + std::to_string(order);
    for (const char* role : {"hypothesis", "reference", "match"}) {
      info_.columns.push_back({.name = role + suffix, .unit = kind + " n-grams"});
    }
  };
  for (int n = 1; n <= options_.char_order; ++n) add_columns("character", n);
  for (int n = 1; n <= options_.word_order; ++n) add_columns("word", n);
}

std::string Chrf::signature(int references) const {
  Signature signature(references);
  signature.add("case", options_.lowercase ? "lc" : "mixed");
  signature.add("eff", options_.epsilon_smoothing ? "no" : "yes");
  signature.add("nc", std::to_string(options_.char_order));
  signature.add("nw", std::to_string(options_.word_order));
  signature.add("space", options_.whitespace ? "yes" : "no");
  signature.add_version();
  if (options_.beta != 2) signature.add("beta", std::to_string(options_.beta));
  return signature.text();
}

std::unique_ptr<const Metric::ReferenceCache> Chrf::prepare_references(std::span<const ReferenceSet> references) const {
  auto cache = std::make_unique<ChrfCache>(options_.whitespace);
  std::string lowered;
  std::vector<std::uint32_t> characters;
  std::vector<std::size_t> character_counts;
  std::vector<ByteSpan> words;
  std::vector<std::size_t> word_counts;
  Vocabulary::Index index;
  for (const ReferenceSet& unit : references) {
    characters.clear();
    character_counts.clear();
    word_counts.clear();
    for (std::string_view reference : unit) {
      if (options_.lowercase) {
        text::python_lower(reference, lowered);
        reference = lowered;
      }
      character_counts.push_back(cache->alphabet.intern(reference, characters));
      words.clear();
      if (options_.word_order > 0) split_words(reference, words);
      cache->vocabulary.add(reference, words);
      word_counts.push_back(words.size());
    }
    cache->characters.add_unit(characters, character_counts);
    cache->words.add_unit(cache->vocabulary.end_unit(index), word_counts);
  }
  return cache;
}

std::unique_ptr<Metric::Scratch> Chrf::make_scratch() const { return std::make_unique<ChrfScratch>(); }

void Chrf::write_row(const UnitText& unit, const ReferenceCache& cache, Scratch& scratch, std::span<double> row) const {
  const auto& prepared = static_cast<const ChrfCache&>(cache);
  auto& memory = static_cast<ChrfScratch&>(scratch);
  std::string_view hypothesis = unit.hypothesis;
  if (options_.lowercase) {
    text::python_lower(hypothesis, memory.lowered);
    hypothesis = memory.lowered;
  }
  memory.characters.clear();
  prepared.alphabet.find(hypothesis, memory.characters);
  memory.word_spans.clear();
  if (options_.word_order > 0) {
    split_words(hypothesis, memory.word_spans);
    prepared.vocabulary.find(unit.index, hypothesis, memory.word_spans, memory.index, memory.words);
  }

  const auto char_orders = static_cast<std::size_t>(options_.char_order);
  const auto word_orders = static_cast<std::size_t>(options_.word_order);
  const std::span<const std::size_t> char_lengths = prepared.characters.lengths(unit.index);
  const std::span<const std::size_t> word_lengths = prepared.words.lengths(unit.index);
  std::span<const std::uint32_t> characters = prepared.characters.symbols(unit.index);
  std::span<const std::uint32_t> words = prepared.words.symbols(unit.index);
  std::array<double, kMaxOrder> storage{};
  double best = -1.0;
  std::fill(row.begin(), row.end(), 0.0);
  memory.candidate.resize(row.size());
  for (std::size_t r = 0; r < char_lengths.size(); ++r) {
    const std::span<double> candidate = char_lengths.size() == 1 ? row : std::span<double>(memory.candidate);
    const std::span<double> char_matches = std::span(storage).first(char_orders);
    memory.matcher.match(memory.characters, characters.first(char_lengths[r] + 1), char_matches);
    fill_counts(memory.characters.size(), char_lengths[r], char_matches, candidate);
    const std::span<double> word_matches = std::span(storage).first(word_orders);
    memory.matcher.match(memory.words, words.first(word_lengths[r] + 1), word_matches);
    fill_counts(memory.words.size(), word_lengths[r], word_matches, candidate.subspan(3 * char_orders));
    characters = characters.subspan(char_lengths[r] + 1);
    words = words.subspan(word_lengths[r] + 1);
    if (char_lengths.size() == 1) return;
    // The first reference with the best score.
    if (const double value = compute(candidate); value > best) {
      best = value;
      std::copy(candidate.begin(), candidate.end(), row.begin());
    }
  }
}

template <class Quotient>
double Chrf::compute(std::span<const double> sums) const {
  constexpr double kEpsilon = 1e-16;
  const auto factor = static_cast<double>(options_.beta * options_.beta);
  const std::size_t orders = sums.size() / 3;
  double score = 0.0;
  double precision_sum = 0.0;
  double recall_sum = 0.0;
  double effective_order = 0.0;
  for (std::size_t order = 0; order < orders; ++order) {
    const double hypothesis = sums[3 * order];
    const double reference = sums[3 * order + 1];
    const double matches = sums[3 * order + 2];
    const double precision = hypothesis > 0 ? double{static_cast<Quotient>(matches / hypothesis)} : kEpsilon;
    const double recall = reference > 0 ? double{static_cast<Quotient>(matches / reference)} : kEpsilon;
    const double denominator = factor * precision + recall;
    score += denominator > 0 ? (1 + factor) * precision * recall / denominator : kEpsilon;
    if (hypothesis > 0 && reference > 0) {
      precision_sum += precision;
      recall_sum += recall;
      effective_order += 1;
    }
  }
  if (options_.epsilon_smoothing) return 100 * score / static_cast<double>(orders);
  if (effective_order == 0) return 0.0;
  const double precision = precision_sum / effective_order;
  const double recall = recall_sum / effective_order;
  if (precision + recall == 0) return 0.0;
  return 100 * ((1 + factor) * precision * recall / (factor * precision + recall));
}

Score Chrf::score(std::span<const double> sums) const {
  Score score;
  score.metric = info_.display_name;
  score.value = compute(sums);
  return score;
}

void Chrf::score_many(std::span<const double> sums, std::span<std::optional<double>> values) const {
  const std::size_t width = info_.columns.size();
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = compute(sums.subspan(i * width, width));
}

void Chrf::score_many_single(std::span<const double> sums, std::span<std::optional<double>> values) const {
  const std::size_t width = info_.columns.size();
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = compute<float>(sums.subspan(i * width, width));
}

}  // namespace metrics
}  // namespace lacuna
