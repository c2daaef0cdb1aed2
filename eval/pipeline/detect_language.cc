#include "eval/pipeline/detect_language.h"

#include <cstddef>

#include "eval/text/language_id.h"

namespace lacuna::pipeline {
namespace {

constexpr std::size_t kEnough = std::size_t{1} << 16U;
/// Below, the identifier takes one language for another.
constexpr std::size_t kLeastBytes = 60;
constexpr double kLeastShare = 0.85;

}  // namespace

std::string detect_language(std::string_view text) {
  std::size_t end = text.size() < kEnough ? text.size() : kEnough;
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  if (end < kLeastBytes) return {};
  const text::LanguageGuess guess = text::identify_language(text.substr(0, end));
  return guess.reliable && guess.share >= kLeastShare ? guess.language : std::string();
}

}  // namespace lacuna::pipeline
