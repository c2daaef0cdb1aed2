/// \file
/// The formats in which test sets are published, as lists of segments. Segments come out as sacreBLEU has them, so that
/// scores are the same: entities of the pseudo-SGML stay as they are written, white space is made single.
///
/// Thread-safety: pure functions. Cost: linear. Input is valid UTF-8; `path` is for messages. Errors are kFormat, with
/// the line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::testsets {

/// Every line, without white space at its end.
[[nodiscard]] std::vector<std::string> read_lines(std::string_view text);

/// One column of every line, from 1, between tabs. Errors: a line with fewer columns.
[[nodiscard]] Result<std::vector<std::string>> read_tsv(std::string_view text, std::size_t column,
                                                        const std::string& path);

/// The string under `key` of every line's object. Errors: a line that is none, or has no such string.
[[nodiscard]] Result<std::vector<std::string>> read_json_lines(std::string_view text, const std::string& key,
                                                               const std::string& path);

/// The segments of a pseudo-SGML file and, for each, what the document's tag says; empty where it says nothing.
struct SgmSegments {
  std::vector<std::string> texts;
  std::vector<std::string> docids;
  std::vector<std::string> genres;
  std::vector<std::string> origlangs;
};

/// Everything between `<seg …>` and `</seg>`, wherever the lines break, and in any case of letters. Errors: a segment
/// that does not end.
[[nodiscard]] Result<SgmSegments> read_sgm(std::string_view text, const std::string& path);

/// `text` without white space (Python's) at both ends, and with one space for each stretch of it within.
[[nodiscard]] std::string single_spaced(std::string_view text);

}  // namespace lacuna::testsets
