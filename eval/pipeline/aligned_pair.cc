#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "eval/align/segment_features.h"
#include "eval/align/self_taught_aligner.h"
#include "eval/langpack/terms.h"
#include "eval/pipeline/aligned_pair.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/split_sentences.h"
#include "eval/text/characters.h"

namespace lacuna::pipeline {
namespace {

constexpr std::size_t kSegmentsPerBlock = 128;
constexpr double kSkipOpen = -3.0;  // a pack knows the words: what they do not support is likelier to stand alone

std::vector<align::SegmentFeatures> features_of(const corpus::Document& document,
                                                const std::vector<text::Segment>& segments, const std::string& language,
                                                const langpack::TermModel* terms, const base::ParallelFor& parallel) {
  std::vector<align::SegmentFeatures> features(segments.size());
  align::WordIds ids = align::hashed_words;
  if (terms != nullptr) {
    ids = [terms](const text::Analysis& analysis) {
      std::vector<langpack::WordId> words;
      for (const langpack::Term& term : langpack::segment_terms(analysis, *terms)) words.push_back(term.id);
      return words;
    };
  }
  parallel(block_count(segments.size(), kSegmentsPerBlock), [&](std::size_t block) {
    const text::Analyzer analyzer(language);
    const std::size_t end = std::min(segments.size(), (block + 1) * kSegmentsPerBlock);
    for (std::size_t i = block * kSegmentsPerBlock; i < end; ++i) {
      const std::string_view bytes = segments[i].span.of(document.text);
      features[i] = align::make_segment_features(bytes, analyzer.analyze(bytes), segments[i].paragraph, ids);
    }
  });
  return features;
}

/// The line without the white space around it.
ByteSpan trimmed(const std::string& text, const ByteSpan& line) {
  const std::size_t end = text::trim_space(text, line.end, line.begin);
  return {end > line.begin ? text::skip_space(text, line.begin) : end, end};
}

struct Segmentation {
  std::vector<text::Segment> segments;
  std::vector<std::uint32_t> numbers;
};

Segmentation lines_of(const std::string& text) {
  Segmentation lines;
  std::uint32_t number = 0;
  std::uint32_t paragraph = 0;
  for (const ByteSpan& line : corpus::line_spans(text)) {
    const ByteSpan span = trimmed(text, line);
    if (span.empty() || span.of(text) == "<p>") {
      ++paragraph;
    } else {
      lines.segments.push_back({span, paragraph});
      lines.numbers.push_back(number);
    }
    ++number;
  }
  return lines;
}

Segmentation sentences_of(const std::string& text, const std::string& language, text::ParagraphBorders borders) {
  Segmentation sentences{text::Segmenter(language, {.borders = borders}).segment(text), {}};
  sentences.numbers.resize(sentences.segments.size());
  std::iota(sentences.numbers.begin(), sentences.numbers.end(), 0U);
  return sentences;
}

Segmentation segmentation_of(const corpus::Document& document, const std::string& language,
                             const AlignmentSettings& settings) {
  return settings.segmented_by == SegmentedBy::kLines ? lines_of(document.text)
                                                      : sentences_of(document.text, language, settings.borders);
}

/// Every line as it is, blank ones empty.
Segmentation all_lines_of(const std::string& text, const std::vector<ByteSpan>& lines) {
  Segmentation all;
  for (const ByteSpan& line : lines) {
    const auto number = static_cast<std::uint32_t>(all.segments.size());
    all.segments.push_back({trimmed(text, line).empty() ? ByteSpan{line.begin, line.begin} : line, number});
    all.numbers.push_back(number);
  }
  return all;
}

}  // namespace

AlignedPair align_documents(const corpus::Document& source, const corpus::Document& target,
                            const AlignmentSettings& settings, const base::ParallelFor& parallel) {
  Segmentation from = segmentation_of(source, settings.source_language, settings);
  Segmentation to = segmentation_of(target, settings.target_language, settings);
  AlignedPair pair{
      source, target, std::move(from.segments), std::move(to.segments), std::move(from.numbers), std::move(to.numbers),
      {}};
  const langpack::LanguagePack* pack = settings.pack;
  const auto source_features = features_of(source, pair.source_segments, settings.source_language,
                                           pack != nullptr ? &pack->source : nullptr, parallel);
  const auto target_features = features_of(target, pair.target_segments, settings.target_language,
                                           pack != nullptr ? &pack->target : nullptr, parallel);
  if (pack == nullptr) {
    pair.beads = align::align_self_taught(source_features, target_features, {}, parallel);
  } else {
    const align::SentenceAlignerOptions options{.skip_open = kSkipOpen};
    pair.beads = align::align_segments(source_features, target_features, &pack->forward, &pack->backward, options);
    join_split_sentences(pair, *pack);
  }
  return pair;
}

Result<AlignedPair> align_lines(const corpus::Document& source, const corpus::Document& target) {
  const std::vector<ByteSpan> source_lines = corpus::line_spans(source.text);
  const std::vector<ByteSpan> target_lines = corpus::line_spans(target.text);
  if (Status parallel = corpus::check_parallel(source, source_lines, target, target_lines); !parallel) {
    return parallel.error();
  }
  Segmentation from = all_lines_of(source.text, source_lines);
  Segmentation to = all_lines_of(target.text, target_lines);
  AlignedPair pair{
      source, target, std::move(from.segments), std::move(to.segments), std::move(from.numbers), std::move(to.numbers),
      {}};
  for (std::uint32_t i = 0; i < pair.source_segments.size(); ++i) {
    const std::uint32_t s = pair.source_segments[i].span.empty() ? 0 : 1;
    const std::uint32_t t = pair.target_segments[i].span.empty() ? 0 : 1;
    if (s + t > 0)
      pair.beads.push_back(
          {.source_begin = i, .source_end = i + s, .target_begin = i, .target_end = i + t, .confidence = 1.0});
  }
  return pair;
}

}  // namespace lacuna::pipeline
