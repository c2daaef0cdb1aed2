/// \file
/// A page of Markdown that fits into a comment on a pull request, and a row of its tables. Internal to the writers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lacuna::reports {

inline constexpr std::size_t kMostMarkdownBytes = 60000;  ///< GitHub takes 65,536 characters in a comment
inline constexpr std::string_view kMarkdownCutLine =
    "\n_This is cut: a comment cannot be longer. The HTML and JSON reports have all of it._\n";

/// A line of a table; the cells are Markdown.
[[nodiscard]] inline std::string markdown_row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line.append(" ").append(cell).append(" |");
  return line += "\n";
}

/// Pieces, as long as they fit. What is open is always closed, and what is promised always has its room.
class MarkdownSheet {
 public:
  /// Keeps room for a piece that `keep` adds later.
  void promise(std::string_view piece) { promised_ += piece.size(); }
  void keep(std::string_view piece) {
    promised_ -= std::min(promised_, piece.size());
    if (text_.size() + piece.size() + kMarkdownCutLine.size() <= kMostMarkdownBytes) text_ += piece;
  }

  [[nodiscard]] std::size_t room() const {
    const std::size_t used = text_.size() + closing_.size() + promised_ + kMarkdownCutLine.size();
    return used < kMostMarkdownBytes ? kMostMarkdownBytes - used : 0;
  }
  void add(std::string_view piece) {
    if (is_cut_ || piece.size() > room()) {
      is_cut_ = true;
    } else {
      text_ += piece;
    }
  }
  [[nodiscard]] bool is_cut() const { return is_cut_; }  ///< what is added now is left out
  /// Something was left out for want of room.
  void cut() { is_cut_ = true; }

  /// Folded away under a title, up to `close`.
  void open(std::string_view title) {
    const std::string tag = "<details><summary>" + std::string(title) + "</summary>\n\n";
    closing_ = "\n</details>\n\n";
    add(tag);
    if (is_cut_) closing_.clear();
  }
  void close() {
    text_ += closing_;
    closing_.clear();
  }
  [[nodiscard]] std::string finish() && {
    if (is_cut_) text_ += kMarkdownCutLine;
    return std::move(text_);
  }

 private:
  std::string text_;
  std::string closing_;
  std::size_t promised_ = 0;
  bool is_cut_ = false;
};

}  // namespace lacuna::reports
