/// \file
/// Which literals of one side the other side has too.
///
///     LiteralDifference difference = compare_literals(view, is_url);
///     for (const LiteralChange& change : pair_similar(difference, 0.5)) use(change.source, change.target);
///
/// What the checks of this folder share. Thread-safety: pure functions. Cost: n log n in the literals; nothing is
/// allocated when no side has any.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// A literal with what it is compared by.
struct KeyedLiteral {
  const text::Literal* literal = nullptr;
  std::string_view key;  ///< valid as long as what it was made from
};

struct LiteralDifference {
  std::vector<const text::Literal*> lost;   ///< of the source, in order
  std::vector<const text::Literal*> added;  ///< of the target, in order
  std::size_t source_count = 0;
  std::size_t target_count = 0;

  [[nodiscard]] std::size_t opportunities() const { return source_count > target_count ? source_count : target_count; }
};

/// Compares as multisets; inside branches of messages as sets. Those with an empty key match everything. A literal
/// whose very characters stand on the other side, though not recognised there, is not lost.
[[nodiscard]] LiteralDifference compare_literals(const PairView& view, const std::vector<KeyedLiteral>& source,
                                                 const std::vector<KeyedLiteral>& target);

/// The same for the literals that `wanted` picks, compared by their values.
[[nodiscard]] LiteralDifference compare_literals(const PairView& view, bool (*wanted)(const text::Literal&));

struct LiteralChange {
  const text::Literal* source = nullptr;
  const text::Literal* target = nullptr;
  double similarity = 0.0;  ///< 0..1
};

/// Takes out of `difference` each lost literal and the most similar added one, from the most similar pair on; a single
/// one lost and a single one added are a pair however different when `lone` is set.
[[nodiscard]] std::vector<LiteralChange> pair_similar(LiteralDifference& difference, double at_least, bool lone);

/// Share of the longer text that both have at their beginning and at their end: 1 for equal ones.
[[nodiscard]] double edge_similarity(std::string_view a, std::string_view b);

/// Whether the other side has a literal of the same kind and value.
[[nodiscard]] bool has_value(const SideText& side, const text::Literal& literal);

/// The place in the target, behind a word, that is as far from the beginning as `source` is in the source.
[[nodiscard]] ByteSpan place_in_target(const PairView& view, const ByteSpan& source);
/// The same place in the source for a span of the target.
[[nodiscard]] ByteSpan place_in_source(const PairView& view, const ByteSpan& target);

/// Whether there is nothing to compare: the target is empty, which is another check's matter.
[[nodiscard]] bool is_untranslated(const PairView& view);

/// Appends a finding and counts it.
void report(CheckOutcome& outcome, CheckFinding finding);

/// The words of a literal for a message, shortened to `kMaxShown` bytes.
inline constexpr std::size_t kMaxShown = 120;
[[nodiscard]] std::string shown(std::string_view text, const ByteSpan& span);

}  // namespace lacuna::metrics
