/// \file
/// What a reader of Markdown (GitHub's flavour) makes of a text, by md4c.
#pragma once

#include <gtest/gtest.h>
#include <md4c.h>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace lacuna::test {

/// What a reader of Markdown makes of a text.
struct Rendered {
  std::set<std::string> elements;  ///< HTML that is passed through
  std::set<int> spans;             ///< md4c's kinds
  std::size_t rows = 0;
  std::size_t cells = 0;
  std::size_t headings = 0;
  std::string text;
};

inline Rendered render(const std::string& markdown) {
  Rendered rendered;
  MD_PARSER parser{};
  parser.flags = MD_DIALECT_GITHUB;
  parser.enter_block = [](MD_BLOCKTYPE type, void* /*detail*/, void* data) {
    auto& to = *static_cast<Rendered*>(data);
    if (type == MD_BLOCK_TR) ++to.rows;
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) ++to.cells;
    if (type == MD_BLOCK_H) ++to.headings;
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE /*type*/, void* /*detail*/, void* /*data*/) { return 0; };
  parser.enter_span = [](MD_SPANTYPE type, void* /*detail*/, void* data) {
    static_cast<Rendered*>(data)->spans.insert(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE /*type*/, void* /*detail*/, void* /*data*/) { return 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
    auto& to = *static_cast<Rendered*>(data);
    const std::string_view piece(text, size);
    if (type == MD_TEXT_ENTITY && piece.starts_with("&#")) {
      to.text += static_cast<char>(std::stoi(std::string(piece.substr(2))));
      return 0;
    }
    if (type != MD_TEXT_HTML) {
      to.text += piece;
      return 0;
    }
    for (std::size_t at = piece.find('<'); at != std::string_view::npos; at = piece.find('<', at + 1)) {
      to.elements.emplace(piece.substr(at, piece.find('>', at) - at + 1));
    }
    return 0;
  };
  EXPECT_EQ(md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &rendered), 0);
  return rendered;
}

}  // namespace lacuna::test
