/// \file
/// A text that was taken out of a file, and the way back: which bytes of the file each of its bytes came from.
///
///     TextBuilder builder;
///     builder.append("Fish & chips", …);       // piece by piece, as the format's reader meets them
///     ByteSpan bytes = file_span(builder.pieces(), {0, 4});
///
/// Thread-safety: plain values. Cost: a binary search a question.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::corpus {

/// A stretch of the text and the bytes of the file that it stands for. Where both have the same size, byte i of the one
/// is byte i of the other; else the stretch stands for its bytes as a whole ("&" for "&amp;", "\n" for "\\n").
struct TextPiece {
  std::size_t text_begin = 0;  ///< it ends where the next piece begins, or with the text
  ByteSpan file;
};

/// The bytes of the file that `span` of the text stands for: from the first byte of the first piece it touches to the
/// last of the last. An empty span is a place. Without pieces text and file are the same.
[[nodiscard]] ByteSpan file_span(const std::vector<TextPiece>& pieces, std::size_t text_size, const ByteSpan& span);

/// Builds a text with its pieces; neighbours that continue each other byte for byte become one piece.
class TextBuilder {
 public:
  /// `text` stands for the bytes `file`, which lie behind those of the call before or anywhere else.
  void append(std::string_view text, const ByteSpan& file);

  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<TextPiece>& pieces() const { return pieces_; }
  [[nodiscard]] std::string take_text() { return std::move(text_); }
  [[nodiscard]] std::vector<TextPiece> take_pieces() { return std::move(pieces_); }

 private:
  std::string text_;
  std::vector<TextPiece> pieces_;
  bool open_ = false;  ///< the last piece is byte for byte and may grow
};

}  // namespace lacuna::corpus
