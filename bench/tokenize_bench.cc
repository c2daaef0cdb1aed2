// Cutting text up: sentences, words, and pieces of a subword model. Each benchmark first checks that what it is about
// to time keeps the promises of its header on the very text it times.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/sample_text.h"
#include "eval/base/utf8.h"
#include "eval/text/segmenter.h"
#include "eval/text/sentencepiece_tokenizer.h"
#include "eval/text/tokenizer_intl.h"
#include "eval/text/tokenizer_zh.h"
#include "eval/text/words.h"
#include "lacuna/scoring.h"
#include "tests/support/slow_tokenizers.h"
#include "tests/support/token_text.h"

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

// What the regular expressions of the original make of a line; `none` and `char` have none, and say what they do.
std::string slowly(std::string_view name, std::string_view line) {
  using lacuna::text::intl_class;
  using lacuna::text::IntlClass;
  if (name == "13a") return lacuna::support::tokenize_13a(line);
  if (name == "zh") {
    return lacuna::support::tokenize_zh(line, lacuna::text::is_zh_character, lacuna::text::python_strip);
  }
  if (name == "intl") {
    return lacuna::support::tokenize_intl(
        line, [](char32_t c) { return intl_class(c) == IntlClass::kPunctuation; },
        [](char32_t c) { return intl_class(c) == IntlClass::kSymbol; },
        [](char32_t c) { return intl_class(c) == IntlClass::kNumber; });
  }
  if (name == "char") {
    return lacuna::support::encode(
        lacuna::support::set_apart(lacuna::support::decode(line), [](char32_t) { return true; }));
  }
  return std::string(line);
}

// sacreBLEU's tokenisers that need no model; each line of the answer is compared with the slow way to it.
void tokenize(benchmark::State& state, std::string_view name, const std::vector<std::string>& lines) {
  const lacuna::TokenizerPtr tokenizer = *lacuna::make_tokenizer(name);
  TokenizedText out;
  std::size_t bytes = 0;
  std::size_t tokens = 0;
  for (const std::string& line : lines) {
    if (lacuna::support::joined_tokens(*tokenizer, line) != lacuna::support::single_spaced(slowly(name, line))) {
      state.SkipWithError("tokens are not those of the regular expressions");
      return;
    }
    tokenizer->tokenize(line, out);
    bytes += line.size();
    tokens += out.tokens.size();
  }
  for (auto unused : state) {
    for (const std::string& line : lines) {
      tokenizer->tokenize(line, out);
      benchmark::DoNotOptimize(out.tokens.data());
    }
  }
  count(state, bytes, tokens);
}

void tokenize_sample(benchmark::State& state, const char* name, bool vietnamese) {
  tokenize(state, name, sample(vietnamese).lines);
}

// Sentences in other scripts, often enough to be measured.
std::vector<std::string> repeated(std::initializer_list<const char*> sentences) {
  std::vector<std::string> lines;
  for (int i = 0; i < 200; ++i) lines.insert(lines.end(), sentences.begin(), sentences.end());
  return lines;
}

const std::vector<std::string>& chinese() {
  static const std::vector<std::string> kLines = repeated({
      "昨天下午，市政府宣布了新的公共交通计划，预计将于2026年3月开始实施。",
      "“我们希望每个人都能更方便地出行。”负责人说，费用约为3.5亿元（含税）。",
      "报告共有128页，其中第4、7、9章讨论了AI与BLEU评分的关系！",
  });
  return kLines;
}

const std::vector<std::string>& japanese() {
  static const std::vector<std::string> kLines = repeated({
      "昨日の午後、市は新しい公共交通計画を発表し、来年三月から実施する予定です。",
      "「もっと便利に移動できるようにしたい」と担当者は話した。費用は約3.5億円。",
      "報告書は128ページあり、第4章と第7章で翻訳の評価について述べています。",
  });
  return kLines;
}

void tokenize_chinese(benchmark::State& state, const char* name) { tokenize(state, name, chinese()); }

// The surfaces put together again are the line: it has no white space.
void tokenize_mecab(benchmark::State& state) {
  const auto tokenizer = lacuna::make_tokenizer("ja-mecab");
  if (!tokenizer) {
    state.SkipWithError("no MeCab or no dictionary");
    return;
  }
  TokenizedText out;
  std::size_t bytes = 0;
  std::size_t tokens = 0;
  for (const std::string& line : japanese()) {
    (*tokenizer)->tokenize(line, out);
    bytes += line.size();
    tokens += out.tokens.size();
    if (out.text != line || out.tokens.size() < 10) {
      state.SkipWithError("words do not make up their line again");
      return;
    }
  }
  for (auto unused : state) {
    for (const std::string& line : japanese()) {
      (*tokenizer)->tokenize(line, out);
      benchmark::DoNotOptimize(out.tokens.data());
    }
  }
  count(state, bytes, tokens);
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
BENCHMARK_CAPTURE(tokenize_sample, 13a_vi, "13a", true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(tokenize_sample, 13a_en, "13a", false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(tokenize_sample, none_en, "none", false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(tokenize_sample, char_en, "char", false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(tokenize_sample, intl_vi, "intl", true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(tokenize_sample, intl_en, "intl", false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(tokenize_sample, zh_en, "zh", false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(tokenize_chinese, intl_zh, "intl")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(tokenize_chinese, zh_zh, "zh")->Unit(benchmark::kMicrosecond);
BENCHMARK(tokenize_mecab)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(pieces, vi, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(pieces, en, false)->Unit(benchmark::kMicrosecond);

}  // namespace
