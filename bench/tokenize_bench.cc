// Cutting text up: sentences, words, and pieces of a subword model. Each benchmark first checks that what it is about
// to time keeps the promises of its header on the very text it times.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/sample_text.h"
#include "eval/base/utf8.h"
#include "eval/text/segmenter.h"
#include "eval/text/sentencepiece_tokenizer.h"
#include "eval/text/words.h"

namespace {

using lacuna::Result;
using lacuna::TokenizedText;
using lacuna::bench::all_samples;

struct Sample {
  const char* language;
  std::string text;
  std::vector<std::string> lines;  // that are not empty
};

Sample load(const char* language, const char* file) {
  Sample sample{language, all_samples(file), {}};
  std::size_t begin = 0;
  for (std::size_t i = 0; i < sample.text.size(); ++i) {
    if (sample.text[i] != '\n') continue;
    if (i > begin) sample.lines.push_back(sample.text.substr(begin, i - begin));
    begin = i + 1;
  }
  return sample;
}

const Sample& sample(bool vietnamese) {
  static const Sample source = load("vi", "source.vi.txt");
  static const Sample target = load("en", "reference.en.txt");
  return vietnamese ? source : target;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// The parts are in order, not empty, do not overlap, and leave nothing out but white space.
template <class Parts>
bool tiles(std::string_view text, const Parts& parts) {
  std::size_t end = 0;
  for (const auto& part : parts) {
    const lacuna::ByteSpan span = part.span;
    if (span.begin < end || span.end <= span.begin || !is_blank(text.substr(end, span.begin - end))) return false;
    end = span.end;
  }
  return end <= text.size() && is_blank(text.substr(end));
}

void count(benchmark::State& state, std::size_t bytes, std::size_t items) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
  state.SetItemsProcessed(static_cast<std::int64_t>(items) * state.iterations());
}

void segment(benchmark::State& state, bool vietnamese) {
  const Sample& input = sample(vietnamese);
  const lacuna::text::Segmenter segmenter(input.language);
  const auto segments = segmenter.segment(input.text);
  if (segments.size() < input.lines.size() || !tiles(input.text, segments)) {
    state.SkipWithError("segments do not cover the text");
    return;
  }
  for (auto unused : state) benchmark::DoNotOptimize(segmenter.segment(input.text));
  count(state, input.text.size(), segments.size());
}

void split_words(benchmark::State& state, bool vietnamese) {
  const Sample& input = sample(vietnamese);
  const lacuna::text::WordSplitter splitter(input.language);
  const auto words = splitter.split(input.text);
  if (words.empty() || !tiles(input.text, words)) {
    state.SkipWithError("words do not cover the text");
    return;
  }
  for (auto unused : state) benchmark::DoNotOptimize(splitter.split(input.text));
  count(state, input.text.size(), words.size());
}

// A small model of both languages, trained once.
const lacuna::text::SentencePieceTokenizer* model() {
  static const std::unique_ptr<lacuna::text::SentencePieceTokenizer> tokenizer =
      []() -> std::unique_ptr<lacuna::text::SentencePieceTokenizer> {
    std::vector<std::string> lines = sample(true).lines;
    lines.insert(lines.end(), sample(false).lines.begin(), sample(false).lines.end());
    lacuna::text::SentencePieceTraining options;
    options.vocabulary_size = 1500;
    const Result<std::string> bytes = lacuna::text::train_sentencepiece(lines, options);
    if (!bytes) return nullptr;
    auto loaded = lacuna::text::SentencePieceTokenizer::from_bytes(*bytes, "spm-bench");
    return loaded ? std::move(*loaded) : nullptr;
  }();
  return tokenizer.get();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

// Pieces put together again, with the model's mark for a space as a space.
std::string detokenize(const TokenizedText& pieces) {
  std::string text = pieces.text;
  replace_all(text, "\u2581", " ");
  return text.substr(0, 1) == " " ? text.substr(1) : text;
}

// The line as the model sees it: compatibility forms (NFKC) of the two characters of the samples that have one.
std::string compatible(std::string line) {
  replace_all(line, "\u00B2", "2");
  replace_all(line, "\u2026", "...");
  return line;
}

void pieces(benchmark::State& state, bool vietnamese) {
  const Sample& input = sample(vietnamese);
  const lacuna::text::SentencePieceTokenizer* tokenizer = model();
  if (tokenizer == nullptr) {
    state.SkipWithError("no model");
    return;
  }
  TokenizedText out;
  std::size_t bytes = 0;
  std::size_t tokens = 0;
  for (const std::string& line : input.lines) {
    tokenizer->tokenize(line, out);
    bytes += line.size();
    tokens += out.tokens.size();
    if (out.tokens.empty() || out.tokens.size() != tokenizer->count_pieces(line) ||
        detokenize(out) != compatible(line)) {
      state.SkipWithError("pieces do not make up their line again");
      return;
    }
  }
  for (auto unused : state) {
    for (const std::string& line : input.lines) {
      tokenizer->tokenize(line, out);
      benchmark::DoNotOptimize(out.tokens.data());
    }
  }
  count(state, bytes, tokens);
}

BENCHMARK_CAPTURE(segment, vi, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(segment, en, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(split_words, vi, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(split_words, en, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(pieces, vi, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(pieces, en, false)->Unit(benchmark::kMicrosecond);

}  // namespace
