/// \file
/// Sentences of a document: ICU rules (UAX #29) with our own suppressions and tailoring.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::text {

/// A sentence, heading or list item; its span has no white space at either end. Gaps between segments hold only
/// white space (including U+00A0, U+200B, U+FEFF and blank lines).
struct Segment {
  ByteSpan span;
  std::uint32_t paragraph = 0;  ///< in which it begins: index of the run of lines between blank lines, from 0

  friend bool operator==(const Segment&, const Segment&) = default;
};

/// What a blank line means.
enum class ParagraphBorders : std::uint8_t {
  kHard,  ///< it always ends a segment
  kSoft,  ///< it does not in the middle of a sentence: the text before does not end one, the next paragraph begins in
          ///< lower case (so scripts without case have hard borders). Page numbers and running heads between the two,
          ///< three lines at most, then lie inside the segment. For scanned books, and pages that were put one after
          ///< another.
};

struct SegmenterOptions {
  ParagraphBorders borders = ParagraphBorders::kHard;
};

/// Splits text into segments. A line break always ends a segment, except a single one inside flowing text that is
/// hard-wrapped: the line does not end a sentence and the next begins in lower case; or all lines of the paragraph are
/// filled to one width of at most 120 characters, then line breaks are spaces. Semicolons (but the Greek) and colons
/// never end a segment. Abbreviations and titles ("TP. Hồ Chí Minh", "GS.TS.", "Dr.", "No. 5", "v.v.", "z. B."),
/// initials, decimals, ordinals and dates ("am 3. Oktober"), ellipses inside a sentence, and ordinal list markers ("1.
/// …", "a) …",
/// "- …", "Điều 1. …") do not end one either; closing quotes and brackets, footnote marks and emoji stay with the
/// sentence they close. A quotation inside a sentence that goes on behind it is not split; one that begins a sentence
/// is split at its own sentences, the last of which keeps the words that ascribe it (`"Đi đâu?" Nam hỏi.`). No segment
/// is longer than 6,000 bytes. Thread-safety: one object per thread. Cost: linear, whatever the text; besides the
/// result, memory for the lines of one paragraph (with soft borders: and for the text's short lines).
class Segmenter {
 public:
  /// `language` is a BCP 47 tag; an unknown one gets the rules of English, which do little harm elsewhere.
  explicit Segmenter(std::string_view language, SegmenterOptions options = {});
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;
  Segmenter(const Segmenter&) = delete;
  Segmenter& operator=(const Segmenter&) = delete;
  ~Segmenter();

  [[nodiscard]] std::vector<Segment> segment(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lacuna::text
