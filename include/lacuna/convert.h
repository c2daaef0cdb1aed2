/// \file
/// Files that hold both languages, from one format into another; and from and into two line-aligned texts.
///
///     ConvertRequest request;
///     request.inputs = {"memory.tmx"};
///     request.outputs = {"news.vi", "news.en"};
///     Result<Conversion> done = convert(request);
///     if (!done) return done.error().to_string();
///     write(done->files[0]);
///
/// Texts, names and what the formats have in common (languages, states, limits, flags) are carried over; layout and
/// comments are not. Thread-safety: independent calls may run at the same time. Cost: linear in the file, which is held
/// in memory.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lacuna/result.h"

namespace lacuna {

struct ConvertRequest {
  std::vector<std::string> inputs;   ///< one file that holds both languages, or two line-aligned texts, source first
  std::vector<std::string> outputs;  ///< likewise; nothing is written: their names say the format
  std::string from;                  ///< tsv, csv, jsonl, tmx, xliff, xliff-2, po; empty: by the name and the content
  std::string to;                    ///< the same; empty: by the name
  std::string source_language;       ///< BCP 47; which of a file's languages, and what a file that names none is in
  std::string target_language;
  std::string source_field;  ///< column or key of the source in TSV, CSV and JSON Lines; empty: the usual names
  std::string target_field;
};

struct Conversion {
  std::vector<std::string> files;  ///< bytes of each output, in UTF-8, not packed
  std::size_t units = 0;           ///< that were read
  std::size_t line_breaks = 0;     ///< texts in which spaces stand for line breaks (in TSV, for tabs too)
  std::size_t left_out = 0;        ///< units that the format cannot hold: without source text, in PO
};

/// Errors: those of reading; kUsage for a format that there is not or that the names do not say, for languages that the
/// format needs and nobody names, and for two files on both sides; kMismatch for texts of unequal numbers of lines.
[[nodiscard]] Result<Conversion> convert(const ConvertRequest& request);

}  // namespace lacuna
