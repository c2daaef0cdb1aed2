/// \file
/// Word alignment of a line-aligned bitext: which word of a line renders which word of its translation.
///
///     WordAlignOptions options;
///     options.source_path = "news.en";
///     options.target_path = "news.es";
///     Result<WordAlignment> alignment = align_words(options, nullptr);
///     if (!alignment) return alignment.error().to_string();
///     write(alignment->pharaoh());
///
/// The model is trained on the very bitext, without other data. Thread-safety: independent calls may run at the same
/// time. Cost: about a minute of processor time and under 1 GB for 100,000 pairs of 20 words. The same texts and
/// options give the same links, whatever the number of threads.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna {

/// Words of a pair of lines, by position from 0, that render each other.
struct WordLink {
  std::uint32_t source = 0;
  std::uint32_t target = 0;

  friend auto operator<=>(const WordLink&, const WordLink&) = default;  // NOLINT(modernize-use-nullptr)
};

/// How the links of both directions become one set.
enum class Symmetrization : std::uint8_t {
  kPosterior,         ///< places that both directions together find probable: the geometric mean of their posteriors
  kGrowDiagFinalAnd,  ///< as the Moses toolkit does (Koehn, Och & Marcu 2003)
  kIntersection,
  kUnion,
  kForward,   ///< the best source word of each target word
  kBackward,  ///< the best target word of each source word
};

struct WordAlignOptions {
  std::string source_path;      ///< one sentence a line, words separated by white space; packed files are unpacked
  std::string target_path;      ///< the same number of lines
  std::string source_language;  ///< BCP 47; words are reduced to stems where there is a stemmer; may be empty
  std::string target_language;
  Symmetrization symmetrization = Symmetrization::kPosterior;
  double threshold = 0.4;   ///< of `kPosterior`, in 0..1
  std::size_t threads = 0;  ///< 0: one per core
};

struct WordAlignment {
  std::vector<std::vector<WordLink>> links;  ///< one list a line, sorted
  std::vector<std::size_t> too_long;         ///< lines (from 1) of over 500 words a side: they have no links

  /// Pharaoh format: a line of "source-target" a pair of lines, separated by spaces.
  [[nodiscard]] std::string pharaoh() const;
};

/// Errors: kUsage for a threshold outside 0..1; as for reading line-aligned files (kIo, kEncoding, kFormat, kMismatch),
/// with file and line.
[[nodiscard]] Result<WordAlignment> align_words(const WordAlignOptions& options, Progress* progress);

}  // namespace lacuna
