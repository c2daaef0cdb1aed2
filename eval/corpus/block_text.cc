#include "eval/corpus/block_text.h"

#include <utility>

#include "eval/text/characters.h"

namespace lacuna::corpus {

void BlockText::append(std::string_view text, const ByteSpan& file) {
  if (text.empty()) return;
  Block& block = at_hand();
  if (block.space) block.parts.push_back({" ", *std::exchange(block.space, std::nullopt)});
  if (!block.parts.empty()) {
    Part& last = block.parts.back();
    const bool verbatim = text.size() == file.size() && last.text.size() == last.file.size();
    if (verbatim && last.file.end == file.begin) {
      last.text += text;
      last.file.end = file.end;
      return;
    }
  }
  block.parts.push_back({std::string(text), file});
}

void BlockText::space(const ByteSpan& file) {
  Block& block = at_hand();
  if (block.parts.empty() || block.space || block.parts.back().text.ends_with('\n')) return;
  block.space = file;
}

void BlockText::line_break(const ByteSpan& file) {
  Block& block = at_hand();
  block.space.reset();
  if (!block.parts.empty()) block.parts.push_back({"\n", file});
}

bool BlockText::write(const Block& block) {
  std::string whole;
  for (const Part& part : block.parts) whole += part.text;
  if (text::skip_space(whole, 0) == whole.size()) return false;
  std::size_t parts = block.parts.size();
  while (block.parts[parts - 1].text == "\n") --parts;
  if (builder_.size() > 0) builder_.append("\n\n", {place_, place_});
  const std::size_t begin = builder_.size();
  for (std::size_t i = 0; i < parts; ++i) {
    builder_.append(block.parts[i].text, block.parts[i].file);
    place_ = block.parts[i].file.end;
  }
  if (!rules_.empty()) ignored_.push_back({{begin, builder_.size()}, rules_});
  return true;
}

void BlockText::end_block() {
  bool written = write(block_);
  for (const Block& aside : asides_) written = write(aside) || written;
  block_ = {};
  asides_.clear();
  if (written) rules_.clear();
}

void BlockText::begin_aside() {
  if (depth_++ == 0) asides_.emplace_back();
}

void BlockText::end_aside() { --depth_; }

void BlockText::ignore(std::vector<std::string> rules) {
  for (std::string& rule : rules) rules_.push_back(std::move(rule));
}

void BlockText::finish(Document& document) {
  end_block();
  document.text = builder_.take_text();
  document.pieces = builder_.take_pieces();
  document.ignored = std::move(ignored_);
}

}  // namespace lacuna::corpus
