#include "reports/code_points.h"

#include "eval/base/utf8.h"

namespace lacuna::reports {

CodePoint code_point_at(std::string_view text, std::size_t position) {
  const auto lead = static_cast<unsigned char>(text[position]);
  if (lead < 0x80) return {lead, position + 1};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const std::string_view sequence = text.substr(position, length);
  if (sequence.size() < length || base::first_invalid_utf8(sequence)) return {kReplacement, position + 1};
  std::size_t end = position;
  const char32_t value = base::next_code_point(text, end);
  return {value, end};
}

std::size_t floor_to_code_point(std::string_view text, std::size_t position) {
  if (position >= text.size()) return text.size();
  while (position > 0 && (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80) --position;
  return position;
}

}  // namespace lacuna::reports
