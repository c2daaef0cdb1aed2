/// \file
/// The text of a marked-up document while its reader makes it: blocks with a blank line between them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/document.h"
#include "eval/corpus/extracted_text.h"
#include "lacuna/span.h"

namespace lacuna::corpus {

class BlockText {
 public:
  /// `text` of the block, and the bytes that it stands for.
  void append(std::string_view text, const ByteSpan& file);
  /// White space between words: one space, or none at the edges of a block.
  void space(const ByteSpan& file);
  /// A line break inside the block.
  void line_break(const ByteSpan& file);
  /// Ends the block; one without text is none.
  void end_block();

  /// What comes until `end_aside` is a block of its own, behind the one at hand: the words of an image. May be nested,
  /// which changes nothing.
  void begin_aside();
  void end_aside();

  /// Rules that a marker switches off in the block that it stands in or before.
  void ignore(std::vector<std::string> rules);

  /// Puts text, pieces and ignored parts into the document.
  void finish(Document& document);

 private:
  struct Part {
    std::string text;
    ByteSpan file;
  };
  struct Block {
    std::vector<Part> parts;
    std::optional<ByteSpan> space;  ///< that the next words bring with them
  };

  Block& at_hand() { return depth_ > 0 ? asides_.back() : block_; }
  bool write(const Block& block);

  TextBuilder builder_;
  Block block_;
  std::vector<Block> asides_;
  std::size_t depth_ = 0;
  std::size_t place_ = 0;  // in the file, behind what was written last
  std::vector<std::string> rules_;
  std::vector<IgnoredPart> ignored_;
};

}  // namespace lacuna::corpus
