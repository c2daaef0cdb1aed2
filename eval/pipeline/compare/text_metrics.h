/// \file
/// Texts to compare: read and cut into lines, and scored against references as `score_texts` does.
#pragma once

#include <string>

#include "eval/base/parallel.h"
#include "eval/pipeline/compare/compared.h"
#include "lacuna/compare.h"

namespace lacuna::pipeline {

/// Reads a file into `compared.texts` and cuts it into lines, without white space at their ends. Errors: kIo,
/// kEncoding.
[[nodiscard]] Result<Lines> read_lines(const std::string& path, Compared& compared);

/// Reads the references; `what` has as many units ("a.txt", or the runs). Errors: as above; kMismatch.
[[nodiscard]] Status read_references(const CompareOptions& options, const std::string& what, Compared& compared);

/// Whether `path` has as many lines as `first_path` has units. Errors: kMismatch; names the shorter one.
[[nodiscard]] Status expect_lines(const std::string& path, std::size_t lines, const std::string& first_path,
                                  std::size_t units);

/// Appends the metrics of `options` (else BLEU, chrF2 and TER) on all hypotheses, whose references are there. Values of
/// units are those of single sentences in sacreBLEU. Errors: those of making and scoring metrics.
[[nodiscard]] Status score_hypotheses(const CompareOptions& options, const base::ParallelFor& parallel_for,
                                      Compared& compared);

}  // namespace lacuna::pipeline
