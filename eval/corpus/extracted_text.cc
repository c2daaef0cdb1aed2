#include "eval/corpus/extracted_text.h"

#include <algorithm>

namespace lacuna::corpus {
namespace {

/// Index of the piece that byte `position` of the text belongs to.
std::size_t piece_at(const std::vector<TextPiece>& pieces, std::size_t position) {
  const auto behind =
      std::upper_bound(pieces.begin(), pieces.end(), position,
                       [](std::size_t byte, const TextPiece& piece) { return byte < piece.text_begin; });
  return behind == pieces.begin() ? 0 : static_cast<std::size_t>(behind - pieces.begin()) - 1;
}

}  // namespace

ByteSpan file_span(const std::vector<TextPiece>& pieces, std::size_t text_size, const ByteSpan& span) {
  if (pieces.empty()) return span;
  const auto size_of = [&](std::size_t i) {
    return (i + 1 < pieces.size() ? pieces[i + 1].text_begin : text_size) - pieces[i].text_begin;
  };
  const auto verbatim = [&](std::size_t i) { return size_of(i) == pieces[i].file.size(); };
  const std::size_t first = piece_at(pieces, span.begin);
  const std::size_t begin =
      verbatim(first) ? pieces[first].file.begin + (span.begin - pieces[first].text_begin) : pieces[first].file.begin;
  if (span.empty()) return {begin, begin};
  const std::size_t last = piece_at(pieces, span.end - 1);
  const std::size_t end =
      verbatim(last) ? pieces[last].file.begin + (span.end - pieces[last].text_begin) : pieces[last].file.end;
  return {std::min(begin, end), std::max(begin, end)};
}

void TextBuilder::append(std::string_view text, const ByteSpan& file) {
  if (text.empty()) return;
  const bool verbatim = text.size() == file.size();
  if (verbatim && open_ && pieces_.back().file.end == file.begin) {
    pieces_.back().file.end = file.end;
  } else {
    pieces_.push_back({text_.size(), file});
    open_ = verbatim;
  }
  text_ += text;
}

}  // namespace lacuna::corpus
