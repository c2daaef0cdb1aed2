/// \file
/// Brackets and quotations that are open in a sentence while it is read. Thread-safety: one object per thread. Cost:
/// O(1) for each character, O(kLookAhead) for each question.
#pragma once

#include <cstddef>
#include <string_view>

namespace lacuna::text {

class SentenceAsides {
 public:
  /// Looks at the block that ends at `end`.
  SentenceAsides(std::string_view text, std::size_t end) : text_(text), end_(end) {}

  /// Takes notice of the character at `at`; call it for each, in order.
  void note(std::size_t at);
  /// A quotation that was opened is closed by a mark that note() would take for an opening one.
  void close_quotation() { closer_ = 0; }
  /// A new sentence begins: brackets that are still open were never closed. Quotations may go on over many sentences.
  void begin_sentence() { depth_ = 0; }

  [[nodiscard]] bool in_bracket() const { return depth_ > 0; }
  [[nodiscard]] bool in_quotation() const { return closer_ != 0; }
  /// Whether `code` closes the quotation that is open.
  [[nodiscard]] bool closes(char32_t code) const;

  /// Whether a border at `next`, behind the terminator at `stop`, would lie in a bracket or a quotation that was opened
  /// inside this sentence, behind `content`, and that soon closes; for a quotation also: with the sentence going on.
  [[nodiscard]] bool holds(std::size_t content, std::size_t stop, std::size_t next) const;
  /// Whether the sentence goes on behind the closing mark that ends at `at`; never behind a bracket.
  [[nodiscard]] bool goes_on(std::size_t at) const;

 private:
  void open(std::size_t at, char32_t closer);

  std::string_view text_;
  std::size_t end_;
  std::size_t depth_ = 0;    // of brackets
  std::size_t bracket_ = 0;  // the last that opened
  std::size_t quote_ = 0;    // the last that opened
  char32_t closer_ = 0;      // of the quotation that is open
  bool embedded_ = false;  // the last quotation was part of a clause in a script without spaces: "他喊“走吧！”就跑了"
};

}  // namespace lacuna::text
