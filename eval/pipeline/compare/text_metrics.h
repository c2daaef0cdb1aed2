/// \file
/// Texts to compare: read and cut into lines, and scored against references as `score_texts` does.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/pipeline/compare/compared.h"
#include "lacuna/compare.h"

namespace lacuna::pipeline {

/// Reads a file into `compared.texts` and cuts it into lines, without white space at their ends. Errors: kIo,
/// kEncoding.
[[nodiscard]] Result<Lines> read_lines(const std::string& path, Compared& compared);

/// Reads the references, and takes the lines of the units; `what` has the units ("a.txt", or a run). Errors: as above,
/// and as `lines_of_units`.
[[nodiscard]] Status read_references(const CompareOptions& options, const std::string& what, Compared& compared);

/// Whether `path` has as many lines as `first_path` has units. Errors: kMismatch; names the shorter one.
[[nodiscard]] Status expect_lines(const std::string& path, std::size_t lines, const std::string& first_path,
                                  std::size_t units);

/// Which line of `path`, of `lines`, is each unit's: there is one for each unit, or, where the units are those of a
/// file that had others too (blank lines), one for each of that file's. Errors: kMismatch; says how many `path` should
/// have.
[[nodiscard]] Result<std::vector<std::size_t>> lines_of_units(const std::string& path, std::size_t lines,
                                                              const std::string& what, const Compared& compared);

/// Appends the metrics of `options` (else BLEU, chrF2 and TER) on all hypotheses, whose references are there. Values of
/// units are those of single sentences in sacreBLEU. Errors: those of making and scoring metrics.
[[nodiscard]] Status score_hypotheses(const CompareOptions& options, const base::ParallelFor& parallel_for,
                                      Compared& compared);

}  // namespace lacuna::pipeline
