/// \file
/// `lacuna align` of documents: one pair or many, written in a format, held against gold.
#pragma once

#include <string>

#include "eval/cli/context.h"
#include "lacuna/align.h"
#include "lacuna/result.h"

namespace lacuna::cli {

struct DocumentAlignArguments {
  AlignRequest request;        ///< `source_path` and `target_path`: files, or two folders; empty with a list
  std::string list;            ///< file of pairs; empty: none
  std::string format = "tsv";  ///< a key of `kAlignmentFormats`
  std::string output;          ///< file for one pair; empty: standard output, or nothing with gold
  std::string output_folder;   ///< for several pairs
  std::string gold;            ///< file, or a folder for several pairs; empty: none
  bool quiet = false;
};

inline constexpr const char* kAlignmentFormats[] = {"tsv", "hunalign", "vecalign", "json", "tmx"};

/// Aligns and writes. Of several pairs one that fails is named on `context.err` and sets the exit code 2, but does not
/// stop the others. Errors: options that do not go together (kUsage), a list or folders that cannot be read, and, for
/// one pair, what is wrong with it.
[[nodiscard]] Status run_document_alignment(const DocumentAlignArguments& arguments, Context& context);

}  // namespace lacuna::cli
