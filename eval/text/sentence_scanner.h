/// \file
/// The sentences of one block of text. Candidates are the terminators of UAX #29; a border behind one is refused where
/// the words, quotes and brackets around it say that the sentence goes on. Thread-safety: reentrant. Cost: one pass,
/// linear.
#pragma once

#include <string_view>
#include <vector>

#include "eval/text/abbreviations.h"
#include "eval/text/line_flow.h"
#include "eval/text/segmenter.h"

namespace lacuna::text {

/// Appends the sentences of `block` to `segments`.
void scan_sentences(std::string_view text, const Block& block, const Abbreviations& abbreviations,
                    std::vector<Segment>& segments);

}  // namespace lacuna::text
