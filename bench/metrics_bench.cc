// Rows and scores of the reference metrics, on a text that is made here: words with the frequencies of a language,
// hypotheses that keep two thirds of the reference. Every answer is compared with a slow, obvious one before the clock
// starts.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/tokenizer_13a.h"
#include "lacuna/scoring.h"
#include "metrics/kernels/ngram_matcher.h"
#include "metrics/kernels/vocabulary.h"
#include "metrics/kernels/window_matcher.h"
#include "tests/support/slow_oracles.h"
#include "tests/support/slow_ter.h"
#include "tests/support/slow_tokenizers.h"

namespace {

using namespace lacuna;  // NOLINT(google-build-using-namespace): a program of its own

constexpr std::size_t kLines = 2000;

struct Corpus {
  std::string reference;
  std::string hypothesis;
  std::vector<std::string> reference_lines;
  std::vector<std::string> hypothesis_lines;
};

Corpus make_corpus() {
  constexpr std::string_view kLetters[] = {"a", "e", "i", "o", "n", "t", "h", "g", "ư", "ệ", "đ"};
  std::mt19937 random(11);
  std::vector<std::string> words;
  for (int i = 0; i < 3000; ++i) words.push_back(support::random_text(random, kLetters, 1 + random() % 8));
  const auto word = [&] { return words[random() % (1 + random() % words.size())]; };
  Corpus corpus;
  for (std::size_t i = 0; i < kLines; ++i) {
    std::string reference;
    std::string hypothesis;
    const std::size_t length = 5 + random() % 40;
    for (std::size_t k = 0; k < length; ++k) {
      const std::string same = word() + (random() % 9 == 0 ? ", " : " ");
      reference += same;
      hypothesis += random() % 3 == 0 ? word() + " " : same;
    }
    corpus.reference_lines.push_back(reference + ".");
    corpus.hypothesis_lines.push_back(hypothesis + ".");
    corpus.reference += corpus.reference_lines.back() + "\n";
    corpus.hypothesis += corpus.hypothesis_lines.back() + "\n";
  }
  return corpus;
}

const Corpus& corpus() {
  static const Corpus kCorpus = make_corpus();
  return kCorpus;
}

// Symbols of a string's pieces between spaces, or of its bytes that are no spaces.
support::Symbols symbols_of(const std::string& text, bool words, std::map<std::string, std::uint32_t>& names) {
  support::Symbols symbols;
  std::string piece;
  const auto end = [&] {
    if (!piece.empty())
      symbols.push_back(names.emplace(piece, static_cast<std::uint32_t>(names.size() + 1)).first->second);
    piece.clear();
  };
  for (const char c : text) {
    const bool begins = !words && (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (c == ' ' || begins) end();
    if (c != ' ') piece += c;
  }
  end();
  return symbols;
}

ScoreRequest request(const MetricPtr& metric) {
  ScoreRequest request;
  request.references = {{.name = "reference", .text = corpus().reference}};
  request.hypotheses = {{.name = "hypothesis", .text = corpus().hypothesis}};
  request.metrics = {metric};
  return request;
}

// Whether the match columns of the metric are those of the definition, on the first lines.
bool rows_are_right(const StatsTable& table, std::size_t orders, bool words, std::size_t first, std::size_t stride) {
  for (std::size_t i = 0; i < 100; ++i) {
    std::map<std::string, std::uint32_t> names;
    const auto prepare = [&](const std::string& line) {
      return symbols_of(words ? support::tokenize_13a(line) : line, words, names);
    };
    const support::Symbols reference = prepare(corpus().reference_lines[i]);
    const support::Symbols hypothesis = prepare(corpus().hypothesis_lines[i]);
    for (std::size_t n = 1; n <= orders; ++n) {
      const auto expected = static_cast<double>(support::clipped_matches(hypothesis, {reference}, n));
      if (table.row(i)[first + (n - 1) * stride] != expected) return false;
    }
  }
  return true;
}

void report(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kLines));
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(corpus().reference.size() + corpus().hypothesis.size()));
}

