/// \file
/// Any bitext as TSV, CSV, JSON Lines or line-aligned text.
///
/// Tables have a header, "source" and "target", with "id" before them when a unit has a name; JSON Lines have the same
/// keys, and null for a target that is not there. Inline codes are text as they are. What these formats have no word
/// for is left out: languages, states, flags, limits. A cell of TSV and a line cannot hold line breaks, nor a cell of
/// TSV a tab: a space stands for each (`line_breaks_of` counts the texts).
#pragma once

#include <cstddef>
#include <string>

#include "eval/corpus/bitext.h"

namespace lacuna::corpus {

[[nodiscard]] std::string write_tsv(const Bitext& bitext);
/// With commas between, quotes where they are needed, and CRLF, as RFC 4180 has it.
[[nodiscard]] std::string write_csv(const Bitext& bitext);
[[nodiscard]] std::string write_json_lines(const Bitext& bitext);

enum class BitextSide { kSource, kTarget };

/// A unit a line, empty where there is no text.
[[nodiscard]] std::string write_lines(const Bitext& bitext, BitextSide side);

/// How many texts, on both sides together, have line breaks inside, or else, for TSV, tabs.
[[nodiscard]] std::size_t line_breaks_of(const Bitext& bitext, bool or_tabs);

}  // namespace lacuna::corpus
