/// \file
/// Scores of units in files of other tools.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::corpus {

/// One score per unit, in order, from
/// - text: a number on each line, or columns between tabs, with or without a line of names above;
/// - JSON: an array of numbers or of objects, or an object with one such array (what `comet-score --to_json` writes);
/// - JSON Lines: an object or a number on each line (MetricX).
/// `column` is the name (or, in text without names, the number from 1) of what holds the score; empty: "score" or one
/// of the names tools use (COMET, prediction), or the only column. Errors: kIo, kEncoding; kFormat with line (of text)
/// or index (of JSON) for anything but finite numbers, and for columns that are not there.
[[nodiscard]] Result<std::vector<double>> read_external_scores(const std::string& path, std::string_view column);

/// The same from the content of a file, which is valid UTF-8.
[[nodiscard]] Result<std::vector<double>> parse_external_scores(const std::string& path, std::string_view text,
                                                                std::string_view column);

/// The document of each unit: a name on each line. Numbers count the names in their order of appearance, from 0.
/// Errors: kIo, kEncoding; kFormat for an empty line.
[[nodiscard]] Result<std::vector<std::uint32_t>> read_document_ids(const std::string& path);

}  // namespace lacuna::corpus
