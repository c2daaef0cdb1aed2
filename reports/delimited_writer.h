/// \file
/// The findings of one or several runs as a table for data frames and spreadsheets: a row for each, worst first within
/// its run, below a header. CSV as RFC 4180 has it (commas, CRLF); TSV with tabs and LF, and the same quotes.
///
/// Texts are UTF-8, whole and unchanged but for one thing: one that a spreadsheet would take for a formula (it begins
/// with = + - @, a tab or a line break), or that begins with an apostrophe, has an apostrophe before it. A program
/// takes one away from every text that begins with one. Numbers are numbers.
///
/// Thread-safe; linear.
#pragma once

#include <span>
#include <string>

#include "lacuna/compare.h"

namespace lacuna::reports {

/// Columns: run, number, severity, rule, probability, passage, name, line, source_file, target_file, source,
/// source_words, target, target_words, message, suggestion, fingerprint. `source` and `target` are the unit's texts,
/// `…_words` what of them the finding is about; empty where there is nothing.
[[nodiscard]] std::string to_csv(std::span<const NamedRun> runs);
[[nodiscard]] std::string to_tsv(std::span<const NamedRun> runs);

}  // namespace lacuna::reports
