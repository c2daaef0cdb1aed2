#include "reports/one_line.h"

#include "eval/base/utf8.h"
#include "reports/code_points.h"
#include "reports/display_width.h"

namespace lacuna::reports {
namespace {

bool is_white_space(char32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 || code == 0x2029;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint code = code_point_at(text, position);
    if (is_white_space(code.value)) {
      if (line.empty() || line.back() != ' ') line += ' ';
    } else if (is_control(code.value)) {
      base::append_code_point(line, picture_of_control(code.value));
    } else if (is_bidi_control(code.value) || code.value == kReplacement) {
      base::append_code_point(line, kReplacement);
    } else {
      line.append(text, position, code.end - position);
    }
    position = code.end;
  }
  return line;
}

std::string cut_line(std::string_view text, std::size_t width) { return cut_row(one_line(text), width); }

std::string cut_row(std::string line, std::size_t width) {
  if (display_width(line) <= width) return line;
  if (width == 0) return {};
  std::size_t end = 0;
  for (std::size_t used = 0; end < line.size();) {
    const Cluster cluster = cluster_at(line, end);
    if (used + cluster.width > width - 1) break;
    used += cluster.width;
    end = cluster.end;
  }
  line.resize(end);
  return line += "…";
}

}  // namespace lacuna::reports
