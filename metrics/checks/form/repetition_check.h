/// \file
/// The translation stutters: rules "repetition" (phrases, and anything three times and more) and "doubled-word".
///
/// Words are those of the text without its literals; a placeholder or code between two copies keeps them apart. What
/// the source repeats as well may be repeated, so may what a language doubles for emphasis or by its grammar ("had
/// had", "xanh xanh", "die die"), and names ("Pago Pago"). Pure; linear times the longest phrase.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "eval/text/analysis.h"
#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Words [begin, begin + size) stand `copies` times in a row.
struct Repetition {
  std::size_t begin = 0;
  std::size_t size = 0;
  std::size_t copies = 0;
};

/// Repetitions of up to 12 words that the source does not have and `language` does not want, in order.
[[nodiscard]] std::vector<Repetition> find_repetitions(const text::Analysis& source, const text::Analysis& target,
                                                       std::string_view language,
                                                       std::span<const text::Literal> literals);

/// Phrases, and single words three times and more. The target span is what is too much: the copies behind the first.
void check_repetition(const PairView& view, CheckOutcome& outcome);

/// One word twice. The target span is both, the suggestion one of them.
void check_doubled_word(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
