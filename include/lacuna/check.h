/// \file
/// The main job: two texts in, findings out.
///
///     CheckRequest request;
///     request.source_path = "article.vi.txt";
///     request.target_path = "article.en.txt";
///     request.pack_path = "corpora/packs/vi-en";
///     Result<RunReport> report = check(request, nullptr);
///
/// Thread-safety: independent calls may run at the same time. Cost: about a millisecond a sentence pair. The report is
/// the same whatever the number of threads.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/run_report.h"

namespace lacuna {

/// Findings less sure than this are left out unless asked for. Chosen on the sample corpora and on published news:
/// about every second flag is then worth an editor's time, and good translations get under one flag in ten sentences.
inline constexpr double kDefaultMinProbability = 0.185;

struct CheckRequest {
  std::string source_path;
  std::string target_path;
  std::string source_language;            ///< BCP 47; empty: detected among the languages of the packs
  std::string target_language;            ///< likewise
  std::string pack_path;                  ///< folder of a pack; empty: found by language pair in `pack_folders`
  std::vector<std::string> pack_folders;  ///< folders that hold packs
  bool parallel = false;                  ///< the files are line-aligned: line i translates line i
  bool soft_paragraphs = false;           ///< a blank line in the middle of a sentence does not end it
  double min_probability = kDefaultMinProbability;  ///< findings below are left out, 0..1
  std::size_t threads = 0;                          ///< 0: one per core
};

/// Reads, segments, aligns, and checks every unit. Errors: unreadable or non-UTF-8 files (kIo, kEncoding), empty
/// files (kFormat), unequal line counts or swapped languages (kMismatch), no usable pack (kPack).
[[nodiscard]] Result<RunReport> check(const CheckRequest& request, Progress* progress);

}  // namespace lacuna