void score_lines(benchmark::State& state, const MetricPtr& metric, std::size_t orders, bool words, std::size_t first,
                 std::size_t stride) {
  const ScoreRequest whole = request(metric);
  const auto checked = score_texts(whole);
  if (!checked || !rows_are_right(checked->front().metrics.front().table, orders, words, first, stride)) {
    state.SkipWithError("the rows are wrong");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(score_texts(whole));
  report(state);
}

void bleu_rows(benchmark::State& state) { score_lines(state, *make_bleu({}), 4, true, 2, 1); }
BENCHMARK(bleu_rows)->Unit(benchmark::kMillisecond);

void chrf_rows(benchmark::State& state) { score_lines(state, *make_chrf({}), 6, false, 2, 3); }
BENCHMARK(chrf_rows)->Unit(benchmark::kMillisecond);

void chrf_plus_rows(benchmark::State& state) { score_lines(state, *make_chrf({.word_order = 2}), 6, false, 2, 3); }
BENCHMARK(chrf_plus_rows)->Unit(benchmark::kMillisecond);

void ter_rows(benchmark::State& state) {
  const ScoreRequest whole = request(*make_ter({}));
  const auto checked = score_texts(whole);
  bool right = checked.ok();
  for (std::size_t i = 0; right && i < 100; ++i) {
    std::map<std::string, std::uint32_t> names;
    const support::Symbols reference = symbols_of(corpus().reference_lines[i], true, names);
    const support::Symbols hypothesis = symbols_of(corpus().hypothesis_lines[i], true, names);
    const std::span<const double> row = checked->front().metrics.front().table.row(i);
    right = row[0] == static_cast<double>(support::slow_ter_edits(hypothesis, reference)) &&
            row[1] == static_cast<double>(reference.size());
  }
  if (!right) {
    state.SkipWithError("the rows are wrong");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(score_texts(whole));
  report(state);
}
BENCHMARK(ter_rows)->Unit(benchmark::kMillisecond);

void tokenize_13a(benchmark::State& state) {
  const text::Tokenizer13a tokenizer;
  TokenizedText tokens;
  for (const std::string& line : corpus().hypothesis_lines) {
    std::map<std::string, std::uint32_t> names;
    tokenizer.tokenize(line, tokens);
    std::string joined;
    for (const ByteSpan token : tokens.tokens) joined.append(token.of(tokens.text)).append(" ");
    if (symbols_of(joined, true, names) != symbols_of(support::tokenize_13a(line), true, names)) {
      state.SkipWithError("the tokens are wrong");
      return;
    }
  }
  for (auto _ : state) {
    for (const std::string& line : corpus().hypothesis_lines) {
      tokenizer.tokenize(line, tokens);
      benchmark::DoNotOptimize(tokens.tokens.data());
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kLines));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(corpus().hypothesis.size()));
}
BENCHMARK(tokenize_13a)->Unit(benchmark::kMillisecond);

// Both sides of each line in symbols: characters, or words of 13a.
struct Line {
  support::Symbols hypothesis;
  support::Symbols reference;
};

std::vector<Line> symbol_lines(bool words) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < kLines; ++i) {
    std::map<std::string, std::uint32_t> names;
    const auto prepare = [&](const std::string& line) {
      return symbols_of(words ? support::tokenize_13a(line) : line, words, names);
    };
    const support::Symbols reference = prepare(corpus().reference_lines[i]);
    lines.push_back({prepare(corpus().hypothesis_lines[i]), reference});
  }
  return lines;
}

// `match(line, matches)` over all lines.
template <class Match>
void match_lines(benchmark::State& state, bool words, std::size_t orders, Match&& match) {
  const std::vector<Line> lines = symbol_lines(words);
  std::vector<double> matches(orders);
  for (std::size_t i = 0; i < 100; ++i) {
    match(lines[i], matches);
    for (std::size_t n = 1; n <= orders; ++n) {
      const std::size_t expected = support::clipped_matches(lines[i].hypothesis, {lines[i].reference}, n);
      if (matches[n - 1] != static_cast<double>(expected)) {
        state.SkipWithError("the matches are wrong");
        return;
      }
    }
  }
  for (auto _ : state) {
    for (const Line& line : lines) {
      match(line, matches);
      benchmark::DoNotOptimize(matches.data());
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kLines));
}

