/// \file
/// Sentences that go on behind a blank line: the text before does not end one and the text behind begins in lower case,
/// as in the output of optical character recognition, where pages and columns break paragraphs. Between the two may
/// stand page furniture: a page number, or a running head, which is a short line that the text has more than once. It
/// then lies inside the sentence. Thread-safety: one object per thread. Cost: linear.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "eval/text/abbreviations.h"
#include "eval/text/line_flow.h"

namespace lacuna::text {

class SoftBorders {
 public:
  /// Both must outlive the object.
  SoftBorders(std::string_view text, const Abbreviations& abbreviations);

  /// Takes the blocks of the next paragraph and appends to `out` those that can grow no more.
  void add(std::vector<Block> blocks, std::vector<Block>& out);
  /// Appends what is left.
  void finish(std::vector<Block>& out);

 private:
  [[nodiscard]] bool is_furniture(const Block& block) const;
  [[nodiscard]] bool goes_on(const Block& block, const Block& next) const;

  std::string_view text_;
  const Abbreviations& abbreviations_;
  std::unordered_map<std::string_view, std::size_t> short_lines_;  ///< how often each occurs
  std::vector<Block> open_;  ///< the last block that may grow, and furniture behind it
};

}  // namespace lacuna::text
