/// \file
/// Any bitext as gettext PO.
#pragma once

#include <cstddef>
#include <string>

#include "eval/corpus/bitext.h"

namespace lacuna::corpus {

/// A message for every unit, with its name as context, its flags, limit of length and the rules that are switched off;
/// a unit that needs review is fuzzy. Two messages of one context and one source get numbers behind their contexts. A
/// unit without source text and without name would be a header and is left out (`left_out_of_po` counts). Plural forms
/// are messages of their own. A NUL is written as its picture (U+2400).
[[nodiscard]] std::string write_po(const Bitext& bitext);

[[nodiscard]] std::size_t left_out_of_po(const Bitext& bitext);

}  // namespace lacuna::corpus
