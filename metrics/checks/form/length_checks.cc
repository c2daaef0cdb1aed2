#include "metrics/checks/form/length_checks.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/graphemes.h"
#include "eval/text/sentence_characters.h"
#include "metrics/checks/form/form_scan.h"

namespace lacuna::metrics {
namespace {

constexpr double kEmpty = 0.99;
constexpr double kEmptyMarks = 0.6;
constexpr double kMaxLength = 0.95;
constexpr double kLength = 0.8;

/// Model for all pairs: the logarithm of the ratio of volumes is spread around 0 with this variance, less for longer
/// texts. Fitted to quantiles of human translations between Vietnamese and English (program messages, manuals, news,
/// encyclopaedia); pairs that differ in density by their languages, by a quarter, lie within its floor.
constexpr double kFloorVariance = 0.0225;
constexpr double kSlopeVariance = 0.55;
constexpr double kMaxZ = 4.0;  // one in some thousand of these translations lies beyond
/// Of the pack's model, which is fitted to the middle of its texts and has thinner tails than they have.
constexpr double kMaxPackZ = 6.0;
/// Shorter texts have lengths of all kinds.
constexpr double kLeastVolume = 15.0;
constexpr double kLeastRatio = 1.8;

/// How much more a character says than one of Latin script.
double weight_of(char32_t code) {
  if (code < 0x590) return 1.0;
  if (code < 0x780) return 1.25;  // Hebrew and Arabic write few vowels
  if (code < 0x1100) return 1.0;
  if (text::is_hangul(code)) return 2.2;
  if (code >= 0x3040 && code <= 0x30FF) return 1.7;
  if (text::is_ideograph_or_kana(code)) return 3.0;
  return 1.0;
}

ByteSpan trimmed(std::string_view text) {
  const std::size_t begin = text::skip_space(text, 0);
  return {begin, text::trim_space(text, text.size(), begin)};
}

}  // namespace

double text_volume(const SideText& side) {
  double volume = 0.0;
  LiteralCursor literals(side);
  for (std::size_t at = 0; at < side.text.size();) {
    const std::size_t begin = at;
    const char32_t code = base::next_code_point(side.text, at);
    const bool counts = code < 0x80 ? (code >= '0' && code <= '9') || ((code | 0x20) >= 'a' && (code | 0x20) <= 'z')
                                    : text::is_alphanumeric(code);
    if (counts && !literals.inside(begin)) volume += weight_of(code);
  }
  return volume;
}

void check_empty(const PairView& view, CheckOutcome& outcome) {
  if (is_blank(view.source.text)) return;
  outcome.opportunities = 1.0;
  if (!is_blank(view.target.text)) return;
  outcome.violations = 1.0;
  const bool says_something = text_volume(view.source) > 0.0 || !view.source.literals.empty();
  outcome.findings.push_back({.rule = "empty",
                              .severity = says_something ? Severity::kCritical : Severity::kMinor,
                              .probability = says_something ? kEmpty : kEmptyMarks,
                              .source = trimmed(view.source.text),
                              .target = ByteSpan{0, 0},
                              .message = "no translation"});
}

void check_max_length(const PairView& view, CheckOutcome& outcome) {
  const std::optional<std::size_t> limit = view.max_characters ? view.max_characters : view.settings.max_characters;
  const std::string_view text = view.target.text;
  if (!limit || text.empty()) return;
  outcome.opportunities = 1.0;
  if (text.size() <= *limit) return;
  std::size_t count = 0;
  std::size_t border = text.size();  // where the first character beyond the limit begins
  const auto count_part = [&](std::size_t begin, std::size_t end) {
    const std::string_view part = text.substr(begin, end - begin);
    const std::size_t size = text::count_graphemes(part);
    if (count <= *limit && count + size > *limit) border = begin + text::byte_of_grapheme(part, *limit - count);
    count += size;
  };
  std::size_t at = 0;
  for (const text::Literal& literal : view.target.literals) {
    if (literal.kind != text::LiteralKind::kTag || literal.span.begin < at) continue;
    count_part(at, literal.span.begin);
    at = literal.span.end;
  }
  count_part(at, text.size());
  if (count <= *limit) return;
  outcome.violations = 1.0;
  outcome.findings.push_back(
      {.rule = "max-length",
       .severity = Severity::kMajor,
       .probability = kMaxLength,
       .target = ByteSpan{border, text.size()},
       .message = std::to_string(count) + " characters, " + std::to_string(*limit) + " allowed"});
}

void check_length(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view)) return;
  const double source = text_volume(view.source);
  const double target = text_volume(view.target);
  if (source == 0.0 || target == 0.0) return;
  outcome.opportunities = 1.0;
  if (std::max(source, target) < kLeastVolume) return;
  const double ratio = (target + 1.0) / (source + 1.0);
  if (ratio < kLeastRatio && ratio > 1.0 / kLeastRatio) return;
  double z = std::log(ratio) / std::sqrt(kFloorVariance + kSlopeVariance / (std::min(source, target) + 1.0));
  double limit = kMaxZ;
  if (view.covered != nullptr) {
    z = view.covered->coverage.length_z(view.covered->pack.length);
    limit = kMaxPackZ;
  }
  if (std::abs(z) < limit) return;
  outcome.violations = 1.0;
  const bool is_short = z < 0.0;
  const double times = is_short ? 1.0 / ratio : ratio;
  std::string shown = std::to_string(static_cast<int>(std::lround(times * 10.0)));
  shown.insert(shown.size() - 1, ".");
  outcome.findings.push_back({.rule = "length",
                              .severity = Severity::kMajor,
                              .probability = kLength,
                              .source = trimmed(view.source.text),
                              .target = trimmed(view.target.text),
                              .message = std::string(is_short ? "far too short" : "far too long") +
                                         " for its source: " + shown +
                                         (is_short ? " times less text" : " times as much text")});
}

}  // namespace lacuna::metrics
