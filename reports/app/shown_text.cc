#include "reports/app/shown_text.h"

#include "eval/base/utf8.h"
#include "reports/code_points.h"

namespace lacuna::reports {
namespace {

char32_t shown(char32_t code) {
  if (code == '\t' || code == '\n' || code == '\r') return ' ';
  if (code == 0xFFFE || code == 0xFFFF) return kReplacement;
  return is_control(code) ? picture_of_control(code) : code;
}

// Calls `each(begin, code point as shown, end)`.
template <class Each>
void walk(std::string_view bytes, const Each& each) {
  for (std::size_t position = 0; position < bytes.size();) {
    const CodePoint code = code_point_at(bytes, position);
    each(position, shown(code.value), code.end);
    position = code.end;
  }
}

}  // namespace

void ShownText::set(std::string_view bytes) {
  text_.clear();
  units_.clear();
  units_.reserve(bytes.size() + 1);
  std::uint32_t unit = 0;
  walk(bytes, [&](std::size_t begin, char32_t code, std::size_t end) {
    base::append_code_point(text_, code);
    units_.insert(units_.end(), end - begin, unit);
    unit += code < 0x10000 ? 1 : 2;
  });
  units_.push_back(unit);
}

ByteSpan ShownText::utf16(const ByteSpan& bytes) const {
  const std::size_t begin = units_[bytes.begin];
  if (bytes.empty()) return {begin, begin};
  std::size_t end = bytes.end;
  while (end + 1 < units_.size() && units_[end] == units_[end - 1]) ++end;
  return {begin, units_[end]};
}

std::string shown_text(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  walk(bytes, [&](std::size_t, char32_t code, std::size_t) { base::append_code_point(text, code); });
  return text;
}

}  // namespace lacuna::reports
