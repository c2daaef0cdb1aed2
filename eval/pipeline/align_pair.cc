#include <algorithm>

#include "eval/align/segment_features.h"
#include "eval/langpack/terms.h"
#include "eval/pipeline/check.h"
#include "eval/pipeline/parallel.h"

namespace lacuna::pipeline {
namespace {

constexpr std::size_t kSegmentsPerBlock = 128;

std::vector<align::SegmentFeatures> features_of(const corpus::Document& document,
                                                const std::vector<text::Segment>& segments, const std::string& language,
                                                const langpack::TermModel& terms, const base::ParallelFor& parallel) {
  std::vector<align::SegmentFeatures> features(segments.size());
  const align::WordIds ids = [&](const text::Analysis& analysis) {
    std::vector<langpack::WordId> words;
    for (const langpack::Term& term : langpack::segment_terms(analysis, terms)) words.push_back(term.id);
    return words;
  };
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

std::vector<text::Segment> line_segments(const std::string& text, const std::vector<ByteSpan>& lines) {
  std::vector<text::Segment> segments;
  segments.reserve(lines.size());
  for (const ByteSpan& line : lines) {
    const std::string_view bytes = line.of(text);
    const std::size_t first = std::min(bytes.find_first_not_of(" \t"), bytes.size());
    const std::size_t last = bytes.find_last_not_of(" \t");
    const std::size_t end = last == std::string_view::npos ? first : last + 1;
    segments.push_back({{line.begin + first, line.begin + end}, static_cast<std::uint32_t>(segments.size())});
  }
  return segments;
}

}  // namespace

AlignedPair align_documents(const corpus::Document& source, const corpus::Document& target,
                            const langpack::LanguagePack& pack, const base::ParallelFor& parallel) {
  AlignedPair pair{source, target, {}, {}, {}};
  pair.source_segments = text::Segmenter(pack.manifest.source_language).segment(source.text);
  pair.target_segments = text::Segmenter(pack.manifest.target_language).segment(target.text);
  const auto source_features =
      features_of(source, pair.source_segments, pack.manifest.source_language, pack.source, parallel);
  const auto target_features =
      features_of(target, pair.target_segments, pack.manifest.target_language, pack.target, parallel);
  pair.beads = align::align_segments(source_features, target_features, &pack.forward, &pack.backward, {});
  return pair;
}

Result<AlignedPair> align_lines(const corpus::Document& source, const corpus::Document& target) {
  const std::vector<ByteSpan> source_lines = corpus::line_spans(source.text);
  const std::vector<ByteSpan> target_lines = corpus::line_spans(target.text);
  if (Status parallel = corpus::check_parallel(source, source_lines, target, target_lines); !parallel) {
    return parallel.error();
  }
  AlignedPair pair{
      source, target, line_segments(source.text, source_lines), line_segments(target.text, target_lines), {}};
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
