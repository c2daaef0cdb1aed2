#include "reports/gate/file_regions.h"

#include <algorithm>
#include <iterator>

#include "eval/base/utf8.h"
#include "reports/code_points.h"

namespace lacuna::reports {
namespace {

// A file may be one long line: columns are counted from the last mark before them.
constexpr std::size_t kBlock = 4096;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

/// How many code units of UTF-16 the character has that begins with `byte`; none within a character.
std::size_t code_units(char byte) {
  if (is_continuation(byte)) return 0;
  return static_cast<unsigned char>(byte) >= 0xF0 ? 2 : 1;
}

}  // namespace

FileRegions::FileRegions(std::string_view bytes) : bytes_(bytes) {
  line_begins_.push_back(base::byte_order_mark(bytes));
  std::size_t units = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (at % kBlock == 0) block_units_.push_back(units);
    units += code_units(bytes[at]);
    const bool is_crlf = bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
    if (bytes[at] == '\n' || (bytes[at] == '\r' && !is_crlf)) line_begins_.push_back(at + 1);
  }
  block_units_.push_back(units);  // for the end of a file that fills its last block
}

std::size_t FileRegions::units_before(std::size_t byte) const {
  const std::size_t block = byte / kBlock;
  std::size_t units = block_units_[block];
  for (std::size_t at = block * kBlock; at < byte; ++at) units += code_units(bytes_[at]);
  return units;
}

FileRegions::Place FileRegions::place(std::size_t byte) const {
  const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), byte);
  if (next == line_begins_.begin()) return {1, 1};  // within the byte-order mark
  const std::size_t line_begin = *std::prev(next);
  return {static_cast<std::size_t>(next - line_begins_.begin()), units_before(byte) - units_before(line_begin) + 1};
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
