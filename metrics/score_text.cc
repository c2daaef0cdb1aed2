#include "metrics/score_text.h"

#include <optional>
#include <string_view>

#include "eval/base/format_number.h"

namespace lacuna::metrics {
namespace {

std::optional<double> component(const Score& score, std::string_view name) {
  for (const auto& [key, value] : score.components) {
    if (key == name) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string verbose_text(const Score& score) {
  const std::optional<double> hypothesis_length = component(score, "hypothesis_length");
  const std::optional<double> reference_length = component(score, "reference_length");
  if (!hypothesis_length || !reference_length) return {};
  const std::string lengths = "hyp_len = " + base::format_fixed(*hypothesis_length, 0) +
                              " ref_len = " + base::format_fixed(*reference_length, 0);
  std::string precisions;
  for (const auto& [key, value] : score.components) {
    if (!key.starts_with("precision_")) continue;
    if (!precisions.empty()) precisions += "/";
    precisions += base::format_fixed(value, 1);
  }
  const std::optional<double> brevity_penalty = component(score, "brevity_penalty");
  const std::optional<double> ratio = component(score, "ratio");
  if (precisions.empty() || !brevity_penalty || !ratio) return "(" + lengths + ")";
  return precisions + " (BP = " + base::format_fixed(*brevity_penalty, 3) +
         " ratio = " + base::format_fixed(*ratio, 3) + " " + lengths + ")";
}

std::string score_line(const Score& score, int width) {
  std::string line = score.metric;
  if (!score.signature.empty()) line += "|" + score.signature;
  line += " = " + (score.value ? base::format_fixed(*score.value, width) : "undefined (" + score.reason + ")");
  if (const std::string verbose = verbose_text(score); !verbose.empty()) line += " " + verbose;
  return line;
}

}  // namespace lacuna::metrics
