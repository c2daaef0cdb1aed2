/// \file
/// What the sentence aligner wants to know of a segment, made from its text.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "eval/align/sentence_aligner.h"
#include "eval/langpack/vocabulary.h"
#include "eval/text/analysis.h"
#include "eval/text/segmenter.h"

namespace lacuna::align {

/// Ids of the words of a segment in the lexicon's vocabulary (for a pack: its terms). May return none.
using WordIds = std::function<std::vector<langpack::WordId>(const text::Analysis&)>;
/// For documents without a lexicon: hashes of the first five letters of the words, which stand for stems in any
/// language (on a German–French yearbook they serve as well as Snowball's). Numbers and punctuation are left out;
/// anchors know them better.
[[nodiscard]] std::vector<langpack::WordId> hashed_words(const text::Analysis& analysis);
/// Length of a segment's text in a unit of the caller's choice.
using SegmentLength = std::function<double(std::string_view)>;

/// Features of one segment. `analysis` is that of `text`. Without `length` the length is the number of code points that
/// are not white space. Without `word_ids` there are no words. Anchors are
/// - values of certain numbers;
/// - words with a digit in them;
/// - the first five letters, without marks and case, of words that have as many (names and cognates);
/// - capitalised words of two to four letters, without marks and case.
/// Which of them the other text shares, and how telling that is, is for the aligner to find out.
[[nodiscard]] SegmentFeatures make_segment_features(std::string_view text, const text::Analysis& analysis,
                                                    std::uint32_t paragraph, const WordIds& word_ids,
                                                    const SegmentLength& length = {});

/// Features of all segments of a document.
[[nodiscard]] std::vector<SegmentFeatures> make_document_features(std::string_view text,
                                                                  std::span<const text::Segment> segments,
                                                                  const text::Analyzer& analyzer,
                                                                  const WordIds& word_ids,
                                                                  const SegmentLength& length = {});

}  // namespace lacuna::align
