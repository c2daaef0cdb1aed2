#include "eval/text/soft_borders.h"

#include <algorithm>
#include <utility>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/list_items.h"
#include "eval/text/sentence_characters.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kLongestHead = 120;      // bytes of a running head
constexpr std::size_t kMostFurniture = 3;      // lines between two parts of a sentence
constexpr std::size_t kMostPageNumber = 8;     // bytes of a number: "xxxviii"
constexpr std::size_t kLongestPageWords = 24;  // bytes: "Page 12 of 300", "– 12 –"

/// "12", "– 12 –", "xii", "[p. 12]", "Page 12 of 300": a number with at most two words.
bool is_page_number(std::string_view line) {
  if (line.size() > kLongestPageWords) return false;
  std::size_t numbers = 0;
  std::size_t words = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view word = word_at(line, at, line.size());
    if (word.empty()) {
      if (is_terminator(code_point_at(line, at)) && line[at] != '.') return false;
      at = after(line, at);
      continue;
    }
    at += word.size();
    if (is_number(word) || (is_roman(word) && word.size() <= kMostPageNumber)) {
      ++numbers;
    } else {
      ++words;
    }
  }
  return numbers > 0 && numbers <= 2 && words <= 2;
}

}  // namespace

SoftBorders::SoftBorders(std::string_view text, const Abbreviations& abbreviations)
    : text_(text), abbreviations_(abbreviations) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin <= kLongestHead) {
      const std::size_t first = std::min(skip_space(text.substr(0, end), begin), end);
      const std::size_t last = trim_space(text, end, first);
      if (first < last) ++short_lines_[text.substr(first, last - first)];
    }
    begin = end + 1;
  }
}

bool SoftBorders::is_furniture(const Block& block) const {
  const std::string_view line = text_.substr(block.begin, block.end - block.begin);
  if (is_page_number(line)) return true;
  if (line.size() > kLongestHead || begins_lower(line) || ends_sentence(line, abbreviations_)) return false;
  const auto found = short_lines_.find(line);
  return found != short_lines_.end() && found->second > 1;
}

bool SoftBorders::goes_on(const Block& block, const Block& next) const {
  const std::string_view line = text_.substr(block.begin, block.end - block.begin);
  const std::string_view following = text_.substr(next.begin, next.end - next.begin);
  // A colon announces a list or a quotation, a semicolon may end an item; both are paragraphs of their own.
  return line.back() != ';' && line.back() != ':' && begins_lower(following) && !begins_item(following) &&
         !ends_sentence(line, abbreviations_) && !is_furniture(block);
}

void SoftBorders::add(std::vector<Block> blocks, std::vector<Block>& out) {
  for (Block& block : blocks) {
    // Lines of one paragraph that follow each other have been joined already, or have a border between them.
    const bool adjacent = open_.size() == 1 && open_.front().paragraph == block.paragraph;
    if (!open_.empty() && !adjacent && goes_on(open_.front(), block)) {
      Block& grown = open_.front();
      if (grown.paragraph != block.paragraph) grown.later_paragraphs.emplace_back(block.begin, block.paragraph);
      grown.end = block.end;
      open_.resize(1);
      continue;
    }
    if (!open_.empty() && open_.size() <= kMostFurniture && is_furniture(block)) {
      open_.push_back(std::move(block));
      continue;
    }
    finish(out);
    open_.push_back(std::move(block));
  }
}

void SoftBorders::finish(std::vector<Block>& out) {
  std::move(open_.begin(), open_.end(), std::back_inserter(out));
  open_.clear();
}

}  // namespace lacuna::text
