/// \file
/// The few calls that most programs need: texts in memory in, scores and findings out.
///
///     EvaluateOptions options;
///     options.pack_folders = {"/usr/share/lacuna/packs"};
///     Result<RunReport> report =
///         evaluate({.source = vietnamese, .translation = english, .references = {reference}}, options);
///     if (!report) return report.error().to_string();
///     for (const Finding& finding : report->findings) show(finding.message);
///     for (const Score& score : report->scores) show(score.metric, score.value);
///
/// Files, single metrics and everything else that can be asked for: check.h, scoring.h, align.h.
/// Thread-safety: independent calls may run at the same time. Cost: that of `check` and `score_texts`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lacuna/check.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/run_report.h"
#include "lacuna/score.h"

namespace lacuna {

/// A text, its translation, and translations that are held to be good. Each is whole: sentences, or a segment a line.
struct TextPair {
  std::string source = {};
  std::string translation = {};
  std::vector<std::string> references = {};  ///< none: nothing is scored
};

struct EvaluateOptions {
  std::string source_language = {};  ///< BCP 47; empty: detected among the languages of the packs
  std::string target_language = {};
  std::string pack_path = {};                  ///< folder of a language pack; empty: found in `pack_folders`
  std::vector<std::string> pack_folders = {};  ///< folders that hold packs; without any, omissions are not looked for
  /// Line i of each text belongs to line i of the others. Else the source and its translation are aligned by sentences,
  /// and a translation with other lines than its reference is cut anew into the reference's
  /// (`ScoreRequest::resegment`).
  bool lines = false;
  std::vector<std::string> metrics = {"bleu", "chrf", "ter"};  ///< by name, see metric_registry.h
  double min_probability = kDefaultMinProbability;             ///< findings below are left out, 0..1
  CheckSelection checks = {};                                  ///< which checks run
  std::size_t threads = 0;                                     ///< 0: one per core
};

/// Scores the translation against the references. BLEU takes the tokeniser that is usual for the target language.
/// Errors: kUsage without a reference, for an unknown metric; as `score_texts`.
[[nodiscard]] Result<std::vector<Score>> score(const TextPair& pair, const EvaluateOptions& options = {},
                                               Progress* progress = nullptr);

/// Checks the translation against the source. Errors: as for `check` of files.
[[nodiscard]] Result<RunReport> check(const TextPair& pair, const EvaluateOptions& options = {},
                                      Progress* progress = nullptr);

/// Both: the report of `check`, with the scores of `score` after its own when there is a reference.
[[nodiscard]] Result<RunReport> evaluate(const TextPair& pair, const EvaluateOptions& options = {},
                                         Progress* progress = nullptr);

}  // namespace lacuna
