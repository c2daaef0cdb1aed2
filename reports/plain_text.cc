#include "reports/plain_text.h"

#include <algorithm>

namespace lacuna::reports {

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t used = indent;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find(' '), text.size());
    if (used > indent && used + 1 + size > width) {
      out += '\n' + std::string(indent, ' ');
      used = indent;
    } else if (used > indent) {
      out += ' ';
      ++used;
    }
    out += text.substr(0, size);
    used += size;
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return out;
}

}  // namespace lacuna::reports
