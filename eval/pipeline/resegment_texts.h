/// \file
/// Translations with lines of their own, cut into the lines of their references before they are scored.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/parallel.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

/// A text to cut.
struct Uncut {
  std::string name;  ///< for messages
  std::string_view text;
};

/// For each of `hypotheses` its text with as many lines as `references` has elements, each the references of a line,
/// one or more. Words (`text::border_tokens`) are compared in lower case, borders are those of `align::resegment`: it
/// prefers ends of the hypothesis's lines, then of its sentences. No word is changed; within a line, line breaks of the
/// hypothesis and the white space around them are one space, or none between Han or kana. All texts are valid UTF-8.
/// Errors: kUsage for a text with more words than `align::kMostResegmentedWords`.
[[nodiscard]] Result<std::vector<std::string>> resegment_texts(
    std::span<const std::vector<std::string_view>> references, std::span<const Uncut> hypotheses,
    const base::ParallelFor& parallel_for);

}  // namespace lacuna::pipeline
