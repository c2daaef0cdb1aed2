/// \file
/// The text of one segment of an XML format while its elements are read, with its inline codes, and its way into the
/// text of all units.
///
///     InlineText text;
///     text.append("Click ", span); text.begin_code(CodeRole::kOpen, "1"); text.append("<b>", span); text.end_code(…);
///     ByteSpan unit = text.move_to(builder, codes, WhiteSpace::kLayout, place);
///
/// Thread-safety: a plain value. Cost: linear in the text; no allocation once it has held the longest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/bitext.h"
#include "eval/corpus/extracted_text.h"

namespace lacuna::corpus {

/// What a line break with indentation behind it means.
enum class WhiteSpace : std::uint8_t {
  kPreserve,  ///< xml:space="preserve": it is text
  /// It is how the file is laid out: left out at the edges of the text, one space within. All other white space is text
  /// in either case, so that what is told of spaces and line breaks is true of what a reader sees.
  kLayout,
};

class InlineText {
 public:
  /// `text` that the bytes `file` stand for.
  void append(std::string_view text, const ByteSpan& file);

  /// What is appended until `end_code` is an inline code; one without identity goes by what it shows. Codes do not
  /// nest.
  void begin_code(CodeRole role, std::string identity);
  /// A code to which nothing was appended shows `element`, the bytes `file`.
  void end_code(std::string_view element, const ByteSpan& file);
  [[nodiscard]] bool in_code() const { return in_code_; }

  /// A code of one piece.
  void append_code(CodeRole role, std::string identity, std::string_view shown, const ByteSpan& file);

  [[nodiscard]] bool empty() const { return text_.empty(); }
  /// What is not inline code.
  [[nodiscard]] std::string without_codes() const;

  /// Moves the text to the end of `builder` with a line feed behind it, and its codes to `codes`, and is empty again.
  /// `place` is where the line feed stands in the file, and the text if it is empty. Returns the text's bytes there.
  ByteSpan move_to(TextBuilder& builder, std::vector<InlineCode>& codes, WhiteSpace white_space, std::size_t place);

  void clear();

 private:
  void move_range(TextBuilder& builder, const ByteSpan& range);
  void move_codes(std::vector<InlineCode>& codes, const ByteSpan& range, std::size_t begin);

  std::string text_;
  std::vector<TextPiece> pieces_;
  std::vector<InlineCode> codes_;
  std::size_t moved_pieces_ = 0;
  std::size_t moved_codes_ = 0;
  bool in_code_ = false;
};

}  // namespace lacuna::corpus
