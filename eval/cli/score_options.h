/// \file
/// The command line of `lacuna score`: sacreBLEU's, and what we add to it.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lacuna/scoring.h"

namespace lacuna::cli {

/// What the user asked for. Names and defaults are sacreBLEU's where it has the option.
struct ScoreArguments {
  std::vector<std::string> references;
  std::vector<std::string> hypotheses;
  std::string test_set;               ///< public test sets in place of references, with commas between them
  std::string origlang;               ///< of the test sets' lines, or "non-" and one; empty: all
  std::vector<std::string> echo;      ///< fields of the test sets to print, and nothing else
  std::vector<std::string> external;  ///< NAME[:lower][:COLUMN]=FILE[,FILE…]
  std::size_t reference_fields = 1;
  std::string encoding = "utf-8";
  bool resegment = false;
  std::vector<std::string> resegmented;  ///< files to write, one for each system
  std::vector<std::string> metrics;
  bool sentence_level = false;

  std::string smoothing = "exp";
  std::optional<double> smoothing_value;
  std::string tokenize;         ///< empty: by the target language
  std::string tokenizer_model;  ///< file of a SentencePiece model, or folder of a MeCab dictionary
  int max_order = 4;
  bool lowercase = false;
  bool effective_order = false;
  bool force = false;
  ChrfOptions chrf;
  TerOptions ter;

  std::string language_pair;
  std::string pack;
  std::string source_language;
  std::string target_language;

  bool confidence = false;
  bool paired_bootstrap = false;
  bool paired_randomization = false;
  bool randomization_interval = false;
  bool compare = false;
  std::size_t confidence_samples = 2000;
  std::size_t bootstrap_samples = 2000;
  std::size_t randomization_samples = 10000;
  std::size_t compare_samples = 10000;
  double alpha = 0.05;
  std::string documents;

  std::string format;  ///< empty: sacreBLEU's default for what is shown
  std::size_t threads = 0;
  int width = 1;
  bool quiet = false;
  bool short_signatures = false;
  bool score_only = false;

  [[nodiscard]] bool has_references() const { return !references.empty() || !test_set.empty(); }
};

/// Adds the options to `command`, with defaults and help.
void add_score_options(CLI::App& command, ScoreArguments& arguments);

/// The options that choose metrics and set them: -m, and those of BLEU, chrF and TER. `usual`: the metrics of a command
/// line without -m, for the help.
void add_metric_options(CLI::App& command, ScoreArguments& arguments, const std::string& usual);

/// What cannot be asked for at the same time. Errors: kUsage.
[[nodiscard]] Status check_score_arguments(const ScoreArguments& arguments);

/// Puts sacreBLEU's options of several letters behind one dash ("-tok", "-sl") in full among the words of a command
/// line (without the program's name), when the command is `score` or `compare`.
void expand_arguments(std::vector<std::string>& words);

}  // namespace lacuna::cli
