#include "eval/text/number_quantity.h"

#include <array>
#include <string_view>

#include "eval/text/number_words.h"

namespace lacuna::text {

void extend(const NumberText& text, Quantity& quantity, std::size_t next) {
  quantity.next = next;
  quantity.end_byte = text.word(next - 1).span.end;
}

std::optional<int> scale_word_at(const NumberText& text, std::size_t i, std::size_t& next) {
  if (text.english() && text.has(i + 1) && i > 0 && text.is_hyphen(i) && text.glued(i - 1) && text.glued(i)) ++i;
  if (!text.has(i) || text.word(i).kind != WordKind::kWord) return std::nullopt;
  if (text.vietnamese()) {
    const auto word = vietnamese_number_word(text.norm(i));
    if (text.norm(i) == "chục") {
      next = i + 1;
      return 1;
    }
    if (!word || (word->kind != NumberWordKind::kScale && word->kind != NumberWordKind::kHundred)) return std::nullopt;
    constexpr std::array<std::string_view, 7> kRates = {"lệ", "số", "giá", "trọng", "suất", "phú", "phần"};
    if (word->value == 9 && is_one_of(text.norm(i + 1), kRates)) return std::nullopt;  // "tỷ lệ": a rate
    next = i + 1;
    return static_cast<int>(word->value);
  }
  if (text.english()) {
    if (const auto word = english_number_word(text.norm(i));
        word && (word->kind == NumberWordKind::kScale || word->kind == NumberWordKind::kHundred)) {
      next = i + 1;
      return static_cast<int>(word->value);
    }
    if (text.norm(i) == "bn" || text.norm(i) == "mln") {
      next = i + 1;
      return text.norm(i) == "bn" ? 9 : 6;
    }
  }
  if (const auto scale =
          text.english() || text.vietnamese() ? std::nullopt : foreign_scale(text.language(), text.norm(i))) {
    next = i + 1;
    return scale;
  }
  return std::nullopt;
}

bool large_scale_at(const NumberText& text, std::size_t i, int& power) {
  std::size_t next = 0;
  const auto scale = scale_word_at(text, i, next);
  if (!scale || *scale < 3) return false;
  power = *scale;
  return true;
}

bool multiply_trailing(std::vector<Decimal>& parts, int power) {
  Decimal sum;
  std::size_t kept = parts.size();
  while (kept > 0 && parts[kept - 1].below_power(power)) sum = sum + parts[--kept];
  if (kept == parts.size()) {
    // "nghìn tỷ": all that was read so far is a multiple of the new scale.
    if (parts.size() != 1) return false;
    parts.front() = parts.front().shifted(power);
    return true;
  }
  parts.resize(kept);
  parts.push_back(sum.shifted(power));
  return true;
}

Decimal sum_of(const std::vector<Decimal>& parts) {
  Decimal sum;
  for (const Decimal& part : parts) sum = sum + part;
  return sum;
}

}  // namespace lacuna::text