void match_windows(benchmark::State& state, bool words, std::size_t orders) {
  metrics::WindowMatcher matcher;
  match_lines(state, words, orders, [&](const Line& line, std::vector<double>& matches) {
    if (!matcher.match(line.hypothesis, line.reference, matches)) matches.assign(orders, -1.0);
  });
}
BENCHMARK_CAPTURE(match_windows, characters, false, 6)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(match_windows, words, true, 4)->Unit(benchmark::kMillisecond);

// The way of several references and of long segments: the same reference twice.
void match_hashed(benchmark::State& state, bool words, std::size_t orders) {
  metrics::NgramMatcher matcher;
  support::Symbols twice;
  match_lines(state, words, orders, [&](const Line& line, std::vector<double>& matches) {
    twice.clear();
    for (int i = 0; i < 2; ++i) {
      twice.insert(twice.end(), line.reference.begin(), line.reference.end());
      twice.push_back(0);
    }
    matcher.match(line.hypothesis, twice, matches);
  });
}
BENCHMARK_CAPTURE(match_hashed, characters, false, 6)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(match_hashed, words, true, 4)->Unit(benchmark::kMillisecond);

// Every line a unit: its reference's tokens get numbers, its hypothesis's tokens are looked up.
void number_tokens(benchmark::State& state) {
  const text::Tokenizer13a tokenizer;
  std::vector<TokenizedText> references(kLines);
  std::vector<TokenizedText> hypotheses(kLines);
  for (std::size_t i = 0; i < kLines; ++i) {
    tokenizer.tokenize(corpus().reference_lines[i], references[i]);
    tokenizer.tokenize(corpus().hypothesis_lines[i], hypotheses[i]);
  }
  metrics::Vocabulary::Index index;
  std::vector<std::uint32_t> ids;
  const auto make = [&](std::size_t first) {
    auto vocabulary = std::make_unique<metrics::Vocabulary>();
    for (std::size_t i = first; i < std::min(kLines, first + 256); ++i) {
      vocabulary->add(references[i].text, references[i].tokens);
      (void)vocabulary->end_unit(index);
    }
    return vocabulary;
  };
  const auto look_up = [&](const metrics::Vocabulary& vocabulary, std::size_t first, std::size_t i) {
    vocabulary.find(i - first, hypotheses[i].text, hypotheses[i].tokens, index, ids);
  };
  const auto first_block = make(0);
  for (std::size_t i = 0; i < 256; ++i) {
    look_up(*first_block, 0, i);
    for (std::size_t k = 0; k < ids.size(); ++k) {
      const auto same = [&](ByteSpan token) {
        return token.of(references[i].text) == hypotheses[i].tokens[k].of(hypotheses[i].text);
      };
      const bool known = std::any_of(references[i].tokens.begin(), references[i].tokens.end(), same);
      if (known != (ids[k] != 0) || (known && !same(references[i].tokens[ids[k] - 1]))) {
        state.SkipWithError("the numbers are wrong");
        return;
      }
    }
  }
  for (auto _ : state) {
    for (std::size_t first = 0; first < kLines; first += 256) {
      const auto vocabulary = make(first);
      for (std::size_t i = first; i < std::min(kLines, first + 256); ++i) look_up(*vocabulary, first, i);
      benchmark::DoNotOptimize(ids.data());
    }
  }
  report(state);
}
BENCHMARK(number_tokens)->Unit(benchmark::kMillisecond);

// One score per line, as a resampling test asks for thousands.
void bleu_score_many(benchmark::State& state) {
  const MetricPtr metric = *make_bleu({.tokenizer = {}, .smoothing_value = {}, .effective_order = true});
  const auto results = score_texts(request(metric));
  const StatsTable& table = results->front().metrics.front().table;
  std::vector<std::optional<double>> values(kLines);
  metric->score_many(table.values(), values);
  for (std::size_t i = 0; i < kLines; ++i) {
    if (values[i] != metric->score(table.row(i)).value) {
      state.SkipWithError("score_many differs from score");
      return;
    }
  }
  for (auto _ : state) {
    metric->score_many(table.values(), values);
    benchmark::DoNotOptimize(values.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kLines));
}
BENCHMARK(bleu_score_many)->Unit(benchmark::kMicrosecond);

}  // namespace
