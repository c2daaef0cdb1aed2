#include "eval/text/vietnamese_spelling.h"

#include <array>

namespace lacuna::text {
namespace {

constexpr std::size_t kTones = 6;  // none, huyền, sắc, hỏi, ngã, nặng
using Tones = std::array<std::string_view, kTones>;

constexpr Tones kA{"a", "à", "á", "ả", "ã", "ạ"};
constexpr Tones kE{"e", "è", "é", "ẻ", "ẽ", "ẹ"};
constexpr Tones kI{"i", "ì", "í", "ỉ", "ĩ", "ị"};
constexpr Tones kO{"o", "ò", "ó", "ỏ", "õ", "ọ"};
constexpr Tones kU{"u", "ù", "ú", "ủ", "ũ", "ụ"};
constexpr Tones kY{"y", "ỳ", "ý", "ỷ", "ỹ", "ỵ"};

std::string joined(std::string_view a, std::string_view b, std::string_view c) {
  std::string all(a);
  all += b;
  all += c;
  return all;
}

}  // namespace

std::string vietnamese_spelling(std::string_view syllable) {
  // The mark on the first of two vowels at the end: it belongs on the second.
  struct Pair {
    const Tones& first;
    const Tones& second;
  };
  for (const Pair& pair : {Pair{kO, kA}, Pair{kO, kE}, Pair{kU, kY}}) {
    const std::string_view plain = pair.second[0];
    if (!syllable.ends_with(plain)) continue;
    const std::string_view head = syllable.substr(0, syllable.size() - plain.size());
    for (std::size_t tone = 1; tone < kTones; ++tone) {
      const std::string_view marked = pair.first[tone];
      if (!head.ends_with(marked)) continue;
      return joined(head.substr(0, head.size() - marked.size()), pair.first[0], pair.second[tone]);
    }
  }
  if (syllable.size() < 2) return std::string(syllable);
  const std::string_view onset = syllable.substr(0, 1);
  const bool may_end_in_y = std::string_view("hklmst").find(onset) != std::string_view::npos;
  for (std::size_t tone = 0; tone < kTones; ++tone) {
    if (may_end_in_y && syllable.substr(1) == kY[tone]) return joined(onset, kI[tone], {});
    if (syllable.starts_with("qu") && syllable.substr(2) == kI[tone]) return joined("qu", kY[tone], {});
  }
  return std::string(syllable);
}

}  // namespace lacuna::text
