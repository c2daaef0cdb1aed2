#include "eval/pipeline/compare/word_index.h"

#include <algorithm>

#include "eval/pipeline/parallel.h"
#include "eval/text/words.h"

namespace lacuna::pipeline {
namespace {

constexpr std::size_t kBlock = 128;  // units of a task

struct Piece {
  std::string_view text;
  bool is_lexical = false;
};

}  // namespace

IndexedText WordIndex::add(std::span<const std::string_view> units, const base::ParallelFor& parallel_for) {
  std::vector<std::vector<Piece>> pieces(units.size());
  parallel_for(block_count(units.size(), kBlock), [&](std::size_t block) {
    const text::WordSplitter splitter(language_);
    const std::size_t end = std::min(units.size(), (block + 1) * kBlock);
    for (std::size_t i = block * kBlock; i < end; ++i) {
      const std::vector<text::Word> words = splitter.split(units[i]);
      pieces[i].reserve(words.size());
      for (const text::Word& word : words) {
        pieces[i].push_back({units[i].substr(word.span.begin, word.span.end - word.span.begin),
                             word.kind == text::WordKind::kWord || word.kind == text::WordKind::kNumber});
      }
    }
  });
  IndexedText text;
  text.ends.reserve(units.size());
  text.lengths.reserve(units.size());
  for (const std::vector<Piece>& unit : pieces) {
    std::size_t length = 0;
    for (const Piece& piece : unit) {
      const auto [found, is_new] = ids_.try_emplace(piece.text, static_cast<std::uint32_t>(words_.size()));
      if (is_new) {
        words_.push_back(piece.text);
        lexical_.push_back(static_cast<std::uint8_t>(piece.is_lexical));
      }
      text.ids.push_back(found->second);
      length += static_cast<std::size_t>(piece.is_lexical);
    }
    text.ends.push_back(text.ids.size());
    text.lengths.push_back(length);
  }
  return text;
}

std::uint32_t WordIndex::find(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? static_cast<std::uint32_t>(words_.size()) : found->second;
}

}  // namespace lacuna::pipeline
