/// \file
/// From the arguments of `lacuna meta` to what is evaluated: score files, a data folder, scores of our own.
#pragma once

#include <string>
#include <vector>

#include "eval/cli/context.h"
#include "eval/cli/outputs.h"
#include "lacuna/meta.h"
#include "lacuna/result.h"

namespace lacuna::cli {

/// What the user asked for.
struct MetaArguments {
  std::vector<std::string> human;  ///< score files, or with a folder the name of its scores
  std::string human_systems;
  std::vector<std::string> metric_files;
  std::vector<std::string> metric_system_files;
  std::string folder;
  std::string language_pair;
  std::vector<std::string> references;
  std::vector<std::string> metrics;  ///< of the folder; empty: all that fit the references
  std::vector<std::string> excluded;
  std::vector<std::string> lower;  ///< names of metrics whose scores are better when lower
  std::vector<std::string> own;    ///< names of metrics to compute
  std::string tokenize;            ///< empty: by the target language
  std::string write_folder;        ///< for score files of `own`; empty: none
  std::string level = "both";
  std::vector<std::string> statistics;  ///< empty: the usual ones
  std::vector<std::string> groupings = {"item"};
  std::string permutation = "both";
  MetaOptions options;
  std::string format;  ///< empty: by the ending of `output`
  std::string output = "-";
  bool quiet = false;
};

struct MetaInputs {
  MetaRequest request;
  std::vector<Output> score_files;  ///< of our own metrics, to be written
};

/// The files that are read; with a folder, all in those of its folders that hold scores and texts of the pair.
[[nodiscard]] std::vector<std::string> meta_files(const MetaArguments& arguments);

/// Reads and scores everything. Errors: whatever is wrong with the arguments or the files.
[[nodiscard]] Result<MetaInputs> read_meta_inputs(const MetaArguments& arguments, Context& context);

}  // namespace lacuna::cli
