/// \file
/// How deep HTML is nested, before a parser is let at it whose time grows with depth and size together.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lacuna::corpus {

inline constexpr std::size_t kMaxHtmlDepth = 512;        ///< as browsers have it
inline constexpr std::size_t kMaxHtmlAttributes = 1000;  ///< of one tag

/// A place in HTML that is too much for a parser.
struct HtmlExcess {
  std::size_t byte = 0;
  const char* what = "";  ///< "nested deeper than 512 levels"
};

/// The first tag that stands deeper than `kMaxHtmlDepth` or has more than `kMaxHtmlAttributes`; none where all is well.
/// Elements that are not closed, or closed in the wrong order, are followed as parsers do it, roughly. O(bytes).
[[nodiscard]] std::optional<HtmlExcess> html_excess(std::string_view html);

}  // namespace lacuna::corpus
