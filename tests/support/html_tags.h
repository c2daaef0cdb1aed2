/// \file
/// Looking at the tags of a page that one of the writers made.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::test {

/// What stands between the first `open` and the `close` after it; empty: `open` is not there.
inline std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
  const std::size_t begin = text.find(open);
  if (begin == std::string_view::npos) return {};
  const std::size_t from = begin + open.size();
  return text.substr(from, text.find(close, from) - from);
}

/// Elements that are opened and never closed, or closed and never opened.
inline std::string unbalanced(std::string_view page) {
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const std::string_view tag = page.substr(at + 1, page.find('>', at) - at - 1);
    const std::string_view name = tag.substr(0, tag.find(' '));
    if (name == "!doctype" || name == "meta" || name == "input" || tag.ends_with('/')) continue;
    if (!name.starts_with('/')) {
      open.emplace_back(name);
    } else if (open.empty() || open.back() != name.substr(1)) {
      return std::string(tag) + " closes " + (open.empty() ? "nothing" : open.back());
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back() + " stays open";
}

}  // namespace lacuna::test
