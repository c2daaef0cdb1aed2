/// \file
/// A text as the readers of numbers see it: words, what lies between them, and how its language writes numbers.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/numbers.h"
#include "eval/text/words.h"

namespace lacuna::text {

/// Words may be asked for at any index: behind the last there are none, and none has any property.
/// Keeps references to the text and its words. Thread-safety: const and reentrant.
class NumberText {
 public:
  NumberText(std::string_view text, const std::vector<Word>& words, std::string_view language);

  [[nodiscard]] std::string_view bytes() const { return text_; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  /// Word i, which must be there.
  [[nodiscard]] const Word& word(std::size_t i) const { return words_[i]; }

  [[nodiscard]] bool has(std::size_t i) const { return i < words_.size(); }
  [[nodiscard]] std::string_view norm(std::size_t i) const { return has(i) ? std::string_view{words_[i].norm} : ""; }
  [[nodiscard]] std::string_view bytes(std::size_t i) const { return has(i) ? words_[i].span.of(text_) : ""; }
  /// Whether word i + 1 follows word i without a gap.
  [[nodiscard]] bool glued(std::size_t i) const { return has(i + 1) && words_[i].span.end == words_[i + 1].span.begin; }
  [[nodiscard]] bool is_mark(std::size_t i, std::string_view mark) const { return bytes(i) == mark; }
  [[nodiscard]] bool is_hyphen(std::size_t i) const;
  /// Whether word i is a number or a word with an ASCII digit ("15h30").
  [[nodiscard]] bool has_digit(std::size_t i) const;

  [[nodiscard]] bool vietnamese() const { return vietnamese_; }
  [[nodiscard]] bool english() const { return english_; }
  /// Primary subtag of the language, "" when unknown.
  [[nodiscard]] std::string_view language() const { return subtag_; }
  /// 8/15/2025 is read as August 15.
  [[nodiscard]] bool month_first() const { return month_first_; }
  /// 1,234.5 rather than 1.234,5.
  [[nodiscard]] bool dot_decimal() const { return dot_decimal_; }
  /// 1 234 567 is one number.
  [[nodiscard]] bool space_groups() const { return space_groups_; }

 private:
  std::string_view text_;
  const std::vector<Word>& words_;
  std::string subtag_;
  bool vietnamese_;
  bool english_;
  bool month_first_;
  bool dot_decimal_;
  bool space_groups_;
};

/// Appends the mention of words first … next - 1 to `found`; returns `next`. This is what all `add_…` functions of the
/// readers promise: the index of the word behind what they added, or 0 when nothing of theirs begins there.
std::size_t add_mention(const NumberText& text, std::vector<NumberMention>& found, std::size_t first, std::size_t next,
                        NumberKind kind, std::string value, bool certain);

template <std::size_t kSize>
[[nodiscard]] bool is_one_of(std::string_view word, const std::array<std::string_view, kSize>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace lacuna::text
