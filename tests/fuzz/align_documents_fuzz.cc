// Whatever two texts hold: their segments lie in them, each is in one bead, and the beads do not depend on the order of
// work.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/align/segment_features.h"
#include "eval/align/self_taught_aligner.h"
#include "eval/base/utf8.h"
#include "eval/pipeline/aligned_pair.h"
#include "tests/fuzz/expect.h"

namespace {

using lacuna::align::Bead;
using lacuna::fuzz::expect;
using lacuna::pipeline::SegmentedBy;
using lacuna::text::ParagraphBorders;
using lacuna::text::Segment;

/// The last block first.
void backward_for(std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = count; i > 0; --i) body(i - 1);
}

void check_segments(std::string_view text, const std::vector<Segment>& segments) {
  std::size_t end = 0;
  for (const Segment& segment : segments) {
    expect(segment.span.begin >= end && segment.span.end > segment.span.begin, "segments are in order");
    end = segment.span.end;
  }
  expect(end <= text.size(), "segments lie in the text");
}

void check_beads(std::size_t sources, std::size_t targets, const std::vector<Bead>& beads) {
  std::size_t source = 0;
  std::size_t target = 0;
  std::vector<int> taken(targets, 0);
  for (const Bead& bead : beads) {
    expect(bead.source_begin == source && bead.source_end >= source && bead.source_end <= sources,
           "beads go on where the source is");
    expect(bead.target_begin <= bead.target_end && bead.target_end <= targets, "target segments are there");
    expect(bead.source_size() + bead.target_size() > 0, "a bead has a side");
    expect(std::isfinite(bead.similarity), "a similarity is a number");
    expect(bead.confidence >= 0.0 && bead.confidence <= 1.0, "a confidence is a probability");
    expect(!bead.moved || (bead.source_size() > 0 && bead.target_size() > 0), "what is moved has both sides");
    if (!bead.moved && bead.target_size() > 0) {
      expect(bead.target_begin >= target, "what is not moved is in the order of the target");
      target = bead.target_end;
    }
    for (std::uint32_t j = bead.target_begin; j < bead.target_end; ++j) ++taken[j];
    source = bead.source_end;
  }
  expect(source == sources, "each source segment is in a bead");
  expect(std::all_of(taken.begin(), taken.end(), [](int times) { return times == 1; }),
         "each target segment is in one bead");
}

/// The documents as the program aligns them without a pack.
void align_as_program(std::string_view source, std::string_view target,
                      const lacuna::pipeline::AlignmentSettings& settings) {
  const lacuna::corpus::Document from{.path = "source", .text = std::string(source)};
  const lacuna::corpus::Document to{.path = "target", .text = std::string(target)};
  const auto pair = lacuna::pipeline::align_documents(from, to, settings, lacuna::base::serial_for);
  check_segments(source, pair.source_segments);
  check_segments(target, pair.target_segments);
  check_beads(pair.source_segments.size(), pair.target_segments.size(), pair.beads);
  for (const auto* numbers : {&pair.source_numbers, &pair.target_numbers}) {
    expect(std::adjacent_find(numbers->begin(), numbers->end(), std::greater_equal<>()) == numbers->end(),
           "numbers rise");
  }
  const auto again = lacuna::pipeline::align_documents(from, to, settings, backward_for);
  expect(again.beads == pair.beads, "the same beads, in whatever order the work is done");
}

/// The sentences of the documents, searched as those of large documents are.
void align_coarse_to_fine(std::string_view source, std::string_view target,
                          const lacuna::pipeline::AlignmentSettings& settings) {
  const auto features_of = [&settings](std::string_view text, const std::string& language) {
    const auto segments = lacuna::text::Segmenter(language, {.borders = settings.borders}).segment(text);
    check_segments(text, segments);
    return lacuna::align::make_document_features(text, segments, lacuna::text::Analyzer(language),
                                                 lacuna::align::hashed_words);
  };
  const auto from = features_of(source, settings.source_language);
  const auto to = features_of(target, settings.target_language);
  lacuna::align::SentenceAlignerOptions options;
  options.full_cells = 30;
  options.radius = 3;
  const auto align = [&](const lacuna::base::ParallelFor& parallel) {
    return lacuna::align::align_self_taught(from, to, options, parallel);
  };
  const std::vector<Bead> beads = align(lacuna::base::serial_for);
  check_beads(from.size(), to.size(), beads);
  expect(align(backward_for) == beads, "the same beads, in whatever order the work is done");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text = lacuna::fuzz::as_text(data + 1, size - 1);
  if (lacuna::base::first_invalid_utf8(text)) return 0;
  // A NUL, which no document has, is where the translation begins; else it is the second half.
  std::size_t border = text.find('\0');
  if (border == std::string_view::npos) {
    border = text.size() / 2;
    while (border < text.size() && (static_cast<unsigned char>(text[border]) & 0xC0U) == 0x80U) ++border;
  }
  const std::string_view source = text.substr(0, border);
  const std::string_view target = text.substr(border + (border < text.size() && text[border] == '\0' ? 1 : 0));
  if (target.find('\0') != std::string_view::npos) return 0;
  lacuna::pipeline::AlignmentSettings settings;
  settings.source_language = std::vector<std::string>{"vi", "de", "zh", ""}[data[0] % 4];
  settings.segmented_by = (data[0] & 8) != 0 ? SegmentedBy::kLines : SegmentedBy::kSentences;
  settings.borders = (data[0] & 16) != 0 ? ParagraphBorders::kSoft : ParagraphBorders::kHard;
  if ((data[0] & 4) != 0) {
    align_coarse_to_fine(source, target, settings);
  } else {
    align_as_program(source, target, settings);
  }
  return 0;
}
