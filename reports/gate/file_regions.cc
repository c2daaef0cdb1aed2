#include "reports/gate/file_regions.h"

#include <algorithm>

#include "reports/code_points.h"

namespace lacuna::reports {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

}  // namespace

FileRegions::FileRegions(std::string_view bytes) : bytes_(bytes) {
  line_begins_.push_back(bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const bool is_crlf = bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
    if (bytes[at] == '\n' || (bytes[at] == '\r' && !is_crlf)) line_begins_.push_back(at + 1);
  }
}

FileRegions::Place FileRegions::place(std::size_t byte) const {
  const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), byte);
  // Before the first line there is nothing but the mark.
  const std::size_t line = next == line_begins_.begin() ? 1 : static_cast<std::size_t>(next - line_begins_.begin());
  std::size_t column = 1;
  for (std::size_t at = line_begins_[line - 1]; at < byte;) {
    const CodePoint code = code_point_at(bytes_, at);
    column += code.value > 0xFFFF ? 2 : 1;
    at = code.end;
  }
  return {line, column};
}

FileRegion FileRegions::region(const ByteSpan& span) const {
  // Widened to whole characters; a line end of two bytes is one.
  const auto splits_line_end = [&](std::size_t at) {
    return at > 0 && at < bytes_.size() && bytes_[at - 1] == '\r' && bytes_[at] == '\n';
  };
  std::size_t begin = floor_to_code_point(bytes_, span.begin);
  if (splits_line_end(begin)) --begin;
  std::size_t end = begin;
  if (span.end > span.begin) {
    end = std::min(span.end, bytes_.size());
    while (end < bytes_.size() && is_continuation(bytes_[end])) ++end;
    if (splits_line_end(end)) ++end;
  }
  const Place from = place(begin);
  const Place to = place(end);
  return {from.line, from.column, to.line, to.column};
}

}  // namespace lacuna::reports
