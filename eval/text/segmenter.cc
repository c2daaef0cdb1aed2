#include "eval/text/segmenter.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "eval/base/utf8.h"
#include "eval/text/abbreviations.h"
#include "eval/text/characters.h"
#include "eval/text/line_flow.h"
#include "eval/text/sentence_characters.h"
#include "eval/text/sentence_scanner.h"
#include "eval/text/soft_borders.h"

namespace lacuna::text {
namespace {

/// No sentence is longer: what is, is a list, a table or text without punctuation, and is cut at a space.
constexpr std::size_t kMaxSegmentBytes = 6000;

/// Reads the next line from `position`, which moves behind its end.
Line next_line(std::string_view text, std::size_t& position) {
  const std::size_t begin = position;
  std::size_t end = begin;
  while (position < text.size()) {
    end = position;
    const char32_t code = base::next_code_point(text, position);
    if (is_line_break(code)) {
      if (code == '\r' && position < text.size() && text[position] == '\n') ++position;
      break;
    }
    end = position;
  }
  const std::size_t line_end = trim_space(text, end, begin);
  return {std::min(skip_space(text.substr(0, line_end), begin), line_end), line_end};
}

/// Appends `segment`, in pieces when it is too long.
void append_bounded(std::string_view text, Segment segment, std::vector<Segment>& out) {
  while (segment.span.size() > kMaxSegmentBytes) {
    const std::size_t begin = segment.span.begin;
    std::size_t cut = text.substr(begin, kMaxSegmentBytes + 1).rfind(' ');
    if (cut == std::string_view::npos || cut == 0) {
      cut = kMaxSegmentBytes;
      while ((static_cast<unsigned char>(text[begin + cut]) & 0xC0) == 0x80) --cut;
    }
    out.push_back({{begin, trim_space(text, begin + cut, begin)}, segment.paragraph});
    segment.span.begin = skip_space(text, begin + cut);
  }
  if (!segment.span.empty()) out.push_back(segment);
}

}  // namespace

struct Segmenter::Impl {
  Abbreviations abbreviations;
  SegmenterOptions options;

  /// Finds the sentences of `blocks`, which it empties.
  void scan(std::string_view text, std::vector<Block>& blocks, std::vector<Segment>& segments) const {
    for (const Block& block : blocks) scan_sentences(text, block, abbreviations, segments);
    blocks.clear();
  }
};

Segmenter::Segmenter(std::string_view language, SegmenterOptions options)
    : impl_(std::make_unique<Impl>(Impl{Abbreviations(primary_subtag(language)), options})) {}
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;
Segmenter::~Segmenter() = default;

std::vector<Segment> Segmenter::segment(std::string_view text) const {
  const bool soft = impl_->options.borders == ParagraphBorders::kSoft;
  SoftBorders soft_borders(soft ? text : std::string_view(), impl_->abbreviations);
  std::vector<Segment> segments;
  std::vector<Line> lines;
  std::vector<Block> ready;
  std::uint32_t paragraph = 0;
  const auto end_paragraph = [&] {
    if (lines.empty()) return;
    std::vector<Block> blocks = join_lines(text, lines, paragraph, impl_->abbreviations);
    if (soft) {
      soft_borders.add(std::move(blocks), ready);
    } else {
      ready = std::move(blocks);
    }
    impl_->scan(text, ready, segments);
    ++paragraph;
    lines.clear();
  };
  for (std::size_t position = 0; position < text.size();) {
    const Line line = next_line(text, position);
    if (line.begin < line.end) {
      lines.push_back(line);
    } else {
      end_paragraph();
    }
  }
  end_paragraph();
  soft_borders.finish(ready);
  impl_->scan(text, ready, segments);

  const auto fits = [](const Segment& segment) { return segment.span.size() <= kMaxSegmentBytes; };
  if (std::all_of(segments.begin(), segments.end(), fits)) return segments;
  std::vector<Segment> bounded;
  for (const Segment& segment : segments) append_bounded(text, segment, bounded);
  return bounded;
}

}  // namespace lacuna::text
