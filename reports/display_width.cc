#include "reports/display_width.h"

#include <algorithm>
#include <array>
#include <span>

#include "reports/code_points.h"

namespace lacuna::reports {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Marks of the scripts that have them, joiners, selectors, tags, skin tones; Hangul's medial and final letters.
constexpr std::array kZeroWidth = {
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489},   Range{0x0591, 0x05BD},   Range{0x05BF, 0x05BF},
    Range{0x05C1, 0x05C2}, Range{0x05C4, 0x05C5},   Range{0x05C7, 0x05C7},   Range{0x0610, 0x061A},
    Range{0x064B, 0x065F}, Range{0x0670, 0x0670},   Range{0x06D6, 0x06DC},   Range{0x06DF, 0x06E4},
    Range{0x06E7, 0x06E8}, Range{0x06EA, 0x06ED},   Range{0x0711, 0x0711},   Range{0x0730, 0x074A},
    Range{0x0900, 0x0902}, Range{0x093A, 0x093A},   Range{0x093C, 0x093C},   Range{0x0941, 0x0948},
    Range{0x094D, 0x094D}, Range{0x0951, 0x0957},   Range{0x0981, 0x0981},   Range{0x09BC, 0x09BC},
    Range{0x09C1, 0x09C4}, Range{0x09CD, 0x09CD},   Range{0x0BC0, 0x0BC0},   Range{0x0BCD, 0x0BCD},
    Range{0x0E31, 0x0E31}, Range{0x0E34, 0x0E3A},   Range{0x0E47, 0x0E4E},   Range{0x0EB1, 0x0EB1},
    Range{0x0EB4, 0x0EBC}, Range{0x0EC8, 0x0ECE},   Range{0x102D, 0x1030},   Range{0x1032, 0x1037},
    Range{0x1039, 0x103A}, Range{0x1160, 0x11FF},   Range{0x17B4, 0x17B5},   Range{0x17B7, 0x17BD},
    Range{0x17C6, 0x17C6}, Range{0x17C9, 0x17D3},   Range{0x1AB0, 0x1AFF},   Range{0x1DC0, 0x1DFF},
    Range{0x200B, 0x200F}, Range{0x202A, 0x202E},   Range{0x2060, 0x206F},   Range{0x20D0, 0x20FF},
    Range{0x302A, 0x302D}, Range{0x3099, 0x309A},   Range{0xFE00, 0xFE0F},   Range{0xFE20, 0xFE2F},
    Range{0xFEFF, 0xFEFF}, Range{0x1F3FB, 0x1F3FF}, Range{0xE0001, 0xE007F}, Range{0xE0100, 0xE01EF},
};

constexpr std::array kWide = {
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},   Range{0x23E9, 0x23EC},
    Range{0x23F0, 0x23F0},   Range{0x23F3, 0x23F3},   Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},
    Range{0x2648, 0x2653},   Range{0x267F, 0x267F},   Range{0x2693, 0x2693},   Range{0x26A1, 0x26A1},
    Range{0x26AA, 0x26AB},   Range{0x26BD, 0x26BE},   Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},
    Range{0x26D4, 0x26D4},   Range{0x26EA, 0x26EA},   Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},
    Range{0x26FA, 0x26FA},   Range{0x26FD, 0x26FD},   Range{0x2705, 0x2705},   Range{0x270A, 0x270B},
    Range{0x2728, 0x2728},   Range{0x274C, 0x274C},   Range{0x274E, 0x274E},   Range{0x2753, 0x2755},
    Range{0x2757, 0x2757},   Range{0x2795, 0x2797},   Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},
    Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},   Range{0x2E80, 0x303E},
    Range{0x3041, 0x4DBF},   Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x16FE0, 0x18CFF}, Range{0x1B000, 0x1B2FF}, Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF},
    Range{0x1F18E, 0x1F18E}, Range{0x1F191, 0x1F19A}, Range{0x1F1E6, 0x1F265}, Range{0x1F300, 0x1F64F},
    Range{0x1F680, 0x1F6FF}, Range{0x1F7E0, 0x1F7EB}, Range{0x1F900, 0x1FAFF}, Range{0x20000, 0x3FFFD},
};

constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr char32_t kEmojiSelector = 0xFE0F;

bool is_in(std::span<const Range> ranges, char32_t code) {
  const auto behind = std::upper_bound(ranges.begin(), ranges.end(), code,
                                       [](char32_t value, const Range& range) { return value < range.first; });
  return behind != ranges.begin() && code <= std::prev(behind)->last;
}

bool is_zero_width(char32_t code) { return code >= 0x300 && is_in(kZeroWidth, code); }
bool is_regional_indicator(char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }

}  // namespace

Cluster cluster_at(std::string_view text, std::size_t position) {
  const CodePoint base = code_point_at(text, position);
  Cluster cluster{base.end, 1};
  if (is_zero_width(base.value)) cluster.width = 0;
  if (base.value >= 0x1100 && is_in(kWide, base.value)) cluster.width = 2;
  bool may_pair = is_regional_indicator(base.value);
  const bool may_join = cluster.width == 2;
  while (cluster.end < text.size()) {
    const CodePoint next = code_point_at(text, cluster.end);
    if (may_pair && is_regional_indicator(next.value)) {
      may_pair = false;
    } else if (is_zero_width(next.value)) {
      if (next.value == kEmojiSelector && cluster.width > 0) cluster.width = 2;
      if (next.value == kZeroWidthJoiner && may_join && next.end < text.size()) {
        const CodePoint joined = code_point_at(text, next.end);
        const bool is_pictograph = is_in(kWide, joined.value) || (joined.value >= 0x2600 && joined.value <= 0x27BF);
        cluster.end = is_pictograph ? joined.end : next.end;
        continue;
      }
    } else {
      break;
    }
    cluster.end = next.end;
  }
  return cluster;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t position = 0; position < text.size();) {
    const Cluster cluster = cluster_at(text, position);
    width += cluster.width;
    position = cluster.end;
  }
  return width;
}

}  // namespace lacuna::reports
